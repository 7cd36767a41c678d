"""A token that is revoked between a lost answer and the question what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels.peering import adapter_of, parts_sent, runs, some, threaded
from masthead.record import State
from servers.lossy import Fate, instead, lose
from servers.lossy_mail import LossyMail
from servers.peer import Peer

LAST = 200
"""More requests than a delivery makes."""

REVOKED = {
    401: b'{"message": "token revoked", "error": {"code": 190, "message": "token revoked"}}',
    403: b'{"message": "not yours", "error": {"code": 200, "message": "not yours"}}',
}


@pytest.mark.parametrize("later", [1900.0, 90_000.0], ids=["lease", "day"])
@pytest.mark.parametrize("how", ["own", "401", "403"])
def test_a_token_revoked_after_a_lost_answer_makes_no_second_post(
    how: str, later: float, peer: Peer, tmp_path: Path
) -> None:
    """Whichever answer was the last to be lost: refused twice, then let in again.

    While it is refused, nothing is said of the post that is not known, and nothing is sent. Once
    the credentials are back there is one post; where nobody can tell, it stays with a person.
    """
    if isinstance(peer.proxy, LossyMail) and how != "own":
        return
    requests = len(parts_sent(peer, tmp_path, "whole"))
    for number in some(peer, range(1, requests + 1)):
        before, name = len(peer.posts()), f"{how}-{later:.0f}-{number}"
        publisher = runs(peer, tmp_path, threaded(peer, name), f"lamp-{name}")
        blind, parts = publisher.adapter.capability.blind, len(publisher.payload["parts"])
        peer.proxy.begin(**{f"_{one}": lose for one in range(number, LAST)})
        if publisher.run().state is State.PUBLISHED:
            continue  # only an answer was lost that says nothing of the post itself
        out = len(peer.posts()) - before
        for _ in range(2):
            peer.clock.now += later
            peer.proxy.begin(**{f"_{one}": refused(peer, how) for one in range(1, LAST)})
            publisher.adapter = adapter_of(peer, tmp_path)
            record = publisher.run()
            assert out == len(peer.posts()) - before
            assert record.state is not State.PUBLISHED
            assert record.state is not State.FAILED or not out, record
            assert "" != record.reason
        peer.clock.now += later
        peer.proxy.begin()
        publisher.adapter = adapter_of(peer, tmp_path)
        record = publisher.until_settled()
        made = len(peer.posts()) - before
        if record.state is State.UNKNOWN and blind:
            assert out == made <= parts, record
        elif record.state is State.FAILED:
            assert 0 == made == len(record.receipts), record
        else:
            assert (State.PUBLISHED, parts, parts) == (record.state, made, len(record.receipts))


def refused(peer: Peer, how: str) -> Fate:
    """Return an answer that lets nobody in: the service's own way to say it, or a bare status."""
    if how == "own":
        status, body = peer.rejects.get("credentials", (401, REVOKED[401]))
        return instead(status, body)
    return instead(int(how), REVOKED[int(how)])
