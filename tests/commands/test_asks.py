"""Reports may ask for more: an option with choices, or words after the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.cli import run
from masthead.commands.kinds import report_command
from masthead.report import Ask, Words


def test_a_wrong_choice_is_an_error(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The choices are listed."""
    assert 2 == run(["mix", "--by", "weather", "--hub", str(hub_root)])
    assert "'quadrant', 'pillar', 'kind'" in capsys.readouterr().err


def test_what_nobody_says_is_left_to_the_report(hub_root: Path) -> None:
    """Without the option all aspects are told; the words after the command may be none."""
    assert 0 == run(["mix", "--hub", str(hub_root)])
    assert 0 == run(["reply", "find", "--hub", str(hub_root)])


def test_a_choice_is_handed_to_the_report(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One aspect alone is told."""
    assert 0 == run(["mix", "--by", "owner", "--hub", str(hub_root)])
    printed = capsys.readouterr().out
    assert "By owner" in printed
    assert "Matrix" not in printed


def test_any_text_may_be_asked_for(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An option without choices takes any text; words come as one text."""

    def report(_survey: object, of: str = "", words: str = "") -> list[Words]:
        return [Words(f"{of}: {words}")]

    asks = (Ask("of", "What."), Ask("words", "Which.", words=True))
    command = report_command("told", "Tell.", report, asks)
    command.main(["--of", "a", "b", "c", "--hub", str(hub_root)], standalone_mode=False)

    assert "a: b c\n" == capsys.readouterr().out
