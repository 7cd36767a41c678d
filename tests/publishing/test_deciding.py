"""What a person may decide, and when it makes no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from git_helper import add_remote, git
from hub_builder import commit_all, post, write_hub
from masthead.errors import UsageError
from masthead.ledger import create
from masthead.ledger.book import open_ledger
from masthead.protocol.effect import Lost, Pushed
from masthead.publishing.deciding import hold_all, release_all, resolve
from masthead.publishing.decision import Decision, Drop, Published, Retry
from masthead.record import Approval, Plan, Receipt, Record, State
from masthead.repo import open_repository
from masthead.schedule import Delivery
from masthead.workspace import load_settings
from publishing.house import MANUAL, House, build

NAME = "repair-week@outbox"
FILE = "content/posts/2026/repair-week.md"
URL = "https://social.example/@lentera/1"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a hub with one due post to the outbox."""
    return build(tmp_path / "hub")


def decide(house: House, decision: Decision, name: str = NAME) -> Delivery:
    """Decide now."""
    return resolve(house.root, name, decision, house.now)


def put(house: House, **fields: Any) -> Record:
    """Write a record of the post as a run has left it."""
    base = Record(
        "repair-week", "outbox", State.SENDING, key=NAME, nonce="n", payload={"parts": ["Frozen"]}
    )
    record = replace(base, **fields)
    policy = load_settings(house.root).publishing
    with open_ledger(open_repository(house.root), policy) as ledger:
        seen = ledger.fetch(["repair-week"])
        assert isinstance(ledger.push(seen.tip, {NAME: record}, "Put", now=0.0), Pushed)
    return record


# --- published ---


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.UNKNOWN},
        {"state": State.FAILED},
        {"plan": Plan.PERSON, "handle": "build/x"},
        {"plan": Plan.SEND},
        {"state": State.EXPIRED},
    ],
)
def test_what_went_out_by_hand_is_recorded(house: House, fields: dict[str, Any]) -> None:
    """Its address is the receipt; no run takes it again."""
    put(house, **fields)

    decided = decide(house, Published(URL))

    assert (State.PUBLISHED, "recorded by somebody") == (decided.state, decided.reason)
    record = house.records[NAME]
    assert (URL, URL, "", Plan.NONE) == (record.url, record.remote_id, record.handle, record.plan)
    assert frozenset() == house.publish().taken


def test_what_was_never_claimed_can_be_recorded_too(house: House) -> None:
    """Somebody was faster than the run."""
    assert State.PUBLISHED is decide(house, Published(URL)).state
    assert NAME == house.records[NAME].key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "social.example/1",
        "ftp://x/1",
        "https://",
        "https://[x",
        "https://x:port/",
        'https://x.example/"><script>',
        "https://x.example/\n1",
        "https://me:secret@x.example/1",
    ],
)
def test_an_address_must_be_one(house: House, url: str) -> None:
    """It stands in calendars and on pages."""
    with pytest.raises(UsageError, match="is not a web address"):
        decide(house, Published(url))


# --- retry ---


@pytest.mark.parametrize("state", [State.FAILED, State.UNKNOWN, State.EXPIRED])
def test_a_retry_is_a_new_generation_with_the_text_of_today(house: House, state: State) -> None:
    """It is due again, whatever its time was, and has a key of its own."""
    put(house, state=state, attempt=7, approval=Approval(12))
    house.later(days=5)

    decided = decide(house, Retry())
    assert house.records[NAME].approval is None
    result = house.publish()

    assert (State.DUE, "somebody: send it again") == (decided.state, decided.reason)
    assert {NAME: "published"} == house.states(result)
    record = house.records[NAME]
    assert (2, f"{NAME}.2", 1) == (record.generation, record.key, record.attempt)
    assert ["Bring your lamp, leave with a lamp that works."] == record.payload["parts"]


def test_a_late_delivery_is_confirmed(house: House) -> None:
    """It keeps its generation: nothing was ever sent."""
    house.later(days=5)

    decided = decide(house, Retry())

    assert (State.DUE, "somebody: send it although it is late") == (decided.state, decided.reason)
    assert {NAME: "published"} == house.states(house.publish())
    assert 1 == house.records[NAME].generation


def test_a_bundle_can_be_made_again(tmp_path: Path) -> None:
    """A person lost it; the next run writes a new one."""
    house = build(
        tmp_path / "hub", {"strategy/channels/hand.md": MANUAL, FILE: post(channels="[hand]")}
    )
    house.publish()

    decide(house, Retry(), "repair-week@hand")
    house.publish()

    assert "build/outbox/hand/repair-week.2" == house.records["repair-week@hand"].handle


def test_a_half_sent_thread_keeps_what_is_out(house: House) -> None:
    """A retry goes on, it does not start over."""
    put(house, state=State.FAILED, receipts=(Receipt("1"),))

    decide(house, Retry())

    assert (Receipt("1"),) == house.records[NAME].receipts


# --- drop ---


@pytest.mark.parametrize(
    "fields", [{"state": State.UNKNOWN}, {"state": State.FAILED}, {"plan": Plan.PERSON}]
)
def test_what_is_dropped_is_never_sent(house: House, fields: dict[str, Any]) -> None:
    """The reason stays, and the alarm ends."""
    put(house, **fields)

    decided = decide(house, Drop("the lamp is gone"))

    assert (State.EXPIRED, "dropped by somebody: the lamp is gone") == (
        decided.state,
        decided.reason,
    )
    result = house.publish()
    assert (frozenset(), False) == (result.taken, result.failed)


