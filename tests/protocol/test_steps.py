"""What a run asks for and writes at each step, whole records and the edges of its times."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Any

import pytest

from masthead.errors import LedgerError
from masthead.protocol import deliver, update
from masthead.protocol.capability import Capability
from masthead.protocol.effect import (
    Fetch,
    Lost,
    Prepare,
    Push,
    Pushed,
    Rejected,
    Send,
    Sleep,
    Snapshot,
    Unreachable,
)
from masthead.protocol.outcome import Absent, Ambiguous, HandedOver, Prepared, Refused, Sent
from masthead.protocol.task import Policy
from masthead.record import Plan, Receipt, Record, State
from protocol.hand import BLIND, KEY, KEY_LIST, LIST, OWN, OWN_THREAD, TWO, Hand, T, sent, task

NO = Refused("too long")
GONE = Refused("no connection", retryable=True)
LOST = Ambiguous("the answer was lost")
SENT = Sent(Receipt("9", "https://x/9"))
OPEN = Record(
    "lamp",
    "outbox",
    State.SENDING,
    nonce="n0",
    plan=Plan.SEND,
    key="lamp@outbox",
    first_sent=T - 2000,
    lease_until=T - 500,
    payload={"parts": ["a", "b"]},
    at=T - 2000,
)


def pushes(hand: Hand) -> list[Push]:
    """Return the pushes in order."""
    return [effect for effect in hand.seen if isinstance(effect, Push)]


def after(seconds: float, answer: Any) -> Any:
    """Return an answer that takes some seconds."""

    def slow(hand: Hand) -> Any:
        hand.time += seconds
        return answer

    return slow


def overtaken(answer: Any, **fields: Any) -> Any:
    """Return an answer before which somebody else wrote the record."""

    def slow(hand: Hand) -> Any:
        known = hand.records["lamp@outbox"]
        hand.records[known.name] = replace(known, **fields)
        hand.tip += 1
        return answer

    return slow


# --- what is written ---


def test_the_intent_holds_all_that_a_later_run_needs() -> None:
    """The window of the key begins with it, and the text travelled with the claim."""
    hand = Hand(moved=lambda hand: setattr(hand, "time", hand.time + 5))

    hand.run(task(BLIND))

    claim, intent, result = (push.changes["lamp@outbox"] for push in pushes(hand))
    assert replace(claim, state=State.SENDING, first_sent=T + 5, at=T + 5) == intent
    assert (
        replace(
            intent,
            state=State.PUBLISHED,
            plan=Plan.NONE,
            receipts=(Receipt("1", "https://x/1", T + 10),),
            at=T + 10,
        )
        == result
    )


def test_a_run_tells_what_became_of_its_own_deliveries() -> None:
    """Others in the ledger are not its business, and what has no record is left out."""
    other = replace(OPEN, post="other", state=State.PUBLISHED)
    hand = Hand({other.name: other})

    known = hand.run(task(OWN), task(OWN, "late", may_send=False))

    assert ["lamp@outbox"] == list(known)
    assert hand.records["lamp@outbox"] == known["lamp@outbox"]
    assert other == hand.records[other.name]


def test_a_claim_that_is_unknown_at_once_is_written_and_not_tried() -> None:
    """The rest of the run goes on."""
    hand = Hand({"lamp@outbox": OPEN})

    hand.run(task(BLIND), task(OWN, "b"))

    assert ["lamp@b"] == sent(hand.seen)
    assert State.UNKNOWN is hand.records["lamp@outbox"].state
    assert ["lamp@b"] == list(pushes(hand)[-1].changes)


def test_a_delivery_taken_by_a_lost_claim_keeps_that_claim() -> None:
    """It is not claimed a second time, and its attempt is counted once."""
    hand = Hand(pushes=deque([Lost]))

    hand.run(task(BLIND))

    assert (State.PUBLISHED, 1) == (hand.only.state, hand.only.attempt)
    assert ["Claim", "Send", "Record"] == [push.message.split()[0] for push in pushes(hand)]


def test_what_a_claim_takes_is_decided_by_the_last_look() -> None:
    """What the rejected claim had taken is forgotten where a rival was faster."""
    rival = replace(OPEN, channel="a", nonce="rival", lease_until=T + 1800)

    def move(hand: Hand) -> None:
        if not hand.tip:
            hand.tip, hand.records = 1, {rival.name: rival}

    hand = Hand(moved=move)

    hand.run(task(OWN, "a"), task(OWN, "b"))

    assert ["lamp@b"] == sent(hand.seen)
    assert rival == hand.records["lamp@a"]


def test_a_result_whose_answer_was_lost_is_not_written_twice() -> None:
    """The ledger holds it already."""
    hand = Hand(pushes=deque([None, Lost]))

    hand.run(task(OWN))

    assert ["Fetch", "Push", "Send", "Push", "Sleep", "Fetch"] == hand.kinds()


def test_what_was_pushed_with_an_intent_is_not_pushed_again() -> None:
    """Each push carries what the ledger lacks."""
    hand = Hand()

    hand.run(*(replace(task(BLIND), post=post) for post in "abc"))

    assert [
        ["a@outbox", "b@outbox", "c@outbox"],
        ["a@outbox"],
        ["a@outbox", "b@outbox"],
        ["b@outbox", "c@outbox"],
        ["c@outbox"],
    ] == [list(push.changes) for push in pushes(hand)]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"state": State.UNKNOWN, "nonce": "n2"}, State.PUBLISHED),
        ({"state": State.UNKNOWN, "nonce": "n2", "generation": 2}, State.UNKNOWN),
        ({"state": State.UNKNOWN}, State.UNKNOWN),
        ({"state": State.SENDING, "nonce": "n2"}, State.SENDING),
        ({"state": State.EXPIRED, "nonce": "n2"}, State.EXPIRED),
        ({"state": State.EXPIRED}, State.EXPIRED),
        ({"state": State.FAILED, "nonce": "n2"}, State.FAILED),
    ],
)
def test_a_receipt_that_comes_after_somebody_elses_word(
    fields: dict[str, Any], state: State
) -> None:
    """It corrects another run's `unknown` of the same generation, and nothing else."""
    hand = Hand(answers=deque([overtaken(SENT, **fields)]))

    hand.run(task(BLIND))

    assert state is hand.only.state


