"""The kind `budget`: what making content and promoting it is to cost, and what it has cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.reports.budget_report import report, rows_of
from masthead.schema.currencies import currencies
from masthead.schema.fields import (
    CURRENCY,
    ONE_LINE,
    id_of,
    matching,
    table_record,
)
from masthead.schema.money import AMOUNT, CHANGE
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

BOTH = ("make", "promote")
MONTH = matching(r"^[0-9]{4}-(0[1-9]|1[0-2])$", "a month, as 2026-12", 7)

RECORD = table_record(
    Field("month", MONTH, "The month.", "2026-12", required=True),
    Field(
        "kind",
        Choice(BOTH),
        "`make` is the cost of content, `promote` that of spreading it.",
        "make",
        required=True,
    ),
    Field("channel", id_of("channel"), "For which channel, if for one.", "mastodon"),
    Field("campaign", id_of("campaign"), "For which campaign, if for one.", "repair-week"),
    Field("plan", AMOUNT, "What we plan.", 3000000),
    Field(
        "actual",
        CHANGE,
        "What it was; below nought for money that came back.",
        2750000,
    ),
    Field("currency", CURRENCY, "Its code of ISO 4217.", "IDR", required=True),
    Field("note", ONE_LINE, "What it is for.", "two menders, seven days"),
)

BODY = ""

_FILE = "strategy/budget/2026.csv"
_HEAD = "month,kind,plan,actual,currency,note\n"
_ROWS = "2026-11,make,100,90,EUR,texts\n2026-11,promote,50,50,EUR,boosts\n"
_TABLE = f"{_HEAD}{_ROWS}2026-12,make,100,,EUR,texts\n"


@rule(
    "budget/currency",
    Level.ERROR,
    passing={_FILE: _TABLE},
    failing={_FILE: _TABLE.replace("EUR", "EUX")},
)
def known(page: Page, survey: Survey) -> Iterator[Remark]:
    """Every amount is in a currency that money is paid in today.

    Write its code of ISO 4217: IDR, PHP, EUR. Amounts of two currencies are never added up.
    """
    for index, row in survey.rows(page):
        currency = row.get("currency", "")
        if currency and currency not in currencies():
            message = f"{currency} is no currency that money is paid in"
            hint = "write its code of ISO 4217, as IDR or EUR"
            yield Remark(page.document, message, ("rows", index, "currency"), hint)


@rule(
    "budget/kinds",
    Level.WARNING,
    passing={_FILE: _TABLE},
    failing={_FILE: _TABLE.replace("promote", "make")},
)
def both(page: Page, survey: Survey) -> Iterator[Remark]:
    """A budget plans for making content and for promoting it.

    Content that nobody sees is as lost as promotion of nothing. Where one of the two costs nothing,
    add a row with the amount 0 and say so.
    """
    kinds = [row.get("kind") for _, row in survey.rows(page)]
    for kind in BOTH:
        if kinds and kind not in kinds:
            message = f"no row is of the kind `{kind}`"
            yield Remark(page.document, message, (), "add one; the amount may be 0")


@rule(
    "budget/over",
    Level.NOTICE,
    passing={_FILE: _TABLE},
    failing={_FILE: _TABLE.replace("100,90", "100,130")},
)
def over(page: Page, survey: Survey) -> Iterator[Remark]:
    """Nothing costs more than was planned.

    The plan stays as it is: note why it was more, and plan the coming months anew.
    """
    for index, row in survey.rows(page):
        plan, actual = row.get("plan"), row.get("actual")
        if plan is not None and actual is not None and actual > plan:
            message = f"{actual:,} {row.get('currency', '')} were spent of {plan:,} planned"
            yield Remark(page.document, message, ("rows", index, "actual"))


@rule(
    "budget/future",
    Level.ERROR,
    passing={_FILE: _TABLE},
    failing={_FILE: _HEAD + _ROWS + "2027-01,make,100,100,EUR,texts\n"},
)
def past(page: Page, survey: Survey) -> Iterator[Remark]:
    """Only what is past was spent.

    An amount under `actual` in a month to come is a plan: move it to `plan`.
    """
    this_month = f"{survey.today:%Y-%m}"
    for index, row in survey.rows(page):
        if "actual" in row and row.get("month", "") > this_month:
            message = f"{row['month']} has not come yet, and money was spent in it"
            yield Remark(page.document, message, ("rows", index, "actual"), "move it to `plan`")


@rule(
    "budget/double",
    Level.WARNING,
    passing={_FILE: _TABLE},
    failing={_FILE: _TABLE + "2026-11,make,100,90,EUR,texts\n"},
)
def once(page: Page, survey: Survey) -> Iterator[Remark]:
    """No row stands twice.

    A row that was pasted twice counts twice in every sum. Delete it, or say in `note` what differs.
    """
    seen: Counter[tuple[tuple[str, object], ...]] = Counter()
    for index, row in survey.rows(page):
        same = tuple(sorted((name, str(value)) for name, value in row.items()))
        seen[same] += 1
        if seen[same] > 1:
            yield Remark(page.document, "this row stands above already", ("rows", index, "month"))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the rows of one budget."""
    yield rows_of(page, survey)


RULES = (known, both, over, past, once)
REPORTS = {"report": report}
