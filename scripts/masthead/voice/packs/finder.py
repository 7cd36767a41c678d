"""What an extension point makes of a file: something that finds matches in a stretch of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from masthead.voice.packs.body import Body, Fields
from masthead.voice.packs.patterns import Tokens
from masthead.voice.packs.pieces import Wordings


class Match(NamedTuple):
    """A find, with offsets in the stretch.

    Args:
        start, end: where it is.
        shown: what stands for each `%s` of the rule's message.
        instead: what to write there, where the rule knows it.
    """

    start: int
    end: int
    shown: tuple[str, ...]
    instead: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """A text that a rule looks at: a message, a sentence, a title.

    Args:
        text: the text.
        sentences: how many sentences it has.
    """

    text: str
    sentences: int = 1


class Finder(Protocol):
    """Finds what a rule is about."""

    @property
    def needs(self) -> tuple[Wordings | None, ...]:
        """For each token the words of which a text holds one, or None: always look."""
        ...

    def find(self, stretch: Stretch, tokens: Tokens) -> Iterator[Match]:
        """Yield the finds of the tokens that can be in the text.

        Raises:
            RegexFault: when it takes too long.
        """
        ...


class Point(NamedTuple):
    """An extension point: the keys that it knows, and what makes a finder of a file.

    `make` returns None where nothing is left to look for; the body's findings say why. `scope`
    is where its rules look unless they say another place.
    """

    fields: Fields
    make: Callable[[Body], Finder | None]
    scope: str = "text"


ALWAYS: tuple[None] = (None,)
"""The needs of a finder that looks at every text."""
