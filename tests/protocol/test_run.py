"""The protocol, effect by effect."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Any

import pytest

from masthead.errors import LedgerError
from masthead.protocol import deliver, update
from masthead.protocol.capability import Capability
from masthead.protocol.effect import (
    Look,
    Lost,
    Push,
    Rejected,
    Send,
    Snapshot,
    Unreachable,
)
from masthead.protocol.outcome import (
    Absent,
    Ambiguous,
    HandedOver,
    Prepared,
    Refused,
    Sent,
)
from masthead.protocol.task import Policy, Task
from masthead.record import Plan, Receipt, Record, State
from protocol.hand import (
    BLIND,
    HAND,
    KEY,
    KEY_LIST,
    LIST,
    OWN,
    OWN_THREAD,
    TWO,
    Hand,
    T,
    sent,
    task,
)

BUSY = Refused("the service is busy", retryable=True, retry_after=90.0)
NO = Refused("too long")
DEAD = Refused("the token has expired", retryable=True, credentials=True)
LOST = Ambiguous("the answer was lost")
SENT = Sent(Receipt("9", "https://x/9"))


def other(capability: Capability, **fields: Any) -> Task:
    """Return a task of another post on the same channel."""
    return replace(task(capability, **fields), post="other")


def under_way(**fields: Any) -> Record:
    """Return a record that an earlier run left in `sending`."""
    base = Record(
        "lamp",
        "outbox",
        State.SENDING,
        nonce="n0",
        plan=Plan.SEND,
        key="lamp@outbox",
        first_sent=T - 2000,
        lease_until=T - 200,
        payload={"parts": ["Frozen"]},
        content_hash="old",
        at=T - 2000,
    )
    return replace(base, **fields)


# --- the order of things ---


def test_a_repeat_safe_batch_costs_two_pushes() -> None:
    """Claim all, send each, record all."""
    hand = Hand()

    hand.run(*(task(OWN, f"c{number}") for number in range(3)))

    assert ["Fetch", "Push", "Send", "Send", "Send", "Push"] == hand.kinds()
    assert {State.PUBLISHED} == {record.state for record in hand.records.values()}


def test_what_must_not_be_repeated_has_its_intent_pushed_first() -> None:
    """Each result travels with the channel's next intent."""
    hand = Hand()

    hand.run(task(BLIND), other(BLIND))

    assert ["Fetch", "Push", "Push", "Send", "Push", "Send", "Push"] == hand.kinds()
    pushes = [effect for effect in hand.seen if isinstance(effect, Push)]
    states = [{name: record.state for name, record in push.changes.items()} for push in pushes]
    assert [
        {"lamp@outbox": State.CLAIMED, "other@outbox": State.CLAIMED},
        {"lamp@outbox": State.SENDING},
        {"lamp@outbox": State.PUBLISHED, "other@outbox": State.SENDING},
        {"other@outbox": State.PUBLISHED},
    ] == states


def test_harmless_ones_wait_for_nobody() -> None:
    """They need no push of their own: their requests are under way before the others' intents."""
    hand = Hand()

    hand.run(task(BLIND, "a"), task(OWN, "b"))

    assert ["Fetch", "Push", "Send", "Push", "Send", "Push"] == hand.kinds()
    assert ["lamp@b", "lamp@a"] == sent(hand.seen)


def test_the_claim_freezes_the_message() -> None:
    """What is sent is what was approved at the claim, with its commit and hash."""
    hand = Hand()

    hand.run(task(OWN))

    record = hand.only
    assert ("c0ffee", "hash", {"parts": ["Hello"]}) == (
        record.commit,
        record.content_hash,
        record.payload,
    )
    assert ("1", "https://x/1", T) == (record.remote_id, record.url, record.receipts[0].at)
    assert (1, 1, "n1") == (record.attempt, record.generation, record.nonce)


def test_pushes_say_what_they_do() -> None:
    """The ledger's log reads like a diary."""
    hand = Hand()

    hand.run(task(BLIND), other(BLIND))

    messages = [effect.message for effect in hand.seen if isinstance(effect, Push)]
    assert [
        "Claim lamp@outbox and 1 more",
        "Send lamp@outbox",
        "Send lamp@outbox and 1 more",
        "Record other@outbox",
    ] == (messages)


