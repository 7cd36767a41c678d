"""The media library: every asset with what is known about it, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.asset import Asset
from masthead.site.addresses import link, media_place, post_place
from masthead.site.content import Entry, Source
from masthead.site.drawing import draw
from masthead.site.pages import LIST_FRONT, index_page
from masthead.site.view import View

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Item:
    """An asset in the library: its picture, or why there is none, and its uses."""

    asset: Asset
    name: str
    href: str
    image: bool
    expired: bool
    size: str
    uses: tuple[tuple[str, str], ...]


def library_pages(view: View) -> Iterator[Entry]:
    """Yield the library (`library/`, `library/2/` and on) with the assets it shows."""
    assets = sorted(view.hub.assets.values(), key=lambda asset: asset.path)
    uses = _uses(view)
    count = max(1, -(-len(assets) // PER_PAGE))
    for number in range(1, count + 1):
        place = _place(number)
        shown = assets[(number - 1) * PER_PAGE : number * PER_PAGE]
        body = draw(
            "library",
            items=[_item(view, place, asset, uses) for asset in shown],
            pages=[(n, link(place, _place(n)), n == number) for n in range(1, count + 1)],
            total=len(assets),
        )
        yield from index_page(view, place, "Media", body, front=LIST_FRONT)
        for asset in shown:
            if asset.path in view.links.media:
                yield media_place(asset.path), Source(asset.path)


def _uses(view: View) -> Mapping[str, list[str]]:
    """Return the ids of the posts that use each file."""
    uses: dict[str, list[str]] = {}
    for post in view.posts.values():
        everywhere = [post.media, *(line.media for line in post.channels if line.media)]
        for path in dict.fromkeys(item.path for media in everywhere for item in media):
            uses.setdefault(path, []).append(post.id)
    return uses


def _item(view: View, place: str, asset: Asset, uses: Mapping[str, list[str]]) -> Item:
    usable = asset.path in view.links.media
    today = view.local(view.now).date()
    return Item(
        asset=asset,
        name=asset.path.rpartition("/")[2],
        href=link(place, media_place(asset.path)) if usable else "",
        image=usable and asset.mime.startswith("image/"),
        expired=asset.expires is not None and asset.expires < today,
        size=_size(asset.bytes),
        uses=tuple((id, link(place, post_place(id))) for id in uses.get(asset.path, ())),
    )


def _size(count: int) -> str:
    """Return a number of bytes for people: `812 B`, `34 KB`, `1.2 MB` (1 KB = 1,000 bytes)."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count // 1000} KB"
    return f"{count / 1_000_000:.1f} MB"


def _place(number: int) -> str:
    return "library/index.md" if number == 1 else f"library/{number}.md"
