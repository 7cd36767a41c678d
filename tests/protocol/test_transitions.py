"""Each pure step from record to record, field by field, and at the edges of its times."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from masthead.protocol.capability import Capability
from masthead.protocol.claims import claim, recovery
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.protocol.settling import (
    given_back,
    handed_over,
    left_open,
    may_repeat,
    not_sent,
    part_count,
    pause,
    received,
    unanswered,
    undecided,
    wait,
)
from masthead.protocol.task import Policy, Task
from masthead.record import Approval, Plan, Read, Receipt, Record, State
from protocol.hand import BLIND, KEY, KEY_LIST, LIST, OWN, OWN_THREAD, TWO, T, task

POLICY = Policy()
TEXT = {"parts": ["a", "b"]}
APPROVED = Approval(12, "https://github.example/12", "c0ffee", (Read("sari", "cafe"),))
KNOWN = Record(
    "lamp",
    "outbox",
    State.SENDING,
    attempt=3,
    nonce="n0",
    lease_until=T - 200,
    first_sent=T - 2000,
    plan=Plan.SEND,
    key="lamp@outbox",
    commit="old",
    content_hash="old",
    payload=TEXT,
    approval=APPROVED,
    handle="h1",
    reason="why",
    at=T - 2000,
)
CLAIMED = replace(KNOWN, state=State.CLAIMED, first_sent=None, handle="")


def take(given: Task, known: Record | None, now: float = T) -> Record | None:
    """Return what a run takes."""
    return claim(given, known, now=now, nonce="n1", policy=POLICY)


# --- the claim ---


@pytest.mark.parametrize(
    ("capability", "state", "first_sent"),
    [
        (OWN, State.SENDING, T),
        (KEY_LIST, State.SENDING, T),
        (KEY, State.CLAIMED, None),
        (TWO, State.CLAIMED, None),
        (LIST, State.CLAIMED, None),
        (BLIND, State.CLAIMED, None),
    ],
)
def test_a_new_claim(capability: Capability, state: State, first_sent: float | None) -> None:
    """It is `sending` at once only where a repeat does no harm."""
    expected = Record(
        "lamp",
        "outbox",
        state,
        attempt=1,
        nonce="n1",
        lease_until=T + 1800,
        first_sent=first_sent,
        plan=Plan.SEND,
        key="lamp@outbox",
        commit="c0ffee",
        content_hash="hash",
        payload={"parts": ["Hello"]},
        at=T,
    )

    assert expected == take(task(capability), None)


def test_what_a_person_sends_and_what_a_program_sends_are_not_mixed_up() -> None:
    """The ledger may keep the text of a run at another commit, where the post was no poll yet.

    What is known of a bundle (it can be written again) does no good to a service that is blind.
    """
    payload = {"parts": ["a"], "format": "poll"}
    poll, text = replace(task(OWN), payload=payload, format="poll"), replace(task(LIST), format="")
    half_out = replace(CLAIMED, receipts=(Receipt("1"),))

    assert [None, None] == [take(poll, KNOWN), take(poll, half_out)]
    assert None not in {take(text, KNOWN) and 1, take(text, half_out) and 1}
    assert None not in {take(poll, None) and 1, take(poll, CLAIMED) and 1}
    assert None is take(replace(text, payload=payload), CLAIMED)


def test_a_claim_that_nobody_used_is_begun_anew() -> None:
    """The generation stays, the attempt is counted, the old reason goes, the text is new."""
    expected = replace(
        CLAIMED,
        attempt=4,
        generation=2,
        nonce="n1",
        lease_until=T + 1800,
        key="lamp@outbox.2",
        commit="c0ffee",
        content_hash="hash",
        payload={"parts": ["Hello"]},
        approval=None,
        reason="",
        at=T,
    )

    assert expected == take(task(BLIND), replace(CLAIMED, generation=2))


def test_a_half_sent_thread_is_begun_with_its_text() -> None:
    """The text is new only where none of it is out, or none was kept."""
    half = replace(CLAIMED, receipts=(Receipt("1"),))

    kept, lost = take(task(BLIND), half), take(task(BLIND), replace(half, payload={}))

    assert kept
    assert lost
    assert (TEXT, "old", "old") == (kept.payload, kept.commit, kept.content_hash)
    assert APPROVED == kept.approval
    assert ({"parts": ["Hello"]}, "c0ffee", None) == (lost.payload, lost.commit, lost.approval)


def test_how_a_text_was_approved_is_frozen_with_it() -> None:
    """A new claim has its own approval; one that may be under way keeps what it had."""
    again = replace(APPROVED, pull=13)

    new, resent = take(task(BLIND, approval=again), CLAIMED), take(task(OWN, approval=again), KNOWN)

    assert new
    assert resent
    assert (again, APPROVED) == (new.approval, resent.approval)


@pytest.mark.parametrize("known", [CLAIMED, KNOWN])
def test_a_lease_is_over_when_its_time_has_come(known: Record) -> None:
    """Not a moment earlier."""
    assert take(task(OWN), replace(known, lease_until=T + 0.1)) is None
    assert take(task(OWN), replace(known, lease_until=T)) is not None


@pytest.mark.parametrize("known", [None, CLAIMED])
def test_nothing_is_begun_that_may_not_be_sent(known: Record | None) -> None:
    """A person decides first."""
    assert take(task(OWN, may_send=False), known) is None


def test_a_bundle_is_left_to_its_person() -> None:
    """However long it takes."""
    assert take(task(OWN), replace(KNOWN, plan=Plan.PERSON)) is None


@pytest.mark.parametrize(
    ("capability", "may_send", "plan"),
    [
        (OWN, True, Plan.RESEND),
        (OWN, False, Plan.RECONCILE),
        (TWO, True, Plan.RECONCILE),
        (TWO, False, Plan.RECONCILE),
        (LIST, True, Plan.RECONCILE),
        (LIST, False, Plan.RECONCILE),
        (KEY, True, Plan.RESEND),
        (KEY_LIST, True, Plan.RESEND),
        (KEY_LIST, False, Plan.RECONCILE),
    ],
)
def test_a_request_of_unknown_fate_is_taken_over(
    capability: Capability, may_send: bool, plan: Plan
) -> None:
    """Text, key, handle and the time of the first request stay as they are."""
    expected = replace(KNOWN, attempt=4, nonce="n1", lease_until=T + 1800, plan=plan, at=T)

    assert expected == take(task(capability, may_send=may_send), KNOWN)


@pytest.mark.parametrize(("capability", "may_send"), [(BLIND, True), (BLIND, False), (KEY, False)])
@pytest.mark.parametrize(
    ("reason", "told"), [("why", "why"), ("", "a run ended before it knew the answer")]
)
def test_what_nobody_can_find_out_goes_to_a_person(
    capability: Capability, may_send: bool, reason: str, told: str
) -> None:
    """The claim itself says `unknown`; the reason is the last one known."""
    expected = replace(
        KNOWN,
        state=State.UNKNOWN,
        attempt=4,
        nonce="n1",
        lease_until=T + 1800,
        plan=Plan.NONE,
        reason=told,
        at=T,
    )

    assert expected == take(task(capability, may_send=may_send), replace(KNOWN, reason=reason))


def test_a_listing_is_believed_when_its_lag_is_over() -> None:
    """And not a moment earlier; who need not look need not wait."""
    just = replace(KNOWN, lease_until=T - 20)
    early = replace(KNOWN, lease_until=T - 19.9)

    assert take(task(LIST), early) is None
    assert take(task(LIST), just) is not None
    assert take(task(KEY_LIST), early) is not None


@pytest.mark.parametrize("capability", [KEY, KEY_LIST])
@pytest.mark.parametrize("left", [0.0, 0.1])
def test_a_key_is_trusted_while_its_window_has_the_margin_left(
    capability: Capability, left: float
) -> None:
    """At the very end it is not."""
    known = replace(KNOWN, first_sent=T + 780 + left - 3600)
    otherwise = Plan.RECONCILE if capability.listing else Plan.NONE

    plan = recovery(task(capability), known, now=T, policy=POLICY)

    assert (Plan.RESEND if left else otherwise) is plan
    assert bool(left) == may_repeat(task(capability), known, now=T, policy=POLICY)


def test_a_request_that_has_not_left_yet_opens_the_window_now() -> None:
    """The first request starts the service's clock."""
    fresh = replace(KNOWN, first_sent=None)

    assert may_repeat(task(KEY), fresh, now=T, policy=POLICY)
    assert not may_repeat(task(Capability(key_window=780)), fresh, now=T, policy=POLICY)
    assert may_repeat(task(OWN), fresh, now=T, policy=POLICY)
    assert not may_repeat(task(BLIND), fresh, now=T, policy=POLICY)


