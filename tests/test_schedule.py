"""Where each delivery stands, and what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_builder import OUTBOX, post, write_hub
from masthead.hub import Hub
from masthead.record import Hold, Plan, Receipt, Record, State
from masthead.schedule import Delivery, deliveries, due
from masthead.workspace import load_hub

NAME = "repair-week@outbox"
FILE = "content/posts/2026/repair-week.md"
OR = "--retry or --drop --why TEXT"
DUE = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)  # 09:00 in Berlin
NOW = DUE + timedelta(hours=1)
T = NOW.timestamp()


def hub_with(tmp_path: Path, record: Record | None = None, **files: Any) -> Hub:
    """Return a hub whose post `repair-week` has the given text, and a record of it."""
    text = files.pop("text", None)
    names = {"content/posts/2026/repair-week.md": text} if text else {}
    hub = load_hub(write_hub(tmp_path / "hub", {**names, **files}))
    return replace(hub, records={record.name: record}) if record else hub


def only(hub: Hub, now: datetime = NOW, hold: Hold | None = None) -> Delivery:
    """Return the hub's one delivery."""
    (delivery,) = deliveries(hub, now, hold)
    return delivery


def record(**fields: Any) -> Record:
    """Return a record of the post on the channel `outbox`."""
    base = Record(
        "repair-week", "outbox", State.SENDING, key=NAME, nonce="n", plan=Plan.SEND, at=T - 60
    )
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("text", "now", "state", "reason", "next_step"),
    [
        (post(), DUE - timedelta(seconds=1), State.SCHEDULED, "", ""),
        (post(), DUE, State.DUE, "", "masthead publish"),
        (post(), DUE + timedelta(hours=6), State.DUE, "", "masthead publish"),
        (
            post(),
            DUE + timedelta(hours=6, seconds=1),
            State.LATE,
            "it was due on 2026-12-07 09:00, more than 6 h ago",
            f"masthead resolve {NAME} --retry to send it now, or --drop --why TEXT",
        ),
        (
            post("draft: true"),
            NOW,
            State.DRAFT,
            "it is a draft",
            "take `draft: true` out of content/posts/2026/repair-week.md",
        ),
        (
            post(publish_at=""),
            NOW,
            State.DRAFT,
            "it has no time",
            "write `publish_at` in content/posts/2026/repair-week.md",
        ),
        (
            post("hold: Legal looks at it"),
            NOW,
            State.HELD,
            "Legal looks at it",
            "take `hold` out of content/posts/2026/repair-week.md",
        ),
        (
            post("expires_at: 2026-12-07 10:00"),
            NOW,
            State.EXPIRED,
            "its time ended on 2026-12-07 10:00",
            f"nothing is sent; for a later end, change `expires_at` in {FILE}",
        ),
        (post("expires_at: 2026-12-07 10:00"), NOW - timedelta(seconds=1), State.DUE, "", None),
        (
            post(channels="[nowhere]"),
            NOW,
            State.HELD,
            "there is no channel nowhere",
            "masthead check content/posts/2026/repair-week.md",
        ),
    ],
)
def test_what_nobody_has_sent(
    tmp_path: Path, *, text: str, now: datetime, state: State, reason: str, next_step: str | None
) -> None:
    """State, reason and next step come from the post, its channel and the time."""
    delivery = only(hub_with(tmp_path, text=text), now)

    assert (state, reason) == (delivery.state, delivery.reason)
    assert next_step in (None, delivery.next_step)
    assert (state is State.DUE) == delivery.ready == delivery.may_send


@pytest.mark.parametrize(
    ("status", "reason"),
    [("paused", "the channel outbox is paused"), ("retired", "the channel outbox is retired")],
)
def test_a_channel_that_takes_no_posts(tmp_path: Path, status: str, reason: str) -> None:
    """Its posts are held, with what to do."""
    page = OUTBOX.replace("active", status)
    delivery = only(hub_with(tmp_path, **{"strategy/channels/outbox.md": page}))

    assert (State.HELD, reason, False) == (delivery.state, delivery.reason, delivery.ready)
    assert "outbox" in delivery.next_step


