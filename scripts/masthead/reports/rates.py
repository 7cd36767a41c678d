"""Rates of social media, each by one formula that is named where it is shown.

Counts are stored and rates are worked out; where a denominator is nought or not known, there is no
rate. There is no single formula for engagement (Hootsuite, "How to calculate engagement rate"), so
that the name says which; NapoleonCat takes the followers of one named day. Costs as advertisers
count them (CPC, CPM, CPL); share of voice over a fixed list of competitors (MutualMind, 2013). All
were read in November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from masthead.schema.money import rounded

Count = int | float | None
"""A count, or None where nobody knows it."""

PERCENT = "x 100"
CTR = f"CTR = clicks / impressions {PERCENT}"
CPC = "CPC = spend / clicks"
CPM = "CPM = spend / impressions x 1000"
CPL = "CPL = spend / leads"
ER_FOLLOWERS = f"engagement rate = engagements / posts / followers {PERCENT} (er_followers, pooled)"
SHARE_OF_VOICE = f"share of voice = mentions / (own + named competitors' mentions) {PERCENT}"
GROWTH = (
    f"growth = (followers at the end - followers at the start) / followers at the start {PERCENT}"
)


def percent(part: Count, whole: Count) -> float | None:
    """Return a part of a whole in percent, to two places; None where either is not known.

    So CTR (clicks of impressions), growth (new of those at the start) and share of voice.
    """
    if part is None or not whole:
        return None
    return round(100 * part / whole, 2)


def cost(spend: Decimal | None, count: Count, each: int = 1) -> Decimal | None:
    """Return what so many cost: CPC of clicks, CPL of leads, CPM of impressions with `each` 1000.

    Args:
        spend: what was spent, in one currency.
        count: what was got for it.
        each: of how many the price is told.
    """
    if spend is None or not count:
        return None
    return rounded(spend * each / Decimal(str(count)))


def engagement(engagements: Count, posts: Count, followers: Count) -> float | None:
    """Return engagements of a post per follower in percent (`er_followers`, pooled over posts).

    Args:
        engagements: all that were counted in the window.
        posts: posts in that window.
        followers: on the day of counting.
    """
    if not posts:
        return None
    return percent(None if engagements is None else engagements / posts, followers)


def growth(counts: Iterable[Count]) -> float | None:
    """Return how a count has grown from the first to the last that is known, in percent."""
    known = [count for count in counts if count is not None]
    if len(known) < 2:
        return None
    return percent(known[-1] - known[0], known[0])
