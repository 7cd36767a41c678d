r"""The measures of a guide as rules for Vale: counts, lengths, the case of titles, the address.

Vale's patterns have no `\p{Emoji}`: emoji are told by their blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from masthead.guide import Guide, Mechanics
from masthead.voice.style import Value, literal

EMOJI: Final = "[\U0001f300-\U0001faff\u2600-\u27bf]"
HASHTAG: Final = r"(?<![\w&/])[#＃]\w*[^\W\d]\w*"
WORD: Final = r"\w+(?:[-'’]\w+)*"
INSIDE: Final = r"(?<=[^\s.!?…:。！？\"'“”‘’«»„‚(\[•—–-][ \t])"
"""Behind a space that follows neither the end of a sentence nor an opening sign."""


class Measure(NamedTuple):
    """One measure.

    Args:
        rule: the guide's rule.
        head: the extension point, and the message.
        values: the rest of the rule.
        loose: where it says less than the guide, or empty.
        suffix: sets it apart from another part of the same rule.
    """

    rule: str
    head: tuple[str, str]
    values: Mapping[str, Value]
    loose: str = ""
    suffix: str = ""


class Count(NamedTuple):
    """A number of a guide as an `occurrence`: its name, where and what is counted."""

    name: str
    scope: str
    token: str
    message: str
    loose: str = ""


COUNTS: Final[Mapping[str, Count]] = {
    "emoji": Count("emoji", "summary", EMOJI, "Fewer emoji: at most {}.", "emoji by their blocks"),
    "exclamation": Count("exclamation", "summary", "[!！]", "Fewer exclamation marks: at most {}."),
    "question": Count("question", "summary", "[?？]", "Fewer questions: at most {}."),
    "hashtags": Count("hashtags", "raw", HASHTAG, "Fewer hashtags: at most {}."),
    "sentence_words": Count(
        "sentence", "sentence", WORD, "Make two sentences of it: at most {} words."
    ),
    "paragraph_sentences": Count(
        "paragraph",
        "paragraph",
        r"[.!?…]+(?=\s|$)",
        "Begin a new paragraph: at most {} sentences.",
        "sentences are counted by the signs at their ends",
    ),
    "title_words": Count("title-words", "heading", WORD, "Shorten the title: at most {} words."),
}


def measures(guide: Guide) -> Iterator[Measure]:
    """Yield each measure of a guide that a style can say."""
    mechanics = guide.mechanics
    for field, count in COUNTS.items():
        most = getattr(mechanics, field)
        if most is not None:
            yield _counted(count, most)
    if mechanics.capitals is not None:
        yield _capitals(mechanics)
    if mechanics.title_case in {"sentence", "title"}:
        yield _title(guide)
    yield from _address(guide)


def _counted(count: Count, most: int) -> Measure:
    return Measure(
        f"voice/mechanics/{count.name}",
        ("occurrence", count.message.format(most)),
        {"scope": count.scope, "max": most, "token": count.token},
        count.loose,
    )


def _capitals(mechanics: Mechanics) -> Measure:
    allowed = "|".join(map(literal, mechanics.capitals_allow))
    unless = rf"(?!(?:{allowed})\b)" if allowed else ""
    message = f"Fewer words in capitals: at most {mechanics.capitals}."
    token = rf"\b{unless}\p{{Lu}}{{2,}}\b"
    return Measure(
        "voice/mechanics/capitals",
        ("occurrence", message),
        {"max": mechanics.capitals or 0, "token": token},
        "Roman numbers and names in capitals count as well",
    )


def _title(guide: Guide) -> Measure:
    words = [word for name in guide.names for word in (name.name, *name.name.split())]
    kept = tuple(dict.fromkeys((*words, *guide.mechanics.capitals_allow)))
    return Measure(
        "voice/mechanics/title-case",
        ("capitalization", "'%s' should be in sentence case: '%s'.")
        if guide.mechanics.title_case == "sentence"
        else ("capitalization", "'%s' should be in title case: '%s'."),
        {
            "scope": "heading",
            "match": f"${guide.mechanics.title_case}",
            **({"exceptions": tuple(map(literal, kept))} if kept else {}),
        },
        "Vale lets a fifth of the words be wrong",
    )


def _address(guide: Guide) -> Iterator[Measure]:
    address = guide.address
    message = "'%s' is not how readers are addressed."
    if address.use:
        message += f" Write {', '.join(address.use)}."
    if address.avoid:
        patterns = tuple(rf"\b{literal(form)}\b" for form in address.avoid)
        values: dict[str, Value] = {"nonword": True, "ignorecase": True, "tokens": patterns}
        yield Measure("voice/address", ("existence", message), values)
    if address.avoid_inside:
        patterns = tuple(rf"{INSIDE}{literal(form)}\b" for form in address.avoid_inside)
        values = {"nonword": True, "tokens": patterns}
        yield Measure("voice/address", ("existence", message), values, suffix="-inside")
