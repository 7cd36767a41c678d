"""The kind `reply`: an answer that is kept ready, and held against the guides as posts are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.report import Ask, Block, Cell, Mark, Ref, Table, Tone
from masthead.schema.fields import DAY, ID, LINES, id_of, ids_of, list_of, page_record
from masthead.schema.records import Field
from masthead.survey import Survey

RECORD = page_record(
    Field("kinds", list_of(ID, "kinds"), "What people ask or say when it fits.", ["repair"]),
    Field("asked", LINES, "How they put it, in short.", ["How long does a repair take?"]),
    Field(
        "situation",
        ID,
        "The situation it is written in: an id under `situations` in the guide.",
        "apology",
    ),
    Field("channels", ids_of("channel"), "Channels that it fits; else all.", ["mastodon"]),
    Field(
        "reviewed", DAY, "The day on which somebody last held it against the facts.", "2026-11-20"
    ),
    Field("translation_of", id_of("reply"), "Id of the reply that it translates.", "how-long"),
)

BODY = """\
The answer as it is sent: two or three sentences. In round brackets what is to be filled in. Whoever
sends it reads it first, and changes what does not fit.
"""

STARTS = {"status": "draft"}

COLUMNS = ("lang", "kinds", "asked", "owner", "status")

REVIEW_DAYS = 365

_FILE = "strategy/care/replies/how-long.md"
_REPLY = """\
---
title: How long a repair takes
kinds: [repair]
reviewed: 2026-11-20
owner: sari
---
Most lamps take under an hour.
"""


@rule(
    "reply/reviewed",
    Level.WARNING,
    passing={_FILE: _REPLY},
    failing={_FILE: _REPLY.replace("2026-11-20", "2025-11-20")},
    days=REVIEW_DAYS,
)
def reviewed(page: Page, survey: Survey, days: int) -> Iterator[Remark]:
    """Somebody has held a ready answer against the facts within a year.

    Prices, times and addresses change, and an old answer tells them wrong to many. Read it, mend
    it, and set `reviewed` to today.
    """
    if page not in survey.current("reply"):
        return
    day = survey.values(page).get("reviewed")
    hint = "read it, mend it, and set `reviewed` to today"
    if day is None:
        yield Remark(page.document, "nobody has said when it was reviewed", ("title",), hint)
    elif day > survey.today:
        yield Remark(page.document, f"{day} is still to come", ("reviewed",), hint)
    elif survey.today - day > timedelta(days=days):
        yield Remark(page.document, f"last reviewed on {day}", ("reviewed",), hint)


def find(survey: Survey, words: str = "") -> Iterator[Block]:
    """Find ready answers by words: the best first; without words, all of them."""
    wanted = _words(words)
    found = sorted(
        (-score, page.id, page)
        for page in survey.current("reply")
        if (score := _score(page, survey, wanted)) or not wanted
    )
    rows = tuple(_row(page, survey) for _, _, page in found)
    empty = (
        f'No ready answer for "{words}": masthead reply add "Title"'
        if words
        else 'No ready answer yet: masthead reply add "Title"'
    )
    columns = ("Answer", "Language", "Reviewed", "Text")
    note = "Read an answer before you send it, and change what does not fit."
    yield Table("Ready answers", columns, rows, note=note, empty=empty)


def _row(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    day = values.get("reviewed")
    old = day is None or survey.today - day > timedelta(days=REVIEW_DAYS)
    return (
        Ref("reply", page.id, page.title),
        values.get("lang", survey.hub.settings.languages[0]),
        Mark(str(day or "never"), Tone.WARN if old else Tone.PLAIN),
        " ".join(page.document.body.split()),
    )


WEIGHTS = {"title": 3, "asked": 3, "kinds": 2, "tags": 2, "text": 1}
"""What a word weighs by the place where it stands."""


def _score(page: Page, survey: Survey, wanted: frozenset[str]) -> int:
    """Return how well a reply fits words; 0 where one of them stands nowhere in it."""
    values = survey.values(page)
    places = {
        "title": _words(page.title),
        "asked": _words(" ".join(values.get("asked", ()))),
        "kinds": _words(" ".join(values.get("kinds", ())).replace("-", " ")),
        "tags": _words(" ".join(values.get("tags", ()))),
        "text": _words(page.document.body),
    }
    scores = [
        sum(WEIGHTS[name] for name, words in places.items() if _has(words, word)) for word in wanted
    ]
    return sum(scores) if all(scores) else 0


def _has(words: frozenset[str], wanted: str) -> bool:
    """Tell whether a word, or a word that begins with it, is among some."""
    return any(word.startswith(wanted) for word in words)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return frozenset(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


RULES = (reviewed,)
REPORTS = {"find": find}
ASKS = {"find": (Ask("words", "Words to look for.", words=True),)}