def test_a_record_that_vanished_is_not_written_anew() -> None:
    """Somebody cut the ledger: what it held is not guessed."""

    def cut(hand: Hand) -> Sent:
        hand.records.clear()
        hand.tip += 1
        return SENT

    hand = Hand(answers=deque([cut]))

    assert {} == hand.run(task(BLIND))
    assert {} == hand.records


# --- what stands in the way ---


@pytest.mark.parametrize(("seconds", "requests"), [(540, 2), (540.5, 1)])
def test_the_last_request_starts_when_the_runs_time_is_over(seconds: float, requests: int) -> None:
    """Not a moment later."""
    hand = Hand(answers=deque([after(seconds, SENT)]))

    hand.run(task(OWN), replace(task(OWN), post="other"))

    assert requests == len(sent(hand.seen))


@pytest.mark.parametrize(("seconds", "requests"), [(60, 2), (60.5, 1)])
def test_no_request_starts_when_the_guard_is_all_that_is_left(
    seconds: float, requests: int
) -> None:
    """A short lease ends the run before its job does."""
    hand = Hand(answers=deque([after(seconds, SENT)]))

    hand.run(task(OWN), replace(task(OWN), post="other"), policy=Policy(lease=300.0))

    assert requests == len(sent(hand.seen))


def test_the_claims_time_counts_as_the_runs() -> None:
    """A slow ledger leaves less for the requests; each is looked at again before it starts."""

    def slow(hand: Hand) -> None:
        hand.time += 300 if len(pushes(hand)) == 2 else 0
        hand.time += 300 if len(pushes(hand)) == 1 else 0

    hand = Hand(moved=slow)

    hand.run(task(BLIND))

    assert [] == sent(hand.seen)
    assert (State.CLAIMED, None) == (hand.only.state, hand.only.first_sent)


