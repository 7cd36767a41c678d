"""A service whose clock is minutes off: what a lost answer was about is found all the same."""

from __future__ import annotations

from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from channels.parts import record
from channels.peering import REAL, adapter_of, parts_sent, runs, some, threaded
from masthead.channels.moments import SLACK, behind, earliest
from masthead.channels.wire import Reply
from masthead.record import State
from servers.lossy import lose
from servers.lossy_mail import LossyMail
from servers.peer import Clock, Peer

NOW = 1_796_634_000.0
OFF = {"four minutes": 240.0, "ten minutes": 600.0, "hours": 10_000.0}
"""How far clocks are apart; X refuses a signature that is minutes off."""


class Off(Clock):
    """A clock that differs from another one, and moves it with itself."""

    def __init__(self, other: Clock, by: float) -> None:
        self.other, self.by = other, by

    @property
    def now(self) -> float:
        """The time that it shows, in seconds since 1970."""
        return self.other.now + self.by

    @now.setter
    def now(self, value: float) -> None:
        self.other.now = value - self.by


@pytest.mark.parametrize("ahead", [True, False], ids=["behind", "ahead"])
@pytest.mark.parametrize("off", OFF)
def test_a_clock_that_is_off_makes_no_second_post(
    off: str, ahead: bool, peer: Peer, tmp_path: Path
) -> None:
    """The service's is behind ours or ahead of it: one post in the end, or `unknown` where blind.

    The run that finds out is another one, long after the key of the request is forgotten.
    """
    if isinstance(peer.proxy, LossyMail) or (peer.service == "x" and OFF[off] > 300):
        return
    # A server that is real shows the real time, which no test moves.
    peer.proxy.clock = peer.clock if peer.service not in REAL - {"mastodon"} else None
    ours = replace(peer, clock=Off(peer.clock, OFF[off] if ahead else -OFF[off]))
    requests = len(parts_sent(ours, tmp_path, "whole"))
    for number in some(ours, range(1, requests + 1)):
        before = len(ours.posts())
        publisher = runs(ours, tmp_path, threaded(ours, f"{number}"), f"lamp-{number}")
        ours.proxy.begin(**{f"_{later}": lose for later in range(number, 200)})
        publisher.run()
        ours.proxy.begin()
        ours.clock.now += 90_000.0
        publisher.adapter = adapter_of(ours, tmp_path)
        record_ = publisher.until_settled()
        made, parts = len(ours.posts()) - before, len(publisher.payload["parts"])
        if record_.state is State.UNKNOWN and publisher.adapter.capability.blind:
            assert made <= parts
        else:
            assert (State.PUBLISHED, parts, "") == (record_.state, made, record_.reason)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (formatdate(NOW, usegmt=True), 0.0),
        (formatdate(NOW - 600, usegmt=True), 600.0),
        (formatdate(NOW + 600, usegmt=True), 0.0),
        (formatdate(NOW - 600).replace("-0000", ""), 600.0),
        ("", 0.0),
        ("yesterday", 0.0),
        ("Mon, 07 Dec 99999 09:00:00 GMT", 0.0),
        ("Mon, 07 Dec 2026 09:00:00 +9999", 0.0),
    ],
)
def test_an_answer_says_how_far_its_clock_is_behind(date: str, expected: float) -> None:
    """One that is ahead, or says nothing that can be read, changes nothing."""
    assert expected == behind(Reply(None, {"date": date}), NOW)


@pytest.mark.parametrize(
    ("age", "expected"),
    [("590", 10.0), ("900", 0.0), ("-5", 600.0), ("9" * 5000, 0.0), ("x", 600.0)],
)
def test_an_answer_that_was_kept_on_its_way_is_as_old_as_it_says(age: str, expected: float) -> None:
    """A cache leaves `Date` as it was: the service's clock is none the later."""
    kept = Reply(None, {"date": formatdate(NOW - 600, usegmt=True), "age": age})

    assert expected == behind(kept, NOW)


def test_what_is_looked_for_begins_by_the_clock_of_the_service() -> None:
    """A moment before the request left; where that is not known, before now."""
    late = Reply(None, {"date": formatdate(NOW - 600, usegmt=True)})

    assert NOW - 100 - 600 - SLACK == earliest(record(first_sent=NOW - 100), late, NOW)
    assert NOW - SLACK == earliest(record(first_sent=None), Reply(None), NOW)
