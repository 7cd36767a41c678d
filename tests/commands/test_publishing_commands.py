"""The publishing commands, as a person types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hub_builder import post
from masthead.cli import run
from publishing.house import MANUAL, House, build

NOW = ("--now", "2026-12-07T09:00:00+00:00")
FILE = "content/posts/2026/repair-week.md"

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a hub with one due post, one late and one ahead."""
    files = {
        "content/posts/2026/old.md": post(publish_at="2026-12-01 09:00"),
        "content/posts/2026/ahead.md": post(publish_at="2026-12-09 09:00", title="Ahead of us"),
    }
    return build(tmp_path / "hub", files)


@pytest.fixture
def type_(house: House, capfd: pytest.CaptureFixture[str]) -> Type:
    """Return what types a command in the hub and gives code, output and messages."""

    def typed(*words: str, now: bool = True) -> tuple[int, str, str]:
        code = run([*words, "--hub", str(house.root), *(NOW if now else ())])
        out, err = capfd.readouterr()
        return code, out, err

    return typed


def test_due_shows_what_a_run_would_take(type_: Type) -> None:
    """As a table, and as JSON."""
    assert (
        0,
        "repair-week@outbox  due        2026-12-07 09:00\n    next: masthead publish\n1 due\n",
        "",
    ) == type_("due")
    data = json.loads(type_("due", "--format", "json")[1])
    assert ["repair-week"] == [one["post"] for one in data["deliveries"]]


def test_publish_delivers_once_and_alarms_about_the_late(type_: Type) -> None:
    """What goes out is told with its place; exit 1 because something waits for a person."""
    code, out, err = type_("publish")

    assert (1, "") == (code, err)
    assert "repair-week@outbox  published  2026-12-07 10:00  build/outbox/outbox/repair-week" in out
    assert "next: masthead resolve old@outbox --retry to send it now" in out
    assert out.endswith("1 late, 1 published\n")
    assert type_("publish")[1].endswith("1 late\n")


def test_publish_prints_json_alone(type_: Type) -> None:
    """Standard output is for the program that reads it."""
    code, out, _ = type_("publish", "--format", "json")

    data = json.loads(out)
    assert 1 == code
    assert {"published": 1, "late": 1} == data["summary"]
    assert {"post", "channel", "state", "url", "remote_id", "reason", "at", "attempt"} == set(
        data["deliveries"][0]
    )


def test_a_dry_run_sends_nothing(type_: Type, house: House) -> None:
    """It says so, and counts what would stay apart."""
    said = type_("publish", "--dry-run")[1]

    assert said.endswith("\nwould take 1 due; would leave 1 late\n")
    assert {} == house.records


def test_a_dry_run_does_not_count_what_is_held(type_: Type, house: House) -> None:
    """What a run would hold back is none of what it would take."""
    house.write("content/posts/2026/repair-week.md", post(body="Not committed.\n"))

    said = type_("publish", "--dry-run")[1]

    assert said.endswith("\nwould take nothing; would leave 1 held, 1 late\n")


def test_too_many_deliveries_are_said_on_the_error_stream(type_: Type, house: House) -> None:
    """With the command that confirms them."""
    settings = "name: Test\nzone: Europe/Berlin\nlanguages: [en]\npublishing: {max_per_run: 1}\n"
    house.write("content/posts/2026/two.md", post())
    house.write("masthead.yml", settings)
    house.commit()

    code, _, err = type_("publish")

    assert 1 == code
    assert "run: masthead publish --limit 2" in err
    assert "published" in type_("publish", "--limit", "2")[1]