@pytest.mark.parametrize("capability", [OWN, KEY_LIST, TWO, LIST])
@pytest.mark.parametrize("may_send", [True, False])
def test_runs_that_were_cut_off_decide_nothing(capability: Capability, *, may_send: bool) -> None:
    """However often and long ago it was claimed: a service that can tell is asked first."""
    known = replace(KNOWN, first_sent=T - 900_000, attempt=200)

    taken = take(task(capability, may_send=may_send), known)

    assert taken
    assert State.SENDING is taken.state
    assert taken.plan in {Plan.RESEND, Plan.RECONCILE}


# --- after a request ---


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({"first_sent": T - 86_400, "attempt": 21}, State.SENDING),
        ({"first_sent": T - 86_401, "attempt": 20}, State.SENDING),
        ({"first_sent": T - 86_401, "attempt": 21}, State.UNKNOWN),
        ({"first_sent": None, "attempt": 21}, State.SENDING),
    ],
)
def test_a_service_is_asked_for_a_day_and_twenty_times(known: dict[str, Any], state: State) -> None:
    """Both must be over before a question without an answer goes to a person."""
    before = replace(KNOWN, **known)
    expected = (
        undecided(before, "lost", T)
        if state is State.UNKNOWN
        else left_open(before, "lost", now=T, policy=POLICY)
    )

    assert expected == unanswered(before, "lost", now=T, policy=POLICY)


