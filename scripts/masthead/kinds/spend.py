"""The kind `spend`: `strategy/ad-spend.csv`, what advertisements cost and brought, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.examples import AD_PAGE
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.fields import CURRENCY, DAY, FLAG, ONE_LINE, id_of, number, table_record
from masthead.schema.money import AMOUNT
from masthead.schema.records import Field
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

TALLY = number("a count from 0 on", 0, 1e12)

RECORD = table_record(
    Field("ad", id_of("ad"), "Which one: an id in strategy/ads/.", "bench", required=True),
    Field("date", DAY, "The day, or the first of the days.", "2026-12-07", required=True),
    Field("impressions", TALLY, "How often it was displayed.", 12000),
    Field("clicks", TALLY, "Clicks on its link.", 190),
    Field("leads", TALLY, "Bookings, requests or sales that came of them.", 7),
    Field("spend", AMOUNT, "What it cost.", 42.5),
    Field("currency", CURRENCY, "The currency, as ISO 4217 writes it.", "EUR"),
    Field("source", ONE_LINE, "Where it was read.", "the service's own report"),
    Field(
        "bought",
        FLAG,
        "Whether clicks were bought from a seller: then nothing counts.",
        example=False,
    ),
)
BODY = ""

_AD_FILE = "strategy/ads/bench.md"
_AD = AD_PAGE.replace("starts: 2026-12-14", "starts: 2026-12-01")
_FILE = "strategy/ad-spend.csv"
_HEAD = "ad,date,impressions,clicks,leads,spend,currency,source\n"
_ROW = "bench,2026-12-02,12000,190,7,42.50,EUR,the service's own report\n"
_PASSING = {
    _AD_FILE: _AD,
    "strategy/audiences/tinkerers.md": "---\ntitle: Tinkerers\nstatus: draft\n---\nThey mend.\n",
    _FILE: f"{_HEAD}{_ROW}",
}


@rule(
    "spend/result",
    Level.ERROR,
    passing=_PASSING,
    failing={**_PASSING, _FILE: f"{_HEAD}{_ROW.replace('12000,190,7', ',,')}"},
)
def answered(page: Page, survey: Survey) -> Iterator[Remark]:
    """Money that was spent on an advertisement has its result in the same row.

    Spending whose result nobody reads is lost twice. Fill in `impressions` and `clicks` (0 where
    there were none), and `source`.
    """
    for index, row in survey.rows(page):
        missing = [f"`{one}`" for one in ("impressions", "clicks", "source") if one not in row]
        if row.get("spend") and missing:
            message = f"{row['ad']} cost something here, and {', '.join(missing)} missing"
            yield Remark(page.document, message, ("rows", index, "spend"))


@rule(
    "spend/currency",
    Level.ERROR,
    passing=_PASSING,
    failing={**_PASSING, _FILE: f"{_HEAD}{_ROW.replace('EUR', 'USD')}"},
)
def same_money(page: Page, survey: Survey) -> Iterator[Remark]:
    """Spending is in the currency of the advertisement's budget.

    Two currencies are never added, so a row in another one would be missing in every sum. Write
    what was charged in the currency of the budget, or change the budget's.
    """
    for index, row in survey.rows(page):
        ad = survey.hub.page("ad", row["ad"])
        budget = survey.values(ad).get("budget") if ad else None
        if not row.get("spend"):
            continue
        if "currency" not in row:
            yield Remark(page.document, "an amount without a currency", ("rows", index, "spend"))
        elif budget and row["currency"] != budget["currency"]:
            message = (
                f"{row['currency']} where the budget of {row['ad']} is in {budget['currency']}"
            )
            yield Remark(page.document, message, ("rows", index, "currency"))


@rule(
    "spend/possible",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: f"{_HEAD}{_ROW.replace('12000,190', '190,12000')}"},
)
def possible(page: Page, survey: Survey) -> Iterator[Remark]:
    """Nobody clicks on what was not displayed, and nothing is counted on a day to come.

    More clicks than impressions are two columns in the wrong order, or clicks that somebody sells;
    such a row counts nowhere with `bought: true`.
    """
    for index, row in survey.rows(page):
        if row.get("clicks", 0) > row.get("impressions", row.get("clicks", 0)):
            message = f"{row['clicks']} clicks of {row['impressions']} impressions"
            yield Remark(page.document, message, ("rows", index, "clicks"))
        if row["date"] > survey.today:
            message = f"counted on a day to come, {row['date']}"
            yield Remark(page.document, message, ("rows", index, "date"))


def detail(_page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the rows as a table."""
    from masthead.reports.ads import days_of

    yield days_of(None, survey)


RULES = (answered, same_money, possible)
