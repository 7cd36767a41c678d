"""Many rules over one text: only those run whose words are in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from masthead.voice.hit import Hit
from masthead.voice.packs.pieces import MARK, Wordings, fold
from masthead.voice.packs.rule import PackRule
from masthead.voice.packs.scopes import Span
from masthead.voice.regexes import compile_ours

Token = tuple[int, int]
"""Number of a rule and number of its token."""
Wanted = tuple[Token, str]
"""A token, and the wording that a text holds where it can match."""


class PackRules:
    """Rules of packs, with an index of the words that their tokens need.

    Args:
        rules: the rules that hold for a guide.
    """

    def __init__(self, rules: Iterable[PackRule]) -> None:
        self.rules = tuple(rules)
        self._word = compile_ours(r"\w+")
        self._by_word: dict[str, list[Wanted]] = defaultdict(list)
        self._by_part: dict[str, list[Token]] = defaultdict(list)
        self._always: list[Token] = []
        for number, rule in enumerate(self.rules):
            for token, wordings in enumerate(rule.finder.needs):
                self._add((number, token), wordings)

    def hits(
        self, text: str, *, raw: str = "", kind: str = "text", sentences: Sequence[Span] = ()
    ) -> Iterator[Hit]:
        """Yield what is wrong with a text, in order of the rules.

        Args:
            text: the text, with addresses and code covered.
            raw: the text uncovered, where that is another; as long as `text`.
            kind: what it is: `text`, `title` or `alt`.
            sentences: where its sentences are.
        """
        if not self.rules or not text:
            return
        for number, tokens in self.candidates(text if raw in {"", text} else f"{text}\n{raw}"):
            rule = self.rules[number]
            yield from rule.hits(text, sentences, raw=raw, kind=kind, tokens=tokens)

    def candidates(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """Yield the number of each rule that can match, with the tokens of it that can."""
        folded = fold(text)
        found = set(self._always)
        for word in self._by_word.keys() & set(self._word.findall(folded)):
            found.update(token for token, wording in self._by_word[word] if wording in folded)
        for part, tokens in self._by_part.items():
            if part in folded:
                found.update(tokens)
        chosen: dict[int, list[int]] = {}
        for number, token in sorted(found):
            chosen.setdefault(number, []).append(token)
        yield from chosen.items()

    def _add(self, token: Token, wordings: Wordings | None) -> None:
        """Put a token into the index."""
        if wordings is None:
            self._always.append(token)
            return
        for wording in wordings:
            bare = wording.replace(MARK, "")
            if word := self._whole_word(wording):
                self._by_word[word].append((token, bare))
            else:
                self._by_part[bare].append(token)

    def _whole_word(self, wording: str) -> str:
        """Return the longest word of a wording that is a whole word in each text that holds it."""
        bare = wording.replace(MARK, "")
        begins, ends = wording.startswith(MARK), wording.endswith(MARK)
        words = [
            match[0]
            for match in self._word.finditer(bare)
            if (match.start() or begins) and (match.end() < len(bare) or ends)
        ]
        return max(words, key=len, default="")