@pytest.mark.parametrize(
    ("plan", "outcome", "state"),
    [
        (Plan.RESEND, Ambiguous("lost"), State.UNKNOWN),
        (Plan.RESEND, Refused("no"), State.UNKNOWN),
        (Plan.SEND, Ambiguous("lost"), State.SENDING),
    ],
)
def test_only_a_repeat_asks_what_became_of_the_request_before(
    plan: Plan, outcome: Any, state: State
) -> None:
    """What is sent anew, after the service said that it is not there, is a new question."""
    old = replace(KNOWN, plan=plan, first_sent=T - 90_000, attempt=30)

    actual = not_sent(task(KEY_LIST), old, outcome, clean=False, now=T, policy=POLICY)

    assert (state, outcome.reason) == (actual.state, actual.reason)


def test_what_is_undecided_keeps_everything_but_its_plan() -> None:
    """A person sees what the run saw."""
    expected = replace(KNOWN, state=State.UNKNOWN, plan=Plan.NONE, reason="lost", at=T)

    assert expected == undecided(KNOWN, "lost", T)


@pytest.mark.parametrize(("seconds", "until"), [({}, T), ({"wait": 90.0}, T + 90)])
def test_what_is_given_back_forgets_its_request(seconds: dict[str, float], until: float) -> None:
    """Nothing was sent: neither a handle nor a first request remains."""
    expected = replace(
        KNOWN,
        state=State.CLAIMED,
        plan=Plan.NONE,
        first_sent=None,
        handle="",
        lease_until=until,
        reason="busy",
        at=T,
    )

    assert expected == given_back(KNOWN, "busy", now=T, **seconds)


@pytest.mark.parametrize(("lease", "until"), [(T + 1800, T + 240), (T + 100, T + 100)])
def test_what_is_left_open_keeps_its_plan(lease: float, until: float) -> None:
    """The lease is cut to the guard, and never made longer."""
    expected = replace(KNOWN, lease_until=until, reason="lost", at=T)

    assert expected == left_open(replace(KNOWN, lease_until=lease), "lost", now=T, policy=POLICY)


def test_a_bundle_waits_for_a_person_without_a_lease() -> None:
    """The record says where it lies."""
    expected = replace(
        KNOWN,
        plan=Plan.PERSON,
        handle="build/x",
        lease_until=0.0,
        reason="the bundle in build/x waits for a person",
        at=T,
    )

    assert expected == handed_over(KNOWN, "build/x", now=T)


