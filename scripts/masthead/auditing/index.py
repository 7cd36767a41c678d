"""Find internal texts in others, quickly: by runs of words, and as whole values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from masthead.auditing.words import words

SIZES = (5, 3, 2, 1)
"""Lengths of the runs that are looked up; a longer text is compared whole where its start is."""

SHORTEST = 9
"""Letters that a text of several words must have to be looked for everywhere."""

_ODD = re.compile(r"(?=.*\d)(?=.*[^\W\d])\w{6,}|(?=.*[^_]_[^_])\w{8,}|\d{6,}")
"""A word that is no word of a language: a code, the name of a variable, a number."""
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[T ].*)?|(?=.*\W)[\d\W]{1,11}|\d{1,5}")
"""A date, a time of day, a range of numbers: every page has some."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that must not be in a public site.

    Args:
        text: the words as the hub has them.
        what: what it is: `title`, `text`, a front-matter key, `name of the file` ...
        source: the file of the hub.
        name: whether it is a name, which counts as a whole value even where it is one word.
        fixed: whether it stays a secret although a public page says it too.
    """

    text: str
    what: str
    source: str
    name: bool = False
    fixed: bool = False


class Index:
    """Secrets by what is looked for."""

    def __init__(self) -> None:
        """Start without secrets."""
        self.runs: dict[int, dict[tuple[str, ...], dict[tuple[str, ...], Secret]]] = {}
        self.whole: dict[str, Secret] = {}

    def add(self, secret: Secret) -> None:
        """Take a title, a name or a value: it is looked for as it is, in one piece."""
        text = secret.text.strip()
        found = tuple(words(text))
        if secret.name and len(text) > 3 and not text.isdecimal():
            self.whole.setdefault(" ".join(text.casefold().split()), secret)
        if not found or _DATE.fullmatch(text):
            return
        many = len(found) > 1 and sum(map(len, found)) >= SHORTEST
        if many or _ODD.fullmatch(text.casefold()):
            self.add_run(found, secret)

    def add_run(self, run: tuple[str, ...], secret: Secret) -> None:
        """Take a run of words."""
        size = next(size for size in SIZES if size <= len(run))
        start = run[:size]
        self.runs.setdefault(size, {}).setdefault(start, {}).setdefault(run, secret)

    def forget(self, found: Sequence[str]) -> None:
        """Drop what the words of a public text say too: it is no secret."""
        for run, secret in list(self.find(found)):
            if not secret.fixed:
                size = next(size for size in SIZES if size <= len(run))
                starts = self.runs[size]
                starts[run[:size]].pop(run)
                if not starts[run[:size]]:
                    del starts[run[:size]]
                self.whole.pop("-".join(run), None)  # an id that is made of public words

    def forget_whole(self, values: Iterable[str]) -> None:
        """Drop whole values that are known to be public."""
        for value in values:
            known = self.whole.get(value)
            if known and not known.fixed:
                del self.whole[value]

    def find(self, found: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Secret]]:
        """Yield each secret run that a list of words holds."""
        joined = ""
        for size, starts in self.runs.items():
            for start in starts.keys() & _runs(found, size):
                for run, secret in starts[start].items():
                    if len(run) > size:
                        joined = joined or f" {' '.join(found)} "
                        if f" {' '.join(run)} " not in joined:
                            continue
                    yield run, secret


def _runs(found: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    return zip(*(found[start:] for start in range(size)), strict=False)
