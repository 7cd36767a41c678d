"""Channels side by side: what is under way at the same time, and what waits for what."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Any

import pytest

from masthead.protocol import deliver
from masthead.protocol.effect import (
    AWAIT,
    Begin,
    Ended,
    Lost,
    Push,
    Pushed,
    Sleep,
)
from masthead.protocol.outcome import Ambiguous, Prepared, Refused
from masthead.protocol.task import Policy, Task
from masthead.record import Plan, Record, State
from protocol.hand import BLIND, LIST, OWN, OWN_THREAD, TWO, Hand, T, task

LEDGER, GATHER = "", "+"
TOOK = 1.5
"""Seconds that a push takes here."""


class Stage(Hand):
    """A run whose lanes end when a test says so."""

    def start(self, *tasks: Task, took: float = 0.0, **policy: Any) -> Stage:
        """Claim, and go on to where the run waits; each push takes so many seconds."""
        self.at, self.took = T + 0.25, took
        self.under_way: dict[str, Any] = {}
        self.steps = deliver(tasks, Policy(**policy), "n1", lambda: 0.5, lambda: self.why)
        self.why, self.over = "", False
        return self._go(None)

    def end(self, lane: str, answer: Any = None, *, after: float = 0.0) -> Stage:
        """End what is under way in a lane, with an answer or as the world has it.

        Args:
            lane: the lane.
            answer: the answer, or None for the world's.
            after: seconds since anything ended; a push takes its own.
        """
        work = self.under_way.pop(lane)
        given = super().act(work)
        self.at += self.took if isinstance(given, Pushed) else after
        return self._go(Ended(lane, given if answer is None else answer, self.at))

    def _go(self, answer: Any) -> Stage:
        """Answer what needs no time, until the run waits or is over."""
        while True:
            try:
                effect = self.steps.send(answer)
            except StopIteration:
                self.over = True
                return self
            if effect == AWAIT:
                assert self.under_way
                return self
            if isinstance(effect, Begin):
                assert effect.lane not in self.under_way
                self.under_way[effect.lane] = effect.work
                answer = self.at
            else:
                answer = self.act(effect)

    @property
    def what(self) -> dict[str, str]:
        """What is under way: for each lane the name of the effect."""
        return {lane: type(work).__name__ for lane, work in self.under_way.items()}

    @property
    def carried(self) -> list[dict[str, State]]:
        """The states that each push wrote, by delivery."""
        pushes = [effect for effect in self.seen if isinstance(effect, Push)]
        return [{name: one.state for name, one in push.changes.items()} for push in pushes]


def other(one: Task, post: str = "other") -> Task:
    """Return the same for another post."""
    return replace(one, post=post)


# --- side by side ---


def test_channels_are_under_way_at_the_same_time() -> None:
    """Whatever their services ask for first."""
    known = Record(
        "lamp", "c", State.SENDING, nonce="n0", plan=Plan.SEND, key="lamp@c", lease_until=T - 60
    )
    stage = Stage({known.name: known})

    stage.start(task(OWN, "a"), task(TWO, "b"), task(LIST, "c"))

    assert {"a": "Send", "b": "Prepare", "c": "Look"} == stage.what


@pytest.mark.parametrize("first", ["a", "b"])
def test_a_slow_channel_holds_up_no_other(first: str) -> None:
    """The one has sent all it has before the other has an answer."""
    second = {"a": "b", "b": "a"}[first]
    tasks = [task(OWN, "a"), task(OWN, "b"), other(task(OWN, "a")), other(task(OWN, "b"))]
    stage = Stage().start(*tasks).end(first).end(first)

    assert {second: "Send"} == stage.what
    stage.end(second).end(second)
    assert stage.over
    assert {State.PUBLISHED} == {record.state for record in stage.records.values()}


def test_the_deliveries_of_a_channel_go_out_in_their_order() -> None:
    """One after the other, and each thread part by part."""
    tasks = [task(OWN_THREAD, parts=["a", "b"]), other(task(OWN_THREAD, parts=["c", "d"]))]
    stage = Stage().start(*tasks)

    sent = []
    while not stage.over:
        (work,) = stage.under_way.values()
        sent.append(work.record.part_key)
        stage.end("outbox")

    assert ["lamp@outbox", "lamp@outbox/1", "other@outbox", "other@outbox/1"] == sent


def test_a_pause_is_its_channels_only() -> None:
    """A rate limit of one service keeps no other waiting."""
    soon = Refused("busy", retryable=True, retry_after=20.0)
    stage = Stage().start(task(OWN, "a"), task(OWN, "b"), other(task(OWN, "b")))

    stage.end("a", soon).end("b").end("b")

    assert {"a": Sleep(20.0)} == stage.under_way
    assert {"a": "Send"} == stage.end("a").what


@pytest.mark.parametrize(
    "answer",
    [Refused("dead", retryable=True, credentials=True), Refused("no"), Ambiguous("lost")],
)
def test_a_failure_is_its_channels_only(answer: Any) -> None:
    """Dead credentials, a refusal, a lost answer."""
    stage = Stage().start(task(LIST, "a"), task(LIST, "b"), other(task(OWN, "c")))
    stage.end(LEDGER).end("a", answer).end("b").end("c")

    assert stage.over
    assert {"lamp@b": State.PUBLISHED, "other@c": State.PUBLISHED} == {
        name: one.state for name, one in stage.records.items() if one.channel != "a"
    }
    assert stage.records["lamp@a"].state is not State.PUBLISHED


def test_a_ledger_that_is_slow_holds_up_who_needs_it_only() -> None:
    """While one channel's intent is pushed, another sends; while one fetches, too."""
    stage = Stage().start(task(BLIND, "a"), task(OWN, "b"), other(task(OWN, "b")))
    assert {"b": "Send", LEDGER: "Push"} == stage.what

    stage.end("b").end("b")

    assert {LEDGER: "Push"} == stage.what
    assert {"a": "Send"} == stage.end(LEDGER).what


