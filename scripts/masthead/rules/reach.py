"""Which files a change can give findings to: the changed ones, and those that refer to them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator

from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.page import Page
from masthead.post import Post
from masthead.rules.markdown import targets
from masthead.rules.paths import resolve
from masthead.schema.references import named_in
from masthead.tokens.brand import KIND as BRAND
from masthead.tokens.brand import files_of, is_token_file

SETTINGS = "masthead.yml"
DATA = (".md", ".csv")
"""Endings of files whose name is an id."""
PEOPLE = "strategy/people.yml"


def reach(hub: Hub, changed: Collection[str]) -> frozenset[str] | None:
    """Return the files that a change touches, or None for all of them.

    Args:
        hub: the hub after the change.
        changed: paths that were added, changed, renamed or deleted, relative to the hub.
    """
    if SETTINGS in changed:
        return None
    names = {_id(path) for path in changed if path.endswith(DATA)}
    media = {path.removesuffix(".yml") for path in changed}
    posts = {
        post.path
        for post in hub.sources or hub.posts.values()
        if names & set(_ids(post))
        or not media.isdisjoint(_media(post))
        or (PEOPLE in changed and (post.owner or "{@" in post.document.body))
    }
    pages = {
        page.path
        for kind in hub.pages.values()
        for page in kind.values()
        if _links(page) & set(changed)
        or any(one.id in names for one in named_in(KINDS[page.kind].record, page.document.data))
        or (PEOPLE in changed and "owner" in page.document.data)
        or (page.kind == BRAND and _draws(page, changed))
    }
    return frozenset(changed) | posts | pages


def _id(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return posixpath.basename(folder) if name == "index.md" else name.rpartition(".")[0]


def _ids(post: Post) -> Iterator[str]:
    """Yield every id that a post names."""
    yield from (placement.channel for placement in post.channels)
    yield from (one.id for one in named_in(KINDS["post"].record, post.document.data))


def _media(post: Post) -> Iterator[str]:
    for media in post.media:
        yield media.path
    for placement in post.channels:
        for media in placement.media or ():
            yield media.path


def _draws(page: Page, changed: Collection[str]) -> bool:
    """Tell whether a brand page draws from a changed file: tokens, a logo, an icon."""
    files = {path for path, _ in files_of(page)}
    return not files.isdisjoint(changed) or any(map(is_token_file, changed))


def _links(page: Page) -> set[str | None]:
    """Return the files that a page links to."""
    return {resolve(page.path, target.url) for target in targets(page.document.body)}