@pytest.mark.parametrize(
    ("known", "state", "reason", "ready", "may_send"),
    [
        (
            record(lease_until=T + 60),
            State.SENDING,
            "a run has it; no other run takes it before 2026-12-07 10:01",
            False,
            False,
        ),
        (
            record(state=State.CLAIMED, lease_until=T + 60),
            State.CLAIMED,
            "a run has it; no other run takes it before 2026-12-07 10:01",
            False,
            False,
        ),
        (record(), State.SENDING, "a run ended before it knew the answer", True, True),
        (record(reason="a time-out"), State.SENDING, "a time-out", True, True),
        (record(state=State.CLAIMED), State.DUE, "", True, True),
        (
            record(state=State.CLAIMED, plan=Plan.NONE, reason="busy"),
            State.DUE,
            "busy",
            True,
            True,
        ),
        (
            record(state=State.CLAIMED, plan=Plan.NONE, reason="busy", lease_until=T + 60),
            State.DUE,
            "busy; tried again after 2026-12-07 10:01",
            False,
            True,
        ),
        (
            record(state=State.CLAIMED, reason="busy", receipts=(Receipt("1"),)),
            State.DUE,
            "busy; 1 of its parts are out",
            True,
            True,
        ),
        (
            record(plan=Plan.PERSON, handle="build/x", reason="the bundle waits"),
            State.SENDING,
            "the bundle waits",
            False,
            False,
        ),
        (record(state=State.FAILED, reason="too long"), State.FAILED, "too long", False, False),
        (record(state=State.UNKNOWN, reason="lost"), State.UNKNOWN, "lost", False, False),
        (
            record(state=State.PUBLISHED, receipts=(Receipt("1"),)),
            State.PUBLISHED,
            "",
            False,
            False,
        ),
        (record(state=State.EXPIRED, reason="dropped"), State.EXPIRED, "dropped", False, False),
    ],
)
def test_what_a_run_has_touched(
    tmp_path: Path, *, known: Record, state: State, reason: str, ready: bool, may_send: bool
) -> None:
    """The ledger's state wins; an expired lease makes a delivery ready again."""
    delivery = only(hub_with(tmp_path, known))

    assert (state, reason, ready, may_send) == (
        delivery.state,
        delivery.reason,
        delivery.ready,
        delivery.may_send,
    )
    assert known == delivery.record


@pytest.mark.parametrize(
    ("known", "step"),
    [
        (
            record(plan=Plan.PERSON, handle="build/x"),
            f"post it from build/x, then: masthead resolve {NAME} --published URL",
        ),
        (
            record(state=State.FAILED),
            f"mend it, then: masthead resolve {NAME} --retry, or --drop --why TEXT",
        ),
        (
            record(state=State.UNKNOWN),
            f"look on the service, then: masthead resolve {NAME} --published URL, {OR}",
        ),
        (record(), "masthead publish finds out"),
        (record(lease_until=T + 60), "wait for it"),
        (record(state=State.EXPIRED), ""),
    ],
)
def test_the_next_step_is_a_command(tmp_path: Path, known: Record, step: str) -> None:
    """Whatever waits for a person says what to type."""
    assert step == only(hub_with(tmp_path, known)).next_step


def test_what_is_late_is_only_looked_for(tmp_path: Path) -> None:
    """A run that died before the late time may have sent it; it is not sent after it."""
    delivery = only(hub_with(tmp_path, record()), DUE + timedelta(hours=7))

    assert (State.SENDING, True, False) == (delivery.state, delivery.ready, delivery.may_send)


def test_a_given_back_delivery_becomes_late(tmp_path: Path) -> None:
    """Its last try's reason stays visible."""
    known = record(state=State.CLAIMED, plan=Plan.NONE, reason="busy", lease_until=T + 9e9)

    delivery = only(hub_with(tmp_path, known), DUE + timedelta(hours=7))

    assert (State.LATE, False) == (delivery.state, delivery.ready)


def test_a_persons_word_starts_the_late_time_anew(tmp_path: Path) -> None:
    """What was confirmed is due again for as long as any other."""
    late = DUE + timedelta(days=3)
    known = record(state=State.CLAIMED, plan=Plan.NONE, confirmed=late.timestamp())

    assert State.DUE is only(hub_with(tmp_path, known), late + timedelta(hours=6)).state
    assert State.LATE is only(hub_with(tmp_path, known), late + timedelta(hours=7)).state


def test_a_hold_stops_what_is_ready(tmp_path: Path) -> None:
    """What lies ahead is not touched by it."""
    hold = Hold("a storm", "sari", T - 60, T + 3600)
    hub = hub_with(tmp_path)

    held = only(hub, NOW, hold)

    assert State.HELD is held.state
    assert "all publishing is on hold until 2026-12-07 11:00: a storm (sari)" == held.reason
    assert "masthead release" == held.next_step
    assert State.SCHEDULED is only(hub, DUE - timedelta(hours=1), replace(hold, since=0.0)).state
    assert State.DUE is only(hub, NOW + timedelta(hours=1), hold).state