def test_a_rejected_push_is_tried_again_beside_the_requests() -> None:
    """Pause, fetch and push of the ledger have their own lane."""
    stage = Stage().start(task(BLIND, "a"), task(OWN, "b"))
    stage.tip += 1

    seen = []
    while "a" not in stage.under_way:
        seen.append(stage.what[LEDGER])
        assert "Send" == stage.what["b"]
        stage.end(LEDGER)

    assert ["Push", "Sleep", "Fetch", "Push"] == seen


# --- what travels together ---


def test_intents_travel_together() -> None:
    """A first push for all channels that need one."""
    stage = Stage().start(*(task(BLIND, channel) for channel in "abc"))
    assert {LEDGER: "Push"} == stage.what

    stage.end(LEDGER)

    assert {"a": "Send", "b": "Send", "c": "Send"} == stage.what
    assert dict.fromkeys(("lamp@a", "lamp@b", "lamp@c"), State.SENDING) == stage.carried[1]
    stage.end("c").end("a").end("b")
    assert dict.fromkeys(("lamp@a", "lamp@b", "lamp@c"), State.PUBLISHED) == stage.carried[2]
    assert (True, 3) == (stage.over, len(stage.carried))


def test_an_intent_that_a_push_left_out_goes_with_the_next() -> None:
    """Its request waits for it, whatever the push under way brings."""
    stage = Stage().start(task(BLIND, "a"), task(TWO, "b"))
    assert {"b": "Prepare", LEDGER: "Push"} == stage.what
    stage.end("b", Prepared("h1"))

    stage.end(LEDGER)

    assert {"a": "Send", LEDGER: "Push"} == stage.what
    assert {"lamp@b": State.SENDING} == {
        name: one.state for name, one in stage.under_way[LEDGER].changes.items()
    }
    assert {"a": "Send", "b": "Send"} == stage.end(LEDGER).what


def test_a_result_that_came_during_a_push_is_not_forgotten() -> None:
    """It travels with the next push."""
    stage = Stage().start(task(BLIND, "a"), task(OWN, "b"))
    stage.end("b").end(LEDGER)
    assert State.SENDING is stage.records["lamp@b"].state

    stage.end("a")

    assert stage.over
    assert {"lamp@a": State.PUBLISHED, "lamp@b": State.PUBLISHED} == stage.carried[-1]


def test_a_result_that_came_during_a_rejected_push_travels_with_the_next_try() -> None:
    """What is written is looked at anew each time."""
    stage = Stage().start(task(BLIND, "a"), task(OWN, "b"))
    stage.tip += 1
    stage.end(LEDGER).end("b").end(LEDGER).end(LEDGER)

    assert {"lamp@a": State.SENDING, "lamp@b": State.PUBLISHED} == {
        name: one.state for name, one in stage.under_way[LEDGER].changes.items()
    }
    stage.end(LEDGER).end("a")
    assert (True, {"lamp@a": State.PUBLISHED}) == (stage.over, stage.carried[-1])


