"""The alarm rings for what should be out and is not, in one issue that is opened once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from comment_reader import live
from conftest import NOW
from github_parts import asking
from hub_builder import commit_all, post, write_hub
from masthead import cli
from masthead.alarming import GRACE, MOST, OVERDUE, Alarm, alarm_of, keep_alive, lines, ring
from masthead.hub import Hub
from masthead.ledger import create, read_heartbeat
from masthead.publishing.state import Seen
from masthead.record import Hold, State
from masthead.schedule import Delivery
from masthead.settings import Settings
from masthead.workspace import load_settings
from servers.github import OWN, REPOSITORY, TOKEN, FakeGitHub, github

HUB = Hub(Settings("Test brand", zone="Europe/Berlin"))


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGitHub]:
    """Return a GitHub without issues."""
    with github(tmp_path / "fake") as fake:
        yield fake


def seen(*deliveries: Delivery, hold: Hold | None = None) -> Seen:
    """Return a hub with some deliveries."""
    return Seen(HUB, deliveries, hold)


def delivery(state: State, hours: float = 0, **more: str) -> Delivery:
    """Return a delivery that was due some hours ago."""
    return Delivery("lamp", "site", state, NOW - timedelta(hours=hours), **more)


def alarm(*deliveries: Delivery) -> Alarm:
    """Return the alarm about some deliveries."""
    return alarm_of(seen(*deliveries), NOW.timestamp(), NOW)


@pytest.mark.parametrize(
    ("state", "hours", "rings"),
    [
        (State.LATE, 9, True),
        (State.FAILED, 0, True),
        (State.UNKNOWN, 0, True),
        (State.DUE, 0.9, False),
        (State.DUE, 1.1, True),
        (State.CLAIMED, 2, True),
        (State.SENDING, 2, True),
        (State.SCHEDULED, -1, False),
        (State.HELD, 9, False),
        (State.EXPIRED, 9, False),
        (State.PUBLISHED, 9, False),
    ],
)
def test_what_rings(state: State, hours: float, *, rings: bool) -> None:
    """What waits for a person rings at once, what waits for a run after an hour, no more."""
    assert rings is alarm(delivery(state, hours)).rings


def test_a_publisher_that_nobody_sees_rings() -> None:
    """After six hours without a run; not while a person holds publishing, nor before the first."""
    long_ago = (NOW - timedelta(hours=7)).timestamp()
    hold = Hold("storm", "sari", long_ago)

    assert alarm_of(seen(), long_ago, NOW).silent == NOW - timedelta(hours=7)
    assert not alarm_of(seen(), long_ago + 7200, NOW).rings
    assert not alarm_of(seen(hold=hold), long_ago, NOW).rings
    assert not alarm_of(seen(), 0.0, NOW).rings


def test_nothing_of_the_content_acts_in_the_issue() -> None:
    """Reasons of services and names of posts are shown as text."""
    hostile = replace(
        delivery(State.FAILED, 2, reason="@team <b>#1</b> https://evil.example", next_step="`x`"),
        post="@team",
    )

    assert [] == live("\n".join(lines(alarm(hostile))))


def test_a_flood_is_counted() -> None:
    """The issue lists so many, and says how many more there are."""
    text = list(lines(alarm(*[delivery(State.LATE)] * (MOST + 3))))

    assert MOST + 1 == len(text)
    assert "and 3 more" in text[-1]


def test_the_issue_is_opened_once_renewed_and_closed(fake: FakeGitHub) -> None:
    """However often it rings there is one issue; it closes when nothing is overdue."""
    client, one = asking(fake), alarm(delivery(State.LATE, 9))

    first = ring(client, one, OWN)
    again = ring(client, one, OWN)
    more = ring(client, alarm(delivery(State.LATE, 9), delivery(State.FAILED)), OWN)
    over = ring(client, Alarm(), OWN)

    assert first is not None
    assert more is not None
    assert over is not None
    assert first == again
    assert first.body.startswith(OVERDUE.marker)
    assert (first.number, True) == (more.number, more.open)
    assert "is failed" in more.body
    assert (first.number, False) == (over.number, over.open)
    assert ring(client, Alarm(), OWN) is None
    assert 1 == len(fake.issues)


def test_silence_is_told() -> None:
    """The issue says since when nobody has seen a run, in the hub's zone."""
    silent = Alarm(silent=NOW - GRACE, zone="Europe/Berlin")

    assert "No run was seen since 2026-12-07 09:00" in "".join(lines(silent))


def test_workflows_are_kept_alive(fake: FakeGitHub) -> None:
    """What GitHub switches off is switched on; what a person switched off or removed is not."""
    fake.states = {
        "site.yml": "disabled_manually",
        "overdue.yml": "disabled_inactivity",
        "doctor.yml": "",
    }
    off = keep_alive(asking(fake), ("publish.yml", "site.yml", "overdue.yml", "doctor.yml"))

    assert ("site.yml", "doctor.yml") == off
    assert [("enable", "publish.yml"), ("enable", "overdue.yml")] == fake.runs


def test_the_heartbeat_is_read_from_the_ledger(tmp_path: Path) -> None:
    """This clone's copy says when a run was last seen; without a ledger, never."""
    commit_all(write_hub(tmp_path))
    settings = load_settings(tmp_path)
    before = read_heartbeat(tmp_path, settings)
    create(tmp_path, settings, now=NOW.timestamp())

    assert (0.0, NOW.timestamp()) == (before, read_heartbeat(tmp_path, settings))


def test_the_command_tells_and_fails(
    tmp_path: Path,
    fake: FakeGitHub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It ends 1 while something is overdue, keeps the issue, and switches workflows on."""
    root = write_hub(
        tmp_path / "hub", {"content/posts/2026/old.md": post(publish_at="2026-12-01 09:00")}
    )
    commit_all(root)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_API_URL", fake.url)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    words = ["overdue", "--hub", str(root), "--now", NOW.isoformat()]

    assert 1 == cli.run([*words, "--issue", "--keep-alive", "publish.yml"])
    assert "- `old@outbox` is late, due 2026-12-01 09:00" in capsys.readouterr().out
    assert [("enable", "publish.yml")] == fake.runs
    assert 1 == len(fake.issues)
    (root / "content/posts/2026/old.md").unlink()
    fake.states["publish.yml"] = "disabled_manually"
    assert 0 == cli.run([*words, "--issue", "--keep-alive", "publish.yml"])
    said = capsys.readouterr()
    assert "nothing is overdue" in said.out
    assert "publish.yml was switched off or removed by a person" in said.err
    assert ["closed"] == [row["state"] for row in fake.issues.values()]
