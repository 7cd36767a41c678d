"""The kind `pillar`: a theme that posts come back to."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.schema.fields import ONE_LINE, PERCENT, matching, page_record
from masthead.schema.records import Field
from masthead.survey import Survey

RECORD = page_record(
    Field("summary", ONE_LINE, "The theme in one sentence.", "How things are mended."),
    Field("share", PERCENT, "Share of all posts in percent.", 40),
    Field(
        "colour",
        matching(r"^#[0-9A-Fa-f]{6}$", "a colour, as #B5651D in quotes", 7),
        "Its colour in plots.",
        "#B5651D",
    ),
)

BODY = """\
What belongs to this theme and what does not, with two posts that show it.
"""

COLUMNS = ("summary", "share", "owner", "review_by", "status")

_FILES = {
    "strategy/pillars/repair.md": "---\ntitle: Repair\nshare: 60\n---\nHow lamps are mended.\n",
    "strategy/pillars/makers.md": "---\ntitle: Makers\nshare: {}\n---\nWho makes them.\n",
}
_MAKERS = "strategy/pillars/makers.md"


@rule(
    "pillar/shares",
    Level.WARNING,
    about=About.EVERY,
    passing={**_FILES, _MAKERS: _FILES[_MAKERS].format(40)},
    failing={**_FILES, _MAKERS: _FILES[_MAKERS].format(60)},
)
def shares(_pages: tuple[Page, ...], survey: Survey) -> Iterator[Remark]:
    """The shares of all pillars are no more than the whole.

    They are shares of the same posts: lower some of them, so that they make 100 percent or less.
    """
    planned = {
        page: survey.values(page)["share"]
        for page in survey.current("pillar")
        if "share" in survey.values(page)
    }
    whole = sum(planned.values())
    if whole > 100:
        largest = max(planned, key=lambda page: (planned[page], page.id))
        message = f"the shares of all pillars make {whole:g} percent"
        yield Remark(largest.document, message, ("share",), "they share 100 percent")


RULES = (shares,)
