"""How our own accounts stand, and how they have grown: one small drawing for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.kinds.account import accounts
from masthead.plots import lines
from masthead.plots.cells import listing
from masthead.report import Block, Cell, Ref, Table
from masthead.reports.rates import GROWTH, growth
from masthead.survey import Survey

QUARTER = timedelta(days=92)
Counted = tuple[date, int, str, str]
"""A day, followers on it, who can change the account, and where it was read."""


def counted(survey: Survey, until: date) -> dict[str, list[Counted]]:
    """Return what is known of each account's followers, by day; bought ones are left out."""
    found: dict[str, list[Counted]] = {}
    for page in survey.pages("account"):
        for _, row in survey.rows(page):
            if "followers" in row and not row.get("bought") and row["as_of"] <= until:
                one = (row["as_of"], row["followers"], row.get("admin", ""), row["source"])
                found.setdefault(row["channel"], []).append(one)
    return {channel: sorted(rows) for channel, rows in sorted(found.items())}


def standing(survey: Survey, day: date) -> Table:
    """Return how each account stood on a day: what was last counted up to it."""
    known = counted(survey, day)
    rows: list[tuple[Cell, ...]] = []
    for channel in accounts(survey):
        all_rows = known.get(channel.id, [])
        if not all_rows:
            rows.append((Ref("channel", channel.id), channel.handle, None, None, None, None))
            continue
        as_of, followers, admin, _ = all_rows[-1]
        since = [row[1] for row in all_rows if row[0] >= as_of - QUARTER]
        who = Ref("person", admin) if admin else None
        rows.append(
            (Ref("channel", channel.id), channel.handle, followers, growth(since), as_of, who)
        )
    read = dict.fromkeys(row[-1] for some in known.values() for row in some[-1:])
    sources = listing(read) or "nowhere"
    return Table(
        f"Accounts on {day}",
        ("Account", "Handle", "Followers", "Growth in %", "Counted on", "Admin"),
        tuple(rows),
        note=f"{GROWTH}, over the 92 days to the count. Followers of two networks are never added:"
        " many people follow on both. Rows with bought followers are left out. Read in:"
        f" {sources}.",
        empty="No account yet: give a channel its `handle`.",
    )


def blocks(survey: Survey) -> Iterator[Block]:
    """Show how each account stands, and how its followers have grown."""
    yield standing(survey, survey.today)
    for channel, rows in counted(survey, survey.today).items():
        page = survey.hub.page("channel", channel)
        if len(rows) > 1 and page:
            table = Table(
                f"{page.title}: followers",
                ("Day", "Followers", "Source"),
                tuple((day, followers, source) for day, followers, _, source in rows),
                note=f"Followers on the day of counting, {rows[0][0]} to {rows[-1][0]}.",
            )
            yield lines(table, "Day", "Followers")