def test_a_ci_service_gets_a_summary_and_annotations(
    type_: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for a person is shown at its file."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    _, _, err = type_("publish")

    assert "::error file=content/posts/2026/old.md,title=old@outbox is late::" in err
    assert "| `old@outbox` | late |" in (tmp_path / "summary.md").read_text()


def test_progress_is_for_terminals(
    type_: Type, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A line for each request, on the error stream."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    _, _, err = type_("publish")

    assert "repair-week@outbox: published build/outbox/outbox/repair-week" in err


def test_a_missing_ledger_is_an_error_with_the_next_step(type_: Type, house: House) -> None:
    """Exit 2, and nothing is sent."""
    import subprocess

    subprocess.run(["git", "branch", "-D", "ledger"], cwd=house.root, check=True)

    code, _, err = type_("publish")

    assert 2 == code
    assert "next: for a new hub: masthead ledger init" in err


def test_status_shows_one_post_or_all(type_: Type) -> None:
    """By id, or by file."""
    assert "1 scheduled, 1 due, 1 late\n" == type_("status")[1].splitlines(keepends=True)[-1]
    for name in ("ahead", "content/posts/2026/ahead.md"):
        assert (0, "ahead@outbox  scheduled  2026-12-09 09:00\n1 scheduled\n", "") == type_(
            "status", name
        )
    assert {"scheduled": 1} == json.loads(type_("status", "ahead", "--format", "json")[1])[
        "summary"
    ]


def test_status_of_nothing_is_a_usage_error(type_: Type) -> None:
    """A typing error is not an empty table."""
    code, _, err = type_("status", "nothing")

    assert (2, True) == (code, "there is no post nothing" in err)


@pytest.mark.parametrize("word", ["repair-weak", "content/posts/2026/repair-weak.md"])
def test_status_guesses_what_was_meant(type_: Type, word: str) -> None:
    """By the id, also of a file that is not there."""
    assert "next: did you mean repair-week?; `masthead status`" in type_("status", word)[2]


def test_status_shows_one_delivery(type_: Type) -> None:
    """By the name that all commands print."""
    code, out, _ = type_("status", "repair-week@outbox", "--format", "json")

    assert 0 == code
    assert ["repair-week"] == [one["post"] for one in json.loads(out)["deliveries"]]


@pytest.mark.parametrize("verb", [("resolve", "--retry"), ("status",)])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("repair-weak@outbox", "there is no post repair-weak\nnext: did you mean repair-week?"),
        ("repair-week@outbux", "there is no channel outbux\nnext: did you mean outbox?"),
        ("repair-week@site", "repair-week does not go to site\nnext: it goes to outbox"),
        ("silent@outbox", "silent does not go to outbox\nnext: it goes nowhere"),
    ],
)
def test_the_name_of_a_delivery_is_guessed(
    type_: Type, house: House, verb: tuple[str, ...], name: str, words: str
) -> None:
    """The message says which half of the name is wrong."""
    house.write("content/posts/2026/silent.md", post(channels="[]"))

    code, _, err = type_(*verb, name)

    assert (2, True) == (code, f"there is no delivery {name}: {words}" in err)


def test_a_decision_needs_a_channel(type_: Type) -> None:
    """A post may go to many."""
    code, _, err = type_("resolve", "repair-week", "--retry")

    assert 2 == code
    assert "it names no channel\nnext: write it as repair-week@CHANNEL" in err


def test_publish_guesses_the_channel(type_: Type) -> None:
    """Nothing is sent."""
    code, _, err = type_("publish", "--channel", "outbux")

    assert (2, True) == (code, "there is no channel outbux\nnext: did you mean outbox?" in err)


def test_a_post_that_goes_nowhere_has_an_empty_status(type_: Type, house: House) -> None:
    """It is known, it has no deliveries."""
    house.write("content/posts/2026/silent.md", post(channels="[]"))

    assert (0, "nothing to deliver\n", "") == type_("status", "silent")


def test_resolve_records_a_decision(type_: Type) -> None:
    """And shows where the delivery stands after it."""
    code, out, _ = type_("resolve", "old@outbox", "--published", "https://x.example/1")

    assert 0 == code
    assert "old@outbox  published  2026-12-07 10:00  https://x.example/1" in out
    assert "old@outbox" not in type_("publish")[1]


def test_a_late_delivery_goes_out_on_a_persons_word(type_: Type) -> None:
    """`--retry` makes it due, the next run sends it."""
    assert "old@outbox  due" in type_("resolve", "old@outbox", "--retry")[1]
    assert "old@outbox          published" in type_("publish")[1]


def test_a_dropped_delivery_alarms_no_more(type_: Type) -> None:
    """The reason is kept."""
    out = type_("resolve", "old@outbox", "--drop", "--why", "too late now")[1]

    assert "dropped by somebody: too late now" in out
    assert 0 == type_("publish")[0]


def test_what_is_out_can_be_taken_back(type_: Type, house: House) -> None:
    """The state says so, with the reason, in words and in JSON."""
    type_("publish")

    code, out, _ = type_("resolve", "repair-week@outbox", "--retract", "--why", "a wrong date")

    assert 0 == code
    assert "repair-week@outbox  retracted" in out
    assert "retracted by somebody: a wrong date" in out
    assert not (house.root / "build/outbox/outbox/repair-week").exists()
    data = json.loads(type_("status", "repair-week", "--format", "json")[1])
    assert {"retracted": 1} == data["summary"]
    assert "retracted by somebody: a wrong date" == data["deliveries"][0]["reason"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--retry", "--drop", "--why", "x"),
        ("--published", "https://x.example", "--retry"),
        ("--drop",),
        ("--retract",),
        ("--retract", "--drop", "--why", "x"),
        ("--published", "x"),
    ],
)
def test_one_decision_at_a_time(type_: Type, words: tuple[str, ...]) -> None:
    """Anything else is a usage error."""
    code, _, err = type_("resolve", "old@outbox", *words)

    assert (2, True) == (code, "next:" in err)


