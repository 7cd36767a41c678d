"""One rule of a pack, ready to run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, repeat
from operator import add

from masthead.finding import Level
from masthead.voice.hit import Hit
from masthead.voice.packs.actions import Action
from masthead.voice.packs.finder import Finder, Match, Stretch
from masthead.voice.packs.patterns import Tokens
from masthead.voice.packs.scopes import Scope, Span, spans_of
from masthead.voice.regexes import RegexFault

LONGEST_QUOTE = 60
"""Characters of a text that a message repeats."""


@dataclass(frozen=True, slots=True)
class PackRule:
    """One rule.

    Args:
        id: `voice/packs/<pack>/<rule>`.
        level: what it weighs: its own level, but never more than the guide allows the pack.
        message: what it says, with `%s` for what it found.
        finder: finds it.
        scopes: where it looks.
        path, line: the file and the line that it begins in.
        action: what it proposes.
        link: where it is explained, or empty.
        limit: most finds in one text; 0 for all.
    """

    id: str
    level: Level
    message: str
    finder: Finder
    scopes: tuple[Scope, ...]
    path: str
    line: int = 1
    action: Action = field(default_factory=Action)
    link: str = ""
    limit: int = 0

    @property
    def name(self) -> str:
        """The rule's name in its pack."""
        return self.id.rpartition("/")[2]

    def hits(
        self,
        text: str,
        sentences: Sequence[Span] = (),
        *,
        raw: str = "",
        kind: str = "text",
        tokens: Tokens | None = None,
    ) -> Iterator[Hit]:
        """Yield what is wrong with a text.

        Args:
            text: the text, with addresses and code covered.
            sentences: where its sentences are.
            raw: the text uncovered, where that is another; as long as `text`.
            kind: what it is: `text`, `title` or `alt`.
            tokens: numbers of the rule's tokens that can be in the text; None for all.
        """
        chosen = tuple(range(len(self.finder.needs))) if tokens is None else tokens
        try:
            found = self._found(text, sentences, raw or text, kind, chosen)
            yield from islice(found, self.limit or None)
        except RegexFault as fault:
            message = f"the rule is left out here: {fault}"
            yield Hit(0, min(1, len(text)), self.id, message, "write its pattern in another way")

    def _found(
        self, text: str, sentences: Sequence[Span], raw: str, kind: str, tokens: Tokens
    ) -> Iterator[Hit]:
        for scope in self.scopes:
            if kind not in scope.kinds:
                continue
            seen = raw if scope.raw else text
            for start, end in spans_of(seen, scope.unit, sentences):
                count = sum(start <= one[0] < end for one in sentences) or 1
                for match in self.finder.find(Stretch(seen[start:end], count), tokens):
                    yield self._hit(match, raw, start)

    def _hit(self, match: Match, raw: str, offset: int) -> Hit:
        """Make the hit of a match in a stretch that begins at `offset`."""
        start, end = match.start + offset, match.end + offset
        hint, fix = self.action.proposal(match, raw[start:end])
        if self.link:
            hint = f"{hint}; see {self.link}" if hint else f"see {self.link}"
        return Hit(start, end, self.id, _filled(self.message, match.shown), hint, fix)


def _filled(message: str, shown: Sequence[str]) -> str:
    """Return a message with its blanks filled, in order."""
    first, *others = message.split("%s")
    blanks = chain(map(_short, shown), repeat(""))
    return first + "".join(map(add, blanks, others))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1]}…"
