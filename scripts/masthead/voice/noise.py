"""How much a guide has to say: the share of posts that each of its rules flags.

A rule that flags every second post is noise, or the posts need work; either way somebody should
look. Waivers do not count here: they hide what a rule says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from masthead.finding import Level

WEIGHTS = (Level.NOTICE, Level.WARNING, Level.ERROR)


class Said(NamedTuple):
    """One thing that a guide said of a post."""

    rule: str
    level: Level


class Listened(NamedTuple):
    """A post, the guide that holds for it, and all that the guide said of it."""

    guide: str
    post: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RuleNoise:
    """What one rule said.

    Args:
        rule: its id.
        level: the most that it weighed.
        posts: how many posts it flagged.
        hits: how often it spoke.
        share: flagged posts of all posts of the guide, 0 to 1.
    """

    rule: str
    level: Level
    posts: int
    hits: int
    share: float


@dataclass(frozen=True, slots=True)
class GuideNoise:
    """What one guide said.

    Args:
        guide: its id.
        posts: how many posts it was run over.
        flagged: posts with anything to say, by the most that it weighed.
        rules: the rules that spoke, the loudest first.
    """

    guide: str
    posts: int
    flagged: dict[Level, int]
    rules: tuple[RuleNoise, ...]

    @property
    def share(self) -> float:
        """Flagged posts of all posts, 0 to 1."""
        return sum(self.flagged.values()) / self.posts if self.posts else 0.0

    @property
    def error_share(self) -> float:
        """Posts with an error of all posts, 0 to 1."""
        return self.flagged[Level.ERROR] / self.posts if self.posts else 0.0


def measure_noise(heard: Iterable[Listened]) -> tuple[GuideNoise, ...]:
    """Return what each guide said of its posts, in order of the guides' ids."""
    guides: dict[str, list[Listened]] = {}
    for one in heard:
        guides.setdefault(one.guide, []).append(one)
    return tuple(_guide(guide, posts) for guide, posts in sorted(guides.items()))


def _guide(guide: str, posts: list[Listened]) -> GuideNoise:
    hits: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    levels: dict[str, Level] = {}
    worst: Counter[Level] = Counter()
    for post in posts:
        said = [one for one in post.said if one.level is not Level.OFF]
        hits.update(one.rule for one in said)
        flagged.update({one.rule for one in said})
        for one in said:
            levels[one.rule] = heavier(one.level, levels.get(one.rule, Level.NOTICE))
        if said:
            worst[max((one.level for one in said), key=WEIGHTS.index)] += 1
    rules = (
        RuleNoise(rule, levels[rule], count, hits[rule], count / len(posts))
        for rule, count in flagged.items()
    )
    ordered = sorted(rules, key=lambda one: (-one.posts, -one.hits, one.rule))
    return GuideNoise(guide, len(posts), {level: worst[level] for level in WEIGHTS}, tuple(ordered))


def heavier(left: Level, right: Level) -> Level:
    """Return the level that weighs more."""
    return max(left, right, key=WEIGHTS.index)
