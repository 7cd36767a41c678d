"""Six style packs in the format of Vale, made of our own words: 141 rules, the same every time.

Sizes and kinds follow six public packs (November 2026): 40, 31, 34, 17, 11 and 8 rules, of which
nine in ten are existence or substitution. Not a word of those packs is in here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence

SIZES: Mapping[str, int] = {
    "Workshop": 40,
    "Counter": 31,
    "Evening": 34,
    "Ladder": 17,
    "Neighbour": 11,
    "Plain": 8,
}


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


VERBS = words(
    "polish solder unscrew tighten measure deliver promise gather arrange compare repeat borrow "
    "collect discuss enlarge finish handle improve journey launch manage notice operate prepare "
    "receive select transfer upgrade wander explain follow remove replace connect protect support"
)
NOUNS = words(
    "lamp bench switch cable shade screw socket filament bulb joint bracket drawer handle ladder "
    "counter evening market station harbour kitchen library morning neighbour orchard parcel "
    "quarter river season table umbrella village window account benefit concept device element "
    "feature guideline highlight impact mindset outcome portfolio roadmap strategy toolkit value"
)
ADJECTIVES = words(
    "bright brassy careful clever dusty eager faithful gentle handy honest loyal modern narrow "
    "patient quick rare simple steady tidy useful vivid warm unique powerful robust dynamic smart"
)
ADVERBS = words(
    "barely clearly deeply easily fairly gladly hardly highly largely mostly nearly openly plainly "
    "quietly really simply truly usually very warmly actually basically literally totally"
)
OWN = words(
    "sari budi oven paper kettle garden bridge cousin ticket saturday drizzle bakery pocket canal "
    "shoe basket violin grandmother bicycle postcard onion harvest lantern mirror pigeon carpet "
    "stairs button coffee thread glove chimney ferry willow pepper blanket ribbon melon feather"
)
"""Words that no pack knows, as most words of a post."""
LITTLE = words("a an the of to in on at by for with from and or but so as it we you they our your")


def six_packs() -> dict[str, dict[str, bytes]]:
    """Return the packs: bytes by folder and file."""
    source = random.Random(141)
    return {
        pack: {f"Rule{number:02}.yml": _rule(source, number) for number in range(size)}
        for pack, size in SIZES.items()
    }


def sample_text(source: random.Random, words: int = 90) -> str:
    """Return a post's text: one word in seven is one of the packs'."""
    sentences: list[str] = []
    left = words
    while left > 0:
        length = source.randint(6, 18)
        chosen = [
            source.choice(
                source.choices((LITTLE, OWN, NOUNS, VERBS, ADJECTIVES, ADVERBS), SHARES)[0]
            )
            for _ in range(length)
        ]
        sentences.append(" ".join(chosen).capitalize() + source.choice((".", ".", ".", "?", "!")))
        left -= length
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


SHARES = (50, 35, 8, 4, 2, 1)
"""How often a kind of word is chosen, in parts of a hundred."""


def _rule(source: random.Random, number: int) -> bytes:
    """Return one file; about one in ten is no word list."""
    make = OTHERS[(number // 10) % len(OTHERS)] if number % 10 == 9 else None
    if make is None:
        make = _existence if source.random() < 0.6 else _substitution
    lines = [*make(source), f"level: {source.choice(('suggestion', 'warning', 'error'))}"]
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _compound(source: random.Random) -> str:
    """Return a word that hardly any text has, as most words of a style pack are."""
    return source.choice(ADJECTIVES) + source.choice(NOUNS)


def _token(source: random.Random) -> str:
    """Return a token in one of the shapes that packs use."""
    verb, noun = source.choice(VERBS), source.choice(NOUNS)
    shapes: Sequence[Callable[[], str]] = (
        lambda: _compound(source),
        lambda: f"{source.choice(ADJECTIVES)} {noun}",
        lambda: f"{_compound(source)}(?:s|ed|ing)?",
        lambda: f"(?:{verb}|{source.choice(VERBS)}) (?:a|the) {noun}",
        lambda: f"{source.choice(ADJECTIVES)}[- ]?{noun}",
        lambda: f"{verb[0].upper()}{_compound(source)}",
        lambda: f"[{noun[0]}{noun[0].upper()}]{noun[1:]} of the {source.choice(NOUNS)}",
        lambda: f"{verb} (?:\\w+ )?{noun}",
        lambda: source.choice((*ADVERBS, *ADJECTIVES)),
    )
    return source.choice(shapes)()


def _existence(source: random.Random) -> list[str]:
    tokens = sorted({_token(source) for _ in range(source.choice((3, 8, 15, 30, 60)))})
    lines = [
        "extends: existence",
        "message: \"Avoid '%s'.\"",
        "link: https://packs.example/words",
        f"ignorecase: {json.dumps(source.random() < 0.8)}",
        "tokens:",
    ]
    return [*lines, *(f"  - {_quoted(token)}" for token in tokens)]


def _substitution(source: random.Random) -> list[str]:
    swaps = sorted({_token(source) for _ in range(source.choice((5, 10, 25, 50)))})
    lines = [
        "extends: substitution",
        "message: \"Write '%s' instead of '%s'.\"",
        f"ignorecase: {json.dumps(source.random() < 0.8)}",
        "action:",
        "  name: replace",
        "swap:",
    ]
    return [*lines, *(f"  {_quoted(swap)}: {source.choice(NOUNS)}" for swap in swaps)]


OTHERS: Sequence[Callable[[random.Random], list[str]]] = (
    lambda _: [
        "extends: occurrence",
        "message: 'Fewer commas.'",
        "scope: sentence",
        "token: ','",
        "max: 3",
    ],
    lambda _: [
        "extends: repetition",
        "message: \"'%s' stands twice.\"",
        "alpha: true",
        "tokens:",
        "  - '[^\\s]+'",
    ],
    lambda _: [
        "extends: conditional",
        "message: \"'%s' is not explained.\"",
        "first: '\\b([A-Z]{3,5})\\b'",
        "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'",
    ],
    lambda _: [
        "extends: capitalization",
        "message: \"'%s' should be in sentence case.\"",
        "scope: heading",
        "match: $sentence",
    ],
    lambda _: [
        "extends: metric",
        "message: 'Grade %s.'",
        "formula: '0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59'",
        "condition: '> 12'",
    ],
    lambda _: [
        "extends: existence",
        "message: \"'%s' is a passive.\"",
        "ignorecase: true",
        "raw:",
        "  - '\\b(?:am|is|are|was|were|been|being)\\b\\s+\\w+ed\\b'",
    ],
    lambda _: [
        "extends: existence",
        "message: 'No exclamation mark.'",
        "nonword: true",
        "tokens: ['\\w+!(?:\\s|$)']",
    ],
)
