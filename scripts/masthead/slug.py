"""Make a file's name, which is also an id, from a title."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""Characters of a name made from a title; ids may have 80."""

LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "ħ": "h", "ŋ": "ng",
}  # fmt: skip
"""Letters that are no base letter with a mark."""

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "і": "i",
    "ї": "yi", "ґ": "g", "ў": "w", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip
"""Plain English spellings of Russian, Ukrainian, Belarusian and Serbian letters, without signs."""

LETTERS = str.maketrans({**LATIN, **CYRILLIC, "'": "", "’": ""})


def slug(title: str) -> str:
    """Return a title in lower-case letters a to z, digits and hyphens; empty if none remain."""
    spelt = unicodedata.normalize("NFC", title).casefold().translate(LETTERS)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(words)[: LONGEST + 1]
    if len(name) <= LONGEST:
        return name
    whole, hyphen, _ = name.rpartition("-")
    return whole if hyphen else name[:LONGEST]