def test_nothing_to_take_pushes_nothing() -> None:
    """A second run delivers nothing."""
    hand = Hand()
    hand.run(task(OWN))
    hand.seen.clear()

    hand.run(task(OWN), nonce="n2")

    assert ["Fetch"] == hand.kinds()


@pytest.mark.parametrize("state", [State.PUBLISHED, State.FAILED, State.UNKNOWN, State.EXPIRED])
def test_what_is_at_its_end_is_left_alone(state: State) -> None:
    """No machine leaves these states."""
    known = under_way(state=state, receipts=(Receipt("1"),))
    hand = Hand({known.name: known})

    hand.run(task(OWN))

    assert ["Fetch"] == hand.kinds()


def test_a_hold_stops_the_run_before_the_claim() -> None:
    """Nothing is claimed while a person has stopped everything."""
    hand = Hand(hold="a storm")

    assert {} == hand.run(task(OWN))
    assert ["Fetch"] == hand.kinds()


def test_a_hold_in_the_middle_stops_the_rest() -> None:
    """A run sees the hold with its next push, and gives back what it has not sent."""

    def stop(hand: Hand) -> None:
        if hand.tip == 1:
            hand.hold, hand.tip = "a storm", 2

    hand = Hand(moved=stop)

    hand.run(task(BLIND, "a"), task(BLIND, "b"))

    assert [] == sent(hand.seen)
    assert {State.CLAIMED} == {record.state for record in hand.records.values()}
    assert {"all publishing is on hold: a storm"} == {one.reason for one in hand.records.values()}


def test_a_stop_lets_nothing_further_start() -> None:
    """What was sent is recorded, what was not is given back at once."""
    hand = Hand()
    stop: list[str] = []

    def sent_and_stopped(_: Hand) -> Sent:
        stop.append("stopped")
        return SENT

    hand.answers.append(sent_and_stopped)
    tasks = [task(OWN), other(OWN)]
    hand.play(deliver(tasks, Policy(), "n1", lambda: 0.5, lambda: "".join(stop)))

    assert ["lamp@outbox"] == sent(hand.seen)
    one, two = hand.records["lamp@outbox"], hand.records["other@outbox"]
    assert (State.PUBLISHED, State.CLAIMED, "stopped", T) == (
        one.state,
        two.state,
        two.reason,
        two.lease_until,
    )


# --- other runs ---


def test_a_lease_keeps_others_off() -> None:
    """What another run holds is not touched before its lease is over."""
    known = under_way(lease_until=T + 1)
    hand = Hand({known.name: known})

    hand.run(task(OWN))

    assert ["Fetch"] == hand.kinds()


def test_an_expired_claim_is_taken_over_and_counted() -> None:
    """A run that died after its claim has sent nothing; the text is frozen anew."""
    known = under_way(state=State.CLAIMED, first_sent=None)
    hand = Hand({known.name: known})

    hand.run(task(BLIND))

    record = hand.only
    assert (State.PUBLISHED, 2, {"parts": ["Hello"]}) == (
        record.state,
        record.attempt,
        record.payload,
    )


def test_a_rejected_claim_is_computed_anew() -> None:
    """The rival's claim is seen, and the delivery left to it."""
    rival = under_way(lease_until=T + 1800, nonce="rival")

    def move(hand: Hand) -> None:
        if not hand.tip:
            hand.tip, hand.records = 1, {rival.name: rival}

    hand = Hand(moved=move)

    result = hand.run(task(OWN))

    assert ["Fetch", "Push", "Sleep", "Fetch"] == hand.kinds()
    assert {rival.name: rival} == result


def test_a_lost_answer_to_a_claim_is_found_by_a_look() -> None:
    """The run recognises its own nonce and goes on."""
    hand = Hand(pushes=deque([Lost]))

    hand.run(task(OWN))

    assert ["Fetch", "Push", "Sleep", "Fetch", "Send", "Push"] == hand.kinds()
    assert State.PUBLISHED is hand.only.state


def test_a_lost_claim_that_did_not_land_is_pushed_again() -> None:
    """Nothing is assumed from a lost answer."""
    hand = Hand(pushes=deque([Lost()]))

    hand.run(task(OWN))

    assert ["Fetch", "Push", "Sleep", "Fetch", "Push", "Send", "Push"] == hand.kinds()


