"""Audiences as persona cards: who they are, where we reach them, what speaks to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from masthead.page import Page
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.serving import FITTING, Service, serving
from masthead.survey import Survey

NEXT = 5
"""Posts ahead that an audience's page names."""
AHEAD = frozenset({State.SCHEDULED, State.DUE})


def overview(survey: Survey) -> Iterator[Block]:
    """Show the audiences side by side: who they are, where we reach them, what speaks to them."""
    rows = tuple(_card(page, survey) for page in survey.current("audience"))
    about = ("Who they are", "Age", "Cares about", "Reads on")
    names = ("Audience", *about, "Channels that serve them", "Posts")
    note = f"Posts are those that name the audience, drafts left out. Day: {survey.today}."
    empty = 'No audience yet: masthead audience new "Title"'
    yield Table("Audiences side by side", names, rows, note, empty)


def portrait_of(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield an audience's shares, the channels that serve it, and the posts that speak to it."""
    values = survey.values(page)
    for name in ("sex", "age", "interests"):
        if isinstance(values.get(name), dict):
            yield _shares(name, values)
    if values.get("sensitive"):
        yield _sensitive(values["sensitive"])
    yield _channels(page, survey)
    yield _next(page, survey)


def _card(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    channels = tuple(Ref("channel", one.channel) for one in serving(page, survey))
    return (
        Ref("audience", page.id),
        values.get("summary"),
        _most(values.get("age")),
        _first(values.get("interests")),
        _first(values.get("devices")),
        channels or Mark("no channel", Tone.BAD),
        len(survey.posts_naming("audience", page.id)),
    )


def _most(value: Any) -> str | None:
    """Return a group of a portrait in words; of shares the largest."""
    if isinstance(value, Mapping) and value:
        name, share = max(value.items(), key=lambda pair: pair[1])
        return f"mostly {name} ({share:g} %)"
    return _first(value)


def _first(value: Any) -> str | None:
    """Return names of a portrait in words; of shares the largest come first."""
    if isinstance(value, Mapping):
        value = sorted(value, key=lambda name: -value[name])
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    return str(value) if value is not None else None


def _shares(name: str, values: Mapping[str, Any]) -> Block:
    from masthead.plots import bars

    rows = tuple((group, share) for group, share in values[name].items())
    sample = values.get("sample", {})
    counted = f"{sample['size']} people, {sample['source']}" if sample else "nobody says of whom"
    day = f", {sample['day']}" if sample.get("day") else ""
    more = " Several answers were possible." if name == "interests" else ""
    note = f"Percent of {counted}{day}.{more}"
    return bars(
        Table(name.capitalize(), ("Group", "Share"), rows, note), "Group", "Share", unit="%"
    )


def _sensitive(known: Sequence[Mapping[str, Any]]) -> Table:
    rows = tuple(
        (one["trait"].capitalize(), one["group"], one["share"], one["size"], one["source"])
        for one in known
    )
    names = ("Trait", "Group", "Share in percent", "People counted", "Source")
    return Table("Known only as shares", names, rows)


def _channels(page: Page, survey: Survey) -> Table:
    found = sorted(serving(page, survey), key=lambda one: -(one.score or 0))
    rows = tuple(
        (Ref("channel", one.channel), _used(one), one.score, one.why or None) for one in found
    )
    names = ("Channel", "They use it", "Fit", "Why")
    note = f"Fit from 0 to 5, as the channel's page says; {FITTING} or more serves them."
    empty = "No active channel serves them: open one, or set the audience aside."
    return Table("Where we reach them", names, rows, note, empty)


def _used(one: Service) -> Mark:
    if one.own:
        return Mark("our own")
    return Mark("yes", Tone.GOOD) if one.used else Mark("no", Tone.WARN)


def _next(page: Page, survey: Survey) -> Table:
    posts = {post.id: post for post in survey.posts_naming("audience", page.id)}
    ahead: dict[str, list[str]] = {}
    days: dict[str, Cell] = {}
    for one in survey.deliveries:
        if one.post in posts and one.state in AHEAD and one.due_at is not None:
            ahead.setdefault(one.post, []).append(one.channel)
            days.setdefault(one.post, one.due_at.astimezone(survey.zone).date())
    rows = tuple(
        (days[id], Ref("post", id), tuple(Ref("channel", name) for name in ahead[id]))
        for id in list(ahead)[:NEXT]
    )
    note = f"The next {len(rows)} of {len(ahead)}; {len(posts)} posts speak to them in all."
    empty = f"Nothing planned speaks to them: write a post with `audiences: [{page.id}]`."
    return Table("Next posts for them", ("Day", "Post", "Channels"), rows, note, empty)