def test_a_claim_that_was_lost_ends_its_own_delivery_only() -> None:
    """The others of the push, and of the channel, go on."""
    stage = Stage().start(task(BLIND, "a"), task(BLIND, "b"), other(task(BLIND, "a")))
    stolen = replace(stage.records["lamp@a"], nonce="rival", lease_until=T + 9000)
    stage.records[stolen.name] = stolen
    stage.tip += 1
    while "b" not in stage.under_way:
        stage.end(LEDGER)

    assert {"b": "Send", LEDGER: "Push"} == stage.what
    stage.end(LEDGER).end("a").end("b")
    assert (True, stolen) == (stage.over, stage.records["lamp@a"])
    assert State.PUBLISHED is stage.records["other@a"].state


def test_all_claims_lost_is_the_end() -> None:
    """Nothing is left to push, and nobody waits for it."""
    stage = Stage().start(task(BLIND, "a"), other(task(BLIND, "a")))
    for name, record in stage.records.items():
        stage.records[name] = replace(record, nonce="rival", lease_until=T + 9000)
    stage.tip += 1
    while not stage.over:
        stage.end(LEDGER)

    assert 2 == len(stage.carried)
    assert {"rival"} == {record.nonce for record in stage.records.values()}


# --- waiting for company ---


def pair(**policy: Any) -> Stage:
    """Return two channels with two deliveries each, whose first requests are under way."""
    tasks = [task(BLIND, "a"), task(BLIND, "b"), other(task(BLIND, "a")), other(task(BLIND, "b"))]
    return Stage().start(*tasks, took=TOOK, **policy).end(LEDGER)


def test_a_push_waits_for_what_is_about_to_be_told() -> None:
    """As long as a push takes: else each channel would wait for the other's push."""
    stage = pair().end("a")
    assert {"b": "Send", GATHER: "Sleep"} == stage.what
    assert Sleep(TOOK) == stage.under_way[GATHER]

    stage.end("b")

    assert {GATHER: "Sleep", LEDGER: "Push"} == stage.what
    assert 4 == len(stage.under_way[LEDGER].changes)


def test_the_first_push_measures_the_second() -> None:
    """What it took is counted from when it began, not from 1970."""
    tasks = [other(task(BLIND, channel), post) for post in "xy" for channel in "ab"]
    stage = Stage().start(*tasks, took=0.125).end(LEDGER).end("a", after=1.0)

    assert Sleep(0.125) == stage.under_way[GATHER]


def test_a_push_does_not_wait_longer() -> None:
    """A channel that is slow is not waited for a second time until it tells again."""
    stage = pair().end("a").end(GATHER)
    assert {"b": "Send", LEDGER: "Push"} == stage.what

    stage.end(LEDGER).end("a")

    assert stage.over is False
    assert {"b": "Send"} == stage.what
    stage.end("b").end(LEDGER).end("b")
    assert stage.over


@pytest.mark.parametrize(("gap", "awaited"), [(TOOK - 0.1, True), (TOOK, False), (9.0, False)])
def test_who_would_find_the_ledger_free_is_not_waited_for(gap: float, awaited: bool) -> None:
    """It is taken to need as long as the last time; who comes sooner would miss the push."""
    tasks = [other(task(BLIND, channel), post) for post in "xyz" for channel in "ab"]
    stage = Stage().start(*tasks, took=TOOK).end(LEDGER).end("a", after=20.0)
    stage.end(GATHER, after=TOOK).end(LEDGER).end("b").end(LEDGER)
    assert {"a": "Send", "b": "Send"} == stage.what

    stage.end("a", after=23.0 - gap)

    assert awaited is (GATHER in stage.under_way)
    assert awaited is not (LEDGER in stage.under_way)


def three() -> Stage:
    """Return three channels with requests under way, of which `c` takes 9 seconds, others 1."""
    tasks = [other(task(BLIND, channel), post) for post in "wxyz" for channel in "abc"]
    stage = Stage().start(*tasks, took=TOOK).end(LEDGER)
    stage.end("a", after=1.0).end("b").end("c", after=8.0).end(LEDGER)
    assert {"a": "Send", "b": "Send", "c": "Send", GATHER: "Sleep"} == stage.what
    return stage


def test_one_that_is_about_to_come_is_enough() -> None:
    """However late another will be."""
    assert {"b": "Send", "c": "Send", GATHER: "Sleep"} == three().end("a", after=1.0).what


