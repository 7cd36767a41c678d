"""Count what a guide limits in a message: emoji, marks, hashtags, words in capitals."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from masthead.guide import Mechanics
from masthead.voice.hit import Hit
from masthead.voice.masking import hashtag_block
from masthead.voice.prepared import Prepared
from masthead.voice.telling import shown

Span = tuple[int, int]
Placed = tuple[int, Hit]
"""A hit with the number of its text."""

_MAY_BE_EMOJI = re.compile("[\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_MAY_BE_CAPITALS = re.compile(r"[^\W\d_a-zа-яё]{2}")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
"""Numbers up to 39: longer ones may be words (`MIX`, `DI`)."""


class Count(NamedTuple):
    """Something to count: its rule, its name for one and for several, and how to find it."""

    rule: str
    one: str
    several: str
    find: Callable[[Prepared], Iterator[Span]]


def counted(texts: Sequence[Prepared], mechanics: Mechanics) -> Iterator[Placed]:
    """Yield one hit for each count that is above its limit, at the first one too many."""
    limits = (
        (EMOJI, mechanics.emoji),
        (EXCLAMATION, mechanics.exclamation),
        (QUESTION, mechanics.question),
        (HASHTAGS, mechanics.hashtags),
    )
    for count, limit in limits:
        if limit is not None:
            yield from _over(texts, count, limit)
    if mechanics.capitals is not None:
        allowed = frozenset(mechanics.capitals_allow)
        find = functools.partial(capitals, allowed=allowed)
        yield from _over(texts, CAPITALS._replace(find=find), mechanics.capitals)


def _over(texts: Sequence[Prepared], count: Count, limit: int) -> Iterator[Placed]:
    places = [(index, span) for index, text in enumerate(texts) for span in count.find(text)]
    if len(places) <= limit:
        return
    index, (start, end) = places[limit]
    number = f"{len(places)} {count.several if len(places) > 1 else count.one}"
    most = f"the guide allows {limit or 'none'}"
    hint = "take it out" if len(places) == limit + 1 else f"take {len(places) - limit} of them out"
    surface = shown(texts[index].text[start:end])
    message = f"{number}, {most}: {surface}" if len(surface) > 3 else f"{number}, {most}"
    yield index, Hit(start, end, f"voice/mechanics/{count.rule}", message, hint)


def emoji(text: Prepared) -> Iterator[Span]:
    """Yield the emoji: what shows as a picture, not `©`, `™` or a sign in text style."""
    first = None if text.text.isascii() else _MAY_BE_EMOJI.search(text.covered)
    if first is not None:  # a keycap begins up to two characters before its frame
        for match in _emoji().finditer(text.covered, max(first.start() - 2, 0)):
            yield match.span()


def exclamations(text: Prepared) -> Iterator[Span]:
    """Yield the exclamation marks, of an emoji `⁉` none."""
    return _marks(text, "!！")


def questions(text: Prepared) -> Iterator[Span]:
    """Yield the question marks, those of Greek, Arabic and wide type too."""
    return _marks(text, "?？؟\u037e")


def _marks(text: Prepared, marks: str) -> Iterator[Span]:
    if any(mark in text.covered for mark in marks):
        for offset, char in enumerate(text.covered):
            if char in marks:
                yield offset, offset + 1


def hashtags(text: Prepared) -> Iterator[Span]:
    """Yield the hashtags."""
    return iter(text.masked.hashtags)


def capitals(text: Prepared, allowed: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Yield the words of two or more letters in capitals, no names, no Roman numbers.

    A word with a digit (`E27`) is the name of a size.
    """
    if not _MAY_BE_CAPITALS.search(text.covered):
        return
    for start, end in zip(text.tokens.starts, text.tokens.ends, strict=True):
        word = text.text[start:end]
        if (
            word.isupper()
            and sum(char.isalpha() for char in word) > 1
            and not any(char.isdigit() for char in word)
            and word not in allowed
            and not _ROMAN.fullmatch(word)
            and not any(name.start <= start < name.end for name in text.names)
        ):
            yield start, end


def hashtag_hits(text: Prepared, mechanics: Mechanics) -> Iterator[Hit]:
    """Yield the hashtags whose case or place is not the guide's."""
    if not text.masked.hashtags:
        return
    block = hashtag_block(text.text)
    for start, end in text.masked.hashtags:
        tag = text.text[start + 1 : end]
        if not _has_case(tag, mechanics):
            hint = (
                "begin each word with a capital, as in RepairWeek"
                if mechanics.hashtags_case == "camel"
                else "write it in small letters"
            )
            message = f"the hashtag {shown(tag)} is not in {mechanics.hashtags_case} case"
            yield Hit(start, end, "voice/mechanics/hashtags-case", message, hint)
        if mechanics.hashtags_place == "end" and start < block:
            message = f"the hashtag {shown(tag)} stands in the text"
            hint = "put hashtags behind the last sentence"
            yield Hit(start, end, "voice/mechanics/hashtags-place", message, hint)


def _has_case(tag: str, mechanics: Mechanics) -> bool:
    """Tell whether a hashtag is in the guide's case, as far as one can see."""
    letters = tag.lstrip("0123456789_")
    if not letters or tag in mechanics.capitals_allow or letters[0].lower() == letters[0].upper():
        return True
    if mechanics.hashtags_case == "camel":
        shouts = letters.isupper() and sum(char.isalpha() for char in letters) > 1
        return letters[0].isupper() and not shouts
    return mechanics.hashtags_case != "lower" or tag == tag.lower()


@functools.cache
def _emoji() -> re.Pattern[str]:
    r"""Return the pattern of an emoji (Unicode Technical Standard 51, version 16, 2024).

    A picture by its nature (`\p{Emoji_Presentation}`) or by a selector or a skin tone; flags,
    keycaps, and pictures joined into one.
    """
    from masthead.voice.regexes import compile_ours

    tail = r"\p{Emoji_Modifier}?[\U000E0020-\U000E007F]*"
    picture = (
        rf"(?:\p{{Emoji_Presentation}}\uFE0F?|\p{{Extended_Pictographic}}(?:\uFE0F|"
        rf"(?=\p{{Emoji_Modifier}}))){tail}"
    )
    joined = rf"(?:\u200D(?:\p{{Extended_Pictographic}}\uFE0F?){tail})*"
    flag = r"\p{Regional_Indicator}{2}"
    return compile_ours(rf"{flag}|[0-9#*]\uFE0F?\u20E3|(?:{picture}){joined}")


EMOJI = Count("emoji", "emoji", "emoji", emoji)
EXCLAMATION = Count("exclamation", "exclamation mark", "exclamation marks", exclamations)
QUESTION = Count("question", "question mark", "question marks", questions)
HASHTAGS = Count("hashtags", "hashtag", "hashtags", hashtags)
CAPITALS = Count("capitals", "word in capitals", "words in capitals", capitals)
