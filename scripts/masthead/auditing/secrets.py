"""Gather what a public site must not hold: titles, names, values and files of a hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from masthead.auditing import fields
from masthead.auditing.index import Secret
from masthead.auditing.openness import FREE, Openness
from masthead.auditing.words import comments, targets
from masthead.hub import Hub
from masthead.page import Page
from masthead.post import Post

TEXTS = (".md", ".yml", ".yaml", ".csv", ".txt", ".json")
MOST_BYTES = 1024 * 1024
"""Most bytes of a text file that are looked at: the reader takes no more of a page."""

_PAIR = re.compile(r"^\s*(?:-\s+)?[\"']?([\w.@/-]+)[\"']?\s*:\s+(.+)$")
_PIECES = re.compile(r"[{}\[\],;\t|]|:\s*(?=[{\[]|$)")


def secrets(open: Openness, root: Path) -> Iterator[Secret]:
    """Yield every internal value, name and file."""
    hub = open.hub
    for page in open.all_pages:
        yield from _of_document(page, page.kind, page.path in open.paths)
    for post in hub.sources:
        yield from _of_document(post, "post", post.path in open.paths)
    yield from _of_settings(hub)
    read = {item.path for item in open.everything}
    for path in sorted(hub.files - read):
        if path.endswith(TEXTS) and (
            path.startswith("strategy/") or path.endswith((".md", ".yml"))
        ):
            shown = path.removesuffix(".yml") in open.media
            yield from _of_raw(path, root, shown=shown)
    for path in sorted(hub.files - read - open.media):
        if path.startswith("strategy/") or not path.startswith(FREE):
            yield from _of_path(path)


def unsent(open: Openness, post: Post) -> Iterator[str]:
    """Yield the sections of a public post that no reader has seen: those of other channels."""
    sent = {line.channel for line in post.channels if open.delivered(post, line.channel)}
    for section in post.sections:
        if section.channel and section.channel not in sent:
            yield section.text


def text_of(path: Path) -> str:
    """Return a file as text, as far as a reader would take it; nothing where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _of_document(item: Page | Post, kind: str, public: bool) -> Iterator[Secret]:
    """Yield what is internal of a page or a post."""
    document = item.document
    for key, value in document.data.items():
        if public and fields.is_public(kind, key):
            continue
        for nearest, text in fields.texts(value, key):
            yield Secret(text, nearest, document.path, name=nearest in ("title", "name", "id"))
        for name in fields.names(value):
            yield Secret(name, key, document.path)
    for comment in comments(document.body):
        yield Secret(comment, "comment", document.path)
    if public:
        return
    yield Secret(item.title, "title", document.path, name=True)
    if not item.id.isalpha():
        yield Secret(item.id, "id", document.path, name=True)
    for target in targets(document.body):
        if not target.startswith("#"):  # a place on the same page tells nothing
            yield Secret(target, "link", document.path)
    yield from _of_path(document.path)


def _of_settings(hub: Hub) -> Iterator[Secret]:
    document = hub.settings.document
    data = document.data if document else {}
    for key in ("publishing", "utm", "rules", "internal_url"):
        for nearest, text in fields.texts(data.get(key), key):
            yield Secret(text, nearest, "masthead.yml")


def _of_path(path: str) -> Iterator[Secret]:
    """Yield a file's path and its name."""
    yield Secret(path, "path", path)
    name = path.rpartition("/")[2]
    if not name.startswith("index."):
        yield Secret(name, "name of the file", path, name=True)
        stem = name.rpartition(".")[0]
        if not stem.isalpha():
            yield Secret(stem, "name of the file", path, name=True)


def _of_raw(path: str, root: Path, *, shown: bool) -> Iterator[Secret]:
    """Yield the values of a text file that is no page, or that could not be read as one."""
    for line in text_of(root / path).splitlines():
        key = "text"
        for piece in _PIECES.split(line):
            pair = _PAIR.match(piece)
            key, value = pair.groups() if pair else (key, piece)
            if not (shown and key in fields.SIDECAR):
                yield Secret(value.strip(" \"'-#"), key, path, name=key == "name")
