"""What was posted in communities of others, what it cost and what it brought."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.page import Page
from masthead.plots import bars
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.rates import CPC, cost
from masthead.schema.money import amount_of
from masthead.survey import Survey


def blocks(survey: Survey) -> Iterator[Block]:
    """Show each post in communities of others, with what it cost a click."""
    pages = sorted(survey.pages("seeding"), key=lambda page: str(survey.values(page).get("date")))
    yield Table(
        "Posts in communities of others",
        (
            "Seeding", "Day", "Rules read", "Who", "Cost", "Currency", "Clicks", "Answers",
            "Cost per click", "State",
        ),
        tuple(_row(page, survey) for page in pages),
        note=f"{CPC}; the cost has the working time in it. Bought votes and answers are"
        " refused, and none are counted.",
        empty='Nothing yet: masthead seed new "Where and what"',
    )  # fmt: skip
    clicks = tuple(
        (
            Ref("seeding", page.id, page.title),
            result["clicks"],
            result.get("as_of"),
            result.get("source"),
        )
        for page in pages
        if "clicks" in (result := survey.values(page).get("result", {}))
    )
    if clicks:
        columns = ("Seeding", "Clicks", "Counted on", "Source")
        yield bars(Table("Clicks by seeding", columns, clicks), "Seeding", "Clicks")


def _row(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    result = values.get("result", {})
    amount, currency = amount_of(values.get("cost")) or (None, None)
    clicks = result.get("clicks")
    return (
        Ref("seeding", page.id),
        values.get("date"),
        values.get("rules_read"),
        Ref("person", values["by"]) if "by" in values else None,
        amount,
        currency,
        clicks,
        result.get("answers"),
        cost(amount, clicks),
        _state(page, survey),
    )


def _state(page: Page, survey: Survey) -> Mark:
    values = survey.values(page)
    if values.get("result", {}).get("removed"):
        return Mark("taken down", Tone.BAD)
    if "result" in values:
        return Mark("counted", Tone.GOOD)
    day = values.get("date")
    return Mark("planned" if day is None or day > survey.today else "open", Tone.PLAIN)