@pytest.mark.parametrize(
    ("capability", "plan", "state", "next_plan"),
    [
        (OWN, Plan.RESEND, State.PUBLISHED, Plan.NONE),
        (OWN_THREAD, Plan.RESEND, State.SENDING, Plan.RESEND),
        (KEY_LIST, Plan.RECONCILE, State.SENDING, Plan.RECONCILE),
        (LIST, Plan.RECONCILE, State.SENDING, Plan.SEND),
    ],
)
def test_a_receipt_ends_a_delivery_or_its_part(
    capability: Capability, plan: Plan, state: State, next_plan: Plan
) -> None:
    """Where no intent tells how far an earlier run came, the next part needs the same care."""
    receipt = Receipt("1", "https://x/1")
    expected = replace(
        KNOWN,
        state=state,
        plan=next_plan,
        receipts=(replace(receipt, at=T),),
        handle="",
        reason="",
        at=T,
    )

    assert expected == received(task(capability), replace(KNOWN, plan=plan), receipt, now=T)


def test_a_receipt_keeps_the_services_time_and_its_place() -> None:
    """The last part publishes the thread."""
    half = replace(KNOWN, receipts=(Receipt("1", at=T - 9),))

    done = received(task(LIST), half, Receipt("2", at=T - 5), now=T)

    assert (State.PUBLISHED, (Receipt("1", at=T - 9), Receipt("2", at=T - 5))) == (
        done.state,
        done.receipts,
    )


@pytest.mark.parametrize(
    ("capability", "payload", "count"),
    [
        (LIST, {"parts": ["a", "b", "c"]}, 3),
        (LIST, {"parts": ["a", "b"], "first_comment": "c"}, 3),
        (LIST, {"parts": [], "first_comment": "c"}, 2),
        (LIST, {"parts": ["a"], "first_comment": ""}, 1),
        (BLIND, {"parts": ["a"], "first_comment": "c"}, 1),
        (LIST, {"parts": []}, 1),
        (LIST, {"parts": 7}, 1),
        (LIST, {}, 1),
        (BLIND, {"parts": ["a", "b"]}, 1),
    ],
)
def test_a_delivery_has_at_least_one_part(
    capability: Capability, payload: dict[str, object], count: int
) -> None:
    """Where a thread is one request, it is one part; a first comment is the last one."""
    assert count == part_count(task(capability), replace(KNOWN, payload=payload))


GIVEN_BACK = given_back(KNOWN, "no", now=T)
OPEN = left_open(KNOWN, "no", now=T, policy=POLICY)
FAILED = replace(KNOWN, state=State.FAILED, plan=Plan.NONE, reason="no", at=T)
UNKNOWN = undecided(KNOWN, "no", T)


@pytest.mark.parametrize(
    ("capability", "outcome", "clean", "expected"),
    [
        (LIST, Refused("no"), True, FAILED),
        (LIST, Refused("no"), False, OPEN),
        (LIST, Ambiguous("no"), True, OPEN),
        (LIST, Refused("no", retryable=True), True, replace(GIVEN_BACK, lease_until=T + 240)),
        (
            LIST,
            Refused("no", retryable=True, retry_after=7.0),
            True,
            replace(GIVEN_BACK, lease_until=T + 7),
        ),
        (LIST, Refused("no", retryable=True, credentials=True), True, GIVEN_BACK),
        (LIST, Refused("no", credentials=True), True, GIVEN_BACK),
        (BLIND, Refused("no"), True, FAILED),
        (BLIND, Refused("no"), False, UNKNOWN),
        (BLIND, Ambiguous("no"), True, UNKNOWN),
        (OWN, Ambiguous("no"), True, OPEN),
        (TWO, Ambiguous("no"), True, OPEN),
        (KEY, Ambiguous("no"), True, OPEN),
    ],
)
def test_a_request_without_a_receipt(
    capability: Capability, outcome: Any, clean: bool, expected: Record
) -> None:
    """Only a refusal with nothing before it is definite; only blind services make `unknown`."""
    actual = not_sent(task(capability), KNOWN, outcome, clean=clean, now=T, policy=POLICY)

    assert expected == actual


def test_an_answer_of_the_wrong_kind_is_no_answer() -> None:
    """It is left open, and says so."""
    actual = not_sent(task(LIST), KNOWN, Absent(), clean=True, now=T, policy=POLICY)

    assert (State.SENDING, "an unexpected answer") == (actual.state, actual.reason)