def test_a_handle_that_was_made_too_late_is_not_used() -> None:
    """Nothing is public: the delivery is given back."""
    hand = Hand(answers=deque([after(600, Prepared("h1"))]))

    hand.run(task(TWO))

    assert ["Prepare"] == [kind for kind in hand.kinds() if kind in {"Prepare", "Send"}]
    assert (State.CLAIMED, "") == (hand.only.state, hand.only.handle)


def test_a_run_that_stops_in_a_pause_makes_no_second_try() -> None:
    """A refusal for now is given back, and its own reason stays."""
    stop: list[str] = []

    def refused(_: Hand) -> Refused:
        stop.append("stopped")
        return GONE

    hand = Hand(answers=deque([refused]))

    hand.play(deliver([task(BLIND)], Policy(), "n1", lambda: 0.5, lambda: "".join(stop)))

    assert ["lamp@outbox"] == sent(hand.seen)
    assert (State.CLAIMED, GONE.reason) == (hand.only.state, hand.only.reason)


def test_a_stop_leaves_open_what_may_have_been_sent() -> None:
    """It is not given back, and its lease is cut to the guard."""
    hand = Hand({"lamp@outbox": OPEN})

    hand.play(deliver([task(LIST)], Policy(), "n1", lambda: 0.5, lambda: "stopped"))

    assert (State.SENDING, Plan.RECONCILE, T + 240, "stopped") == (
        hand.only.state,
        hand.only.plan,
        hand.only.lease_until,
        hand.only.reason,
    )


@pytest.mark.parametrize(
    ("answer", "requests"),
    [
        (replace(NO, retry_after=20.0), 2),
        (replace(NO, retry_after=20.5), 1),
        (replace(NO, credentials=True), 1),
        (NO, 2),
    ],
)
def test_a_channel_closes_for_dead_credentials_and_a_long_rest(
    answer: Refused, requests: int
) -> None:
    """Not for what is wrong with one message."""
    hand = Hand(answers=deque([answer]))

    hand.run(task(OWN), replace(task(OWN), post="other"))

    assert requests == len(sent(hand.seen))


@pytest.mark.parametrize(("asked", "rest"), [(90.0, 90.0), (90_000.0, 21_600.0)])
def test_what_waits_for_a_closed_channel_waits_as_long(asked: float, rest: float) -> None:
    """Six hours at most, from the refusal."""
    no = Refused("busy", retryable=True, retry_after=asked)
    other = replace(task(OWN), post="other")
    hand = Hand(answers=deque([after(30, no)]))

    hand.run(task(OWN), other)

    two = hand.records["other@outbox"]
    assert (T + 30 + rest, T + 30, "not tried: busy") == (two.lease_until, two.at, two.reason)


@pytest.mark.parametrize("capability", [LIST, TWO])
def test_a_look_or_first_step_that_is_refused_closes_the_channel(capability: Capability) -> None:
    """Nobody else asks with dead credentials."""
    dead = Refused("the token has expired", retryable=True, credentials=True)
    known = {"lamp@outbox": OPEN} if capability is LIST else {}
    hand = Hand(dict(known), answers=deque([dead]))

    hand.run(task(capability), replace(task(capability), post="other"))

    assert 1 == len([kind for kind in hand.kinds() if kind in {"Look", "Prepare", "Send"}])
    assert "not tried: the token has expired" == hand.records["other@outbox"].reason


# --- one part after the other ---


