"""How pages and groups grow: followers by account, and the campaigns that are to make them grow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masthead.kinds.campaign import GROWTH as KIND
from masthead.page import Page
from masthead.plots import lines
from masthead.report import Block, Cell, Ref, Table
from masthead.reports.rates import GROWTH, growth
from masthead.reports.readings import readings
from masthead.survey import Survey

TITLE = "Growth of our pages"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the followers of each account, their growth, and the campaigns for it."""
    known = _counts(survey)
    rows = tuple(
        (day, survey.title("channel", channel), followers, source)
        for channel, some in known.items()
        for day, followers, source in some
    )
    table = Table(
        "Followers by account",
        ("Day", "Account", "Followers", "Source"),
        rows,
        note="Followers on the day of counting; those of two networks are never added. Bought"
        " followers are refused, and rows that hold some are left out.",
        empty="Nothing counted yet: write strategy/accounts.csv (masthead new account Accounts).",
    )
    yield lines(table, "Day", "Followers", series="Account")
    yield Table(
        "Growth by account",
        ("Account", "From", "Then", "To", "Now", "Net new", "Growth in %"),
        tuple(
            (
                Ref("channel", channel), some[0][0], some[0][1], some[-1][0], some[-1][1],
                some[-1][1] - some[0][1], growth(count for _, count, _ in some),
            )
            for channel, some in known.items()
            if len(some) > 1
        ),
        note=f"{GROWTH}, from the first count to the last.",
        empty="Growth needs two counts of an account.",
    )  # fmt: skip
    yield Table(
        "Campaigns for growth",
        ("Campaign", "Goal", "Metric", "Baseline", "Target", "Starts", "Ends"),
        tuple(_row(page, survey) for page in survey.pages("campaign") if _grows(page, survey)),
        empty="No campaign has `kind: page-growth`.",
    )


def _counts(survey: Survey) -> dict[str, list[tuple[date, float, str]]]:
    """Return what was counted of each account by day: in its own table, or among the metrics."""
    found: dict[str, list[tuple[date, float, str]]] = {}
    for one in readings(survey).get("followers", ()):
        if one.channel and not one.post:
            found.setdefault(one.channel, []).append((one.day, one.value, one.source))
    return dict(sorted(found.items()))


def _grows(page: Page, survey: Survey) -> bool:
    return bool(survey.values(page).get("kind") == KIND)


def _row(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    goal = survey.hub.page("goal", values.get("goal", ""))
    aims = survey.values(goal) if goal else {}
    return (
        Ref("campaign", page.id),
        Ref("goal", goal.id) if goal else None,
        *(aims.get(name) for name in ("metric", "baseline", "target")),
        values.get("starts"),
        values.get("ends"),
    )
