"""How a run's end is counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crash.audit import Audit
from crash.process import Publisher
from crash.result import CONTENDED, Result, note, unexpected
from masthead.protocol.writing import Writer

TIRED = f"error: {CONTENDED} 40 tries\nnext: run `masthead publish` again"


def ended(folder: Path, code: str, said: str = "") -> Publisher:
    """Return a publisher that has ended in its way."""
    process = subprocess.Popen([sys.executable, "-c", f"import os; {code}"])
    process.wait()
    folder.mkdir(exist_ok=True)
    (folder / "stderr").write_text(said)
    return Publisher(process, folder)


@pytest.mark.parametrize(
    ("code", "said", "errors", "wrong"),
    [
        ("os._exit(0)", "", {}, []),
        ("os._exit(1)", "a channel failed", {}, []),
        ("os._exit(130)", "stopped", {}, []),
        ("os._exit(2)", TIRED, {f"exit 2: error: {CONTENDED} 40 tries": 1}, []),
        ("os._exit(2)", "error: no ledger\nnext: x", None, ["exit 2: error: no ledger"]),
        ("os._exit(3)", "error: a bug\nnext: x", None, ["exit 3: error: a bug"]),
        ("os._exit(1)", "Traceback\n x\nLedgerError: y", None, ["exit 1: LedgerError: y"]),
    ],
)
def test_only_a_contended_ledger_may_stop_a_run(
    tmp_path: Path, code: str, said: str, errors: dict[str, int] | None, wrong: list[str]
) -> None:
    """It ends as on the command line, with code 2 and words, and is counted; all else is wrong."""
    result = Result("Masthead", Audit({}))

    note(result, ended(tmp_path / "run", code, said), exact=False)

    assert wrong == unexpected(result)
    assert (dict.fromkeys(wrong, 1) if errors is None else errors) == result.errors


def test_the_words_are_those_of_the_protocol() -> None:
    """A run that was always overtaken says so."""
    import inspect

    assert CONTENDED in inspect.getsource(Writer.update)


def test_a_kill_is_counted_by_its_place(tmp_path: Path) -> None:
    """Where the run had passed its last boundary."""
    result = Result("Masthead", Audit({}))
    publisher = ended(tmp_path / "run", "os.kill(os.getpid(), 9)")
    (publisher.folder / "trace").write_text("1 before fetch\n2 after fetch\n3 before push claim\n")

    note(result, publisher, exact=False)

    assert (1, {"in push claim": 1}) == (result.kills, result.places)
