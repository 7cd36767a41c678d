"""How a goal stands: target against actual, month by month, and whether it is on course.

On course means: at least as far as a straight line from the baseline on its day (else at the end of
the first month that was read) to the target on its day: the plainest thing to hold it against, and
no forecast.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from masthead.kinds.metric import metrics_of
from masthead.metric import Metric, named
from masthead.page import Page
from masthead.record import State
from masthead.report import Mark, Plot, Ref, Table, Tone
from masthead.reports.readings import by_month, by_whole_month
from masthead.survey import Survey

TOTAL = "total"
ACTUAL = "Actual"
NOTE = (
    "On course: at least as far as a straight line from the baseline on its day (else"
    " after the first month that was read) to the target on its day. Months without"
    " a reading are left out, and the running one where counts are added up."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a goal stands.

    Args:
        goal: its page.
        metric: what it counts, or None where that is not known.
        baseline, target: the values at the start and to be reached, or None.
        since, due: the day of the baseline and that of the target, or None.
        unit: what the values are in, or empty.
        months: the actual value by month; None where what was read cannot be put together.
        mark: met, missed, on course, behind, or what is missing to tell.
        reached: the part of the way from baseline to target, in percent, or None.
    """

    goal: Page
    metric: Metric | None
    baseline: float | None
    target: float | None
    since: date | None
    due: date | None
    unit: str
    months: Mapping[str, float | None]
    mark: Mark
    reached: int | None = None

    @property
    def latest(self) -> tuple[str, float] | None:
        """The last month that is known, and its value."""
        known = [(month, value) for month, value in self.months.items() if value is not None]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class _Way:
    """The way from a baseline to a target.

    Args:
        start, end: the values; the start is None where nobody has said it.
        falls: less is better, where start and end do not tell.
    """

    start: float | None
    end: float
    falls: bool

    @property
    def down(self) -> bool:
        """Whether the value is to fall."""
        return self.falls if self.start in (None, self.end) else self.end < (self.start or 0)

    def is_met(self, value: float) -> bool:
        """Tell whether a value reaches the target."""
        return value <= self.end if self.down else value >= self.end

    def percent(self, value: float) -> int | None:
        """Return how much of the way a value has made."""
        if self.start is None or self.start == self.end:
            return 100 if self.is_met(value) else None
        return round((value - self.start) / (self.end - self.start) * 100)


def standing(page: Page, survey: Survey) -> Standing:
    """Return how a goal stands today."""
    values = survey.values(page)
    metric = metrics_of(survey).get(named(str(values.get("metric", ""))))
    told = by_month if values.get("per") == TOTAL else by_whole_month
    months = told(survey, metric.id, values.get("channel", "")) if metric else {}
    if values.get("per") == TOTAL:
        months = _summed(months, values.get("baseline", 0), values.get("since", date.min))
    bare = Standing(
        page,
        metric,
        values.get("baseline"),
        values.get("target"),
        values.get("since"),
        values.get("due"),
        values.get("unit", metric.unit if metric else ""),
        months,
        Mark("not measured", Tone.WARN),
    )
    return _judged(bare, survey.today)


def standings(survey: Survey) -> tuple[Standing, ...]:
    """Return how each goal of today stands, the primary one first."""
    pages = sorted(survey.current("goal"), key=lambda page: not survey.values(page).get("primary"))
    return tuple(standing(page, survey) for page in pages)


def line(stand: Standing, title: str) -> Iterator[Plot]:
    """Yield a goal's actual values against its target, where something was read."""
    from masthead.plots import lines

    if stand.latest is None:
        return
    rows = tuple((month, value, stand.target) for month, value in stand.months.items())
    note = counted(stand.metric, stand.unit) if stand.metric else ""
    table = Table(title, ("Month", ACTUAL, "Target"), rows, note)
    yield lines(table, "Month", ACTUAL, target="Target" if stand.target is not None else "")


def counted(metric: Metric, unit: str = "") -> str:
    """Return what a reader must know of a metric: what is counted, in what, and after whom."""
    formula, unit = metric.formula or metric.title, unit or metric.unit
    house = (
        "House metric: there is no standard for it. " if metric.house and not metric.page else ""
    )
    within = f", in {unit}" if unit and not formula.startswith(unit) else ""
    told = f"{house}{formula[:1].upper()}{formula[1:]}{within}."
    return f"{told} Source: {metric.source}." if metric.source else told


def sent(survey: Survey) -> frozenset[str]:
    """Return the ids of the posts of which something is out."""
    return survey.once(_sent)


def refs(kind: str, ids: Mapping[str, object] | set[str] | frozenset[str]) -> tuple[Ref, ...]:
    """Return references to things of a kind, by id."""
    return tuple(Ref(kind, id) for id in sorted(ids))


def _sent(survey: Survey) -> frozenset[str]:
    return frozenset(one.post for one in survey.deliveries if one.state is State.PUBLISHED)


def _summed(
    months: Mapping[str, float | None], start: float, since: date
) -> Mapping[str, float | None]:
    """Return what has come together from a day until the end of each month."""
    months = {month: value for month, value in months.items() if _ends_after(month, since)}
    sums = accumulate((value or 0 for value in months.values()), initial=start)
    next(sums)
    return dict(zip(months, sums, strict=True))


def _judged(stand: Standing, today: date) -> Standing:
    """Return how a goal stands, with its mark and how far it is."""
    latest = stand.latest
    if stand.target is None:
        return replace(stand, mark=Mark("no target", Tone.WARN))
    if latest is None:
        return stand
    way = _Way(stand.baseline, stand.target, stand.metric is not None and stand.metric.falls)
    mark = _mark(stand, way, latest, today)
    return replace(stand, mark=mark, reached=way.percent(latest[1]))


def _mark(stand: Standing, way: _Way, latest: tuple[str, float], today: date) -> Mark:
    month, value = latest
    if way.is_met(value):
        return Mark("met", Tone.GOOD)
    if stand.due is not None and stand.due < today:
        return Mark("missed", Tone.BAD)
    reached = way.percent(value)
    if stand.due is None or reached is None:
        return Mark("open")
    start = stand.since or _first_day(_next(next(iter(stand.months))))
    whole = max((stand.due - start).days, 1)
    gone = (_first_day(_next(month)) - start).days / whole * 100
    return Mark("on course", Tone.GOOD) if reached >= gone else Mark("behind", Tone.WARN)


def _ends_after(month: str, day: date) -> bool:
    return (_first_day(_next(month)) - day).days > 1


def _first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + 1}-01" if number == 12 else f"{year}-{number + 1:02}"
