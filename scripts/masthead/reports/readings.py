"""What was read of each metric, and what it comes to by month.

Counts are stored and sums are worked out; nothing that overlaps is added twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from masthead.kinds.metric import metrics_of
from masthead.metric import Metric, named
from masthead.survey import Survey

BRANDED = "branded_views"
SEEN = ("impressions", "views")
"""What branded views are worked out from; of a post that has both, the second."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One number that was read.

    Args:
        day: the day, or the last day of the span, that it tells of.
        metric: id of the metric.
        value: the number.
        channel, post: whom it is about; both empty for the brand as a whole.
        as_of: the day of reading.
        source: where it was read.
    """

    day: date
    metric: str
    value: float
    channel: str = ""
    post: str = ""
    as_of: date = date.min
    source: str = ""

    @property
    def month(self) -> str:
        """The month, as 2026-12."""
        return self.day.isoformat()[:7]


def readings(survey: Survey) -> Mapping[str, tuple[Reading, ...]]:
    """Return what was read by metric, in order of the days.

    Of several readings of the same thing the last counts. Followers come from the tables of our
    accounts. Views of posts that carry the brand are
    derived for months in which nobody has typed them.
    """
    return survey.once(_readings)


def by_month(survey: Survey, metric: str, channel: str = "") -> Mapping[str, float | None]:
    """Return what a metric comes to in each month in which it was read, on one channel or on all.

    Readings of the brand as a whole win over those of channels, these over those of posts: each is
    counted once. What cannot be added up (reach, rates) is the month's last reading, and None where
    several channels or posts would have to be put together.
    """
    known = metrics_of(survey).get(metric)
    months: dict[str, list[Reading]] = defaultdict(list)
    for one in readings(survey).get(metric, ()):
        if channel in ("", one.channel):
            months[one.month].append(one)
    return {month: _together(found, known) for month, found in sorted(months.items())}


def by_whole_month(survey: Survey, metric: str, channel: str = "") -> Mapping[str, float | None]:
    """Return what a metric comes to in each month, without the running one where counts add up.

    Of a month of which a week is over, a week is counted: beside whole months it looks like a fall.
    """
    months = by_month(survey, metric, channel)
    known = metrics_of(survey).get(metric)
    running = survey.today.isoformat()[:7] if known is not None and known.adds else ""
    return {month: value for month, value in months.items() if month != running}


def _readings(survey: Survey) -> Mapping[str, tuple[Reading, ...]]:
    last: dict[tuple[str, date, str, str], Reading] = {}
    for one in (*_rows(survey), *_followers(survey)):
        key = (one.metric, one.day, one.channel, one.post)
        if key not in last or one.as_of >= last[key].as_of:
            last[key] = one
    found: dict[str, list[Reading]] = defaultdict(list)
    for one in sorted(last.values(), key=lambda reading: reading.day):
        found[one.metric].append(one)
    typed = {one.month for one in found[BRANDED]}
    seen = (one for metric in SEEN for one in found[metric] if one.month not in typed)
    found[BRANDED] += _branded(survey, seen)
    return {metric: tuple(its) for metric, its in found.items() if its}


def _rows(survey: Survey) -> Iterator[Reading]:
    for page in survey.pages("measurement"):
        for _, row in survey.rows(page):
            if row["date"] <= survey.today:
                yield Reading(
                    row["date"],
                    named(row["metric"]),
                    row["value"],
                    row.get("channel", ""),
                    row.get("post", ""),
                    row.get("as_of", row["date"]),
                    row.get("source", ""),
                )


def _followers(survey: Survey) -> Iterator[Reading]:
    """Yield the followers that the tables of our accounts hold: they are written only there."""
    if not survey.pages("account"):
        return
    from masthead.reports.accounts import counted

    for channel, rows in counted(survey, survey.today).items():
        for day, followers, _, source in rows:
            yield Reading(day, "followers", followers, channel, "", day, source)


def _branded(survey: Survey, seen: Iterable[Reading]) -> Iterator[Reading]:
    """Yield how often posts that carry the brand were seen."""
    posts = {post.id for post in survey.posts if post.document.data.get("branded") is True}
    best = {(one.day, one.channel, one.post): one for one in seen if one.post in posts}
    for one in sorted(best.values(), key=lambda reading: reading.day):
        yield replace(one, metric=BRANDED)


def _together(found: Iterable[Reading], metric: Metric | None) -> float | None:
    """Return what the readings of one month come to."""
    chosen = _coarsest(found)
    if metric is not None and metric.adds:
        return sum(one.value for one in chosen)
    one_series = len({(one.channel, one.post) for one in chosen}) == 1
    return chosen[-1].value if one_series else None


def _coarsest(found: Iterable[Reading]) -> list[Reading]:
    """Return the readings that count: of the whole, else of each channel, else of its posts."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for one in found:
        groups[one.channel].append(one)
    whole = [one for one in groups.get("", ()) if not one.post]
    if whole:
        return whole
    chosen = []
    for group in groups.values():
        chosen += [one for one in group if not one.post] or group
    return chosen
