"""The tools we work with: what for, who looks after them, and what they cost a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from masthead.report import Block, Cell, Ref, Table
from masthead.schema.money import shown
from masthead.survey import Survey

TITLE = "Tools"

TIMES = {"month": 12, "year": 1, "once": 0}
"""How often a year a cost comes."""

COLUMNS = ("Tool", "Purpose", "Owner", "Cost", "Next renewal")


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the tools by their next renewal, and what they cost a year by currency."""
    tools = [
        tool
        for page in survey.current("tool")
        for tool in survey.values(page).get("tools", ())
        if "name" in tool
    ]
    tools.sort(key=lambda tool: (str(tool.get("renewal") or "9999"), tool["name"]))
    rows = tuple(_row(tool) for tool in tools)
    empty = 'No tool yet: masthead new tool "Tools"'
    yield Table("Tools", COLUMNS, rows, empty=empty)
    if rows:
        yield _yearly(tools)


def _row(tool: Mapping[str, Any]) -> tuple[Cell, ...]:
    owner = tool.get("owner")
    return (
        tool["name"],
        tool.get("purpose"),
        Ref("person", owner) if owner else None,
        _cost(tool) if "cost" in tool else None,
        tool.get("renewal"),
    )


def _cost(tool: Mapping[str, Any]) -> str:
    """Return a cost in words: `IDR 150,000 a month`."""
    per = tool.get("per", "month")
    often = per if per == "once" else f"a {per}"
    return f"{tool.get('currency', '')} {shown(tool['cost'])} {often}".strip()


def _yearly(tools: list[Mapping[str, Any]]) -> Table:
    """Return what the tools cost a year; two currencies are never added up."""
    sums: dict[str, list[Decimal]] = defaultdict(list)
    for tool in tools:
        if "cost" in tool and "currency" in tool:
            sums[tool["currency"]].append(tool["cost"] * TIMES[tool.get("per", "month")])
    rows = tuple((currency, sum(sums[currency]), len(sums[currency])) for currency in sorted(sums))
    priced = sum(map(len, sums.values()))
    note = f"{priced} of {len(tools)} tools have a cost. What is paid once is not in the sum."
    return Table("Cost a year", ("Currency", "A year", "Tools"), rows, note=note, empty="No cost.")