def test_a_claim_that_was_lost_is_not_sent() -> None:
    """An intent that another run has overtaken ends here."""
    rival = under_way(nonce="rival", lease_until=T + 9000)

    def move(hand: Hand) -> None:
        if hand.tip == 1:
            hand.tip, hand.records = 2, {rival.name: rival}

    hand = Hand(moved=move)

    hand.run(task(BLIND))

    assert [] == sent(hand.seen)
    assert rival == hand.only


def test_a_late_answer_corrects_an_unknown() -> None:
    """Who knows that it is out may say so, even after another run has given up."""

    def overtake(hand: Hand) -> Sent:
        known = hand.only
        hand.records[known.name] = replace(known, state=State.UNKNOWN, nonce="n2")
        hand.tip += 1
        return SENT

    hand = Hand(answers=deque([overtake]))

    hand.run(task(BLIND))

    assert (State.PUBLISHED, "9") == (hand.only.state, hand.only.remote_id)


def test_a_late_refusal_corrects_nothing() -> None:
    """Only a receipt is better than `unknown`."""

    def overtake(hand: Hand) -> Refused:
        known = hand.only
        hand.records[known.name] = replace(known, state=State.UNKNOWN, nonce="n2")
        hand.tip += 1
        return NO

    hand = Hand(answers=deque([overtake]))

    hand.run(task(BLIND))

    assert State.UNKNOWN is hand.only.state


def test_a_persons_decision_is_not_overwritten() -> None:
    """What somebody resolved meanwhile stays."""

    def resolve(hand: Hand) -> Sent:
        known = hand.only
        hand.records[known.name] = replace(known, state=State.EXPIRED, nonce="")
        hand.tip += 1
        return SENT

    hand = Hand(answers=deque([resolve]))

    hand.run(task(BLIND))

    assert State.EXPIRED is hand.only.state


def test_a_ledger_that_never_takes_a_push_ends_the_run() -> None:
    """After its tries the run gives up with the next step."""
    policy = Policy(pushes=3)
    hand = Hand(pushes=deque([Rejected()] * 3))

    with pytest.raises(LedgerError, match="could not be written in 3 tries"):
        hand.run(task(OWN), policy=policy)


def test_a_ledger_that_cannot_be_read_is_asked_again() -> None:
    """A short break of the network is waited out."""
    hand = Hand()
    steps = update(lambda _: {}, Policy(), lambda: 0.5)
    first = next(steps)
    assert hand.act(first)

    steps.send(Unreachable("no network"))
    again = steps.send(None)

    assert type(first) is type(again)
    with pytest.raises(StopIteration) as end:
        steps.send(Snapshot("5", {}))
    assert Snapshot("5", {}) == end.value.value


# --- refusals ---


def test_a_refusal_for_good_fails() -> None:
    """Nothing was sent, and trying again would not help."""
    hand = Hand(answers=deque([NO]))

    hand.run(task(BLIND))

    assert (State.FAILED, "too long") == (hand.only.state, hand.only.reason)


def test_a_refusal_for_now_is_tried_again_in_the_run() -> None:
    """A short wait is worth it."""
    soon = Refused("busy", retryable=True, retry_after=3.0)
    hand = Hand(answers=deque([soon, Refused("no connection", retryable=True)]))

    hand.run(task(BLIND))

    assert State.PUBLISHED is hand.only.state
    assert T + 3 + 2 == hand.time


def test_a_long_wait_closes_the_channel_for_the_run() -> None:
    """`Retry-After` is honoured, also for the channel's other deliveries."""
    hand = Hand(answers=deque([BUSY]))
    other = replace(task(BLIND), post="other")

    hand.run(task(BLIND), other)

    assert ["lamp@outbox"] == sent(hand.seen)
    one, two = hand.records["lamp@outbox"], hand.records["other@outbox"]
    assert (State.CLAIMED, T + 90, BUSY.reason) == (one.state, one.lease_until, one.reason)
    assert (State.CLAIMED, T + 90) == (two.state, two.lease_until)
    assert f"not tried: {BUSY.reason}" == two.reason


def test_dead_credentials_close_their_channel_only() -> None:
    """The rest of the channel stays due, other channels go on."""
    hand = Hand(answers=deque([DEAD]))
    other = replace(task(OWN), post="other")

    hand.run(task(OWN), other, task(OWN, "elsewhere"))

    assert ["lamp@outbox", "lamp@elsewhere"] == sent(hand.seen)
    states = {name: record.state for name, record in hand.records.items()}
    assert {
        "lamp@outbox": State.CLAIMED,
        "other@outbox": State.CLAIMED,
        "lamp@elsewhere": State.PUBLISHED,
    } == states
    assert T == hand.records["other@outbox"].lease_until


