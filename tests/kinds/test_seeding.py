"""Seeding: rules, disclosure, results, and what a click costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds.seeding import read
from row_helper import found, printed, told

PAGE = "strategy/seeding/forum.md"
GOOD = read.passing[PAGE]


def test_rules_that_are_not_named_are_found(tmp_path: Path) -> None:
    """Both the address and the day are asked for."""
    page = GOOD.replace("rules_url: https://forum.example/rules\nrules_read: 2026-12-01\n", "")
    (finding,) = found("seeding/rules", tmp_path, {PAGE: page})

    assert "`rules_url` and `rules_read` missing" == finding.message


def test_a_seeding_set_aside_is_left_alone(tmp_path: Path) -> None:
    """A draft has read and said nothing yet."""
    page = "---\ntitle: Forum\nstatus: draft\ndate: 2026-01-01\n---\nSoon.\n"

    for rule in ("seeding/rules", "seeding/disclosure", "seeding/result"):
        assert [] == found(rule, tmp_path, {PAGE: page})


def test_a_result_without_day_and_source_is_noticed(tmp_path: Path) -> None:
    """A number that nobody can look up again is no result."""
    page = GOOD.replace(", as_of: 2026-12-06, source: our own log", "")
    (finding,) = found("seeding/result", tmp_path, {PAGE: page})

    assert "a result without `as_of` and `source`" == finding.message


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("answers: 11", "removed: true"), "taken down"),
        (("answers: 11", "answers: 12"), "counted"),
        (("result:", "#result:"), "open"),
        (("date: 2026-12-02\n", ""), "counted"),
    ],
)
def test_the_ledger_tells_where_each_stands(
    tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    """Taken down, counted, or open."""
    table = told(tmp_path, {PAGE: GOOD.replace(*change)}, "seed", "ledger")["blocks"][0]

    assert expected == table["rows"][0][-1]["text"]
    assert table["rows"][0][8] is None


def test_what_is_to_come_is_planned(tmp_path: Path) -> None:
    """A seeding of tomorrow has no result, and nobody who posts is no fault of the ledger."""
    page = "---\ntitle: Forum\ndate: 2026-12-24\n---\nSoon.\n"
    (table,) = told(tmp_path, {PAGE: page}, "seed", "ledger")["blocks"]

    assert "planned" == table["rows"][0][-1]["text"]


def test_without_seedings_the_ledger_says_the_next_step(tmp_path: Path) -> None:
    """Nothing yet: the command that begins."""
    assert "masthead seed new" in printed(tmp_path, {}, "seed", "ledger")