@pytest.mark.parametrize(
    ("attempt", "asked", "seconds"),
    [
        (1, None, 60.0),
        (2, None, 120.0),
        (9, None, 15_360.0),
        (10, None, 21_600.0),
        (1, 0.0, 0.0),
        (1, -5.0, 0.0),
        (5, 7.0, 7.0),
        (1, 90_000.0, 21_600.0),
    ],
)
def test_a_refused_delivery_rests(attempt: int, asked: float | None, seconds: float) -> None:
    """As long as the service asks, else twice as long each time; never over six hours."""
    refusal = Refused("no", retryable=True, retry_after=asked)

    assert seconds == wait(replace(KNOWN, attempt=attempt), refusal, POLICY)


def test_the_rest_stops_doubling_after_ten_attempts() -> None:
    """A number that grows for ever ends in an overflow."""
    policy = replace(POLICY, longest_wait=1e9)
    rests = [
        wait(replace(KNOWN, attempt=attempt), Refused("no"), policy) for attempt in (10, 11, 12)
    ]

    assert [60.0 * 512, 60.0 * 1024, 60.0 * 1024] == rests


@pytest.mark.parametrize(
    ("capability", "outcome", "attempt", "seconds"),
    [
        (LIST, Refused("no", retryable=True), 0, 1.0),
        (LIST, Refused("no", retryable=True), 1, 2.0),
        (LIST, Refused("no", retryable=True), 2, None),
        (LIST, Refused("no", retryable=True, retry_after=20.0), 0, 20.0),
        (LIST, Refused("no", retryable=True, retry_after=20.1), 0, None),
        (LIST, Refused("no", retryable=True, retry_after=0.0), 0, 0.0),
        (LIST, Refused("no", retryable=True, retry_after=-3.0), 0, 0.0),
        (LIST, Refused("no", retryable=True, credentials=True), 0, None),
        (LIST, Refused("no"), 0, None),
        (LIST, Ambiguous("no"), 0, None),
        (OWN, Ambiguous("no"), 0, 1.0),
        (OWN, Ambiguous("no"), 1, 2.0),
        (OWN, Ambiguous("no"), 2, None),
        (Capability(key_window=2781.1), Ambiguous("no"), 0, 1.0),
        (Capability(key_window=2781.0), Ambiguous("no"), 0, None),
    ],
)
def test_a_request_is_made_again_in_the_run(
    capability: Capability, outcome: Any, attempt: int, seconds: float | None
) -> None:
    """After a refusal for now, or where a repeat does no harm after the wait; twice at most."""
    actual = pause(task(capability), KNOWN, outcome, attempt, now=T, policy=POLICY)

    assert seconds == actual


# --- what runs are given ---


def test_the_times_of_the_protocol() -> None:
    """The guarantee rests on these: whoever changes one weighs it anew."""
    assert (1800.0, 240.0, 540.0) == (POLICY.lease, POLICY.guard, POLICY.job)
    assert 780.0 == POLICY.margin
    assert (3, 20.0) == (POLICY.tries, POLICY.patience)
    assert (40, 0.2, 10.0) == (POLICY.pushes, POLICY.backoff, POLICY.longest_backoff)
    assert (60.0, 21_600.0) == (POLICY.retry_wait, POLICY.longest_wait)
    assert (86_400.0, 20) == (POLICY.find_out_for, POLICY.find_out_tries)


def test_a_service_offers_nothing_unless_it_is_said() -> None:
    """An adapter that says nothing is blind, at once, in one part, by machine."""
    silent = Capability()

    assert {False} == {silent.own_id, silent.two_steps, silent.listing}
    assert (False, False, "") == (silent.per_part, silent.by_hand, silent.as_of)
    assert (0.0, 0.0) == (silent.key_window, silent.listing_lag)
    assert silent.blind


def test_a_delivery_may_be_sent_unless_it_is_said() -> None:
    """A task without more has no text, commit or hash."""
    bare = Task("lamp", "outbox", OWN)

    assert ("lamp@outbox", True, None, "", "", {}) == (
        bare.name,
        bare.may_send,
        bare.approval,
        bare.commit,
        bare.content_hash,
        bare.payload,
    )
