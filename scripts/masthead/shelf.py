"""The posts of a hub, each of which is read when somebody asks for it.

A check of a change asks for few posts of many: those that are changed, and those that may have to
do with them. Which these may be is told from the bytes of the files: a post that names an id, a
day or a word holds it as it is, unless something in the file can hide it. So what bytes can tell
is never less than what reading tells: some files are read for nothing, and none is missed. Whoever
goes through all posts has all of them read, as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from masthead.concordance import Concordance
from masthead.finding import Finding
from masthead.post import Post

Read = tuple[Post | None, tuple[Finding, ...]]

PLAIN = re.compile(r"[\w.@{/-]+", re.ASCII)
"""What YAML and links write as it is, but for escapes: never folded, doubled or encoded."""
FRONT = re.compile(rb".*?(?:\n---[ ]*\r?(?:\n|\Z)|\Z)", re.DOTALL)
"""Front matter, or more than that."""
ESCAPE = b"\\"
ENCODED = re.compile(rb"\](?:\(|:)[ \t]*<?(?![A-Za-z][\w+.-]*:)[^)>\n]*[%&]")
ENCODED_TAG = re.compile(rb"(?:href|src)[ \t]*=(?![ \t\"']*[a-z][\w+.-]*:)[^>\n]*[%&]")
"""A link to a file of the hub whose name may be written in another way."""
RENAMING = re.compile(rb"id[\"']?\s*[:#]")
"""The key that gives a post another id than that of its file's name; a comment may follow it."""

MOST_WORDS = 400
"""Words that are looked for; to read all posts is as quick as to look for more."""
MOST_OF_TEXTS = 60
"""The same of words of texts, where each file that is found is compared with each text."""


class Shelf(Sequence[Post]):
    """The readable posts of a hub in the order of their files.

    Args:
        names: the id that each file's name stands for, by path, in order.
        fetch: returns the bytes of a file; none where it cannot be read.
        read: reads a file: the post, or None, and what is wrong with it.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        fetch: Callable[[str], bytes],
        read: Callable[[str], Read],
    ) -> None:
        self.names = names
        self._fetch = fetch
        self._look = read
        self._known: dict[str, Read] = {}

    def __bool__(self) -> bool:
        """Tell whether there is a readable post."""
        return any(True for _ in self)

    def __iter__(self) -> Iterator[Post]:
        """Read all posts."""
        return self.at(self.names)

    def __len__(self) -> int:
        """Count all posts."""
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, index: int) -> Post: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Post]: ...
    def __getitem__(self, index: int | slice) -> Post | Sequence[Post]:
        """Return a post by its number."""
        return tuple(self)[index]

    def at(self, paths: Collection[str]) -> Iterator[Post]:
        """Yield the posts among some files."""
        for path in self._ordered(paths):
            post, _ = self._read(path)
            if post is not None:
                yield post

    def findings(self, paths: Collection[str]) -> Iterator[Finding]:
        """Yield what is wrong with some files."""
        for path in self._ordered(paths):
            yield from self._read(path)[1]

    def sharing(self, ids: Collection[str]) -> Iterator[Post]:
        """Yield the posts whose id is one of some."""
        paths = {path for id in ids for path in self._by_name.get(id, ())}
        for path in self._renaming:
            raw = self._words.files[path]
            if any(id.encode() in raw for id in ids):
                paths.add(path)
        return (post for post in self.at(paths | self._hiding) if post.id in ids)

    def is_named(self, id: str) -> bool:
        """Tell whether an id is surely that of a file whose name stands for it."""
        files = self._by_name.get(id, ())
        return any(path not in self._renaming and path not in self._hiding for path in files)

    def is_faulty(self, id: str) -> bool:
        """Tell whether something is wrong with a file whose name stands for an id."""
        return any(self._read(path)[1] for path in self._by_name.get(id, ()))

    def holding(self, words: Collection[str]) -> Iterator[Post]:
        """Yield all posts that hold one of some words, and perhaps others."""
        if len(words) > MOST_WORDS:
            return iter(self)
        return self.at(self._hiding | self._words.holding(_plain(words)))

    def resembling(self, words: Collection[str], is_like: Callable[[str], bool]) -> Iterator[Post]:
        """Yield all posts whose text holds one of some words and passes a test, or others.

        Args:
            words: case-folded words of texts; those of front matter may be hidden.
            is_like: takes the case-folded file.
        """
        if len(words) > MOST_OF_TEXTS:
            return iter(self)
        found = {word.encode() for word in words}
        return self.at(self._folded.holding(found, lambda raw: is_like(raw.decode())))

    def _read(self, path: str) -> Read:
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def _ordered(self, paths: Collection[str]) -> Iterable[str]:
        if paths is self.names:
            return self.names
        return sorted(self.names.keys() & set(paths), key=self._order.__getitem__)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {path: number for number, path in enumerate(self.names)}

    @cached_property
    def _by_name(self) -> Mapping[str, Collection[str]]:
        found: dict[str, list[str]] = {}
        for path, id in self.names.items():
            found.setdefault(id, []).append(path)
        return found

    @cached_property
    def _words(self) -> Concordance:
        return Concordance({path: self._fetch(path) for path in self.names})

    @cached_property
    def _folded(self) -> Concordance:
        return Concordance(self._words.files, fold=True)

    @cached_property
    def _renaming(self) -> frozenset[str]:
        return self._words.matching(RENAMING)

    @cached_property
    def _hiding(self) -> frozenset[str]:
        """Files whose front matter or links may say what does not stand there."""
        found = self._words.holding((ESCAPE,), _hides)
        if any(map(self._words.holds, (b"%", b"&"))):
            found |= self._words.matching(ENCODED)
            if self._folded.holding((b"href", b"src")):
                found |= self._folded.matching(ENCODED_TAG)
        return found


class ById(Mapping[str, Post]):
    """The posts of a shelf by id; of those that share one, the first."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, Post | None] = {"": None}

    def __getitem__(self, id: str) -> Post:
        """Return a post; few files are read for it."""
        if "_whole" in vars(self):
            return self._whole[id]
        if id not in self._known:
            self._known[id] = next(self._shelf.sharing({id}), None)
        post = self._known[id]
        if post is None:
            raise KeyError(id)
        return post

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all posts."""
        return iter(self._whole)

    def __len__(self) -> int:
        """Count the ids of all posts."""
        return len(self._whole)

    @cached_property
    def _whole(self) -> Mapping[str, Post]:
        return by_id(tuple(self._shelf))


def by_id(sources: Sequence[Post]) -> Mapping[str, Post]:
    """Return posts by id; of those that share one, the first."""
    if isinstance(sources, Shelf):
        return ById(sources)
    posts: dict[str, Post] = {}
    for post in sources:
        posts.setdefault(post.id, post)
    return posts


def _hides(raw: bytes) -> bool:
    """Tell whether there is an escape in front matter."""
    front = FRONT.match(raw)
    return ESCAPE in (front[0] if front else raw)


def _plain(words: Iterable[str]) -> frozenset[bytes]:
    """Return of each word the longest piece that every way of writing it holds."""
    return frozenset(max(PLAIN.findall(word), key=len, default="").encode() for word in words)
