"""Count what formulas of packs are made of: words, sentences, syllables.

Syllables are guessed by groups of vowels, as in English; a Russian syllable has one vowel. In
other languages the numbers are rougher still, which is one more reason why packs only advise.
"""

from __future__ import annotations

import re
from typing import Final

VOWELS: Final = re.compile(r"[aeiouyàâäåæèéêëìíîïòóôöøùúûü]+|[аеёиоуыэюя]")
WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
PARAGRAPH: Final = re.compile(r"\n\s*\n")
SILENT: Final = re.compile(r"(?:[^laeiouy]e|[^tdaeiouy]ed|[^szcxaeiouy]es)$")
LONG: Final = 7
"""Letters from which on a word is long (LIX counts words over six letters)."""
POLYSYLLABIC: Final = 3
ABSENT: Final = (
    *("blockquote", "list", "pre", "table", "heading"),
    *(f"heading_h{level}" for level in range(1, 7)),
)
"""What a page can have and a message has not."""

COUNTED: Final = (
    *("characters", "words", "complex_words", "long_words", "polysyllabic_words"),
    *("paragraphs", "sentences", "syllables"),
)
NAMES: Final = frozenset({*COUNTED, *ABSENT})


def measure(text: str, sentences: int) -> dict[str, float]:
    """Return every measure of a text by name.

    Args:
        text: what is measured.
        sentences: how many sentences it has.
    """
    words = WORD.findall(text)
    counts = [syllables(word) for word in words]
    complex_words = sum(
        count >= POLYSYLLABIC and not (word[:1].isupper() or "-" in word)
        for word, count in zip(words, counts, strict=True)
    )
    return dict.fromkeys(ABSENT, 0.0) | {
        "characters": float(sum(map(str.isalnum, text))),
        "complex_words": float(complex_words),
        "long_words": float(sum(len(word) >= LONG for word in words)),
        "paragraphs": float(sum(bool(one.strip()) for one in PARAGRAPH.split(text))),
        "polysyllabic_words": float(sum(count >= POLYSYLLABIC for count in counts)),
        "sentences": float(max(sentences, 1)),
        "syllables": float(sum(counts)),
        "words": float(len(words)),
    }


def syllables(word: str) -> int:
    """Return the number of syllables of a word, at least 1."""
    lower = word.lower()
    count = len(VOWELS.findall(lower))
    return max(1, count - (1 if count > 1 and SILENT.search(lower) else 0))