def test_the_next_run_waits_longer_after_each_refusal() -> None:
    """Back-off counts the attempts."""
    gone = Refused("no connection", retryable=True)
    hand = Hand(answers=deque([gone] * 9))

    hand.run(task(OWN))
    first = hand.only.lease_until - hand.time
    hand.time = hand.only.lease_until
    hand.run(task(OWN), nonce="n2")

    assert (60.0, 120.0) == (first, hand.only.lease_until - hand.time)


def test_a_refusal_after_a_lost_answer_decides_nothing() -> None:
    """The refusal speaks for its own request: the earlier one may have been served."""
    hand = Hand(answers=deque([LOST, NO]))

    hand.run(task(OWN))

    assert State.SENDING is hand.only.state


# --- lost answers, by class ---


def test_our_own_id_is_sent_again_at_once() -> None:
    """A repeat is the same record."""
    hand = Hand(answers=deque([LOST, LOST]))

    hand.run(task(OWN))

    assert ["lamp@outbox"] * 3 == sent(hand.seen)
    assert State.PUBLISHED is hand.only.state


def test_our_own_id_is_sent_again_by_the_next_run() -> None:
    """With the frozen payload, whatever has become of the file."""
    hand = Hand({"lamp@outbox": under_way()})

    hand.run(task(OWN))

    assert ["Fetch", "Push", "Send", "Push"] == hand.kinds()
    assert ({"parts": ["Frozen"]}, "old") == (hand.only.payload, hand.only.content_hash)


def test_a_key_is_sent_again_inside_its_window() -> None:
    """The service knows the key and makes nothing new."""
    hand = Hand(answers=deque([LOST]))

    hand.run(task(KEY))

    assert ["lamp@outbox", "lamp@outbox"] == sent(hand.seen)


def test_a_key_is_not_sent_again_when_its_window_is_nearly_over() -> None:
    """Its margin is left, for a machine that freezes and a request that takes long."""
    hand = Hand(answers=deque([LOST]))
    short = replace(KEY, key_window=200.0)

    hand.run(task(short))

    assert ["lamp@outbox"] == sent(hand.seen)
    assert State.SENDING is hand.only.state


def test_a_key_beyond_its_window_is_unknown_without_a_listing() -> None:
    """Nobody can find out: a person decides."""
    hand = Hand({"lamp@outbox": under_way(first_sent=T - 3500)})

    hand.run(task(KEY))

    assert ["Fetch", "Push"] == hand.kinds()
    assert (State.UNKNOWN, "a run ended before it knew the answer") == (
        hand.only.state,
        hand.only.reason,
    )


def test_a_key_whose_window_ends_during_the_run_is_left_to_the_next() -> None:
    """The claim was in time, the turn is not."""
    known = under_way(post="other", key="other@outbox", first_sent=T - 2800)

    def slow(hand: Hand) -> Sent:
        hand.time += 100
        return SENT

    hand = Hand({known.name: known}, answers=deque([slow]))

    hand.run(task(KEY), other(KEY))

    left = hand.records["other@outbox"]
    assert ["lamp@outbox"] == sent(hand.seen)
    assert (State.SENDING, "the service may have forgotten the key") == (left.state, left.reason)


def test_a_listing_finds_what_was_sent() -> None:
    """The receipt comes from the listing, nothing is sent again."""
    hand = Hand({"lamp@outbox": under_way()}, answers=deque([SENT]))

    hand.run(task(LIST))

    assert ["Fetch", "Push", "Look", "Push"] == hand.kinds()
    assert (State.PUBLISHED, "9") == (hand.only.state, hand.only.remote_id)


def test_a_listing_without_it_is_a_licence_to_send() -> None:
    """The intent is in the ledger already, so that no further push is needed."""
    hand = Hand({"lamp@outbox": under_way()}, answers=deque([Absent()]))

    hand.run(task(LIST))

    assert ["Fetch", "Push", "Look", "Send", "Push"] == hand.kinds()
    assert State.PUBLISHED is hand.only.state


def test_a_listing_is_not_believed_before_its_lag_is_over() -> None:
    """A post may be there and not shown yet."""
    known = under_way(lease_until=T - 19)
    hand = Hand({known.name: known})

    hand.run(task(LIST))

    assert ["Fetch"] == hand.kinds()


