"""The reader stands 5,000 fuzzed files here; `make fuzz` gives it 100,000."""

from __future__ import annotations

import pytest

from fuzz.front_matter import campaign, judge, main
from fuzz.inputs import Input, make_input
from masthead.document import Document
from masthead.finding import Finding


def test_the_reader_stands_five_thousand_inputs() -> None:
    """No exception, each refusal at a place in the file, none slower than 50 ms."""
    report = campaign(5_000)

    assert [] == report.troubles
    assert 5_000 == report.inputs == report.read + report.refused
    # A campaign that the reader refuses or takes as a whole would show nothing.
    assert report.read > 250
    assert len(report.rules) >= 15


def test_the_same_seed_gives_the_same_inputs() -> None:
    """An input can be made again from two numbers, so a failure can be looked at."""
    assert make_input(7, 42) == make_input(7, 42)
    assert make_input(7, 42) != make_input(8, 42)


@pytest.mark.parametrize(
    ("result", "trouble"),
    [
        ((None, ()), "neither a document"),
        ((Document("a", {}), (Finding("r", "a", "m"),)), "neither a document"),
        ((None, (Finding("r", "a", "m", line=3),)), "no line 3"),
        ((None, (Finding("r", "a", "m", line=1, column=4),)), "no column 4"),
        ((Document("a", {"b": 1}), ()), "no place for"),
        ((Document("a", {"b": "\ud800"}, values={("b",): None}), ()), "not fit for JSON"),
    ],
)
def test_the_judge_sees_what_is_wrong(result: tuple, trouble: str) -> None:
    """A reader that answers wrongly does not pass."""
    _, _, troubles, _ = judge(Input(0, False, b"ab\n"), markdown=lambda *_: result)

    assert [True] == [trouble in one for one in troubles]


def test_the_judge_sees_an_exception() -> None:
    """A reader that raises does not pass."""

    def broken(path: str, raw: bytes) -> tuple[None, tuple[Finding, ...]]:
        raise RecursionError("too deep")

    assert ["RecursionError: too deep"] == judge(Input(0, True, b""), yaml=broken)[2]


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m fuzz.front_matter` prints its figures, or one input, and ends 0."""
    assert 0 == main(["--inputs", "50"])
    assert "50 inputs:" in capsys.readouterr().out
    assert 0 == main(["--only", "3"])
    assert "number=3" in capsys.readouterr().out
