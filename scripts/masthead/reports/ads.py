"""What advertisements brought, what they cost, and how fast their money goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from masthead.page import Page
from masthead.plots import bars, lines
from masthead.plots.cells import listing
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.rates import CPC, CPL, CPM, CTR, cost, percent
from masthead.reports.spending import planned
from masthead.schema.money import amount_of, rounded, shown
from masthead.survey import Survey

EMPTY = 'No advertisement yet: masthead ad new "Title"'
SLACK = 15
"""Points by which spending may run ahead of the days, or behind, before it is marked."""
MOST_ROWS = 400
"""Rows of days in a table on a page; the file has all."""
COLUMNS = ("Ad", "Day", "Impressions", "Clicks", "Leads", "Spend", "Currency", "Source")


Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Totals:
    """What an advertisement has brought so far; None where no row says it.

    `spend` is what was spent in the currency of its budget.
    """

    impressions: int | None
    clicks: int | None
    leads: int | None
    spend: Decimal | None


def rows_of(ad: str, survey: Survey) -> Sequence[Row]:
    """Return the rows of spending on an advertisement by day, without bought clicks."""
    return survey.once(_by_ad).get(ad, ())


def _by_ad(survey: Survey) -> dict[str, list[Row]]:
    """Return the rows that count by advertisement, in order of their days."""
    found: dict[str, list[Row]] = {}
    for page in survey.pages("spend"):
        for _, row in survey.rows(page):
            if not row.get("bought") and row["date"] <= survey.today:
                found.setdefault(row["ad"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row["date"])
    return found


def totals(page: Page, survey: Survey) -> Totals:
    """Return the sums of an advertisement's rows; rows in another currency are left out."""
    budget = survey.values(page).get("budget")
    rows = rows_of(page.id, survey)
    if budget:
        rows = [
            row for row in rows if row.get("currency", budget["currency"]) == budget["currency"]
        ]

    def whole(name: str) -> Any:
        known = [row[name] for row in rows if name in row]
        return sum(known) if known else None

    spent = [row["spend"] for row in rows if "spend" in row]
    total = rounded(sum(spent, Decimal(0))) if spent and budget else None
    return Totals(whole("impressions"), whole("clicks"), whole("leads"), total)


def rates(survey: Survey) -> Iterator[Block]:
    """Show what each advertisement brought: CTR, CPC, CPM and CPL."""
    rows = tuple(_rates(page, survey) for page in survey.pages("ad"))
    yield Table(
        "Results by advertisement",
        (
            "Ad", "Impressions", "Clicks", "Leads", "Spend", "Currency", "CTR in %", "CPC", "CPM",
            "CPL",
        ),
        rows,
        note=f"{CTR}; {CPC}; {CPM}; {CPL}. Pooled over all rows up to {survey.today}, in the"
        " currency of the budget. Bought clicks are refused and left out. Read in:"
        f" {_sources(survey)}.",
        empty=EMPTY,
    )  # fmt: skip
    drawn = tuple((row[0], row[6]) for row in rows if row[6] is not None)
    if drawn:
        table = Table("CTR by advertisement", ("Ad", "CTR in %"), drawn, note=f"{CTR}, pooled.")
        yield bars(table, "Ad", "CTR in %", unit="%")


def _sources(survey: Survey) -> str:
    """Return where the numbers were read, each source once."""
    rows = [row for page in survey.pages("ad") for row in rows_of(page.id, survey)]
    return listing(dict.fromkeys(row["source"] for row in rows if "source" in row)) or "nowhere"


def _rates(page: Page, survey: Survey) -> tuple[Cell, ...]:
    total = totals(page, survey)
    budget = survey.values(page).get("budget")
    return (
        Ref("ad", page.id, page.title),
        total.impressions,
        total.clicks,
        total.leads,
        total.spend,
        budget["currency"] if budget else None,
        percent(total.clicks, total.impressions),
        cost(total.spend, total.clicks),
        cost(total.spend, total.impressions, 1000),
        cost(total.spend, total.leads),
    )


