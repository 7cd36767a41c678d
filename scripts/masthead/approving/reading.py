"""What a file says at a commit, as far as approval goes: its front matter, and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.approvals import fingerprint
from masthead.approvals.conditions import kind_of
from masthead.approving.texts import Texts
from masthead.document import Document
from masthead.kinds import KINDS
from masthead.post import Media, Post
from masthead.reader import read_markdown, read_yaml
from masthead.schema.build import build_post
from masthead.settings import Settings


@dataclass(slots=True)
class Reader:
    """Reads files of commits; each once.

    Args:
        texts: what commits hold.
        settings: the hub's settings.
    """

    texts: Texts
    settings: Settings
    _posts: dict[tuple[str, str], Post | None] = field(default_factory=dict, repr=False)
    _links: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def data(self, commit: str, path: str) -> Mapping[str, Any] | None:
        """Return a file's front matter; empty where there is none, None where it cannot be read."""
        raw = self.texts.read(commit, path) if commit else b""
        kind, _ = kind_of(path)
        if not raw or not kind:
            return {}
        if not self.texts.files(commit)[path].regular:
            return None
        document: Document | None = Document(path, {})
        if path.endswith(".md"):
            document = _markdown(path, raw, kind)
        elif path.endswith((".yml", ".yaml")):
            limit = KINDS[kind].front_limit if kind in KINDS else 512 * 1024
            document, _ = read_yaml(path, raw, limit=limit)
        return None if document is None else document.data

    def print(self, commit: str, path: str) -> str:
        """Return a file's fingerprint: a post's holds its id and its media."""
        raw = self.texts.read(commit, path)
        found = None if raw is None else self.post(commit, path)
        if found is None:
            return fingerprint(f"file {path}", raw)
        media = {one.file: self.texts.hash(commit, one.path) for one in media_of(found)}
        captions = {
            f"{one.file}\ncaptions": self.texts.hash(commit, one.captions)
            for one in media_of(found)
            if one.captions
        }
        return fingerprint(f"post {found.id}", raw, media | captions)

    def post(self, commit: str, path: str) -> Post | None:
        """Return the post that a file holds; None where it holds none that can be read."""
        key = (commit, path)
        if key not in self._posts:
            self._posts[key] = self._read_post(commit, path)
        return self._posts[key]

    def _read_post(self, commit: str, path: str) -> Post | None:
        files = self.texts.files(commit)
        if not is_post(path) or path not in files or not files[path].regular:
            return None
        document = _markdown(path, self.texts.read(commit, path) or b"", "post")
        if document is None:
            return None
        if commit not in self._links:
            self._links[commit] = tuple(name for name, one in files.items() if not one.regular)
        return build_post(document, self.settings, links=self._links[commit])[0]


def is_post(path: str) -> bool:
    """Tell whether a file's place is that of a post."""
    return path.endswith(".md") and kind_of(path)[0] == "post"


def media_of(post: Post) -> Iterator[Media]:
    """Yield all media of a post, those of single channels too."""
    yield from post.media
    for line in post.channels:
        yield from line.media or ()


def _markdown(path: str, raw: bytes, kind: str) -> Document | None:
    """Return a Markdown file as its kind is read; None where it cannot be."""
    rules = KINDS[kind]
    return read_markdown(path, raw, front_limit=rules.front_limit, required=rules.front_required)[0]
