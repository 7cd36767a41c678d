"""The facts that a review starts from: what changed, goals, tactics, cadence, decisions, money.

Facts only: what they mean is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.record import State
from masthead.report import Block, Facts, Mark, Ref, Table
from masthead.reports.cadence import asked, pace
from masthead.reports.decisions import decided
from masthead.reports.spending import spent
from masthead.reports.standing import standings
from masthead.reports.who import pages_by_path
from masthead.schedule import Delivery
from masthead.survey import Survey

FIRST_REVIEW = timedelta(days=90)
"""How far back the first review looks."""

MOST = 40
"""Rows of changed pages."""


def begins(survey: Survey) -> date:
    """Return the first day that the next review looks at: the one after the last review's end."""
    ends = [
        survey.values(page)["until"]
        for page in survey.pages("review")
        if "until" in survey.values(page) and survey.values(page)["until"] <= survey.today
    ]
    return max(ends) + timedelta(days=1) if ends else survey.today - FIRST_REVIEW


def facts(survey: Survey, since: date) -> Iterator[Block]:
    """Yield what has happened from a day up to today."""
    yield _changes(survey, since)
    yield _posts(survey, since)
    yield _goals(survey)
    yield _tactics(survey, since)
    yield _cadence(survey, since)
    yield _decisions(survey, since)
    yield _money(survey, since)


def _changes(survey: Survey, since: date) -> Table:
    """Return the pages of the strategy that were committed, the most often changed first."""
    pages = pages_by_path(survey)
    rows = []
    for path, commits in survey.hub.commits.items():
        days = [one.at.astimezone(survey.zone).date() for one in commits]
        within = [day for day in days if day >= since]
        page = pages.get(path)
        if page is not None and within:
            new = "new" if min(days) >= since else "changed"
            rows.append((Ref(page.kind, page.id), page.kind, new, len(within), max(within)))
    rows.sort(key=lambda row: (-row[3], row[1], row[0].id))
    note = f"{len(rows)} pages, from git." if rows else ""
    if len(rows) > MOST:
        note = f"{note} The first {MOST}."
    columns = ("Page", "Kind", "What", "Changes", "Last")
    empty = "Git remembers no change of strategy/ in this time."
    return Table("What changed", columns, tuple(rows[:MOST]), note=note, empty=empty)


def _posts(survey: Survey, since: date) -> Facts:
    out = [one for one in survey.deliveries if since <= _day_of(one, survey) <= survey.today]
    published = [one for one in out if one.state is State.PUBLISHED]
    open = (State.FAILED, State.UNKNOWN, State.LATE)
    return Facts(
        "Posts",
        (
            ("Posts published", len({one.post for one in published})),
            ("Deliveries published", len(published)),
            ("Channels", len({one.channel for one in published})),
            ("Failed, unknown or late", sum(one.state in open for one in out)),
        ),
    )


def _goals(survey: Survey) -> Table:
    """Return the goals with their last reading, and whether they are met or missed by it."""
    rows = []
    for one in standings(survey):
        month, value = one.latest or (None, None)
        rows.append((Ref("goal", one.goal.id), one.target, one.due, value, month, one.mark))
    columns = ("Goal", "Target", "Due", "Last reading", "Of", "Stands")
    note = "Readings of strategy/metrics/; the others stand where the goal says (source)."
    return Table("Goals", columns, tuple(rows), note=note, empty="No goal yet.")


def _tactics(survey: Survey, since: date) -> Table:
    """Return the tactics that were reviewed, with the ring that they are in since."""
    rows = [
        (Ref("tactic", page.id), Mark(values["ring"]), values["reviewed"], values.get("evidence"))
        for page in survey.pages("tactic")
        if {"ring", "reviewed"} <= (values := survey.values(page)).keys()
        and values["reviewed"] >= since
    ]
    rows.sort(key=lambda row: (row[1].text != "drop", row[2]))
    columns = ("Tactic", "Ring", "Reviewed", "What shows it")
    return Table("Tactics", columns, tuple(rows), empty="No tactic was reviewed in this time.")


def _cadence(survey: Survey, since: date) -> Table:
    """Return for each channel that takes posts in how many full weeks it kept its cadence."""
    weeks = _full_weeks(since, survey.today)
    rows = []
    for id in survey.active_channels:
        one = pace(survey.hub.channels[id], survey)
        over = [week for week in weeks if one.count(week) is not None]
        if plan := asked(one.channel.cadence):
            kept = sum(not one.missed(week) for week in over)
            rows.append((Ref("channel", id), plan, kept, len(over)))
    columns = ("Channel", "Asked for", "Weeks kept", "Full weeks")
    note = "Full weeks from Monday to Sunday in the hub's zone, from the channel's first post on."
    empty = "No channel says how often it posts."
    return Table("Cadence", columns, tuple(rows), note=note, empty=empty)


def _decisions(survey: Survey, since: date) -> Table:
    past = [one for one in decided(survey, since) if one.day and one.day <= survey.today]
    rows = tuple((one.day, one.page, one.said) for one in past)
    columns = ("Day", "Page", "Decision")
    return Table("Decisions", columns, rows, empty="Nothing was decided in this time.")


def _money(survey: Survey, since: date) -> Table:
    first, last = f"{since:%Y-%m}", f"{survey.today:%Y-%m}"
    rows = tuple(
        (currency, total.plan, total.actual, open)
        for currency, (total, open) in spent(survey, first, last).items()
    )
    note = (
        f"Whole months from {first} to {last}. Plan and Actual are those of the rows whose actual "
        "amount is known today; what is planned beside them stands under Still open."
    )
    columns = ("Currency", "Plan", "Actual", "Still open")
    return Table("Money", columns, rows, note=note, empty="No budget covers this time.")


def _day_of(delivery: Delivery, survey: Survey) -> date:
    """Return the day on which a delivery was due; one without a day lies before all days."""
    due = delivery.due_at
    return due.astimezone(survey.zone).date() if due else date.min


def _full_weeks(first: date, last: date) -> list[date]:
    """Return the Mondays of the weeks that lie between two days as a whole."""
    monday = first + timedelta(days=-first.weekday() % 7)
    weeks = []
    while monday + timedelta(days=6) <= last:
        weeks.append(monday)
        monday += timedelta(days=7)
    return weeks
