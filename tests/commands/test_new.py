"""`masthead new` writes a file that checks as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.cli import run

PATH = "content/posts/2026/nedelya-remonta.md"
WORDS = ["new", "post", "Неделя ремонта", "--lang", "ru", "--channels", "outbox, site"]


def test_the_path_goes_to_stdout_and_the_next_step_to_stderr(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script can open what was written."""
    code = run([*WORDS, "--at", "2026-12-14 09:00", "--hub", str(hub_root)])
    output = capsys.readouterr()

    assert 0 == code
    assert f"{PATH}\n" == output.out
    assert f"next: fill it in, then run `masthead check {PATH}`\n" == output.err
    assert "channels: [outbox, site]\n" in (hub_root / PATH).read_text(encoding="utf-8")


def test_a_new_post_passes_the_check(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing has to be mended before one begins to write."""
    monkeypatch.chdir(hub_root)
    settings = hub_root / "masthead.yml"
    settings.write_text(settings.read_text().replace("[en]", "[en, ru]"))
    run([*WORDS, "--at", "2026-12-14 09:00"])
    capsys.readouterr()
    code = run(["check", PATH, "--now", "2026-12-07T09:00+00:00"])

    assert (0, "") == (code, capsys.readouterr().err)


def test_a_file_that_is_there_is_an_error(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, with the next step."""
    words = ["new", "goal", "Trust", "--hub", str(hub_root)]
    assert 0 == run(words)
    capsys.readouterr()

    assert 2 == run(words)
    assert "error: strategy/goals/trust.md is there already\n" in capsys.readouterr().err


def test_an_unknown_kind_is_an_error(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The kinds are listed."""
    assert 2 == run(["new", "poem", "A", "--hub", str(hub_root)])
    assert "'poem' is not one of 'access', " in capsys.readouterr().err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command shows one call."""
    assert 0 == run(["new", "--help"])
    assert "Example: masthead new post" in capsys.readouterr().out
