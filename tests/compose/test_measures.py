"""A part is measured against all limits on its length."""

from __future__ import annotations

from masthead.compose.counters import COUNTERS
from masthead.compose.measures import Measure, fitting, measures
from masthead.compose.services import SERVICES
from masthead.message import Part
from masthead.service import Limits

BLUESKY = SERVICES["bluesky"].limits


def part_of(text: str, limits: Limits) -> Part:
    """Return a part as compose counts it."""
    counter = COUNTERS[limits.counter]
    return Part(text, counter.count(text), limits.text, counter.unit)


def test_a_measure_says_what_is_counted() -> None:
    """With a limit it shows both numbers; over the limit it says by how much."""
    assert ("3/2 graphemes", 1) == (
        str(Measure(3, 2, "graphemes")),
        Measure(3, 2, "graphemes").over,
    )
    assert ("3 bytes", 0) == (str(Measure(3, None, "bytes")), Measure(3, None, "bytes").over)
    assert 0 == Measure(2, 2, "bytes").over


def test_two_limits_count_at_once() -> None:
    """Bluesky limits graphemes and bytes."""
    family = part_of("👨‍👩‍👧‍👦" * 200, BLUESKY)

    assert [(200, 0), (5000, 2000)] == [(m.count, m.over) for m in measures(family, BLUESKY)]
    assert 840 == fitting(family, BLUESKY)


def test_one_limit_is_one_measure() -> None:
    """Mastodon has no limit in bytes."""
    limits = SERVICES["mastodon"].limits

    assert [Measure(2, 500, "characters")] == list(measures(part_of("Hi", limits), limits))


def test_what_fits_ends_at_the_limit() -> None:
    """All fits where nothing is over or no limit is known."""
    assert 300 == fitting(part_of("a" * 310, BLUESKY), BLUESKY)
    assert 5 == fitting(part_of("a" * 5, BLUESKY), BLUESKY)
    assert 900 == fitting(part_of("a" * 900, Limits()), Limits())
    assert 0 == fitting(part_of("a", Limits(text=0)), Limits(text=0))