def test_a_thread_by_own_id_waits_for_one_record_only() -> None:
    """A later part needs no intent, and is recorded with the first."""
    hand = Hand()

    hand.run(task(OWN_THREAD, parts=["a", "b"]))

    assert ["Fetch", "Push", "Send", "Send", "Push"] == hand.kinds()
    assert 2 == hand.only.part


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([LOST, SENT], State.PUBLISHED),
        ([LOST, NO], State.SENDING),
        ([GONE, NO], State.FAILED),
        ([GONE, LOST, NO], State.SENDING),
        ([GONE, GONE, GONE], State.CLAIMED),
    ],
)
def test_the_requests_of_one_run_speak_together(answers: list[Any], state: State) -> None:
    """Only refusals in a row are definite."""
    hand = Hand(answers=deque(answers))

    hand.run(task(OWN))

    assert (state, len(answers)) == (hand.only.state, len(sent(hand.seen)))


def test_a_refused_repeat_does_not_speak_for_the_earlier_run() -> None:
    """That run's request may have been served."""
    hand = Hand({"lamp@outbox": OPEN}, answers=deque([NO]))

    hand.run(task(OWN))

    assert (State.SENDING, Plan.RESEND, "too long") == (
        hand.only.state,
        hand.only.plan,
        hand.only.reason,
    )


def test_the_pauses_of_a_run_double() -> None:
    """One second, then two, by the run's own clock."""
    hand = Hand(answers=deque([GONE, GONE]))

    hand.run(task(OWN))

    assert [Sleep(1.0), Sleep(2.0)] == [one for one in hand.seen if isinstance(one, Sleep)]
    assert T + 3 == hand.only.at


def test_an_absent_part_is_sent_with_its_handle_or_a_new_one() -> None:
    """A handle that the service still knows is used, one that it forgot is not."""
    kept = Hand({"lamp@outbox": replace(OPEN, handle="h1")}, answers=deque([Absent()]))
    lost = Hand(
        {"lamp@outbox": replace(OPEN, handle="h1")},
        answers=deque([Absent(handle_lost=True), Prepared("h2")]),
    )

    for hand in (kept, lost):
        hand.run(task(TWO))

    handles = [
        (type(one).__name__, one.record.handle, one.record.plan)
        for hand in (kept, lost)
        for one in hand.seen
        if isinstance(one, Prepare | Send)
    ]
    assert [
        ("Send", "h1", Plan.SEND),
        ("Prepare", "", Plan.SEND),
        ("Send", "h2", Plan.SEND),
    ] == handles


def test_a_new_handle_is_in_the_ledger_before_the_second_step() -> None:
    """Also where the intent of the old handle is there already."""
    hand = Hand(
        {"lamp@outbox": replace(OPEN, handle="h1")},
        answers=deque([Absent(handle_lost=True), Prepared("h2"), LOST]),
    )

    hand.run(task(TWO))

    assert (State.SENDING, "h2") == (hand.only.state, hand.only.handle)
    assert "h2" == pushes(hand)[1].changes["lamp@outbox"].handle


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(LOST, LOST.reason), (Absent(), "an unexpected answer"), (GONE, GONE.reason)],
)
def test_a_first_step_that_fails_says_why(answer: Any, reason: str) -> None:
    """Given back with a rest, because nothing was made public."""
    hand = Hand(answers=deque([answer]))

    hand.run(task(TWO))

    assert (State.CLAIMED, reason, T + 60) == (
        hand.only.state,
        hand.only.reason,
        hand.only.lease_until,
    )


def test_the_first_step_is_made_once() -> None:
    """With its handle the delivery goes straight on to the second."""
    hand = Hand(answers=deque([Prepared("h1"), SENT]))

    hand.run(task(TWO))

    assert ["Prepare", "Send"] == [kind for kind in hand.kinds() if kind in {"Prepare", "Send"}]


def test_a_bundle_ends_the_turn() -> None:
    """No second part, no second request."""
    hand = Hand(answers=deque([HandedOver("build/x"), HandedOver("build/y")]))

    hand.run(task(OWN_THREAD, parts=["a", "b"]))

    assert ["lamp@outbox"] == sent(hand.seen)
    assert (Plan.PERSON, "build/x", T) == (hand.only.plan, hand.only.handle, hand.only.at)


