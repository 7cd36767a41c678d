"""The media library: every asset with what is known about it, where it is used, what is amiss.

What is to be seen to has lists of its own (`library/expired/` and on): plain pages with plain
links, so that they work without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from masthead.asset import Asset
from masthead.site.addresses import link, media_place
from masthead.site.asset_uses import EXPIRED, MARKS, standing, uses_of
from masthead.site.content import Entry, Source
from masthead.site.drawing import draw
from masthead.site.pages import LIST_FRONT, index_page
from masthead.site.view import View

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Item:
    """An asset in the library.

    Args:
        asset: the file.
        name: its name without folders.
        href: the file as seen from the list, or empty where it cannot be shown.
        image: whether it can be shown as a picture.
        expired: whether its last day is over.
        size: its bytes, for people.
        marks: what is to be seen to, in words.
        uses: title and address of each post and page that uses it.
    """

    asset: Asset
    name: str
    href: str
    image: bool
    expired: bool
    size: str
    marks: tuple[str, ...]
    uses: tuple[tuple[str, str], ...]


def library_pages(view: View) -> Iterator[Entry]:
    """Yield the library (`library/`, `library/2/` and on), its lists, and the assets it shows."""
    assets = sorted(view.hub.assets.values(), key=lambda asset: asset.path)
    marked = {asset.path: standing(view, asset) for asset in assets}
    lists = {"": assets}
    for mark in MARKS:
        lists[mark] = [asset for asset in assets if mark in marked[asset.path]]
    counts = {mark: len(its) for mark, its in lists.items() if its or not mark}
    for mark in counts:
        yield from _list(view, mark, lists[mark], counts)
    for asset in assets:
        if asset.path in view.links.media:
            yield media_place(asset.path), Source(asset.path)


def _list(
    view: View, mark: str, assets: Sequence[Asset], counts: dict[str, int]
) -> Iterator[Entry]:
    """Yield the pages of one list; `mark` is empty for the list of all."""
    count = max(1, -(-len(assets) // PER_PAGE))
    for number in range(1, count + 1):
        place = _place(mark, number)
        shown = assets[(number - 1) * PER_PAGE : number * PER_PAGE]
        body = draw(
            "library",
            items=[_item(view, place, asset) for asset in shown],
            lists=[
                (_name(one), found, link(place, _place(one, 1)), one == mark)
                for one, found in counts.items()
            ],
            pages=[(n, link(place, _place(mark, n)), n == number) for n in range(1, count + 1)],
            total=len(assets),
        )
        title = f"Media: {MARKS[mark].lower()}" if mark else "Media"
        yield from index_page(view, place, title, body, front=LIST_FRONT)


def _item(view: View, place: str, asset: Asset) -> Item:
    usable = asset.path in view.links.media
    marks = standing(view, asset)
    return Item(
        asset=asset,
        name=asset.path.rpartition("/")[2],
        href=link(place, media_place(asset.path)) if usable else "",
        image=usable and asset.mime.startswith("image/"),
        expired=EXPIRED in marks,
        size=_size(asset.bytes),
        marks=tuple(words for mark, words in MARKS.items() if mark in marks),
        uses=tuple(
            (use.title, link(place, use.place)) for use in uses_of(view).get(asset.path, ())
        ),
    )


def _name(mark: str) -> str:
    return MARKS[mark] if mark else "All"


def _size(count: int) -> str:
    """Return a number of bytes for people: `812 B`, `34 KB`, `1.2 MB` (1 KB = 1,000 bytes)."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count // 1000} KB"
    return f"{count / 1_000_000:.1f} MB"


def _place(mark: str, number: int) -> str:
    folder = f"library/{mark}" if mark else "library"
    return f"{folder}/index.md" if number == 1 else f"{folder}/{number}.md"
