"""What the brand's pages say about tokens and logos, as values."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from masthead.document import KeyPath
from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.page import Page

KIND = "brand"
ENDINGS = (".tokens.json", ".tokens")
"""How the names of token files end (Format Module 2025.10, section 4.2)."""

LEAST = 4.5
"""Least contrast of text (WCAG 2.2, success criterion 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that may stand on each other.

    Args:
        text, on: paths of the tokens in front and behind.
        least: least contrast.
        use: what the pair is for.
        key: where it stands in the page's front matter.
    """

    text: str
    on: str
    least: float = LEAST
    use: str = ""
    key: KeyPath = ()


def is_token_file(path: str) -> bool:
    """Tell whether a file holds tokens, by its name."""
    return path.startswith("content/brand/") and path.endswith(ENDINGS)


def brand_pages(hub: Hub) -> tuple[Page, ...]:
    """Return the pages on the brand, in order of their files."""
    pages = hub.pages.get(KIND, {}).values()
    return tuple(sorted(pages, key=lambda page: page.path))


def values_of(page: Page) -> Mapping[str, Any]:
    """Return the good values of a brand page's front matter."""
    values: Mapping[str, Any] = KINDS[KIND].record.read_fields(page.document.data, (), [])
    return values


def pairs_of(page: Page) -> tuple[Pair, ...]:
    """Return the pairs that a page declares."""
    written = page.document.data.get("pairs")
    found = []
    for number, item in enumerate(written if isinstance(written, list) else ()):
        read = KINDS[KIND].record.known["pairs"].shape.read([item], (), [])
        if read:
            found.append(Pair(**{"least": LEAST, **read[0]}, key=("pairs", number)))
    return tuple(found)


def named_tokens(page: Page) -> Iterator[tuple[str, KeyPath]]:
    """Yield each token or group that a page names outside its pairs, and where."""
    values = page.document.data
    for key in ("swatches", "styles"):
        yield from _listed(values.get(key), (key,))
    for number, surface in enumerate(_list(values.get("surfaces"))):
        if isinstance(surface, Mapping):
            yield from _listed([surface.get("on")], ("surfaces", number, "on"), single=True)
            yield from _listed(surface.get("use"), ("surfaces", number, "use"))
            yield from _listed(surface.get("never"), ("surfaces", number, "never"))
    for number, logo in enumerate(_list(values.get("logos"))):
        if isinstance(logo, Mapping) and isinstance(logo.get("on"), str):
            yield logo["on"], ("logos", number, "on")
    proportion = values.get("proportion")
    for name in proportion if isinstance(proportion, Mapping) else ():
        yield name, ("proportion", name)
    yield from _site_tokens(values.get("site"))


def files_of(page: Page) -> Iterator[tuple[str, KeyPath]]:
    """Yield each file that a page's front matter names, relative to the hub, and where."""
    data = page.document.data
    for key in ("logos", "icons"):
        for number, item in enumerate(_list(data.get(key))):
            if isinstance(item, Mapping) and isinstance(item.get("file"), str):
                yield file_path(page, item["file"]), (key, number, "file")
    clear = data.get("clear_space")
    if isinstance(clear, Mapping) and isinstance(clear.get("file"), str):
        yield file_path(page, clear["file"]), ("clear_space", "file")
    if isinstance(data.get("mark"), str):
        yield file_path(page, data["mark"]), ("mark",)


def file_path(page: Page, name: str) -> str:
    """Return a file that a page names, relative to the hub: from its folder, or from `content/`."""
    base = "content" if name.startswith("/") else posixpath.dirname(page.path)
    return posixpath.normpath(f"{base}/{name}")


def _site_tokens(site: object) -> Iterator[tuple[str, KeyPath]]:
    for key, value in site.items() if isinstance(site, Mapping) else ():
        if isinstance(value, Mapping):
            yield from ((name, ("site", key, part)) for part, name in value.items())
        elif isinstance(value, str):
            yield value, ("site", key)


def _listed(
    written: object, key: KeyPath, *, single: bool = False
) -> Iterator[tuple[str, KeyPath]]:
    for number, name in enumerate(_list(written)):
        if isinstance(name, str):
            yield name, key if single else (*key, number)


def _list(written: object) -> Sequence[Any]:
    return written if isinstance(written, list) else ()
