"""Tools: what is found in their list."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.reports import tools
from row_helper import found, printed, surveyed

FILE = "strategy/tools.md"
PAGE = "---\ntitle: Tools\ntools:\n  - {{{}}}\n---\nOne for each task.\n"


def page(tool: str) -> dict[str, str]:
    """Return a hub with one tool."""
    return {FILE: PAGE.format(f"name: Ballast, purpose: To cut films., owner: sari, {tool}")}


@pytest.mark.parametrize(
    ("tool", "message"),
    [
        ("cost: 3", "Ballast: nobody knows in which currency the cost is"),
        ("cost: 3, currency: XQX", "XQX is no currency that money is paid in"),
    ],
)
def test_a_cost_without_a_real_currency_is_found(tmp_path: Path, tool: str, message: str) -> None:
    """Every cost can be added up with others of its currency."""
    assert [message] == [one.message for one in found("tool/currency", tmp_path, page(tool))]


@pytest.mark.parametrize(
    ("day", "messages"),
    [
        ("2026-12-20", ["the contract for Ballast goes on by itself on 2026-12-20"]),
        ("2026-12-01", ["the contract for Ballast went on by itself on 2026-12-01"]),
        ("2027-03-01", []),
    ],
)
def test_a_renewal_is_announced_a_month_ahead(
    tmp_path: Path, day: str, messages: list[str]
) -> None:
    """Whoever wants to end a contract learns of it in time, and of a missed one too."""
    files = page(f"renewal: {day}")

    assert messages == [one.message for one in found("tool/renewal", tmp_path, files)]


def test_costs_of_a_year_are_added_up_by_currency(tmp_path: Path) -> None:
    """A month counts twelve times, what is paid once not at all; two currencies stay apart."""
    more = [
        "name: A, cost: 10, currency: EUR",
        "name: B, cost: 5, currency: EUR, per: year",
        "name: C, cost: 700, currency: EUR, per: once",
        "name: D, cost: 1.10, currency: PHP",
        "name: E",
    ]
    text = PAGE.format("}\n  - {".join(more))
    _, sums = tools.blocks(surveyed(tmp_path, {FILE: text}))

    assert [("EUR", "125", 3), ("PHP", "13.20", 1)] == [
        (currency, f"{amount}", count)
        for currency, amount, count in sums.rows  # type: ignore[union-attr]
    ]


def test_without_tools_the_next_step_is_named(tmp_path: Path) -> None:
    """An empty report says how to begin."""
    assert "masthead new tool" in printed(tmp_path, {}, "strategy", "tools")
