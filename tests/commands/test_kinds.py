"""Every kind of page has its commands: list, show, new, check, and its reports."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from hub_builder import write_hub
from masthead.cli import COMMANDS, group, run
from masthead.commands.strategy import verb
from masthead.kinds import KINDS
from masthead.reports import REPORTS

GOAL = "---\ntitle: Trust\nprimary: true\nowner: sari\n---\nWhy.\n"
OWN = [kind for kind in KINDS.values() if kind.command]


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a hub with one goal."""
    return write_hub(tmp_path / "hub", {"strategy/goals/trust.md": GOAL})


def output(capsys: pytest.CaptureFixture[str], hub: Path, *words: str) -> str:
    """Return what a command prints; it must end well."""
    assert 0 == run([*words, "--hub", str(hub), "--now", "2026-12-07T09:00+01:00"])
    return capsys.readouterr().out


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.name)
def test_each_kind_has_its_commands_with_help_and_an_example(kind: object) -> None:
    """All that the table promises is there, and says how to use it."""
    known = next(one for one in OWN if one is kind)
    context = click.Context(group)
    command = group.get_command(context, known.command)

    assert isinstance(command, click.Group)
    wanted = {"check", *known.reports} | (set() if known.single else {"list", "show", "new"})
    assert wanted <= set(command.commands)
    for one in command.commands.values():
        assert "Example: masthead" in (one.help or ""), one.name


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_each_report_has_its_command(report: object) -> None:
    """By the words of the table, with help and an example."""
    known = next(one for one in REPORTS if one is report)
    first, *more = known.words
    command = group.get_command(click.Context(group), first)
    for word in more:
        assert isinstance(command, click.Group)
        command = command.commands[word]

    assert command is not None
    assert "Example: masthead" in (command.help or "")


def test_no_verb_hides_another() -> None:
    """A kind's verb is its own, or a group that the kind's commands join."""
    verbs = [kind.command for kind in OWN]

    assert len(verbs) == len(set(verbs))
    assert {"channel"} >= set(verbs) & (set(COMMANDS) - {"voice"})


def test_list_shows_names_and_keys(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text, as JSON and as CSV."""
    assert "Trust" in output(capsys, hub, "goal", "list")
    (block,) = json.loads(output(capsys, hub, "goal", "list", "--format", "json"))["blocks"]
    assert {"kind": "goal", "id": "trust"} == block["rows"][0][0]
    assert "trust," in output(capsys, hub, "goal", "list", "--format", "csv")


def test_show_tells_all_that_is_known(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its keys and its file."""
    text = output(capsys, hub, "goal", "show", "trust")

    assert "strategy/goals/trust.md" in text
    assert "sari" in text


def test_show_of_an_unknown_one_names_the_nearest(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A typing mistake costs one more try."""
    assert 2 == run(["goal", "show", "trusd", "--hub", str(hub)])

    assert "did you mean trust?" in capsys.readouterr().err.casefold().replace("'", "")


def test_new_and_its_other_words_write_a_file(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`add` and `propose` do the same; a file that is there stays."""
    assert "strategy/goals/fame.md\n" == output(capsys, hub, "goal", "new", "Fame")
    assert "strategy/goals/more.md\n" == output(capsys, hub, "goal", "add", "More")
    assert 2 == run(["goal", "propose", "More", "--hub", str(hub)])


def test_check_looks_at_the_kind_alone(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Findings of other files stay out."""
    (hub / "strategy/goals/bad.md").write_text("---\ntitel: Bad\n---\n", encoding="utf-8")
    (hub / "content/posts/2026/bad.md").write_text("---\ntitel: Bad\n---\n", encoding="utf-8")

    assert 1 == run(["goal", "check", "--format", "json", "--hub", str(hub)])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {"strategy/goals/bad.md"} == {one["path"] for one in found}


@pytest.mark.parametrize(
    "text", [b"", b"month;kind\n2026-12;make\n", b"month\n2026-12\n", b"month,\xe9\n"]
)
def test_check_tells_of_a_table_that_cannot_be_read(
    hub: Path, capsys: pytest.CaptureFixture[str], text: bytes
) -> None:
    """A file that gives no page at all is a file of the kind too."""
    (hub / "strategy/budget").mkdir()
    (hub / "strategy/budget/2026.csv").write_bytes(text)

    assert 1 == run(["budget", "check", "--format", "json", "--hub", str(hub)])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {"strategy/budget/2026.csv"} == {one["path"] for one in found}


def test_svg_is_the_first_drawing(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a report draws nothing, that is said."""
    assert output(capsys, hub, "goal", "tree", "--format", "svg").startswith("<svg")
    assert 2 == run(["strategy", "status", "--format", "svg", "--hub", str(hub)])


def test_a_report_that_has_no_table_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table is asked for where there are only steps to read: an error, not an empty file."""
    steps = "---\ntitle: First weeks\nsteps:\n  - {day: 1, do: Read the guide}\n---\nWelcome.\n"
    hub = write_hub(tmp_path / "hub", {"strategy/onboarding.md": steps})

    assert 2 == run(["onboarding", "--format", "csv", "--hub", str(hub)])
    assert "this report has no table here" in capsys.readouterr().err


def test_a_verb_of_reports_alone_is_a_group() -> None:
    """Those of two words have a help of their own."""
    assert isinstance(verb("strategy"), click.Group)
