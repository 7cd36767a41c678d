"""What posts came to: engagements a post, for hashtags and formats, with how many were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from masthead.reports.readings import readings
from masthead.survey import Survey

ENGAGEMENTS = "engagements"
NOTE = (
    "Engagements a post: the mean over the posts whose engagements were read in strategy/metrics/,"
    " all channels together. A few posts say little, and no number says why."
)


class Worth(NamedTuple):
    """What some posts came to: how many were read, and their mean, or None where none was."""

    read: int
    mean: float | None


def engagements(survey: Survey) -> Mapping[str, float]:
    """Return the engagements by post, as far as they were read post by post."""
    found: dict[str, float] = defaultdict(float)
    for one in readings(survey).get(ENGAGEMENTS, ()):
        if one.post:
            found[one.post] += one.value
    return found


def worth(posts: Iterable[str], counts: Mapping[str, float]) -> Worth:
    """Return what some posts came to.

    Args:
        posts: their ids.
        counts: engagements by post (`engagements`).
    """
    values = [counts[id] for id in posts if id in counts]
    return Worth(len(values), round(sum(values) / len(values), 1) if values else None)
