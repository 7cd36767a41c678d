"""What is held back at send time: the channel's cadence, and what was just said there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hub_builder import OUTBOX, SETTINGS, post
from masthead.errors import UsageError
from masthead.publishing.deciding import resolve
from masthead.publishing.decision import Retry
from masthead.publishing.guards import guarded
from masthead.publishing.state import look
from masthead.record import State
from masthead.schedule import deliveries
from masthead.workspace import load_hub
from publishing.house import House, build

ONE, TWO = "repair-week@outbox", "two@outbox"
FILE = "content/posts/2026/two.md"
OTHER = "On Friday the doors are open until ten and there is soup for everybody.\n"
SAME = "Bring your lamp to the long table, we mend it together and you take home the light.\n"


def paced(tmp_path: Path, cadence: str, **keys: str) -> House:
    """Return a hub with two due posts on a channel with a cadence."""
    page = OUTBOX.replace("---\n", f"---\ncadence: {cadence}\n", 1)
    text = post(body=OTHER, **{"publish_at": "2026-12-07 09:30", **keys})
    return build(tmp_path / "hub", {"strategy/channels/outbox.md": page, FILE: text})


@pytest.mark.parametrize(
    ("cadence", "reason"),
    [
        ("{max_per_day: 1}", "the channel takes 1 a day: it goes out from 2026-12-08 00:00 on"),
        ("{max_per_week: 1}", "the channel takes 1 a week: it goes out from 2026-12-14 00:00 on"),
        (
            "{min_gap: 2h}",
            "the channel leaves 2 h between two posts: it goes out from 2026-12-07 12:00 on",
        ),
    ],
)
def test_what_would_break_the_cadence_waits_without_alarm(
    tmp_path: Path, cadence: str, reason: str
) -> None:
    """In this run and the next; the reason says until when."""
    house = paced(tmp_path, cadence)

    for result in (house.publish(), house.publish()):
        found = {one.name: one for one in result.deliveries}
        assert (State.HELD, reason, False) == (found[TWO].state, found[TWO].reason, result.failed)
    assert {ONE} == set(house.records)


def test_it_goes_when_its_time_has_come(tmp_path: Path) -> None:
    """By itself, two hours after the first."""
    house = paced(tmp_path, "{min_gap: 2h}")
    first = house.publish()
    house.later(hours=2)

    assert {ONE: "published", TWO: "held"} == house.states(first)
    assert {TWO: "published"} == house.states(house.publish())


def test_what_would_be_late_by_then_says_so(tmp_path: Path) -> None:
    """Then a person moves it, or sends it; later it is late as usual."""
    house = paced(tmp_path, "{max_per_day: 1}")

    result = house.publish()
    step = next(one.next_step for one in result.deliveries if one.name == TWO)
    assert (
        f"it will be late by then: move it in its file, or send it now: masthead resolve {TWO}"
        in step
    )
    house.later(hours=8)
    late = house.publish()
    assert ({TWO: "late"}, True) == (house.states(late), late.failed)


def test_a_person_may_send_it_all_the_same(tmp_path: Path) -> None:
    """`--retry` overrides the cadence."""
    house = paced(tmp_path, "{max_per_day: 1}")
    house.publish()

    decided = resolve(house.root, TWO, Retry(), house.now)

    assert (State.DUE, "somebody: send it although it was held back") == (
        decided.state,
        decided.reason,
    )
    assert {TWO: "published"} == house.states(house.publish())


def test_what_cannot_go_takes_nobodys_place(tmp_path: Path) -> None:
    """A post that is held for another reason does not count."""
    house = paced(tmp_path, "{max_per_day: 1}")
    house.write("content/posts/2026/repair-week.md", post(body="Not committed.\n"))

    assert {ONE: "held", TWO: "published"} == house.states(house.publish())


def test_other_commands_show_the_same(tmp_path: Path) -> None:
    """`masthead due` lists what a run would take."""
    house = paced(tmp_path, "{max_per_day: 1}")

    seen = {one.name: one for one in look(house.root, house.now).deliveries}

    assert [(State.DUE, True), (State.HELD, False)] == [
        (seen[name].state, seen[name].ready) for name in (ONE, TWO)
    ]
    assert {ONE: "due", TWO: "held"} == house.states(house.publish(dry_run=True))


# --- the same again ---


def twice(tmp_path: Path, files: Mapping[str, str] | None = None, **keys: str) -> House:
    """Return a hub whose post has gone out, and a copy of it that is due an hour later."""
    keys = {"publish_at": "2026-12-07 11:00", "body": SAME.replace("light", "lamp"), **keys}
    texts = {"content/posts/2026/repair-week.md": post(body=SAME), FILE: post(**keys)}
    house = build(tmp_path / "hub", {**texts, **(files or {})})
    assert {ONE: "published"} == house.states(house.publish())
    house.later(hours=1)
    return house


def test_what_a_channel_has_just_said_is_held(tmp_path: Path) -> None:
    """The reason names the other post; a person decides."""
    house = twice(tmp_path)

    result = house.publish()

    (held,) = result.deliveries
    assert (State.HELD, True) == (held.state, result.failed)
    assert "as repair-week, which went out on outbox on 2026-12-07" in held.reason
    assert "it says nearly the same (" in held.reason
    assert f"waive post/duplicate in {FILE}" in held.next_step
    assert {ONE} == set(house.records)


def test_a_person_may_repeat_it(tmp_path: Path) -> None:
    """`--retry` overrides."""
    house = twice(tmp_path)

    resolve(house.root, TWO, Retry(), house.now)

    assert {TWO: "published"} == house.states(house.publish())


@pytest.mark.parametrize(
    "keys",
    [
        {"front": "waivers:\n  - {rule: post/duplicate, reason: A reminder, until: 2026-12-31}"},
        {"front": "translation_of: repair-week"},
        {"body": OTHER},
        {"body": "Too short.\n"},
        {"channels": "[site]"},
    ],
)
def test_what_may_be_said_again(tmp_path: Path, keys: dict[str, str]) -> None:
    """Waived, a translation, another text, another channel."""
    house = twice(tmp_path, **keys)

    assert ["published"] == list(house.states(house.publish()).values())


def test_a_waiver_ends(tmp_path: Path) -> None:
    """After its last day it lifts nothing."""
    waiver = "waivers:\n  - {rule: post/duplicate, reason: A reminder, until: 2026-12-06}"
    house = twice(tmp_path, front=waiver)

    assert {TWO: "held"} == house.states(house.publish())


def test_a_rule_that_is_off_holds_nothing(tmp_path: Path) -> None:
    """The hub's settings are those of the check."""
    house = twice(tmp_path, {"masthead.yml": f"{SETTINGS}rules:\n  post/duplicate: off\n"})

    assert {TWO: "published"} == house.states(house.publish())


