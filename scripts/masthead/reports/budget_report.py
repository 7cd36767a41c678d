"""What the budget tells: plan against actual by month and kind, and from year to year."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.page import Page
from masthead.plots import bars
from masthead.report import Block, Cell, Ref, Table
from masthead.reports.spending import Item, Total, grouped, items
from masthead.survey import Survey

NAMES = {"make": "Making", "promote": "Promoting"}
NONE = "No budget yet: masthead budget new 2026, then a row for each month and kind"
EMPTY = "No row with month, kind and currency yet."
AMOUNTS = ("Plan", "Actual", "Left")


def report(survey: Survey) -> Iterator[Block]:
    """Show plan against actual by month and by kind, and the trend of the years, by currency."""
    every = sorted(items(survey), key=lambda item: item.month)
    if not every:
        empty = EMPTY if survey.pages("budget") else NONE
        yield Table("Plan and actual", ("Month", *AMOUNTS), empty=empty)
    for currency in sorted({item.currency for item in every}):
        some = [item for item in every if item.currency == currency]
        yield from _by_month(some, currency, survey)
        yield from _by_kind(some, currency, survey)
        yield _by_year(some, currency)
        yield _by_campaign(some, currency)


def rows_of(page: Page, survey: Survey) -> Table:
    """Return the rows of one budget as they were written."""
    rows = tuple(
        (
            row.get("month"),
            NAMES.get(row.get("kind", "")),
            Ref("channel", row["channel"]) if "channel" in row else None,
            Ref("campaign", row["campaign"]) if "campaign" in row else None,
            row.get("plan"),
            row.get("actual"),
            row.get("currency"),
            row.get("note"),
        )
        for _, row in survey.rows(page)
    )
    columns = ("Month", "Kind", "Channel", "Campaign", "Plan", "Actual", "Currency", "Note")
    return Table("Rows", columns, rows, empty=EMPTY)


def _by_month(some: list[Item], currency: str, survey: Survey) -> Iterator[Block]:
    """Yield plan against actual of each month of this year, or of the newest before or after."""
    year = _year(some, survey)
    rows = tuple(
        (month, *_amounts(total))
        for month, total in grouped(some, lambda item: item.month).items()
        if month.startswith(year)
    )
    note = (
        f"In {currency}, making and promoting together. A month without an actual amount is"
        f" not known yet, as of {survey.today}."
    )
    if partly := ", ".join(_partly_known(some, year)):
        note += f" Known only in part, so that more is left than will be: {partly}."
    table = Table(f"Plan and actual, {year}, {currency}", ("Month", *AMOUNTS), rows, note=note)
    yield bars(table, "Month", "Plan", "Actual")


def _partly_known(some: list[Item], year: str) -> list[str]:
    """Return the months of a year in which some planned rows have an actual amount, some none."""
    known: dict[str, set[bool]] = {}
    for item in some:
        if item.year == year and item.plan is not None:
            known.setdefault(item.month, set()).add(item.actual is not None)
    return sorted(month for month, states in known.items() if len(states) > 1)


def _by_kind(some: list[Item], currency: str, survey: Survey) -> Iterator[Block]:
    """Yield plan against actual of making and of promoting, of the same year."""
    year = _year(some, survey)
    totals = grouped([item for item in some if item.year == year], lambda item: item.kind)
    rows = tuple((NAMES[kind], *_amounts(total)) for kind, total in totals.items())
    note = f"In {currency}, all months of {year}."
    title = f"Making and promoting, {year}, {currency}"
    yield bars(Table(title, ("Kind", *AMOUNTS), rows, note=note), "Kind", "Plan", "Actual")


def _by_year(some: list[Item], currency: str) -> Block:
    """Return what making and promoting cost from year to year: the actual amounts."""
    rows = []
    for year in sorted({item.year for item in some}):
        kinds = grouped([item for item in some if item.year == year], lambda item: item.kind)
        make, promote = (kinds.get(kind, Total(None, None)) for kind in NAMES)
        known = [one.actual for one in (make, promote) if one.actual is not None]
        planned = [one.plan for one in (make, promote) if one.plan is not None]
        actual = sum(known) if known else None
        plan = sum(planned) if planned else None
        rows.append((year, make.actual, promote.actual, actual, plan))
    columns = ("Year", "Making", "Promoting", "Actual", "Plan")
    note = (
        f"In {currency}. Making, Promoting and Actual are what was spent; Plan is that of the whole"
        " year."
    )
    table = Table(f"From year to year, {currency}", columns, tuple(rows), note=note)
    return bars(table, "Year", "Making", "Promoting", stacked=True, target="Plan")


def _by_campaign(some: list[Item], currency: str) -> Block:
    """Return plan against actual of each campaign, all years."""
    totals = grouped(some, lambda item: item.campaign)
    rows = tuple(
        (Ref("campaign", id) if id else "No campaign", *_amounts(total))
        for id, total in totals.items()
    )
    title = f"By campaign, {currency}"
    return Table(title, ("Campaign", *AMOUNTS), rows, note=f"In {currency}, all years.")


def _year(some: list[Item], survey: Survey) -> str:
    """Return this year where something is planned for it, else the newest year."""
    this_year = f"{survey.today:%Y}"
    return this_year if any(item.year == this_year for item in some) else some[-1].year


def _amounts(total: Total) -> tuple[Cell, Cell, Cell]:
    """Return plan, actual and what is left, which is known where both are."""
    plan, actual = total.plan, total.actual
    left = plan - actual if plan is not None and actual is not None else None
    return plan, actual, left
