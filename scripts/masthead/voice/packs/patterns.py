"""The tokens of a rule as one search, in which only those take part that can be in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from masthead.voice.packs.body import Body, Item
from masthead.voice.packs.literals import needed
from masthead.voice.packs.pieces import Wordings
from masthead.voice.regexes import Pattern, RegexFault, compile_safely, escape_braces

BOUNDED: Final = r"\b(?:{})\b"
UNBOUNDED: Final = "(?:{})"
FLAGS: Final = re.compile(r"\(\?([ims]+)\)")

Tokens = Sequence[int]
"""Numbers of the tokens that can be in a text, in order."""


@dataclass(slots=True)
class Search:
    """Tokens of which any may match; at one place, the first of them does.

    Each token is compiled when a text may hold it: one large alternation of them all would be
    tried at every letter of every text.

    Args:
        tokens: the patterns, sound ones only.
        needs: for each token the words of which a text holds one, or None.
        ignore_case: whether case does not count.
    """

    tokens: tuple[str, ...]
    needs: tuple[Wordings | None, ...]
    ignore_case: bool
    _compiled: dict[int, Pattern] = field(default_factory=dict)

    @property
    def all(self) -> tuple[int, ...]:
        """The numbers of all tokens."""
        return tuple(range(len(self.tokens)))

    def matches(self, text: str, chosen: Tokens) -> Iterator[tuple[int, int, int]]:
        """Yield the number of a token, and the start and end of what it matches.

        The matches are those of `first|second|third`: in order, and none within another.

        Raises:
            RegexFault: when it takes too long.
        """
        coming = {number: self._pattern(number).matches(text) for number in chosen}
        ahead = {number: span for number in chosen if (span := _next(coming[number]))}
        while ahead:
            number = min(ahead, key=lambda one: (ahead[one][0], one))
            start, end = ahead[number]
            yield number, start, end
            overlapping = [one for one, span in ahead.items() if span[0] < end and one != number]
            for one in overlapping:
                # It is looked for again behind the match, as one search for them all would do.
                coming[one] = self._pattern(one).matches(text, position=end)
            for one in (number, *overlapping):
                if span := _next(coming[one]):
                    ahead[one] = span
                else:
                    del ahead[one]

    def _pattern(self, number: int) -> Pattern:
        """Return a token compiled."""
        known = self._compiled.get(number)
        if known is None:
            known = self._compiled[number] = compile_safely(
                self.tokens[number], ignore_case=self.ignore_case, probe=False
            )
        return known


def _next(matches: Iterator[re.Match[str]]) -> tuple[int, int] | None:
    """Return where the next match is."""
    match = next(matches, None)
    return match.span() if match else None


def search_of(
    body: Body,
    items: Sequence[Item],
    *,
    ignore_case: bool = False,
    frame: str = UNBOUNDED,
) -> tuple[Search, tuple[int, ...]]:
    """Make a search of a rule's tokens; a token that is wrong or slow is a finding.

    Args:
        body: gets the findings.
        items: the tokens, as written.
        ignore_case: whether case does not count.
        frame: what is put around each token, `{}` standing for it.

    Returns:
        The search, and the number of each of its tokens in `items`.
    """
    tokens: list[str] = []
    needs: list[Wordings | None] = []
    kept: list[int] = []
    for number, item in enumerate(items):
        token = frame.replace("{}", as_regex(item.text))
        need = needed(token)
        if need.plain or sound(body, token, item, ignore_case=ignore_case):
            tokens.append(token)
            needs.append(need.wordings)
            kept.append(number)
    return Search(tuple(tokens), tuple(needs), ignore_case), tuple(kept)


def sound(body: Body, pattern: str, item: Item, *, ignore_case: bool) -> bool:
    """Tell whether a pattern can be used; where not, say so."""
    return compiled(body, pattern, item, ignore_case=ignore_case) is not None


def compiled(body: Body, pattern: str, item: Item, *, ignore_case: bool = False) -> Pattern | None:
    """Compile a pattern; where it cannot be used, say so and return None."""
    try:
        return compile_safely(pattern, ignore_case=ignore_case)
    except RegexFault as fault:
        hint = "write the pattern in another way, or take it out; the others are used"
        body.fault(f"`{_short(item.text)}` is left out: {fault}", *item.key, hint=hint)
        return None


def as_regex(token: str) -> str:
    """Return a token of a pack as `regex` reads it.

    A brace that counts nothing is a plain brace; a flag at the start holds for its token alone.
    """
    token = escape_braces(token)
    if match := FLAGS.match(token):
        return f"(?{match[1]}:{token[match.end() :]})"
    return token


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