def test_after_thirty_days_it_may_be_said_again(tmp_path: Path) -> None:
    """Exactly thirty days later it is still too soon."""
    house = twice(tmp_path, publish_at="2027-01-06 10:00")
    start = house.now - timedelta(hours=1)
    states = []
    for more in (0, 1):
        now = replace(house, now=start + timedelta(days=30, seconds=more))
        states.append(now.states(now.publish(dry_run=True)))

    assert [{TWO: "held"}, {TWO: "due"}] == states


def test_what_is_simply_due_needs_no_decision(tmp_path: Path) -> None:
    """Only what a guard holds may be confirmed."""
    house = twice(tmp_path, body=OTHER)

    with pytest.raises(UsageError, match="is due: there is nothing to decide"):
        resolve(house.root, TWO, Retry(), house.now)


def test_one_run_does_not_say_the_same_twice(tmp_path: Path) -> None:
    """Two posts that are due together: the first goes, the second waits for a person."""
    texts = {"content/posts/2026/repair-week.md": post(body=SAME)}
    house = build(tmp_path / "hub", {**texts, FILE: post(body=SAME.replace("light", "lamp"))})
    seen = {one.name: one for one in look(house.root, house.now).deliveries}

    result = house.publish()
    found = {one.name: one for one in result.deliveries}

    assert ({ONE: "published", TWO: "held"}, True) == (house.states(result), result.failed)
    assert found[TWO].reason.endswith("as repair-week, which goes out there in the same run")
    assert (State.HELD, found[TWO].reason) == (seen[TWO].state, seen[TWO].reason)
    assert {ONE} == set(house.records)


def test_other_channels_may_say_the_same_in_one_run(tmp_path: Path) -> None:
    """Each channel has its own readers."""
    texts = {"content/posts/2026/repair-week.md": post(body=SAME)}
    house = build(tmp_path / "hub", {**texts, FILE: post(body=SAME, channels="[site]")})

    assert {ONE: "published", "two@site": "published"} == house.states(house.publish())


def test_what_is_under_way_may_be_out(tmp_path: Path) -> None:
    """A text whose answer was lost counts as said."""
    house = twice(tmp_path)
    record = replace(house.records[ONE], state=State.SENDING, receipts=(), first_sent=None)
    hub = replace(load_hub(house.root), records={ONE: record})

    found = {one.name: one for one in guarded(hub, deliveries(hub, house.now), house.now)}

    assert State.HELD is found[TWO].state
    assert "as repair-week, which may have gone out on outbox on 2026-12-07" in found[TWO].reason
