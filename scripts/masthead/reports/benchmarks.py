"""Competitors beside us: followers against engagement, and share of voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from masthead.plots import scatter, share
from masthead.report import Block, Cell, Ref, Table
from masthead.reports.rates import ER_FOLLOWERS, SHARE_OF_VOICE, engagement, percent
from masthead.survey import Survey

NOTHING = "No numbers yet: write rows with `as_of` and `source` into strategy/benchmark.csv."
NOT_COUNTED = "Rows without a day or source, or with bought numbers, are left out."
COLUMNS = (
    "Who", "Network", "Counted on", "Window", "Followers", "Posts", "Engagements", "Mentions",
    "Source",
)  # fmt: skip
Row = Mapping[str, Any]
MOST_ROWS = 400


def blocks(survey: Survey) -> Iterator[Block]:
    """Show competitors beside us: followers against engagement, and share of voice."""
    engaged = _engagement(survey)
    yield (
        scatter(engaged, "Label", "Followers", "Engagement rate in %", size="Posts", group="Name")
        if engaged.rows
        else engaged
    )
    voice = _voice(survey)
    yield share(voice, "Name", "Mentions") if voice.rows else voice


def _rows(survey: Survey) -> Iterator[Row]:
    """Yield the rows that count: dated, with a source, not bought, of those who are current."""
    current = {page.id for page in survey.current("competitor")}
    for page in survey.pages("benchmark"):
        for _, row in survey.rows(page):
            known = "as_of" in row and "source" in row and not row.get("bought")
            if (
                known
                and row["as_of"] <= survey.today
                and row.get("competitor", "") in {"", *current}
            ):
                yield row


def _name(survey: Survey, row: Row) -> str:
    id = row.get("competitor", "")
    return survey.title("competitor", id) if id else survey.hub.settings.name


def _who(row: Row) -> Cell:
    return Ref("competitor", row["competitor"]) if row.get("competitor") else "ours"


def _engagement(survey: Survey) -> Table:
    newest: dict[tuple[str, str], Row] = {}
    for row in _rows(survey):
        if "followers" not in row or "network" not in row:
            continue
        key = row.get("competitor", ""), row["network"]
        if key not in newest or newest[key]["as_of"] <= row["as_of"]:
            newest[key] = row
    rows = tuple(_engaged(survey, newest[key]) for key in sorted(newest))
    return Table(
        "Followers against engagement",
        (
            "Label",
            "Name",
            "Network",
            "Followers",
            "Posts",
            "Engagement rate in %",
            "Counted on",
            "Source",
        ),
        rows,
        note=f"Newest row of each account. {ER_FOLLOWERS}; followers of the day of counting, posts"
        f" and engagements of the row's window. {NOT_COUNTED}",
        empty=NOTHING,
    )


def _engaged(survey: Survey, row: Row) -> tuple[Cell, ...]:
    name = _name(survey, row)
    followers, posts = row["followers"], row.get("posts")
    rate = engagement(row.get("engagements"), posts, followers)
    label = f"{name} · {row['network']}"
    return label, name, row["network"], followers, posts, rate, row["as_of"], row["source"]


def _voice(survey: Survey) -> Table:
    """Return the mentions of the newest window in which ours and others' were counted."""
    rows = [row for row in _rows(survey) if "mentions" in row and "window" in row]
    ours = {row["as_of"]: row["window"] for row in rows if not row.get("competitor")}
    both = [
        row["as_of"]
        for row in rows
        if row.get("competitor") and ours.get(row["as_of"]) == row["window"]
    ]
    if not both:
        return Table("Share of voice", ("Who", "Mentions"), empty=NOTHING)
    day = max(both)
    counts: dict[str, int] = {}
    for row in rows:
        if row["as_of"] == day and row["window"] == ours[day]:
            id = row.get("competitor", "")
            counts[id] = counts.get(id, 0) + row["mentions"]
    return _shares(survey, counts, day, ours[day])


def _shares(survey: Survey, counts: Mapping[str, int], day: date, window: str) -> Table:
    whole = sum(counts.values())
    rows = tuple(
        (_who({"competitor": id}), _name(survey, {"competitor": id}), count, percent(count, whole))
        for id, count in sorted(counts.items(), key=lambda one: (one[0] != "", -one[1]))
    )
    named = ", ".join(survey.title("competitor", id) for id in sorted(counts) if id)
    note = (
        f"{SHARE_OF_VOICE}. Named competitors: {named}. Window: {window}, counted on {day}."
        f" {NOT_COUNTED}"
    )
    return Table("Share of voice", ("Who", "Name", "Mentions", "Share in %"), rows, note=note)


def numbers_of(competitor: str | None, survey: Survey) -> Table:
    """Return the rows of a competitor, or all rows for None, the newest first."""
    found = [
        (_who(row), *(row.get(name) for name in ("network", "as_of", "window", "followers", "posts",
         "engagements", "mentions", "source")))
        for page in survey.pages("benchmark")
        for _, row in survey.rows(page)
        if competitor is None or row.get("competitor") == competitor
    ]  # fmt: skip
    found.sort(key=lambda row: str(row[2]), reverse=True)
    first = 0 if competitor is None else 1
    rows = tuple(row[first:] for row in found[:MOST_ROWS])
    note = f"The newest {MOST_ROWS} of {len(found)} rows." if len(found) > MOST_ROWS else ""
    return Table("Numbers", COLUMNS[first:], rows, note=note, empty=NOTHING)