def paces(survey: Survey) -> Iterator[Block]:
    """Show whether the money of each advertisement goes as fast as its days."""
    rows = tuple(row for page in survey.current("ad") if (row := _pace(page, survey)))
    table = Table(
        "Spend pace",
        ("Ad", "Spent in %", "Days over in %", "Budget", "Spent", "Currency", "Pace"),
        rows,
        note=f"Spent: spend / budget x 100. Days over: days up to {survey.today} / all days x 100."
        f" On pace: within {SLACK} points. A tick shows the days.",
        empty=EMPTY,
    )
    yield bars(table, "Ad", "Spent in %", target="Days over in %", tone="Pace", unit="%")


def _pace(page: Page, survey: Survey) -> tuple[Cell, ...] | None:
    values = survey.values(page)
    budget = amount_of(values.get("budget"))
    if not (budget and budget[0] and "starts" in values and "ends" in values):
        return None
    spent = totals(page, survey).spend
    share = percent(None if spent is None else float(spent), float(budget[0]))
    whole = (values["ends"] - values["starts"]).days + 1
    over = min(max((survey.today - values["starts"]).days + 1, 0), whole)
    days = percent(over, whole) or 0.0
    name = Ref("ad", page.id, page.title)
    return name, share, days, rounded(budget[0]), spent, budget[1], _word(share, days)


def _word(share: float | None, days: float) -> Mark:
    if days <= 0:
        return Mark("not begun")
    if share is None:
        return Mark("not counted", Tone.WARN)
    if share > 100:
        return Mark("over budget", Tone.BAD)
    if abs(share - days) <= SLACK:
        return Mark("on pace", Tone.GOOD)
    return Mark("too fast" if share > days else "slow", Tone.WARN)


def over_plan(survey: Survey) -> Iterator[tuple[Page, str]]:
    """Yield each advertisement by which the plan for promoting is passed, and how far.

    The plan is that of the campaign, or of the channel where an advertisement belongs to none.
    """
    taken: dict[tuple[str, str, str], Decimal] = {}
    for page in survey.current("ad"):
        values = survey.values(page)
        amount = amount_of(values.get("budget"))
        if amount is None:
            continue
        campaign = values.get("campaign", "")
        channel = "" if campaign else values.get("channel", "")
        key = campaign, channel, amount[1]
        taken[key] = taken.get(key, Decimal(0)) + amount[0]
        plan = planned(survey, campaign=campaign, channel=channel, kind="promote").get(amount[1])
        if plan is None or taken[key] > plan:
            whose = campaign or channel or "any channel"
            have = "nothing" if plan is None else f"{amount[1]} {shown(plan)}"
            yield (
                page,
                (
                    f"advertisements for {whose} may cost {amount[1]} {shown(taken[key])}, and"
                    f" {have} is planned for promoting it"
                ),
            )


def about(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the days of an advertisement, and its clicks along them."""
    table = days_of(page.id, survey)
    yield table
    if len(table.rows) > 1:
        days = tuple((row[0], row[2]) for row in table.rows)
        yield lines(Table("Clicks along the days", ("Day", "Clicks"), days), "Day", "Clicks")


def days_of(ad: str | None, survey: Survey) -> Table:
    """Return the rows of an advertisement, or of all for None, by day."""
    names = [ad] if ad else [page.id for page in survey.pages("ad")]
    found = [(name, row) for name in names for row in rows_of(name, survey)]
    rows = tuple(
        (
            Ref("ad", name),
            row["date"],
            *(row.get(one) for one in ("impressions", "clicks", "leads", "spend", "currency")),
            row.get("source"),
        )
        for name, row in found[-MOST_ROWS:]
    )
    more = f" The last {MOST_ROWS} of {len(found)} rows." if len(found) > MOST_ROWS else ""
    empty = "Nothing counted yet: write rows into strategy/ad-spend.csv."
    note = f"Rows with bought clicks are left out.{more}"
    if ad is None:
        return Table("Days", COLUMNS, rows, note=note, empty=empty)
    sources = listing(dict.fromkeys(row["source"] for _, row in found if "source" in row))
    note = f"{note} Read in: {sources or 'nowhere'}."
    return Table("Days", COLUMNS[1:-1], tuple(row[1:-1] for row in rows), note=note, empty=empty)
