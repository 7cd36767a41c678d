"""The noise of guides as bars: how much of the posts each guide and each of its rules flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from masthead import plots
from masthead.finding import Level
from masthead.report import Cell, Mark, Plot, Table, Tone
from masthead.voice.noise import GuideNoise

MOST_RULES: Final = 20
"""Rules of a guide that are drawn; the table of `masthead voice noise` has them all."""
TITLE: Final = "Share of posts that each rule flags"
TONES: Final[Mapping[Level, Tone]] = {Level.ERROR: Tone.BAD, Level.WARNING: Tone.WARN}


def plot(guides: Sequence[GuideNoise]) -> Plot:
    """Return the plot of what guides said: each guide, and below it its loudest rules."""
    rows = tuple(row for guide in guides for row in _rows(guide))
    table = Table(TITLE, ("rule", "share", "level"), rows)
    return plots.bars(table, "rule", "share", tone="level", unit="%", words=describe(guides))


def _rows(guide: GuideNoise) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a guide: its name, percent of its posts, and how much it weighs."""
    yield f"{guide.guide}: any rule", round(100 * guide.share), Mark(_posts(guide.posts))
    for rule in guide.rules[:MOST_RULES]:
        mark = Mark(str(rule.level), TONES.get(rule.level, Tone.PLAIN))
        yield rule.rule.removeprefix("voice/"), round(100 * rule.share), mark


def describe(guides: Sequence[GuideNoise]) -> str:
    """Return the plot in words."""
    return " ".join(_sentence(guide) for guide in guides) or "No post has been checked."


def _sentence(guide: GuideNoise) -> str:
    said = f"The guide {guide.guide} flags {guide.share:.0%} of {_posts(guide.posts)}"
    if not guide.rules:
        return f"{said}."
    loudest = ", ".join(f"{one.rule} {one.share:.0%}" for one in guide.rules[:3])
    return f"{said}; most often {loudest}."


def _posts(number: int) -> str:
    return "1 post" if number == 1 else f"{number:,} posts"