@pytest.mark.parametrize("answer", [LOST, DEAD])
def test_a_listing_that_does_not_answer_leaves_it_open(answer: Any) -> None:
    """The next run asks again; the reason says so."""
    hand = Hand({"lamp@outbox": under_way()}, answers=deque([answer]))

    hand.run(task(LIST))

    assert State.SENDING is hand.only.state
    assert f"the service did not say whether it is there: {answer.reason}" == hand.only.reason


OLD = under_way(first_sent=T - 90_000, attempt=21)
"""What runs have claimed for more than a day, often."""


@pytest.mark.parametrize("capability", [LIST, TWO, OWN, KEY_LIST])
def test_a_service_that_never_tells_ends_as_unknown(capability: Capability) -> None:
    """After a day and many tries a person is asked, by a run that asked and got no answer."""
    hand = Hand({OLD.name: OLD}, answers=deque([LOST, LOST, LOST]))

    hand.run(task(capability))

    assert sent(hand.seen)
    assert State.UNKNOWN is hand.only.state


@pytest.mark.parametrize("capability", [LIST, TWO, OWN, KEY_LIST])
def test_a_service_that_tells_at_last_is_believed(capability: Capability) -> None:
    """Runs that were cut off, however many, never make `unknown` of what can be found out."""
    hand = Hand({OLD.name: OLD})

    hand.run(task(capability))

    assert State.PUBLISHED is hand.only.state


@pytest.mark.parametrize("capability", [LIST, OWN])
def test_a_run_that_may_not_ask_does_not_give_up(capability: Capability) -> None:
    """Stopped before its question, it leaves the delivery to the next run."""
    hand = Hand({OLD.name: OLD})

    hand.play(deliver([task(capability)], Policy(), "n1", lambda: 0.5, lambda: "stopped"))

    assert [] == sent(hand.seen)
    assert State.SENDING is hand.only.state


def test_a_blind_service_is_unknown_at_once() -> None:
    """Nobody waits for a lease to learn what is clear already."""
    hand = Hand(answers=deque([LOST]))

    hand.run(task(BLIND))

    assert (State.UNKNOWN, LOST.reason) == (hand.only.state, hand.only.reason)
    assert ["lamp@outbox"] == sent(hand.seen)


def test_a_lost_answer_shortens_the_lease_to_what_may_still_happen() -> None:
    """The next run can find out soon."""
    hand = Hand(answers=deque([LOST]))

    hand.run(task(LIST))

    assert (State.SENDING, T + Policy().guard) == (hand.only.state, hand.only.lease_until)


# --- two steps ---


def test_the_handle_is_in_the_ledger_before_the_second_step() -> None:
    """After a crash its state can be asked."""
    hand = Hand(answers=deque([Prepared("h1")]))

    hand.run(task(TWO))

    assert ["Fetch", "Push", "Prepare", "Push", "Send", "Push"] == hand.kinds()
    intent = [effect for effect in hand.seen if isinstance(effect, Push)][1]
    assert "h1" == intent.changes["lamp@outbox"].handle
    assert (State.PUBLISHED, "") == (hand.only.state, hand.only.handle)


def test_a_handle_is_asked_before_it_is_used_again() -> None:
    """Published: done. Not published: the same handle once more."""
    known = under_way(handle="h1")
    hand = Hand({known.name: known}, answers=deque([Absent()]))

    hand.run(task(TWO))

    assert ["Fetch", "Push", "Look", "Send", "Push"] == hand.kinds()
    assert "h1" == next(effect for effect in hand.seen if isinstance(effect, Send)).record.handle


def test_a_forgotten_handle_is_made_anew() -> None:
    """The new one goes to the ledger before it is used."""
    known = under_way(handle="h1")
    hand = Hand({known.name: known}, answers=deque([Absent(handle_lost=True), Prepared("h2")]))

    hand.run(task(TWO))

    assert ["Fetch", "Push", "Look", "Prepare", "Push", "Send", "Push"] == hand.kinds()


@pytest.mark.parametrize("answer", [LOST, Absent(), Refused("busy", retryable=True)])
def test_a_first_step_that_fails_has_published_nothing(answer: Any) -> None:
    """The delivery is given back."""
    hand = Hand(answers=deque([answer]))

    hand.run(task(TWO))

    assert State.CLAIMED is hand.only.state
    assert hand.only.reason