def test_a_wait_that_ends_when_no_push_waits_makes_nobody_slow() -> None:
    """It was for a push that has begun, or is over."""
    stage = three().end(GATHER).end("a", after=1.0)
    assert {"b": "Send", "c": "Send", GATHER: "Sleep"} == stage.what

    stage.end("b")
    assert {"c": "Send", GATHER: "Sleep", LEDGER: "Push"} == stage.what
    stage.end(GATHER).end(LEDGER)
    assert {"a": "Send", "b": "Send", "c": "Send"} == stage.what

    assert {"b": "Send", "c": "Send", GATHER: "Sleep"} == stage.end("a", after=6.0).what
    assert {"c": "Send", GATHER: "Sleep"} == stage.end("b").what


def test_who_tells_again_is_waited_for_again() -> None:
    """Being slow once is forgotten."""
    stage = Stage().start(
        *(other(task(BLIND, channel), post) for post in "wxyz" for channel in "ab"), took=TOOK
    )
    stage.end(LEDGER).end("a").end(GATHER).end("b").end(LEDGER)
    assert {"a": "Send", GATHER: "Sleep"} == stage.what
    stage.end("a").end(GATHER).end(LEDGER)
    assert {"a": "Send", "b": "Send"} == stage.what

    assert {"b": "Send", GATHER: "Sleep"} == stage.end("a").what


def test_a_wait_that_is_still_under_way_is_not_begun_twice() -> None:
    """It serves the next push as well, and the end of the run does not wait for it."""
    stage = pair().end("a").end("b").end(LEDGER).end("a")
    assert {"b": "Send", GATHER: "Sleep"} == stage.what

    stage.end("b")

    assert (True, {GATHER: "Sleep"}) == (stage.over, stage.what)


def test_a_wait_in_which_nothing_more_is_told_begins_once() -> None:
    """Whatever else ends meanwhile."""
    stage = Stage().start(
        *(task(BLIND, channel) for channel in "abc"), other(task(BLIND, "a")), took=TOOK
    )
    stage.end(LEDGER).end("a").end("b")

    assert {"c": "Send", GATHER: "Sleep"} == stage.what
    assert {LEDGER: "Push", GATHER: "Sleep"} == stage.end("c").what


def test_only_what_tells_is_waited_for() -> None:
    """A channel that needs no intent keeps no push waiting."""
    stage = Stage().start(
        task(OWN, "a"), task(BLIND, "b"), other(task(OWN, "a")), other(task(BLIND, "b")), took=TOOK
    )
    stage.end(LEDGER).end("b")

    assert {"a": "Send", LEDGER: "Push"} == stage.what


def test_without_a_push_to_measure_by_nothing_waits() -> None:
    """The answers to all pushes so far were lost."""
    stage = Stage(pushes=deque([Lost, Lost])).start(task(BLIND, "a"), task(TWO, "b"))
    while "a" not in stage.under_way:
        stage.end(LEDGER)

    assert {"a": "Send", LEDGER: "Push"} == stage.end("b", Prepared("h1")).what


@pytest.mark.parametrize("took", [0.0, -60.0])
def test_a_push_that_took_no_time_waits_for_nobody(took: float) -> None:
    """Neither one that is quicker than the clock can tell, nor one during which it was put back."""
    tasks = [task(BLIND, "a"), task(BLIND, "b"), other(task(BLIND, "a"))]
    stage = Stage().start(*tasks, took=took).end(LEDGER)

    assert {"b": "Send", LEDGER: "Push"} == stage.end("a", after=99.0).what


def test_the_policy_bounds_the_wait() -> None:
    """A ledger that is very slow is no reason to wait as long."""
    assert Sleep(0.5) == pair(gather=0.5).end("a").under_way[GATHER]
    assert 2.0 == Policy().gather


# --- a stop ---


def test_a_stop_ends_every_lane() -> None:
    """What is under way is recorded, and nothing further begins."""
    tasks = [task(OWN, "a"), task(BLIND, "b"), other(task(OWN, "a")), other(task(BLIND, "b"))]
    stage = Stage().start(*tasks).end(LEDGER)
    stage.why = "stopped"

    stage.end("a").end("b")

    assert stage.over
    assert {
        "lamp@a": State.PUBLISHED,
        "lamp@b": State.PUBLISHED,
        "other@a": State.CLAIMED,
        "other@b": State.CLAIMED,
    } == {name: one.state for name, one in stage.records.items()}


def test_a_stop_leaves_out_the_pause_before_a_second_try() -> None:
    """Nobody is kept waiting for a request that will not be made."""
    stage = Stage().start(task(OWN, "a"))
    stage.why = "stopped"

    stage.end("a", Refused("busy", retryable=True, retry_after=20.0))

    assert stage.over
    assert (State.CLAIMED, "busy") == (stage.only.state, stage.only.reason)
