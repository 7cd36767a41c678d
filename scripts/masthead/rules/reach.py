"""Which files a change can give findings to: the changed ones, and those that refer to them.

So too do the pages and media that a file of the change named before and names no more: a campaign
may be left without posts. The files to look at are told from names and days that stand in them
(`Hub.posts_holding`), so that the work follows the change and not the hub.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from masthead.hub import Hub
from masthead.kinds import KINDS, locate, locate_data
from masthead.page import Page
from masthead.post import Post
from masthead.rules.markdown import targets
from masthead.rules.media_orphan import is_media
from masthead.rules.paths import ENDINGS, document_paths, resolve
from masthead.schema.references import named_in
from masthead.tokens.brand import KIND as BRAND
from masthead.tokens.brand import files_of, is_token_file

WHOLE = frozenset({"masthead.yml", "strategy/index.md"})
"""Files that decide on rules for all others."""
DATA = (".md", ".csv")
"""Endings of files whose name is an id."""
PEOPLE = "strategy/people.yml"
OWNED = ("owner", "{@")
"""What a post holds that names a person."""
CLASHES = frozenset({"reader/case-clash", "schema/duplicate-id"})
"""Faults of two files that stand at either."""


class Change(NamedTuple):
    """What a change means to other files.

    Args:
        files: paths that were added, changed or taken away.
        names: ids that they have, or had.
        media: media files whose bytes or sidecars are among them.
        keys: keys of posts that a changed page judges by more than its name.
        lost: kind and id of what the files named, and name no more; of pages with the id of a
            changed one; of channels that ask for posts, where one is moved.
        dropped: media files that they used, and use no more; the places of posts whose id is gone.
    """

    files: frozenset[str]
    names: frozenset[str]
    media: frozenset[str]
    keys: frozenset[str]
    lost: frozenset[tuple[str, str]]
    dropped: frozenset[str]


def reach(
    hub: Hub, changed: Collection[str], before: Collection[Post | Page] = ()
) -> frozenset[str] | None:
    """Return the files that a change touches, or None for all of them.

    Args:
        hub: the hub after the change.
        changed: paths that were added, changed, renamed or deleted, relative to the hub.
        before: the changed posts and pages as they were.
    """
    if not WHOLE.isdisjoint(changed):
        return None
    change = _change(hub, frozenset(changed), before)
    words = {*change.names, *change.keys}
    words |= {name for name in map(posixpath.basename, change.media) if _stem(name) not in words}
    words |= {*OWNED} if PEOPLE in changed else set()
    posts = {post.path for post in hub.posts_holding(words) if _is_reached(post, change)}
    every = (page for kind in hub.pages.values() for page in kind.values())
    shown = posts if any(kind == "channel" for kind, _ in change.lost) else ()
    files = change.files.union(shown)  # where a channel changes, what is public may change
    pages = {page.path for page in every if _is_touched(page, change._replace(files=files))}
    clashing = {one.path for one in hub.findings if one.rule in CLASHES}
    return change.files | posts | pages | clashing | change.dropped


def _change(hub: Hub, changed: frozenset[str], before: Collection[Post | Page]) -> Change:
    posts, was = tuple(hub.posts_at(changed)), [one for one in before if isinstance(one, Post)]
    pages = (page for kind in hub.pages.values() for page in kind.values() if page.path in changed)
    now: tuple[Post | Page, ...] = (*posts, *pages)
    names = {_id(path) for path in changed if path.endswith(DATA)}
    weeks = {("channel", channel) for channel, _ in _slots(was, hub) ^ _slots(posts, hub)}
    gone = {post.id for post in was} - {post.id for post in posts}
    dropped = {path for one in before for path in _shown(one)}
    same = frozenset(one for path in changed if (one := _located(path)) and one[0] != "post")
    return Change(
        changed,
        frozenset(names | {post.id for post in (*posts, *was)}),
        frozenset(path.removesuffix(".yml") for path in changed),
        frozenset(key for path in changed for key in _keys(path)),
        (_named(before) - _named(now)) | weeks | same,
        frozenset(f"content/posts/{id}.md" for id in gone)
        | (hub.files & dropped - {path for one in now for path in _shown(one)}),
    )


def _is_reached(post: Post, change: Change) -> bool:
    """Tell whether a change can give a post a finding."""
    return (
        not change.names.isdisjoint(_ids(post))
        or not change.media.isdisjoint(_media(post))
        or not change.keys.isdisjoint(post.document.data)
        or not change.files.isdisjoint(_links(post))
        or (PEOPLE in change.files and bool(post.owner or "{@" in post.document.body))
    )


def _is_touched(page: Page, change: Change) -> bool:
    """Tell whether a change can give a page a finding."""
    data = page.document.data
    return (
        not change.files.isdisjoint(_links(page))
        or any(one.id in change.names for one in named_in(KINDS[page.kind].record, data))
        or (page.kind, page.id) in change.lost
        or (PEOPLE in change.files and "owner" in data)
        or (page.kind == BRAND and _draws(page, change.files))
    )


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _located(path: str) -> tuple[str, str] | None:
    return locate(path) if path.endswith(".md") else locate_data(path)


def _id(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return posixpath.basename(folder) if name == "index.md" else name.rpartition(".")[0]


def _keys(path: str) -> Iterator[str]:
    """Yield the keys of posts that a page of a file's kind judges, but those that name it."""
    located = _located(path)
    kind = KINDS[located[0]] if located else None
    for key in kind.on_posts if kind else ():
        named = named_in(KINDS["post"].record, {key: "id"})
        if kind and all(one.kind != kind.name for one in named):
            yield key


