"""A text made ready for the rules: covered, cut into words, its names found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from masthead.voice.masking import Masked, cover, mask
from masthead.voice.names import Form, Names
from masthead.voice.phrases import Found
from masthead.voice.tokens import Tokens, read


class Prepared(NamedTuple):
    """A text as the rules read it; all offsets are those of `text`.

    Args:
        text: the text as it is sent.
        kind: `text`, `title` or `alt`.
        masked: the text without addresses, accounts, hashtags and code.
        tokens: its words.
        names: the names in it, right and wrong.
        nameless: the covered text with the names covered too.
    """

    text: str
    kind: str
    masked: Masked
    tokens: Tokens
    names: tuple[Found[Form], ...]
    nameless: str

    @property
    def covered(self) -> str:
        """The text without addresses, accounts, hashtags and code, names left in."""
        return self.masked.text


def prepare(
    text: str, names: Names, kind: str = "text", code: Iterable[tuple[int, int]] = ()
) -> Prepared:
    """Make a text ready.

    Args:
        text: a text as it is sent.
        names: the names of the guide.
        kind: `text`, `title` or `alt`.
        code: where code stands in it.
    """
    masked = mask(text, code)
    tokens = read(masked.text)
    found = tuple(names.find(tokens))
    return Prepared(
        text,
        kind,
        masked,
        tokens,
        found,
        cover(masked.text, ((one.start, one.end) for one in found)),
    )