def test_what_is_late_can_be_dropped(house: House) -> None:
    """Nobody needs to touch the post for it."""
    house.later(days=5)

    assert State.EXPIRED is decide(house, Drop("too late")).state


def test_a_drop_needs_a_reason(house: House) -> None:
    """Whoever reads the ledger wants to know."""
    with pytest.raises(UsageError, match="needs a reason"):
        decide(house, Drop("  "))


# --- what makes no sense ---


@pytest.mark.parametrize(
    ("fields", "decision", "fault"),
    [
        ({"state": State.PUBLISHED, "receipts": (Receipt("1"),)}, Retry(), "is published"),
        ({"state": State.PUBLISHED, "receipts": (Receipt("1"),)}, Published(URL), "is published"),
        ({"state": State.PUBLISHED, "receipts": (Receipt("1"),)}, Drop("x"), "is published"),
        ({"state": State.EXPIRED}, Drop("x"), "is expired: there is nothing to decide"),
        ({"plan": Plan.SEND}, Retry(), "may have been sent"),
        ({"plan": Plan.SEND, "lease_until": 4e9}, Published(URL), "in a run's hands"),
        ({"plan": Plan.SEND, "lease_until": 4e9}, Drop("x"), "in a run's hands"),
        (
            {"state": State.CLAIMED, "plan": Plan.SEND, "lease_until": 4e9},
            Retry(),
            "in a run's hands",
        ),
    ],
)
def test_a_decision_must_fit_the_state(
    house: House, fields: dict[str, Any], decision: Decision, fault: str
) -> None:
    """The refusal says what is the case."""
    before = put(house, **fields)

    with pytest.raises(UsageError, match=fault):
        decide(house, decision)

    assert before == house.records[NAME]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        (post("draft: true"), Published(URL)),
        (post(publish_at="2027-01-01 09:00"), Drop("x")),
        (post(), Retry()),
        (post("expires_at: 2026-12-07 09:30"), Retry()),
    ],
)
def test_what_nobody_has_sent_is_decided_in_its_file(
    tmp_path: Path, text: str, decision: Decision
) -> None:
    """Drafts, plans and what is due need no decision."""
    house = build(tmp_path / "hub", {FILE: text})

    with pytest.raises(UsageError) as caught:
        decide(house, decision)

    assert caught.value.hint


def test_a_delivery_that_there_is_not(house: House) -> None:
    """A typing error decides nothing."""
    with pytest.raises(UsageError, match="there is no delivery nothing@outbox"):
        decide(house, Retry(), "nothing@outbox")


def test_a_lost_answer_decides_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision is recognised when the ledger is read again."""
    put(house, state=State.UNKNOWN)
    from masthead.ledger.book import Ledger

    right, lost = Ledger.push, []

    def losing(self: Ledger, *args: Any, **rest: Any) -> Any:
        answer = right(self, *args, **rest)
        if not lost:
            lost.append(answer)
            return Lost()
        return answer

    monkeypatch.setattr(Ledger, "push", losing)

    for decision in (Retry(), Drop("x"), Published(URL)):
        lost.clear()
        monkeypatch.setattr(Ledger, "push", right)
        put(house, state=State.UNKNOWN)
        monkeypatch.setattr(Ledger, "push", losing)
        decide(house, decision)
        assert 1 == len(lost)

    assert URL == house.records[NAME].url


def test_a_decision_reaches_the_remote(tmp_path: Path) -> None:
    """And this clone shows it."""
    root = write_hub(tmp_path / "hub", {".gitignore": "build/\n"})
    commit_all(root)
    add_remote(root, tmp_path / "remote.git")
    git(root, "push", "-q", "-u", "origin", "main")
    create(root, load_settings(root), now=0.0)
    house = House(root)

    decide(house, Published(URL))

    assert URL == house.records[NAME].url
    assert "Decide on" in git(tmp_path / "remote.git", "log", "-1", "--format=%s", "ledger")


# --- hold and release ---


def test_a_hold_stops_everything_until_it_is_released(house: House) -> None:
    """Who and why are kept."""
    hold = hold_all(house.root, "a storm", house.now)

    assert ("a storm", "somebody", None) == (hold.why, hold.who, hold.until)
    assert {NAME: "held"} == house.states(house.publish())
    ended = release_all(house.root, house.now)
    assert hold == ended
    assert {NAME: "published"} == house.states(house.publish())


def test_a_hold_may_end_by_itself(house: House) -> None:
    """At its time."""
    hold_all(house.root, "a storm", house.now, house.now + timedelta(hours=1))
    house.later(hours=1)

    assert {NAME: "published"} == house.states(house.publish())


def test_a_hold_needs_a_reason_and_a_future(house: House) -> None:
    """Both are shown to everybody."""
    with pytest.raises(UsageError, match="needs a reason"):
        hold_all(house.root, " ", house.now)
    with pytest.raises(UsageError, match="lies in the past"):
        hold_all(house.root, "a storm", house.now, house.now)


def test_a_release_without_a_hold_says_so(house: House) -> None:
    """Nothing is written."""
    before = git(house.root, "rev-parse", "ledger")

    assert release_all(house.root, house.now) is None
    assert before == git(house.root, "rev-parse", "ledger")


def test_a_hold_on_a_remote_is_seen_in_this_clone(tmp_path: Path) -> None:
    """`masthead status` reads local refs only."""
    from masthead.ledger import read_hold

    root = write_hub(tmp_path / "hub")
    commit_all(root)
    add_remote(root, tmp_path / "remote.git")
    create(root, load_settings(root), now=0.0)

    hold = hold_all(root, "a storm", House(root).now)

    assert hold == read_hold(root, load_settings(root))