def test_a_bundle_is_resolved_with_the_command_it_names(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The way of a post that a person sends."""
    house = build(
        tmp_path / "hub", {"strategy/channels/hand.md": MANUAL, FILE: post(channels="[hand]")}
    )
    where = ("--hub", str(house.root), *NOW)

    assert 0 == run(["publish", *where])
    assert "next: post it from build/outbox/hand/repair-week, then: masthead resolve" in (
        capfd.readouterr().out
    )
    assert 0 == run(["resolve", "repair-week@hand", "--published", "https://x.example/1", *where])
    assert 0 == run(["publish", *where])
    assert "nothing to deliver\n" == capfd.readouterr().out.splitlines(keepends=True)[-1]


def test_hold_and_release(type_: Type) -> None:
    """Everything stops, with a reason, and goes on."""
    assert (
        "nothing is published until masthead release: a storm (somebody)\n"
        == (type_("hold", "--why", "a storm")[1])
    )
    assert "all publishing is on hold: a storm (somebody)" in type_("status", "repair-week")[1]
    assert "the hold has ended: a storm (somebody)\n" in type_("release")[1]
    assert "nothing was on hold\n" == type_("release")[1]


def test_a_hold_with_an_end(type_: Type) -> None:
    """It is said until when; a wrong time is a usage error."""
    out = type_("hold", "--why", "a storm", "--until", "2026-12-08T09:00+01:00")[1]

    assert "nothing is published until 2026-12-08T09:00+01:00: a storm" in out
    assert 2 == type_("hold", "--why", "a storm", "--until", "tomorrow")[0]


def test_the_ledger_is_created_and_shown(type_: Type) -> None:
    """A post's file as it stands on the branch."""
    assert (0, "the branch ledger is there\n", "") == type_("ledger", "init")
    type_("publish")
    assert (0, "repair-week@outbox  published\n", "") == type_("ledger", "show", now=False)
    shown = json.loads(type_("ledger", "show", "repair-week", now=False)[1])
    assert "published" == shown["deliveries"]["outbox"]["state"]
    assert 2 == type_("ledger", "show", "nothing", now=False)[0]


def test_a_new_ledger_says_so(type_: Type, house: House) -> None:
    """The branch's name is the hub's choice."""
    house.write(
        "masthead.yml",
        "name: Test\nzone: Europe/Berlin\nlanguages: [en]\npublishing: {ledger: book}\n",
    )

    assert (0, "created the branch book\n", "") == type_("ledger", "init")


def test_the_plan_is_a_calendar(type_: Type) -> None:
    """Today and later, day by day; other days on request."""
    code, out, _ = type_("plan")
    assert (
        0,
        [
            "Monday 2026-12-07",
            "  09:00  repair-week@outbox  due  Repair week starts on Monday",
            "Wednesday 2026-12-09",
            "  09:00  ahead@outbox  scheduled  Ahead of us",
        ],
    ) == (code, out.splitlines())
    first = type_("plan", "--from", "2026-12-01", "--to", "2026-12-06")[1]
    assert "Tuesday 2026-12-01\n  09:00  old@outbox  late  Repair week starts on Monday\n" == first
    assert "nothing is planned\n" == type_("plan", "--from", "2027-01-01")[1]


def test_the_plan_for_programs(type_: Type) -> None:
    """JSON and iCalendar hold the same deliveries."""
    planned = json.loads(type_("plan", "--format", "json")[1])["deliveries"]
    assert {
        "post": "ahead",
        "channel": "outbox",
        "title": "Ahead of us",
        "at": "2026-12-09T09:00:00+01:00",
        "state": "scheduled",
        "reason": "",
    } == planned[1]
    assert 2 == type_("plan", "--format", "ics")[1].count("BEGIN:VEVENT")


def test_a_day_must_be_one(type_: Type) -> None:
    """The form is shown."""
    code, _, err = type_("plan", "--from", "monday")

    assert (2, True) == (code, "write it as 2026-12-01" in err)


@pytest.mark.parametrize(
    "words",
    [["due"], ["plan"], ["publish"], ["status"], ["resolve"], ["hold"], ["release"], ["ledger"]],
)
def test_each_help_has_an_example(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """People learn by it."""
    assert 0 == run([*words, "--help"])
    assert f"Example: masthead {words[0]}" in capfd.readouterr().out
