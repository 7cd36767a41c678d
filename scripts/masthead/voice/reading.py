"""Read a guide's page: the rules that it makes, and what is wrong with them, each at its line.

The schema has told what is wrong with single values; here is what is wrong with their sense. A
faulty entry is left out, and the rest still checks posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masthead.finding import Finding
from masthead.guide import Guide
from masthead.kinds.guide import read_values
from masthead.page import Page
from masthead.schema.fields import LANGUAGE
from masthead.schema.shapes import ABSENT
from masthead.voice.parts import guide_of
from masthead.voice.soundness import sound

Read = tuple[Guide, tuple[Finding, ...]]


def read_guide(page: Page) -> Read:
    """Return the guide that a page holds, and what is wrong with it.

    Args:
        page: a page of the kind `guide`; what its schema refuses is left out silently.
    """
    document = page.document
    values = read_values(document.data)
    lang = _language(page.id, values.get("lang", ""))
    guide, found = sound(guide_of(page.id, lang, document, values))
    faults = list(found)
    for channel, parts in guide.channels.items():
        faults += sound(guide_of(page.id, lang, document, parts, ("channels", channel)))[1]
    for audience, parts in guide.audiences.items():
        faults += sound(guide_of(page.id, lang, document, parts, ("audiences", audience)))[1]
    for one in guide.situations:
        faults += sound(guide_of(page.id, lang, document, one.overrides, one.key))[1]
    return guide, tuple(sorted(faults, key=lambda one: (one.line, one.column)))


def _language(id: str, lang: str) -> str:
    """Return the guide's language: the given one, or the file's name where that is a tag."""
    return lang or ("" if LANGUAGE.read(id, (), []) is ABSENT else id)


class Guides(Mapping[str, Guide]):
    """The guides of a hub by id, each read when somebody asks for it.

    A check of one post needs one guide of several.

    Args:
        pages: the pages of the kind `guide`, by id.
    """

    __slots__ = ("_pages", "_read")

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._read: dict[str, Read] = {}

    def read(self, id: str) -> Read:
        """Return a guide and what is wrong with it."""
        if id not in self._read:
            self._read[id] = read_guide(self._pages[id])
        return self._read[id]

    def __getitem__(self, id: str) -> Guide:
        """Return a guide."""
        return self.read(id)[0]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(self._pages)

    def __len__(self) -> int:
        """Return the number of guides."""
        return len(self._pages)