def test_a_first_step_that_is_refused_for_good_fails() -> None:
    """Nothing was published and nothing will be."""
    hand = Hand(answers=deque([NO]))

    hand.run(task(TWO))

    assert State.FAILED is hand.only.state


# --- threads ---


@pytest.mark.parametrize("capability", [OWN_THREAD, KEY_LIST, LIST])
def test_a_thread_has_a_receipt_for_each_part(capability: Any) -> None:
    """Each part has its own key."""
    hand = Hand(answers=deque([Sent(Receipt("1")), Sent(Receipt("2")), Sent(Receipt("3"))]))

    hand.run(task(capability, parts=["a", "b", "c"]))

    assert ["lamp@outbox", "lamp@outbox/1", "lamp@outbox/2"] == sent(hand.seen)
    assert ["1", "2", "3"] == [receipt.remote_id for receipt in hand.only.receipts]


def test_a_listed_thread_pushes_its_progress() -> None:
    """Before each part the ledger knows the receipts so far."""
    hand = Hand()

    hand.run(task(LIST, parts=["a", "b"]))

    assert ["Fetch", "Push", "Push", "Send", "Push", "Send", "Push"] == hand.kinds()


def test_a_thread_goes_on_at_its_first_missing_part() -> None:
    """It never starts over; what follows the last known part was not sent."""
    known = under_way(receipts=(Receipt("1"),), payload={"parts": ["a", "b", "c"]})
    hand = Hand({known.name: known}, answers=deque([Absent()]))

    hand.run(task(LIST, parts=["x", "y", "z"]))

    assert ["lamp@outbox/1", "lamp@outbox/1", "lamp@outbox/2"] == sent(hand.seen)
    assert ["Fetch", "Push", "Look", "Send", "Push", "Send", "Push"] == hand.kinds()
    assert {"parts": ["a", "b", "c"]} == hand.only.payload


def test_a_keyed_thread_asks_for_every_part_beyond_the_window() -> None:
    """No intent told how far the earlier run came, so each part is looked for."""
    known = under_way(first_sent=T - 3500, payload={"parts": ["a", "b", "c"]})
    hand = Hand({known.name: known}, answers=deque([SENT, Absent()]))

    hand.run(task(KEY_LIST, parts=["a", "b", "c"]))

    assert ["Fetch", "Push", "Look", "Look", "Send", "Send", "Push"] == hand.kinds()
    assert State.PUBLISHED is hand.only.state


def test_a_thread_that_breaks_keeps_what_is_out() -> None:
    """The failure says why, the receipts stay."""
    hand = Hand(answers=deque([SENT, NO]))

    hand.run(task(LIST, parts=["a", "b"]))

    assert (State.FAILED, "too long", 1) == (hand.only.state, hand.only.reason, hand.only.part)


def test_a_half_sent_thread_keeps_its_text() -> None:
    """Given back in the middle, it goes on with the frozen text."""
    hand = Hand(answers=deque([SENT, BUSY]))
    hand.run(task(LIST, parts=["a", "b"]))
    assert State.CLAIMED is hand.only.state
    hand.time += 600

    hand.run(task(LIST, parts=["other", "text"]), nonce="n2")

    assert (State.PUBLISHED, {"parts": ["a", "b"]}) == (hand.only.state, hand.only.payload)


# --- what may not be sent any more ---


@pytest.mark.parametrize("capability", [OWN, KEY_LIST, LIST])
def test_what_is_late_is_looked_for_and_not_sent(capability: Any) -> None:
    """Where it is not there, it is given back for a person to decide."""
    hand = Hand({"lamp@outbox": under_way()}, answers=deque([Absent()]))

    hand.run(task(capability, may_send=False))

    assert ["Fetch", "Push", "Look", "Push"] == hand.kinds()
    assert (State.CLAIMED, "it is not on the service") == (hand.only.state, hand.only.reason)


def test_what_is_late_and_out_is_recorded() -> None:
    """The look brings the receipt."""
    hand = Hand({"lamp@outbox": under_way()}, answers=deque([SENT]))

    hand.run(task(OWN, may_send=False))

    assert State.PUBLISHED is hand.only.state