def test_a_hold_waits_with_finding_out(tmp_path: Path) -> None:
    """What may be under way stays as it is until the hold ends."""
    delivery = only(hub_with(tmp_path, record()), NOW, Hold("a storm", "sari", 0.0))

    assert (State.SENDING, False) == (delivery.state, delivery.ready)


def test_each_channel_has_its_own_time(tmp_path: Path) -> None:
    """A post goes to its channels one by one; the order is that of time."""
    text = post("channels:\n  site: {publish_at: 2026-12-07 12:00}\n  outbox:", channels="")

    found = deliveries(hub_with(tmp_path, text=text), NOW)

    assert [("outbox", State.DUE), ("site", State.SCHEDULED)] == [
        (one.channel, one.state) for one in found
    ]


def test_the_order_is_stable(tmp_path: Path) -> None:
    """By time, then by post, then as the post names its channels; without a time last."""
    files = {
        "content/posts/2026/b.md": post(channels="[site, outbox]"),
        "content/posts/2026/a.md": post(publish_at=""),
        "content/posts/2026/repair-week.md": post(),
    }

    names = [one.name for one in deliveries(hub_with(tmp_path, **files), NOW)]

    assert ["b@site", "b@outbox", NAME, "a@outbox"] == names


@pytest.mark.parametrize(
    ("known", "state", "ready"),
    [
        (record(), State.SENDING, True),
        (record(state=State.CLAIMED), State.HELD, False),
        (record(state=State.PUBLISHED, receipts=(Receipt("1"),)), State.PUBLISHED, False),
    ],
)
def test_a_post_that_has_gone_is_not_forgotten(
    tmp_path: Path, known: Record, state: State, ready: bool
) -> None:
    """What it may have sent is found out, what it has not sent is held."""
    gone = replace(known, post="gone")
    hub = replace(hub_with(tmp_path), records={gone.name: gone})

    found = {one.name: one for one in deliveries(hub, NOW)}[gone.name]

    assert (state, ready, False) == (found.state, found.ready, found.may_send)


def test_a_channel_that_has_gone_cannot_be_asked(tmp_path: Path) -> None:
    """Without its page nobody knows how."""
    gone = replace(record(), channel="gone")
    hub = replace(hub_with(tmp_path), records={gone.name: gone})

    found = {one.name: one for one in deliveries(hub, NOW)}[gone.name]

    assert (State.SENDING, False) == (found.state, found.ready)


def test_due_is_what_a_run_takes(tmp_path: Path) -> None:
    """Only what is ready, in its order."""
    assert [NAME] == [one.name for one in due(hub_with(tmp_path), NOW)]
    assert () == due(hub_with(tmp_path), DUE - timedelta(hours=1))


@pytest.mark.parametrize(("length", "words"), [("90m", "90 min"), ("2d", "2 d"), ("3h", "3 h")])
def test_the_late_time_is_the_hubs(tmp_path: Path, length: str, words: str) -> None:
    """`late_after` is shown as it was written."""
    settings = (
        f"name: Test\nzone: Europe/Berlin\nlanguages: [en]\npublishing:\n  late_after: {length}\n"
    )
    hub = hub_with(tmp_path, **{"masthead.yml": settings})

    assert f"more than {words} ago" in only(hub, DUE + timedelta(days=9)).reason


states = st.sampled_from([State.CLAIMED, State.SENDING, State.PUBLISHED, State.UNKNOWN])


@pytest.fixture(scope="module")
def plain_hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """Return a hub that is read once."""
    return load_hub(write_hub(tmp_path_factory.mktemp("schedule") / "hub"))


@given(
    state=states,
    plan=st.sampled_from(list(Plan)),
    lease=st.integers(-90_000, 90_000),
    offset=st.integers(-90_000, 900_000),
    confirmed=st.sampled_from([0.0, T]),
)
def test_ready_never_overrides_a_lease_or_an_end(
    plain_hub: Hub, *, state: State, plan: Plan, lease: int, offset: int, confirmed: float
) -> None:
    """Whatever the times are: what another run holds, a person has, or is done, is not taken."""
    now = DUE + timedelta(seconds=offset)
    known = record(state=state, plan=plan, lease_until=now.timestamp() + lease, confirmed=confirmed)
    delivery = only(replace(plain_hub, records={known.name: known}), now)

    by_hand = plan is Plan.PERSON and state is State.SENDING
    taken = state in {State.CLAIMED, State.SENDING} and lease <= 0 and not by_hand
    assert delivery.ready <= taken
    assert delivery.may_send <= (offset >= 0)
