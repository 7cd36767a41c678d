"""The kind `tool`: what we work with, what for, who looks after it, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.reports.tools import TIMES, blocks
from masthead.schema.currencies import currencies
from masthead.schema.fields import (
    CURRENCY,
    DAY,
    ONE_LINE,
    URL,
    id_of,
    list_of,
    page_record,
)
from masthead.schema.money import AMOUNT
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Choice
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

TOOL = Record(
    (
        Field("name", ONE_LINE, "What it is called.", "Ballast", required=True),
        Field("purpose", ONE_LINE, "What we do with it.", "To cut films."),
        Field("owner", id_of("person"), "Who looks after it and its access.", "sari"),
        Field("cost", AMOUNT, "What it costs.", 120000),
        Field("currency", CURRENCY, "In which currency.", "IDR"),
        Field("per", Choice(tuple(TIMES)), "How often we pay.", "month", default="month"),
        Field("renewal", DAY, "Day on which the contract goes on by itself.", "2027-03-01"),
        Field("link", URL, "Its page.", "https://ballast.example"),
    ),
    "a mapping with `name`",
)

RECORD = page_record(
    Field(
        "tools",
        list_of(TOOL, "tools, each with `name`, `purpose` and `owner`"),
        "What we work with.",
        [{"name": "Ballast", "purpose": "To cut films.", "owner": "sari"}],
    )
)

BODY = """\
By which rule we choose a tool, who may order one, and what must never stand in it. Access itself
is not written down here.
"""

DRAWN = frozenset({"tools"})

_FILE = "strategy/tools.md"
_PAGE = """\
---
title: Tools
tools:
  - name: Ballast
    purpose: To cut films.
    owner: sari
    cost: 120000
    currency: IDR
    renewal: 2027-03-01
---
One tool for each task.
"""


@rule(
    "tool/purpose",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace("    owner: sari\n", "")},
)
def purposeful(page: Page, survey: Survey) -> Iterator[Remark]:
    """Each tool has a purpose and an owner.

    What nobody needs and nobody looks after costs money and keeps access open. Fill in what the
    finding names, or end the contract and delete the tool.
    """
    for index, tool in enumerate(survey.values(page).get("tools", ())):
        missing = [f"`{name}`" for name in ("purpose", "owner") if not tool.get(name)]
        if missing:
            message = f"{tool.get('name', 'a tool')}: {', '.join(missing)} missing"
            yield Remark(page.document, message, ("tools", index))


@rule(
    "tool/currency",
    Level.ERROR,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace("IDR", "RPX")},
)
def priced(page: Page, survey: Survey) -> Iterator[Remark]:
    """A cost has a currency that money is paid in today.

    Write its code of ISO 4217: IDR, PHP, EUR.
    """
    for index, tool in enumerate(survey.values(page).get("tools", ())):
        currency = tool.get("currency")
        if currency is None and "cost" in tool:
            message = f"{tool.get('name', 'a tool')}: nobody knows in which currency the cost is"
            yield Remark(page.document, message, ("tools", index, "cost"), "add `currency`")
        elif currency is not None and currency not in currencies():
            message = f"{currency} is no currency that money is paid in"
            yield Remark(page.document, message, ("tools", index, "currency"))


@rule(
    "tool/renewal",
    Level.NOTICE,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace("2027-03-01", "2026-12-20")},
    days=30,
)
def renewed(page: Page, survey: Survey, *, days: int) -> Iterator[Remark]:
    """Somebody decides before a contract goes on by itself.

    Ask whether the tool is still needed, end the contract or let it go on, and set `renewal` to the
    next day.
    """
    for index, tool in enumerate(survey.values(page).get("tools", ())):
        day = tool.get("renewal")
        if day is not None and day - survey.today <= timedelta(days=days):
            verb = "went on" if day < survey.today else "goes on"
            message = f"the contract for {tool.get('name', 'a tool')} {verb} by itself on {day}"
            yield Remark(page.document, message, ("tools", index, "renewal"))


def detail(_page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the tools with what they cost."""
    yield from blocks(survey)


RULES = (purposeful, priced, renewed)
