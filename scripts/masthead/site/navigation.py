"""The site's navigation: short, explicit, made from the tree. Posts are never in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from masthead.site.content import Tree
from masthead.site.fields import label

Nav = list[dict[str, object]]

ORDER: Mapping[str, str] = {
    "calendar": "Calendar",
    "pipeline": "Pipeline",
    "posts": "Posts",
    "channels": "Channels",
    "strategy": "Strategy",
    "voice": "Voice",
    "brand": "Brand",
    "library": "Media",
    "handbook": "Handbook",
}
"""Sections in the order that people see them; others follow by name."""

LISTS = frozenset({"calendar", "pipeline", "posts", "library"})
"""Sections of which only the first page is in the navigation."""


def navigation(tree: Tree) -> Nav:
    """Return the navigation of a site as MkDocs' `nav` takes it; titles are ready for HTML."""
    titles = _titles(tree)
    nav: Nav = [{"Home": "index.md"}] if "index.md" in titles else []
    sections = {place.partition("/")[0] for place in titles if "/" in place}
    known = [name for name in ORDER if name in sections]
    for name in (*known, *sorted(sections - set(ORDER))):
        nav.append({ORDER.get(name) or _title(name, titles): _section(name, titles)})
    single = sorted(place for place in titles if "/" not in place and place != "index.md")
    return nav + [{titles[place]: place} for place in single]


def _titles(tree: Tree) -> dict[str, str]:
    """Return the title of each page that may be in the navigation, by its place."""
    pages = {}
    for place, content in tree.items():
        folder, _, name = place.partition("/")
        listed = folder not in LISTS or name == "index.md"
        if place.endswith(".md") and listed and isinstance(content, bytes):
            line = re.search(rb"^title: (.+)$", content, re.MULTILINE)
            pages[place] = json.loads(line[1]) if line else place
    return pages


def _section(folder: str, titles: Mapping[str, str]) -> object:
    """Return what a folder's entry holds: one page, or its index and all below it."""
    index = f"{folder}/index.md"
    below = [place for place in titles if place.startswith(f"{folder}/") and place != index]
    pages = sorted(
        (place for place in below if "/" not in place.removeprefix(f"{folder}/")),
        key=lambda place: (titles[place].lower(), place),
    )
    folders = _folders(folder, below)
    first: list[object] = [index] if index in titles else []
    entries: list[object] = [{titles[place]: place} for place in pages]
    entries += [{_title(one, titles): _section(one, titles)} for one in folders]
    return index if first and not entries else first + entries


def _folders(folder: str, places: Iterable[str]) -> list[str]:
    rest = (place.removeprefix(f"{folder}/") for place in places)
    return sorted({f"{folder}/{one.partition('/')[0]}" for one in rest if "/" in one})


def _title(folder: str, titles: Mapping[str, str]) -> str:
    return titles.get(f"{folder}/index.md") or label(folder.rpartition("/")[2])
