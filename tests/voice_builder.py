"""Guides made from lines of front matter, for tests."""

from __future__ import annotations

from masthead.finding import Finding
from masthead.guide import Guide
from masthead.page import Page
from masthead.reader import read_markdown
from masthead.schema.build import build_page
from masthead.settings import Settings
from masthead.voice.reading import Guides, read_guide

HUB = Settings("Lentera")


def text(front: str, lang: str = "en") -> str:
    """Return a guide's file: title, language where there is one, and the lines."""
    language = f"lang: {lang}\n" if lang else ""
    return f"---\ntitle: How we speak\n{language}{front}---\nPlain words.\n"


def page(front: str, id: str = "en", lang: str = "en") -> tuple[Page, tuple[Finding, ...]]:
    """Return a guide's page, and what its schema refuses; the lines begin in line 4."""
    path = f"content/voice/{id}.md"
    document, faults = read_markdown(path, text(front, lang).encode(), front_limit=512 * 1024)
    assert document is not None, faults
    return build_page(document, HUB)


def guide(front: str, id: str = "en", lang: str = "en") -> Guide:
    """Return a guide without a fault."""
    built, refused = page(front, id, lang)
    found, faults = read_guide(built)
    assert ((), ()) == (refused, faults)
    return found


def guides(**fronts: str) -> Guides:
    """Return guides by id: `base` has no language, the others the one that they are named by."""
    return Guides(
        {
            id: page(front, id, "" if id.startswith("base") else id)[0]
            for id, front in fronts.items()
        }
    )