@pytest.mark.parametrize("capability", [KEY, KEY_LIST])
def test_a_repeat_inside_its_window_needs_no_further_intent(capability: Capability) -> None:
    """The ledger says `sending` already, with the time of the first request."""
    hand = Hand({"lamp@outbox": replace(OPEN, first_sent=T - 600)})

    hand.run(task(capability))

    assert ["Fetch", "Push", "Send"] == hand.kinds()[:3]
    assert T - 600 == hand.only.first_sent


# --- writing ---


def test_the_waits_of_writing_double_up_to_a_bound() -> None:
    """Half of the longest each time, as this test's chance has it."""
    hand = Hand(pushes=deque([Rejected()] * 9))

    hand.run(task(OWN))

    waits = [effect.seconds for effect in hand.seen if isinstance(effect, Sleep)]
    assert [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0, 5.0] == waits


def test_a_write_is_tried_as_often_as_the_policy_says() -> None:
    """The last try may still succeed."""
    hand = Hand(pushes=deque([Rejected()] * 2))

    hand.run(task(OWN), policy=Policy(pushes=3))

    assert State.PUBLISHED is hand.only.state


def test_a_ledger_that_gives_up_says_what_to_do() -> None:
    """What was sent is not lost: the next run finds out."""
    steps = update(lambda _: {}, Policy(pushes=2), lambda: 0.5)
    next(steps)
    for answer in (Unreachable("no network"), None, Unreachable("no network")):
        steps.send(answer)

    with pytest.raises(LedgerError, match="in 2 tries") as error:
        steps.send(None)

    assert "run `masthead publish` again; it finds out what was sent" == error.value.hint


def test_a_decision_sees_what_it_wrote() -> None:
    """The ledger as pushed: the others' records, the new tip, and the hold."""
    other = replace(OPEN, post="other")
    steps = update(lambda _: {OPEN.name: OPEN}, Policy(), lambda: 0.5)
    assert Fetch() == next(steps)
    seen = Snapshot("7", {other.name: other}, "a storm")

    assert Push("7", {OPEN.name: OPEN}, "Decide on lamp@outbox") == steps.send(seen)
    with pytest.raises(StopIteration) as end:
        steps.send(Pushed("8"))

    assert Snapshot("8", {other.name: other, OPEN.name: OPEN}, "a storm") == end.value.value


def test_a_ledger_that_cannot_be_read_is_not_written() -> None:
    """What was seen before is no ground to stand on."""
    steps = update(lambda _: {OPEN.name: OPEN}, Policy(), lambda: 0.5)
    next(steps)
    steps.send(Snapshot("7", {}))

    assert Sleep(0.1) == steps.send(Rejected())
    assert Fetch() == steps.send(None)
    assert Sleep(0.2) == steps.send(Unreachable("no network"))
    assert Fetch() == steps.send(None)
    assert "8" == steps.send(Snapshot("8", {})).base


# --- the time of each step ---


@pytest.mark.parametrize("answer", [SENT, NO, LOST, HandedOver("build/x")])
def test_an_answer_is_dated_when_it_came(answer: Any) -> None:
    """Not when its request left."""
    hand = Hand(answers=deque([after(7, answer)]))

    hand.run(task(BLIND))

    assert T + 7 == hand.only.at


def test_no_second_try_starts_when_the_time_is_over_in_the_pause() -> None:
    """The clock is read again after each pause."""
    rest = Refused("busy", retryable=True, retry_after=15.0)
    hand = Hand(answers=deque([after(530, rest)]))

    hand.run(task(OWN))

    assert ["lamp@outbox"] == sent(hand.seen)
    assert (State.CLAIMED, "busy") == (hand.only.state, hand.only.reason)


def test_a_stop_before_the_request_ends_the_turn() -> None:
    """Even if nothing stands in the way a moment later."""
    stops = deque(["", "stopped"])
    hand = Hand()

    hand.play(
        deliver([task(OWN)], Policy(), "n1", lambda: 0.5, lambda: stops.popleft() if stops else "")
    )

    assert [] == sent(hand.seen)
    assert (State.CLAIMED, "stopped") == (hand.only.state, hand.only.reason)
