"""Posts by channel and week, against what each channel's page asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from masthead.channel import Cadence, Channel
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.survey import Survey

TITLE = "Cadence"

BEFORE, AHEAD = 8, 5
"""Full weeks before the current one, and weeks from the current one on."""
WEEK = timedelta(days=7)
COUNTED = frozenset(State) - {State.DRAFT, State.EXPIRED, State.FAILED, State.RETRACTED}
"""States of deliveries that went out, or are to go out."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A channel in a run of weeks.

    Args:
        channel: the channel.
        days: the days of its posts, in order.
    """

    channel: Channel
    days: tuple[date, ...]

    def count(self, monday: date) -> int | None:
        """Return the number of posts in a week; None before the channel's first one."""
        if not self.days or monday + WEEK <= self.days[0]:
            return None
        return sum(monday <= day < monday + WEEK for day in self.days)

    def missed(self, monday: date) -> str:
        """Return how a week differs from what the page asks for, or nothing."""
        count, cadence = self.count(monday), self.channel.cadence
        if count is None:
            return ""
        if cadence.min_per_week is not None and count < cadence.min_per_week:
            return "too few"
        most = cadence.max_per_week
        return "too many" if most is not None and count > most else ""

    def longest_silence(self) -> int | None:
        """Return the most days between two posts that follow each other."""
        pairs = zip(self.days, self.days[1:], strict=False)
        return max(((after - before).days for before, after in pairs), default=None)


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield posts by channel and week, the weeks that miss the plan, and each channel's pace."""
    from masthead.plots import heat

    paces = [pace(survey.hub.channels[id], survey) for id in survey.active_channels]
    mondays = weeks(survey)
    rows = tuple((one.channel.title, *_cells(one, mondays, survey)) for one in paces)
    columns = ("Channel", *(week_name(monday) for monday in mondays))
    empty = 'No channel takes posts: masthead channel new "Title"'
    table = Table("Posts by channel and week", columns, rows, _note(survey), empty)
    yield heat(table, words=_sentence(paces, mondays, survey))
    yield _missed(paces, mondays, survey)
    yield _paces(paces, mondays, survey)


def cadence_of(channel: str, survey: Survey) -> Table:
    """Return one channel's weeks, and whether each kept what its page asks for."""
    one = pace(survey.hub.channels[channel], survey)
    rows = tuple(
        (week_name(monday), monday, one.count(monday), _state(one, monday, survey))
        for monday in weeks(survey)
        if one.count(monday) is not None
    )
    names = ("Week", "From", "Posts", "State")
    note = f"Asked for: {asked(one.channel.cadence) or 'nothing'}. {_note(survey)}"
    empty = f"No post has a date here: write one with `channels: [{channel}]`."
    return Table("Cadence", names, rows, note, empty)


def pace(channel: Channel, survey: Survey) -> Pace:
    """Return the days of a channel's posts, sent or planned, in the hub's zone."""
    days = sorted(
        one.due_at.astimezone(survey.zone).date()
        for one in survey.deliveries
        if one.channel == channel.id and one.due_at is not None and one.state in COUNTED
    )
    return Pace(channel, tuple(days))


def weeks(survey: Survey) -> list[date]:
    """Return the Mondays that are looked at, in order."""
    current = _monday(survey)
    return [current + WEEK * number for number in range(-BEFORE, AHEAD)]


def week_name(monday: date) -> str:
    """Return a week's name by its number (ISO 8601): `W50`."""
    return f"W{monday.isocalendar().week:02}"


def asked(cadence: Cadence) -> str:
    """Return how many posts a week a channel asks for, in words."""
    least, most = cadence.min_per_week, cadence.max_per_week
    words = [f"{least} or more"] if least is not None else []
    words += [f"{most} at most"] if most is not None else []
    return f"{', '.join(words)} a week" if words else ""


def _monday(survey: Survey) -> date:
    return survey.today - timedelta(days=survey.today.weekday())


def _cells(one: Pace, mondays: Sequence[date], survey: Survey) -> Iterator[Cell]:
    for monday in mondays:
        state = _state(one, monday, survey)
        count = one.count(monday)
        missed = isinstance(state, Mark) and state.tone in (Tone.BAD, Tone.WARN)
        yield Mark(f"{count}{_sign(one, monday)}", state.tone) if missed else count


def _sign(one: Pace, monday: date) -> str:
    cadence = one.channel.cadence
    if one.missed(monday) == "too few":
        return f"/{cadence.min_per_week}"
    return f">{cadence.max_per_week}"


def _state(one: Pace, monday: date, survey: Survey) -> Mark:
    """Return whether a week kept the plan; one that is not over can still be filled."""
    missed = one.missed(monday)
    if missed == "too few" and monday >= _monday(survey):
        return Mark("open", Tone.WARN)
    if missed:
        return Mark(missed, Tone.BAD)
    plan = one.channel.cadence
    is_asked = plan.min_per_week is not None or plan.max_per_week is not None
    return Mark("kept", Tone.GOOD) if is_asked else Mark("nothing asked")


def _missed(paces: Sequence[Pace], mondays: Sequence[date], survey: Survey) -> Table:
    rows = tuple(
        (
            monday,
            week_name(monday),
            Ref("channel", one.channel.id),
            one.count(monday),
            asked(one.channel.cadence),
            _state(one, monday, survey),
        )
        for monday in mondays
        for one in paces
        if one.missed(monday)
    )
    names = ("Week from", "Week", "Channel", "Posts", "Asked for", "State")
    return Table("Gaps", names, rows, empty="No week misses the plan.")


def _paces(paces: Sequence[Pace], mondays: Sequence[date], survey: Survey) -> Table:
    rows = tuple(_pace_row(one, mondays, survey) for one in paces)
    names = ("Channel", "Asked for", "Weeks kept", "Weeks", "Longest silence, days", "Next")
    note = "Weeks: those from its first post on, the current one and those ahead left out."
    return Table("Pace by channel", names, rows, note)


def _pace_row(one: Pace, mondays: Sequence[date], survey: Survey) -> tuple[Cell, ...]:
    over = [at for at in mondays if at < _monday(survey) and one.count(at) is not None]
    kept = sum(not one.missed(monday) for monday in over)
    plan = asked(one.channel.cadence)
    return (
        Ref("channel", one.channel.id),
        plan or None,
        kept if plan else None,
        len(over),
        one.longest_silence(),
        next((day for day in one.days if day >= survey.today), None),
    )


def _sentence(paces: Sequence[Pace], mondays: Sequence[date], survey: Survey) -> str:
    missed: Mapping[str, list[str]] = defaultdict(list)
    for one in paces:
        for monday in mondays:
            if one.missed(monday):
                missed[one.channel.title].append(week_name(monday))
    if not missed:
        return f"No week misses the plan, on {len(paces)} channels. Week of {_monday(survey)}."
    told = "; ".join(f"{name} in {', '.join(found)}" for name, found in missed.items())
    return f"Weeks that miss the plan: {told}."


def _note(survey: Survey) -> str:
    return (
        "Posts sent or planned, by week from Monday (ISO 8601); 0/1 is none of one asked for, 2>1"
        f" two where one is the most. Days in {survey.zone.key}; a gap lies before the channel's"
        f" first post. This week is {week_name(_monday(survey))}, from {_monday(survey)}."
    )
