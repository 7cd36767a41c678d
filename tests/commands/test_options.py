"""Options that several commands share refuse what cannot be meant, by their own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead import cli


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "--now", "tomorrow"], "--now: 'tomorrow' is not a time in ISO 8601"),
        (["check", "--now", "2026-12-07T09:00"], "--now: '2026-12-07T09:00' has no offset"),
        (["check", "--now", "9999-12-31T23:59-12:00"], "--now: the year 9999 cannot be meant"),
        (["hold", "--why", "x", "--until", "soon"], "--until: 'soon' is not a time in ISO 8601"),
        (["plan", "--to", "9999-12-31"], "the year 9999 cannot be meant"),
        (["plan", "--from", "2026-12-01", "--to", "2026-11-01"], "--to is before the first day"),
        (["plan", "--from", "December"], "'December' is not a day"),
    ],
)
def test_times_that_cannot_be_meant(
    hub_root: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    """The message names the option and is followed by the way to write it."""
    assert cli.run([*words, "--hub", str(hub_root)]) == 2
    error, step = capsys.readouterr().err.splitlines()[-2:]
    assert error.endswith(told)
    assert step.startswith("next: ")


def test_a_folder_that_is_no_hub(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--hub` must name a folder with masthead.yml."""
    assert cli.run(["check", "--hub", str(tmp_path)]) == 2
    assert "holds no masthead.yml" in capsys.readouterr().err


def test_no_hub_upward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside a hub the message says how to come to one."""
    monkeypatch.chdir(tmp_path)

    assert cli.run(["check"]) == 2
    assert "masthead init DIR" in capsys.readouterr().err
