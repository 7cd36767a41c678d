"""Draw logos, icons and downloads, and yield the files that they offer."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from masthead.site.addresses import link, media_place
from masthead.site.brand_view import BrandPage
from masthead.site.content import Archive, Checksums, Drawn, Entry, Files, Source
from masthead.site.drawing import draw
from masthead.slug import slug
from masthead.tokens.exports import FORMATS

SIZES = (256, 512, 1024)
"""Widths of a logo's PNG files where the page names none."""

SUMS = "SHA256SUMS.txt"
TOKENS = "brand/tokens"
"""Where the tokens stand in every format."""

LABELS: Mapping[str, str] = {
    "stretch": "stretched",
    "turn": "turned",
    "recolour": "in other colours",
    "fade": "faded",
    "shadow": "with a shadow",
    "outline": "with an outline",
    "crowd": "without room",
    "busy": "on a busy ground",
    "crop": "cut off",
}
"""How each misuse is called, for those who do not see it."""


def logos(page: BrandPage) -> str:
    """Return the logo set: each logo on its ground, with its files."""
    rows = [_logo(page, logo) for logo in page.list("logos") if page.file(logo["file"])]
    missing = _missing(page, "logos")
    if not rows and not missing:
        return ""
    archive = sums = ""
    if rows:
        archive, sums = (link(page.place, place) for place in _archive_places(page))
    return draw("brand_logos", rows=rows, missing=missing, archive=archive, sums=sums)


def clear_space(page: BrandPage) -> str:
    """Return the free space around a logo, and its smallest size."""
    clear = page.values.get("clear_space", {})
    path = page.file(clear.get("file", ""))
    if not path:
        return ""
    return draw(
        "brand_clear_space",
        src=page.href(path),
        ground=_ground_of(page, clear["file"]),
        percent=f"{clear['share'] * 100:g}",
        of=clear.get("of", ""),
        least_px=clear.get("least_px"),
        least_mm=clear.get("least_mm"),
    )


def misuse(page: BrandPage) -> str:
    """Return what must not be done with a logo, each drawn."""
    name = page.values.get("clear_space", {}).get("file", "")
    path = page.file(name)
    rows = [
        {"how": item["how"], "label": LABELS[item["how"]], "note": item.get("note", "")}
        for item in page.list("misuse")
    ]
    if not path or not rows:
        return ""
    return draw("brand_misuse", rows=rows, src=page.href(path), ground=_ground_of(page, name))


def icons(page: BrandPage) -> str:
    """Return the icons with their names and meanings."""
    rows = [
        {
            "name": icon.get("name") or _stem(icon["file"]),
            "use": icon.get("use", ""),
            "src": page.href(path),
            "file": posixpath.basename(path),
        }
        for icon in page.list("icons")
        if (path := page.file(icon["file"]))
    ]
    missing = _missing(page, "icons")
    return draw("brand_icons", rows=rows, missing=missing) if rows or missing else ""


def token_files(page: BrandPage) -> str:
    """Return links to the tokens in every format."""
    if page.values.get("downloads") is not True or not page.tokens:
        return ""
    rows = [
        {"href": link(page.place, f"{TOKENS}/{made.file}"), "file": made.file, "about": made.about}
        for made in FORMATS.values()
    ]
    return draw("brand_downloads", rows=rows)


def files(page: BrandPage) -> Iterator[Entry]:
    """Yield the files that a page shows or offers."""
    offered = _files(page)
    for name, content in offered:
        yield f"{_folder(page)}{name}", content
    for key in ("icons", "clear_space"):
        items = page.list(key) if key == "icons" else [page.values.get(key, {})]
        for item in items:
            if path := page.file(item.get("file", "")):
                yield media_place(path), Source(path)
    for logo in page.list("logos"):
        if path := page.file(logo["file"]):
            yield media_place(path), Source(path)
    if offered:
        archive, sums = _archive_places(page)
        yield archive, Archive(offered)
        yield sums, Checksums(offered)
    if token_files(page):
        name = page.view.hub.settings.name
        for made in FORMATS.values():
            yield f"{TOKENS}/{made.file}", made.write(page.tokens, name)


def _logo(page: BrandPage, logo: Mapping[str, Any]) -> dict[str, object]:
    path = page.file(logo["file"])
    places = [
        (width, link(page.place, f"{_folder(page)}{_png(path, width)}")) for width in _sizes(logo)
    ]
    return {
        "name": logo.get("name") or _stem(path),
        "use": logo.get("use", ""),
        "src": page.href(path),
        "ground": page.ground(logo.get("on", "")),
        "pngs": places,
    }


def _files(page: BrandPage) -> Files:
    """Return the files of the logo set by name: each SVG, and its PNG files."""
    found: dict[str, Source | Drawn] = {}
    for logo in page.list("logos"):
        if path := page.file(logo["file"]):
            found[f"svg/{posixpath.basename(path)}"] = Source(path)
            widths = _sizes(logo)
            found |= {_png(path, width): Drawn(path, width, widths) for width in widths}
    return tuple(found.items())


def _sizes(logo: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(sorted(set(logo.get("sizes") or SIZES)))


def _png(path: str, width: int) -> str:
    return f"png/{_stem(path)}-{width}.png"


def _stem(path: str) -> str:
    return posixpath.basename(path).rpartition(".")[0]


def _folder(page: BrandPage) -> str:
    """Return the folder of a page's downloads: `brand/logo/` for its page at that address."""
    place = page.place.removesuffix("index.md").removesuffix(".md")
    return f"{place.rstrip('/')}/"


def _archive_places(page: BrandPage) -> tuple[str, str]:
    name = slug(page.view.hub.settings.name) or "brand"
    return f"{_folder(page)}{name}-logos.zip", f"{_folder(page)}{SUMS}"


def _ground_of(page: BrandPage, name: str) -> str:
    """Return the ground on which the logo set shows a file."""
    grounds = (
        page.ground(logo.get("on", "")) for logo in page.list("logos") if logo["file"] == name
    )
    return next(grounds, "")


def _missing(page: BrandPage, key: str) -> list[str]:
    """Return why files cannot be shown; the public site says nothing of them."""
    if not page.view.internal:
        return []
    return [page.problem(one["file"]) for one in page.list(key) if not page.file(one["file"])]
