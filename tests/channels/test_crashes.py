"""Every adapter's process may die at any of its requests: the next run makes it whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels.dying import Life, mortal_mail, mortal_runs, reborn, until_dead
from channels.peering import threaded
from channels.runs import Runs
from masthead.record import State
from servers.peer import Peer

LEASE = 1900.0
"""Seconds after which another run may take what a dead one held; keys are still known then."""

DAY = 90_000.0
"""Seconds after which no service knows a key any more."""


@pytest.mark.parametrize("later", [LEASE, DAY], ids=["lease", "day"])
@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
def test_a_process_that_dies_makes_no_second_post(
    acted: bool, later: float, peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever request: one post of each part in the end, or, where nobody can tell, unknown.

    The run that finds out dies as well, at its first request.
    """
    life = Life()
    mortal_mail(life, monkeypatch)
    number, died = 0, True
    while died:
        number += 1
        name = f"{later:.0f}-{acted}-{number}".lower()
        publisher = mortal_runs(peer, tmp_path, threaded(peer, name), f"lamp-{name}", life)
        before = len(peer.posts())
        life.begin(number, acted=acted)
        died = until_dead(publisher) is None
        peer.clock.now += later
        reborn(peer, publisher, life, tmp_path)
        life.begin(1, acted=True)
        until_dead(publisher)
        peer.clock.now += later
        reborn(peer, publisher, life, tmp_path)
        life.begin()
        judge(peer, publisher, before, died=died)
    assert number > 1


def judge(peer: Peer, publisher: Runs, before: int, *, died: bool) -> None:
    """Compare what people see with what the ledger says."""
    record, parts = publisher.until_settled(), len(publisher.payload["parts"])
    made = len(peer.posts()) - before
    if record.state is State.UNKNOWN and publisher.adapter.capability.blind and died:
        assert made <= parts
        assert "" != record.reason
    else:
        found = (record.state, made, len(record.receipts), record.reason)
        assert (State.PUBLISHED, parts, parts, "") == found
