"""The command line answers every outcome in words and with its exit code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from masthead import __version__, cli
from masthead.errors import MastheadError

Verb = Callable[[click.Command], None]


def raising(error: BaseException) -> click.Command:
    """Return a command that fails."""

    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> Verb:
    """Let `masthead check` be the command that a test sets."""

    def use(command: click.Command) -> None:
        monkeypatch.setattr(cli.Verbs, "get_command", lambda *_: command)

    return use


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints name and version and ends 0."""
    assert 0 == cli.run(["--version"])
    assert f"masthead, version {__version__}\n" == capsys.readouterr().out


def test_main_exits_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    """The console script ends the process with the command's code."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])

    assert 0 == ended.value.code


def test_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is no command is a usage error that names the nearest one, if any."""
    assert 2 == cli.run(["chek"])
    assert "'chek'. Did you mean 'check'?" in capsys.readouterr().err
    assert 2 == cli.run(["zzz"])
    assert "Did you mean" not in capsys.readouterr().err


def test_known_failure_names_the_next_step(verb: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    """A known failure is two lines on standard error, and code 2."""
    verb(raising(MastheadError("the ledger is missing", "run `masthead ledger init`")))

    assert 2 == cli.run(["check"])
    assert (
        "error: the ledger is missing\nnext: run `masthead ledger init`\n"
        == capsys.readouterr().err
    )


def test_what_the_system_refuses_is_no_bug(verb: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    """A full disk or a missing right is told with its file, and code 2."""
    verb(raising(PermissionError(13, "Permission denied", "content/a.md")))

    assert cli.run(["check"]) == 2
    assert capsys.readouterr().err.startswith("error: content/a.md: Permission denied\nnext: ")


def test_interrupted(verb: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with 130, as shells expect."""
    verb(raising(KeyboardInterrupt()))

    assert 130 == cli.run(["check"])


def test_a_bug_becomes_a_report(verb: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    """An unexpected error prints no traceback but the path of a report that holds it."""
    verb(raising(ZeroDivisionError("oops")))

    assert 3 == cli.run(["check"])
    told = capsys.readouterr().err
    report = re.search(r"report in (\S+)", told)
    assert "Traceback" not in told
    assert report is not None
    text = Path(report[1]).read_text(encoding="utf-8")
    assert "ZeroDivisionError: oops" in text
    assert "masthead check" in text


def test_a_command_may_return_its_code(verb: Verb) -> None:
    """What a command returns is the exit code; nothing is 0."""
    verb(click.command()(lambda: 1))
    assert 1 == cli.run(["check"])
    verb(click.command()(lambda: None))
    assert 0 == cli.run(["check"])


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_helps_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` of each command, and of each of its parts, shows an example."""
    command = cli.group.get_command(click.Context(cli.group), name)
    assert command is not None
    parts = sorted(command.commands) if isinstance(command, click.Group) else [""]
    for part in parts:
        assert 0 == cli.run([name, *part.split(), "--help"])
        assert "Example: masthead" in " ".join(capsys.readouterr().out.split())
