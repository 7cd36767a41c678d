"""Every media file is used by a post or a page.

Files that nobody uses make the repository slow and keep pictures whose rights run out.
Folders in the option `except` are for downloads and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.paths import document_paths, resolve
from masthead.rules.pictures import PHOTO, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/orphan"
LEVEL = Level.NOTICE
OPTIONS: Options = {"except": ("content/brand/",)}

MEDIA = frozenset(
    {"png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "mp4", "mov", "webm", "mp3", "m4a", "wav"}
)
"""Endings of media files."""

_UNUSED = """\
---
title: The bench in the evening
publish_at: 2026-12-14 09:00
channels: [outbox]
---
This is what an evening of mending looks like.
"""
PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(_UNUSED, PHOTO)


def check(context: Context) -> Iterator[Finding]:
    """Yield each media file that nothing names."""
    left_alone = tuple(context.options["except"])
    wanted = {
        path
        for path in filter(context.wants, context.hub.files)
        if is_media(path) and not path.startswith(left_alone)
    }
    if wanted:
        for used in _used(context):
            wanted.discard(used)
            if not wanted:
                return
        for path in sorted(wanted):
            hint = "take it out, or use it"
            yield Finding(ID, path, "no post and no page uses this file", hint=hint)


def is_media(path: str) -> bool:
    """Tell whether a file is a media file, by its name."""
    return path.rpartition(".")[2].lower() in MEDIA


def _used(context: Context) -> Iterator[str]:
    """Yield the paths that posts and pages name."""
    # Most often one of the posts that a check is about uses the file: then no other is read.
    first = () if context.focus is None else context.posts()
    for post in chain(first, context.shared.posts):
        for media, _, _ in context.media(post):
            yield media.path
            yield media.captions
        yield from _named(post.document, context)
    for kind in context.hub.pages.values():
        for page in kind.values():
            yield from _named(page.document, context)


def _named(document: Document, context: Context) -> Iterator[str]:
    """Yield the paths that a post or page names."""
    yield from document_paths(document)
    for target in context.targets(document):
        yield resolve(document.path, target.url) or ""