@pytest.mark.parametrize("capability", [KEY, BLIND])
def test_what_is_late_and_cannot_be_looked_for_is_unknown(capability: Any) -> None:
    """Sending again to find out would be sending late."""
    hand = Hand({"lamp@outbox": under_way()})

    hand.run(task(capability, may_send=False))

    assert State.UNKNOWN is hand.only.state


def test_a_late_thread_is_not_finished() -> None:
    """What is out is recorded, the rest waits for a person."""
    known = under_way(payload={"parts": ["a", "b"]})
    hand = Hand({known.name: known}, answers=deque([SENT]))

    hand.run(task(LIST, may_send=False))

    assert (State.CLAIMED, "part 2 is not out, and may not be sent now", 1) == (
        hand.only.state,
        hand.only.reason,
        hand.only.part,
    )


def test_what_nobody_sent_is_not_taken_when_late() -> None:
    """A claim that sent nothing is left for a person."""
    known = under_way(state=State.CLAIMED)
    hand = Hand({known.name: known})

    hand.run(task(OWN, may_send=False))

    assert ["Fetch"] == hand.kinds()


# --- time ---


def test_no_request_starts_when_the_runs_time_is_over() -> None:
    """What is left is given back, and results are recorded."""

    def slow(hand: Hand) -> Sent:
        hand.time += 600
        return SENT

    hand = Hand(answers=deque([slow]))

    hand.run(task(OWN), other(OWN), task(BLIND, "c"))

    assert ["lamp@outbox"] == sent(hand.seen)
    states = {name: record.state for name, record in hand.records.items()}
    assert {
        "lamp@outbox": State.PUBLISHED,
        "other@outbox": State.CLAIMED,
        "lamp@c": State.CLAIMED,
    } == states
    assert "the run's time was over before its turn" == hand.records["other@outbox"].reason


def test_no_second_try_starts_when_the_runs_time_is_over() -> None:
    """The lost answer stays lost for this run."""

    def slow(hand: Hand) -> Ambiguous:
        hand.time += 600
        return LOST

    hand = Hand(answers=deque([slow]))

    hand.run(task(OWN))

    assert ["lamp@outbox"] == sent(hand.seen)
    assert State.SENDING is hand.only.state


def test_a_recovery_that_has_no_time_left_stays_open() -> None:
    """What may have been sent is not given back."""

    def slow(hand: Hand) -> Sent:
        hand.time += 600
        return SENT

    known = under_way(post="other", key="other@outbox")
    hand = Hand({known.name: known}, answers=deque([slow]))

    hand.run(task(OWN), other(OWN))

    assert State.SENDING is hand.records["other@outbox"].state


def test_tries_end() -> None:
    """A service that only loses answers is left to the next run."""
    hand = Hand(answers=deque([LOST] * 9))

    hand.run(task(OWN))

    assert 3 == len(sent(hand.seen))
    assert State.SENDING is hand.only.state


# --- by hand ---


def test_a_bundle_is_handed_over_once() -> None:
    """A person ends the delivery; later runs leave it alone."""
    hand = Hand(answers=deque([HandedOver("build/outbox/x")]))

    hand.run(task(HAND))
    hand.time += 90_000
    hand.seen.clear()
    hand.run(task(HAND), nonce="n2")

    record = hand.only
    assert (State.SENDING, Plan.PERSON, "build/outbox/x") == (
        record.state,
        record.plan,
        record.handle,
    )
    assert ["Fetch"] == hand.kinds()


def test_a_look_is_a_request_too() -> None:
    """It carries the record, so that an adapter knows what to look for."""
    hand = Hand({"lamp@outbox": under_way()}, answers=deque([SENT]))

    hand.run(task(LIST))

    look = next(effect for effect in hand.seen if isinstance(effect, Look))
    assert "lamp@outbox" == look.record.part_key


def test_what_is_found_may_be_another_deliverys() -> None:
    """A service that is asked by text finds an equal post; it is not taken twice."""
    first = under_way(post="first", key="first@outbox", receipts=(SENT.receipt,))
    records = {
        "first@outbox": replace(first, state=State.PUBLISHED),
        "lamp@outbox": under_way(),
    }
    hand = Hand(records, answers=deque([SENT]))

    hand.run(task(LIST))

    record = hand.records["lamp@outbox"]
    assert ["Fetch", "Push", "Look", "Push"] == hand.kinds()
    assert (State.SENDING, ()) == (record.state, record.receipts)
    assert record.reason.endswith("what was found there is first@outbox")
