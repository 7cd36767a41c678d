"""A commercial post says so, in the words that the guide gives for its market."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masthead.guide import Disclosure
from masthead.voice.hit import Hit
from masthead.voice.masking import hashtag_block
from masthead.voice.phrases import Phrases, phrase
from masthead.voice.telling import shown
from masthead.voice.tokens import read

WITHIN = 125
"""Characters in which a disclosure at the start begins: as the rule `post/disclosure` has it."""


def required(
    disclosures: Sequence[Disclosure], commercial: str, market: str
) -> tuple[Disclosure, ...]:
    """Return the disclosures that a post needs.

    Those for every market, and those for its own. Where nobody said which market it is for and
    none holds everywhere, each of them is asked for: leaving one out is the greater fault.

    Args:
        disclosures: those of the guide.
        commercial: the post's `commercial`.
        market: code of its market, or empty.
    """
    if commercial in ("", "none"):
        return ()
    meant = [one for one in disclosures if one.when == commercial]
    here = [one for one in meant if not one.market or one.market.casefold() == market.casefold()]
    return tuple(here if here or market else meant)


class Disclosing:
    """The words of one disclosure."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        self.words = (*disclosure.any_of, *disclosure.all_of)
        self.table: Phrases[str] = Phrases(phrase(words, words) for words in self.words)

    def hits(self, texts: Sequence[str]) -> Iterator[tuple[int, Hit]]:
        """Yield what is missing in a message, with the number of the part where it belongs."""
        there = self._there(texts)
        one = self.disclosure
        missing = [shown(words) for words in one.all_of if words not in there]
        if one.any_of and not any(words in there for words in one.any_of):
            missing.append(" or ".join(map(shown, one.any_of)))
        if not missing:
            return
        index = len(texts) - 1 if one.position == "end" else 0
        keys = read(texts[index])
        end = keys.ends[0] if keys.ends else len(texts[index])
        start = keys.starts[0] if keys.starts else 0
        why = f" ({one.why.rstrip('.')})" if one.why else ""
        yield (
            index,
            Hit(
                start,
                end,
                f"voice/disclosures/{one.id}",
                f"a post with `commercial: {one.when}` does not say {', '.join(missing)}"
                f"{_WHERE.get(one.position, '')}",
                hint=f"write it in the text itself, not among the hashtags at the end{why}",
            ),
        )

    def _there(self, texts: Sequence[str]) -> set[str]:
        """Return the words that stand where they must."""
        there: set[str] = set()
        for index, text in enumerate(texts):
            end = hashtag_block(text)
            for found in self.table.find(read(text)):
                if found.end <= end and self._fits(index, found.start, end, len(texts)):
                    there.add(found.of)
        return there

    def _fits(self, index: int, start: int, end: int, parts: int) -> bool:
        """Tell whether a place in a message is where the disclosure must stand."""
        if self.disclosure.position == "start":
            return index == 0 and start < WITHIN
        if self.disclosure.position == "end":
            return index == parts - 1 and start >= end - WITHIN
        return True


_WHERE = {"start": " at its start", "end": " at its end"}
