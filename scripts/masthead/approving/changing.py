"""Which files a change sets: those that differ, and posts whose media differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from masthead.approvals import File
from masthead.approving.reading import Reader, is_post, media_of
from masthead.approving.texts import Files

_WORD = re.compile(r"[^\s'\"\\]+")
"""What stands unbroken wherever YAML writes a name without escapes."""


def differing(before: Files, after: Files) -> frozenset[str]:
    """Return the paths of files that differ."""
    paths = before.keys() | after.keys()
    return frozenset(path for path in paths if before.get(path) != after.get(path))


def files_of(
    reader: Reader, begin: str, law: str, head: str, paths: Collection[str] | None = None
) -> tuple[File, ...]:
    """Return the files whose text a change sets, in order of their paths.

    Args:
        reader: reads files.
        begin: the commit that the change began at.
        law: the commit before it comes in, whose text it replaces.
        head: the commit whose text is judged.
        paths: only these are wanted; None for all.
    """
    before, after = reader.texts.files(begin), reader.texts.files(head)
    changed = differing(before, after)
    moved = _moved(reader, begin, head, changed)
    places = (changed - set(moved.values())) | _showing(reader, head, changed)
    wanted = places if paths is None else places & set(paths)
    return tuple(_file(reader, law, head, path, moved.get(path, "")) for path in sorted(wanted))


def prints_of(
    reader: Reader, files: Collection[File], begin: str, commit: str
) -> Mapping[str, str]:
    """Return the fingerprints at a commit of files, wherever a post among them stood then.

    Args:
        reader: reads files.
        files: the files that are judged.
        begin: the commit that the change began at.
        commit: the commit.
    """
    there = reader.texts.files(commit)
    paths = {place for file in files for place in (file.path, file.previous) if place}
    if any(is_post(path) for path in paths):
        changed = differing(reader.texts.files(begin), there)
        paths |= {path for path in changed if is_post(path) and path in there}
    return {path: reader.print(commit, path) for path in sorted(paths)}


def _file(reader: Reader, law: str, head: str, path: str, previous: str) -> File:
    before = reader.data(law, path)
    if previous and not before:
        before = reader.data(law, previous)
    return File(path, previous, reader.data(head, path), before)


def _moved(reader: Reader, begin: str, head: str, changed: Collection[str]) -> Mapping[str, str]:
    """Return where posts that keep their id stood before, by their new path."""
    before, after = reader.texts.files(begin), reader.texts.files(head)
    gone = {
        post.id: path
        for path in sorted(changed, reverse=True)
        if path not in after and (post := reader.post(begin, path))
    }
    new = {
        post.id: path
        for path in sorted(changed, reverse=True)
        if path not in before and (post := reader.post(head, path))
    }
    return {path: gone[id] for id, path in new.items() if id in gone}


def _showing(reader: Reader, head: str, changed: Collection[str]) -> frozenset[str]:
    """Return the posts whose media are among changed files.

    Of all posts only those are read whose bytes may name one: an escape may hide a name.
    """
    media = {path for path in changed if path.startswith("content/") and not path.endswith(".md")}
    if not media:
        return frozenset()
    words = {max(_WORD.findall(path.rpartition("/")[2]), key=len, default="") for path in media}
    needles = [word.encode("utf-8", "surrogateescape") for word in words] + [b"\\"]
    return frozenset(
        path
        for path, content in _posts(reader, head)
        if any(needle in content for needle in needles)
        and (post := reader.post(head, path))
        and any(one.path in media or one.captions in media for one in media_of(post))
    )


def _posts(reader: Reader, commit: str) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of every post of a commit."""
    files = {
        path: entry
        for path, entry in reader.texts.files(commit).items()
        if entry.regular and is_post(path)
    }
    reader.texts.fetch(files.values())
    for path in files:
        yield path, reader.texts.read(commit, path) or b""
