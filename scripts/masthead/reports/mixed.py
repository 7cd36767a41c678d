"""What posts are made of, over a window of weeks: counted for the mix's limits and its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from masthead.post import Post
from masthead.survey import Survey

WEEKS_BACK = 8
WEEKS_AHEAD = 4
LEAST_POSTS = 8
"""Posts below which shares say nothing: of eight posts one is an eighth."""

ASPECTS = ("quadrant", "pillar", "kind", "format", "channel", "owner")
"""What posts can be counted by."""

LIMITED: Mapping[str, str] = {"quadrant": "quadrants", "kind": "kinds", "format": "formats"}
"""Aspects with limits on the page of the mix, and the key that holds them."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Mixed:
    """Posts of a window by one aspect.

    Args:
        window: the days.
        counts: posts by what they say, most first; a post counts for each of its channels.
        posts: how many posts the window has.
        silent: how many of them say nothing of the aspect.
    """

    window: Window
    counts: Mapping[str, int]
    posts: int
    silent: int

    @property
    def whole(self) -> int:
        """What the shares are shares of."""
        return sum(self.counts.values())

    def share(self, name: str) -> float:
        """Return a share in percent; 0 where nothing is counted."""
        return 100 * self.counts.get(name, 0) / self.whole if self.whole else 0.0


def first_due(post: Post) -> date | None:
    """Return the day on which a post first goes out, in its own zone; None without a time."""
    times = [due for line in post.channels if (due := post.due_at(line.channel))]
    times = times or ([post.publish_at] if post.publish_at else [])
    return min(times).date() if times else None


def settings_of(survey: Survey) -> Mapping[str, Any]:
    """Return what the page of the mix says; empty where the hub has none."""
    pages = survey.current("mix")
    return survey.values(pages[0]) if pages else {}


def window_of(survey: Survey) -> Window:
    """Return the days that the page of the mix names, or the usual ones."""
    values = settings_of(survey)
    back = timedelta(weeks=int(values.get("weeks_back", WEEKS_BACK)))
    ahead = timedelta(weeks=int(values.get("weeks_ahead", WEEKS_AHEAD)))
    return Window(survey.today - back, survey.today + ahead)


def posts_of(survey: Survey, window: Window) -> Iterator[Post]:
    """Yield the posts of a window, published and planned; translations count too."""
    for post in survey.posts:
        day = first_due(post)
        if day is not None and window.first <= day <= window.last:
            yield post


def said(post: Post, aspect: str) -> tuple[str, ...]:
    """Return what a post says of an aspect: one value, one for each channel, or none."""
    match aspect:
        case "channel":
            return tuple(line.channel for line in post.channels)
        case "kind":
            value = post.document.data.get("kind")
        case _:
            value = getattr(post, aspect)
    return (value,) if isinstance(value, str) and value else ()


def mixed(survey: Survey, aspect: str) -> Mixed:
    """Count the posts of the window by an aspect."""
    window = window_of(survey)
    posts = tuple(posts_of(survey, window))
    every = [said(post, aspect) for post in posts]
    counts = Counter(value for values in every for value in values)
    ordered = dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    return Mixed(window, ordered, len(posts), sum(not values for values in every))


def limits_of(survey: Survey, aspect: str) -> Mapping[str, tuple[float | None, float | None]]:
    """Return the least and the most share by name, in percent, as the strategy says.

    The pillars' pages say their shares; the page of the mix says how far the posts may be off.
    """
    values = settings_of(survey)
    if aspect == "pillar":
        leeway = values.get("pillar_leeway")
        return {} if leeway is None else dict(_around(survey, float(leeway)))
    written = values.get(LIMITED.get(aspect, ""), {})
    return {name: (one.get("least"), one.get("most")) for name, one in written.items()}


def _around(survey: Survey, leeway: float) -> Iterator[tuple[str, tuple[float, float]]]:
    for page in survey.current("pillar"):
        share = survey.values(page).get("share")
        if share is not None:
            yield page.id, (max(0.0, share - leeway), min(100.0, share + leeway))
