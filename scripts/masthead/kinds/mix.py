"""The kind `mix`: what share of the posts each purpose, kind, format and theme may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from masthead.document import KeyPath
from masthead.finding import Level
from masthead.kinds.post import POST_KINDS
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.reports import mix as report
from masthead.reports.mixed import (
    LEAST_POSTS,
    LIMITED,
    WEEKS_AHEAD,
    WEEKS_BACK,
    limits_of,
    mixed,
)
from masthead.schema.fields import FORMATS, PERCENT, number, page_record
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Fault
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

LIMITS = Record(
    (
        Field("least", PERCENT, "The least share of the posts, in percent.", 10),
        Field("most", PERCENT, "The most, in percent.", 40),
    ),
    "a mapping with `least` and `most`",
)
WEEKS = number("a number of weeks from 0 to 520", 0, 520)


def _limits(names: tuple[str, ...]) -> Record:
    return Record(tuple(Field(name, LIMITS, f"Limits of {name}.", {"most": 40}) for name in names))


QUADRANTS = ("entertain", "inspire", "educate", "convince")

RECORD = page_record(
    Field(
        "quadrants",
        _limits(QUADRANTS),
        "Limits of each purpose.",
        {"educate": {"least": 30, "most": 60}},
    ),
    Field("kinds", _limits(POST_KINDS), "Limits of kinds of posts.", {"offer": {"most": 20}}),
    Field("formats", _limits(FORMATS), "Limits of formats.", {"photo": {"least": 25}}),
    Field(
        "pillar_leeway",
        PERCENT,
        "How many points a pillar may be off the share that its own page says.",
        15,
    ),
    Field("weeks_back", WEEKS, "Weeks that are looked at, back from today.", 8, default=WEEKS_BACK),
    Field("weeks_ahead", WEEKS, "Weeks that are looked at, from today.", 4, default=WEEKS_AHEAD),
    Field(
        "least_posts",
        number("a number of posts from 1 to 1000", 1, 1000),
        "With fewer posts in these weeks nothing is said of their shares.",
        8,
        default=LEAST_POSTS,
    ),
)

BODY = """\
Why this mix: what each purpose does for our goals, and what we would stop first. Say what has to
happen before somebody changes a limit.
"""


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield limits that no mix of posts can keep."""
    for name in LIMITED.values():
        limits = values.get(name, {})
        for one, limit in limits.items():
            if limit.get("least", 0) > limit.get("most", 100):
                message = "the least share is larger than the most"
                yield Fault("schema/value", (name, one, "least"), message)
        least = sum(limit.get("least", 0) for limit in limits.values())
        if least > 100:
            message = f"the least shares of `{name}` make {least:g} percent together"
            yield Fault("schema/value", (name,), message, "they share 100 percent")


_FILE = "strategy/mix.md"
_POST = """\
---
title: Number {0}
publish_at: 2026-12-{0} 09:00
channels: [outbox]
quadrant: {1}
---
Part {0} costs {0} marks, and wears out after {0} years.
"""


def _posts(*quadrants: str) -> dict[str, str]:
    return {
        f"content/posts/2026/number-{at}.md": _POST.format(at, quadrant)
        for at, quadrant in enumerate(quadrants, 14)
    }


_MIX = """\
---
title: The mix
quadrants: {educate: {least: 40}, convince: {most: 50}}
least_posts: 4
---
People come to learn.
"""


@rule(
    "mix/limits",
    Level.WARNING,
    passing={_FILE: _MIX, **_posts("educate", "convince", "educate", "inspire")},
    failing={_FILE: _MIX, **_posts("educate", "inspire", "inspire", "inspire")},
)
def within(page: Page, survey: Survey) -> Iterator[Remark]:
    """The posts of the weeks that the page names keep its limits.

    Counted is what was published and what is planned. Plan what is missing, leave out what is too
    much, or change the limit, with the reason in the page.
    """
    values = survey.values(page)
    for aspect in (*LIMITED, "pillar"):
        found = mixed(survey, aspect)
        if found.whole < values.get("least_posts", LEAST_POSTS):
            continue
        for name, (least, most) in limits_of(survey, aspect).items():
            share = round(found.share(name), 1)
            said = f"{aspect} {name}: {share:g} percent of {found.whole} posts"
            key: KeyPath = (LIMITED[aspect], name) if aspect in LIMITED else ("pillar_leeway",)
            hint = f"they are those from {found.window.first} to {found.window.last}"
            if least is not None and share < least:
                yield Remark(page.document, f"{said}; the least is {least:g}", key, hint)
            elif most is not None and share > most:
                yield Remark(page.document, f"{said}; the most is {most:g}", key, hint)


RULES = (within,)


def detail(_page: Page, survey: Survey) -> Iterator[Block]:
    """Tell how the posts are mixed now, as far as the page sets limits."""
    for aspect in ("quadrant", "pillar", "kind", "format"):
        if limits_of(survey, aspect):
            yield report.shares(survey, aspect)