def _ids(post: Post) -> Iterator[str]:
    """Yield every id that a post names."""
    yield from (placement.channel for placement in post.channels)
    yield from (one.id for one in named_in(KINDS["post"].record, post.document.data))


def _named(texts: Iterable[Post | Page]) -> frozenset[tuple[str, str]]:
    """Return kind and id of all that posts and pages name; a draft of a post names nothing."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        kind = "post"
        if isinstance(text, Page):
            kind = text.kind
        elif text.draft:
            continue
        else:
            found |= {("channel", placement.channel) for placement in text.channels}
        named = named_in(KINDS[kind].record, text.document.data)
        found |= {(one.kind, one.id) for one in named}
    return frozenset(found)


def _shown(text: Post | Page) -> Iterator[str]:
    """Yield the media files that a post or page uses."""
    if isinstance(text, Post):
        yield from _media(text)
    yield from filter(is_media, (*document_paths(text.document), *_links(text)))


def _slots(posts: Iterable[Post], hub: Hub) -> frozenset[tuple[str, datetime | None]]:
    """Return when posts go to channels that ask for so many posts a week."""
    asking = {id for id, channel in hub.channels.items() if channel.cadence.min_per_week}
    return frozenset(
        (line.channel, post.due_at(line.channel))
        for post in posts
        if not post.draft and not post.hold
        for line in post.channels
        if line.channel in asking
    )


def _media(post: Post) -> Iterator[str]:
    for media in (*post.media, *(one for line in post.channels for one in line.media or ())):
        yield from filter(None, (media.path, media.captions))


def _draws(page: Page, changed: Collection[str]) -> bool:
    """Tell whether a brand page draws from a changed file: tokens, a logo, an icon."""
    files = {path for path, _ in files_of(page)}
    return not files.isdisjoint(changed) or any(map(is_token_file, changed))


def _links(text: Page | Post) -> Iterator[str]:
    """Yield the files that the links of a page or post may lead to."""
    for target in targets(text.document.body):
        if wanted := resolve(text.path, target.url):
            yield from (f"{wanted}{ending}" for ending in ENDINGS)
