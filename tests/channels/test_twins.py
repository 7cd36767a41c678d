"""Two deliveries with the same text: what is out of the one is never taken for the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels.dying import Life, mortal_mail, mortal_runs, reborn, until_dead
from channels.peering import message
from masthead.record import State
from servers.peer import Peer


@pytest.mark.parametrize("acted", [False, True], ids=["before", "after"])
def test_what_is_found_may_be_the_others(
    acted: bool, peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever request the second one's process dies: each has its own post, or says none."""
    life = Life()
    mortal_mail(life, monkeypatch)
    number, died = 0, True
    while died:
        number += 1
        payload = message(peer, f"The same words, {number}.")
        before = len(peer.posts())
        life.begin()
        first = mortal_runs(peer, tmp_path, payload, f"first-{number}", life)
        one = first.until_settled()
        second = mortal_runs(peer, tmp_path, payload, f"second-{number}", life)
        second.records = first.records
        life.begin(number, acted=acted)
        died = until_dead(second) is None
        peer.clock.now += 90_000
        reborn(peer, second, life, tmp_path)
        life.begin()
        two = second.until_settled()

        made = len(peer.posts()) - before
        assert State.PUBLISHED is one.state
        assert made in (1, 2)
        if two.state is State.PUBLISHED:
            assert 2 == made, two
            assert one.remote_id != two.remote_id
        else:
            assert "" != two.reason
