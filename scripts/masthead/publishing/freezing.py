"""Freeze a message: what is sent, with the hash of text and media, bound to a commit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from masthead.channel import Channel
from masthead.compose import compose
from masthead.hub import Hub
from masthead.message import content_hash
from masthead.post import Post
from masthead.repo import Repository, read_committed


@dataclass(frozen=True, slots=True)
class Frozen:
    """A message as it will be sent.

    Args:
        payload: the message; each medium with the hash of its bytes.
        content_hash: the hash of message and media.
        fault: why it cannot be sent (a medium is missing), or empty.
    """

    payload: Mapping[str, object]
    content_hash: str
    fault: str = ""


def freeze(root: Path, hub: Hub, post: Post, channel: Channel) -> Frozen:
    """Compose a post for a channel and hash what it needs."""
    payload = compose(post, channel, hub).payload()
    listed = payload["media"]
    media = [dict(medium) for medium in listed] if isinstance(listed, list) else []
    hashes: dict[str, str] = {}
    for medium, key, name in _files(media):
        path = str(medium[key])
        found = _hash(root / path) if path else ""
        if not found:
            return Frozen({}, "", f"the medium {path or 'of the post'} cannot be read")
        hashes[path] = medium[name] = found
    return Frozen({**payload, "media": media}, content_hash(payload, hashes))


def _files(media: Sequence[dict[str, object]]) -> Iterator[tuple[dict[str, object], str, str]]:
    """Yield each file of a message: the medium, where it names the file, where its hash goes."""
    for medium in media:
        yield medium, "path", "sha256"
        if "captions" in medium:
            yield medium, "captions", "captions_sha256"


def inputs(hub: Hub, post: Post, channel: Channel) -> frozenset[str]:
    """Return every file that a message is made of; all of them must be approved."""
    media = post.media_for(channel.id)
    paths = {post.path, channel.document.path, "masthead.yml", "strategy/people.yml"}
    paths |= {path for medium in media for path in (medium.path, medium.captions) if path}
    paths |= {hub.assets[path].sidecar for path in tuple(paths) if path in hub.assets}
    return frozenset(path for path in paths if path in hub.files or path == "masthead.yml")


def media_reader(repository: Repository) -> Callable[[str, str, str], bytes | None]:
    """Return a function that gives the approved bytes of a medium.

    It takes the path, the hash of the bytes, and the commit that holds them; the file in the
    work tree serves as long as it is the same.
    """

    def read(path: str, sha256: str, commit: str) -> bytes | None:
        for content in (_bytes(repository.root / path), read_committed(repository, commit, path)):
            if content is not None and hashlib.sha256(content).hexdigest() == sha256:
                return content
        return None

    return read


def _hash(path: Path) -> str:
    """Return the SHA-256 of a file, or empty where it is no file of the hub."""
    if path.is_symlink():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _bytes(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
