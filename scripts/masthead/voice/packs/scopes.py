"""Where a rule looks: the scopes of Vale, as far as a message has such places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from masthead.voice.packs.body import Body, as_text

Span = tuple[int, int]
"""Start and end of a stretch in a text."""


class Unit(StrEnum):
    """What a rule looks at in one piece."""

    WHOLE = "whole"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class Scope(NamedTuple):
    """One place to look.

    Args:
        kinds: which texts: `text`, `title`, `alt`.
        unit: what is looked at in one piece.
        raw: whether addresses and code are looked at as well.
    """

    kinds: frozenset[str]
    unit: Unit = Unit.WHOLE
    raw: bool = False


BODY: Final = frozenset({"text"})
TITLE: Final = frozenset({"title"})
SCOPES: Final[Mapping[str, Scope]] = {
    "text": Scope(frozenset({"text", "title", "alt"})),
    "raw": Scope(BODY, raw=True),
    "summary": Scope(BODY),
    "sentence": Scope(BODY, Unit.SENTENCE),
    "paragraph": Scope(BODY, Unit.PARAGRAPH),
    "heading": Scope(TITLE),
    "title": Scope(TITLE),
    "alt": Scope(frozenset({"alt"})),
}
"""A post's title is the only heading that is sent; a text has no lists and no tables."""

ENDINGS: Final = frozenset({"md", "rst", "adoc", "html", "xml", "dita", "org", "txt"})
LEVEL: Final = re.compile(r"h[1-6]")
PARAGRAPH: Final = re.compile(r"\S(?:.*?\S)??(?=\s*(?:\n\s*\n|\Z))", re.DOTALL)


def scopes_of(body: Body, usual: str = "text") -> tuple[Scope, ...]:
    """Return where a rule looks; a scope that messages lack is noted.

    Args:
        body: the rule's file.
        usual: the scope that holds where the file names none, or only `text`.
    """
    given = body.value("scope")
    if given in (None, "text"):
        given = usual
    selectors = [as_text(one) for one in (given if isinstance(given, list) else [given])]
    found = [scope for one in selectors if (scope := _scope(one))]
    if len(found) < len(selectors):
        lost = next(one for one in selectors if not _scope(one))
        more = "it looks at its other places" if found else "the rule finds nothing"
        body.fault(f"messages have no `{lost}`: {more}", body.key("scope"))
    return tuple(dict.fromkeys(found))


def _scope(selector: str) -> Scope | None:
    """Return the place that `paragraph & ~heading.h1` means; None where there is none."""
    found: Scope | None = None
    without: frozenset[str] = frozenset()
    for part in selector.lower().split("&"):
        name = part.strip()
        scope = SCOPES.get(_core(name.removeprefix("~").strip()))
        if name.startswith("~"):
            # What a message lacks, it need not leave out.
            without |= scope.kinds if scope and scope.unit is Unit.WHOLE else frozenset()
        elif scope is None:
            return None
        elif found is None:
            found = scope
        else:
            found = _both(found, scope)
    found = found or SCOPES["text"]
    kinds = found.kinds - without
    return found._replace(kinds=kinds) if kinds else None


def _core(name: str) -> str:
    """Return a scope without the file type and the level: `heading.h1.md` is a heading."""
    words = [word for word in name.split(".") if word not in ENDINGS and not LEVEL.fullmatch(word)]
    if words[:1] == ["text"] and len(words) > 1:
        words = words[1:]
    return words[-1] if words[:1] == ["attr"] else ".".join(words)


def _both(left: Scope, right: Scope) -> Scope:
    unit = right.unit if left.unit is Unit.WHOLE else left.unit
    return Scope(left.kinds & right.kinds, unit, left.raw or right.raw)


def spans_of(text: str, unit: Unit, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of a text that a rule looks at, without the space around them."""
    if unit is Unit.SENTENCE and sentences:
        yield from _trimmed(text, sentences)
    elif unit is Unit.PARAGRAPH:
        for match in PARAGRAPH.finditer(text):
            yield match.span()
    else:
        yield 0, len(text)


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        piece = text[start:end]
        if bare := piece.strip():
            begin = start + piece.index(bare)
            yield begin, begin + len(bare)
