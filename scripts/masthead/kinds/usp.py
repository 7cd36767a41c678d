"""The kind `usp`: why anyone should listen, what speaks for us, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.report import Block, Table
from masthead.schema.fields import ONE_LINE, list_of, page_record
from masthead.schema.records import Field, Record
from masthead.survey import Survey

POINT = Record(
    (
        Field("point", ONE_LINE, "The point.", "Parts for ten years", required=True),
        Field("evidence", ONE_LINE, "What shows it, and where.", "terms of sale, section 4"),
    ),
    "a mapping with `point` and `evidence`",
)
POINTS = list_of(POINT, "points, each with `point` and `evidence`")

RECORD = page_record(
    Field("claim", ONE_LINE, "The one thing that we say of ourselves.", "Every part can be bought"),
    Field(
        "strengths",
        POINTS,
        "What speaks for us; public with the page.",
        [{"point": "Parts for ten years", "evidence": "terms of sale, section 4"}],
    ),
    Field(
        "weaknesses",
        POINTS,
        "What does not; never public, whatever the page says.",
        [{"point": "Postage for a screw costs more than the screw", "evidence": "price list"}],
    ),
)

BODY = """\
To whom the claim matters, and what they would do without us. Write weaknesses as values of
`weaknesses`, not here: the text goes where the page goes.
"""

PUBLIC = frozenset({"claim", "strengths"})
DRAWN = frozenset({"strengths", "weaknesses"})

RUN = 5
"""Words in a row that make a text a quote of a weakness."""

_FILE = "strategy/usp.md"
_WEAK = """\
weaknesses:
  - {point: Postage for a screw costs more than the screw, evidence: price list}
"""
_PAGE = f"""\
---
title: Why Lentera
visibility: public
claim: Every part can be bought
strengths:
  - {{point: Parts for ten years, evidence: terms of sale}}
{_WEAK}---
For those who would rather mend.
"""


@rule(
    "usp/both",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace(_WEAK, "")},
)
def both(page: Page, survey: Survey) -> Iterator[Remark]:
    """A USP has a claim, strengths and weaknesses.

    Whoever knows no weakness has not asked, and the first comment will name it. Weaknesses stay on
    the internal site.
    """
    values = survey.values(page)
    missing = [f"`{name}`" for name in ("claim", "strengths", "weaknesses") if not values.get(name)]
    if missing and page.status != "draft":
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


@rule(
    "usp/evidence",
    Level.WARNING,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE.replace(", evidence: terms of sale", "")},
)
def shown(page: Page, _survey: Survey) -> Iterator[Remark]:
    """Each strength and each weakness says what shows it.

    Posts make promises of these points. Name the report, the page or the measurement.
    """
    for name in ("strengths", "weaknesses"):
        for index, point in enumerate(_points(page.document.data, name)):
            if "evidence" not in point:
                yield Remark(page.document, "nothing shows this", (name, index), "add `evidence`")


@rule(
    "usp/open",
    Level.ERROR,
    passing={_FILE: _PAGE},
    failing={_FILE: _PAGE + "\n## Weaknesses\n\nThree lamps are few.\n"},
)
def kept_in(page: Page, _survey: Survey) -> Iterator[Remark]:
    """The text of a public USP tells no weakness.

    The public site leaves the key `weaknesses` out, but it shows the text. Move the sentence into
    `weaknesses`, or delete `visibility: public`.
    """
    if page.document.data.get("visibility") != "public":
        return
    hint = "move it into `weaknesses`, or delete `visibility: public`"
    said = f" {' '.join(_words(page.document.body))} "
    if re.search(r"^#.*\bweakness", page.document.body, re.IGNORECASE | re.MULTILINE):
        message = "the text has a part on weaknesses, and the page is public"
        yield Remark(page.document, message, ("visibility",), hint)
    for index, point in enumerate(_points(page.document.data, "weaknesses")):
        if any(f" {run} " in said for value in point.values() for run in _runs(str(value))):
            message = "the text repeats this weakness, and the page is public"
            yield Remark(page.document, message, ("weaknesses", index), hint)


NONE = 'Nothing yet: masthead new usp "Why anyone should listen"'


def grid(survey: Survey) -> Iterator[Block]:
    """Show strengths and weaknesses side by side, each with what shows it."""
    if not survey.pages("usp"):
        columns = ("Strength", "Shown by", "Weakness", "Seen in")
        yield Table("Strengths and weaknesses", columns, empty=NONE)
    for page in survey.pages("usp"):
        values = survey.values(page)
        sides = (values.get(name, []) for name in ("strengths", "weaknesses"))
        none: Mapping[str, str] = {}
        rows = tuple(
            (good.get("point"), good.get("evidence"), bad.get("point"), bad.get("evidence"))
            for good, bad in zip_longest(*sides, fillvalue=none)
        )
        yield Table(
            f"Strengths and weaknesses: {page.title}",
            ("Strength", "Shown by", "Weakness", "Seen in"),
            rows,
            note="The two columns on the right never leave the internal site.",
            empty="No point yet: write `strengths` and `weaknesses` in strategy/usp.md",
        )


def _points(data: Mapping[str, Any], name: str) -> Sequence[Mapping[str, object]]:
    """Return the points of a list as written; what is none is a finding of the schema."""
    points = data.get(name)
    given = points if isinstance(points, list) else []
    return [point if isinstance(point, dict) else {"evidence": ""} for point in given]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str) -> Iterator[str]:
    """Yield each run of words of a text that is long enough to be a quote."""
    words = _words(text)
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


RULES = (both, shown, kept_in)
REPORTS = {"grid": grid}
