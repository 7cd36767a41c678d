"""Inputs for the fuzzer: good files after accidents, YAML-like noise, nested structures, floods."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

POST = """---
title: Repair week starts on Monday
publish_at: 2026-12-07 09:00
channels: [site, mastodon]
lang: en
audiences:
  - tinkerers
media:
  - file: bench.jpg
    alt: "A brass lamp in pieces, each part labelled by hand."
first_comment: |
  Questions?
  Ask us here.
owner: sari
---
Bring your lamp, leave with a lamp that works. {@repair-cafe} lends the benches.

## @mastodon

---
Second part 🏮
"""

GUIDE = """---
visibility: public
words:
- {use: lamp, avoid: [light bulb, "fixture"], why: 'it''s shorter'}
- {use: лампа, avoid: [светильник]}
mechanics: {emoji: 1, exclamation: 0, ratio: 0.5, hashtags: ~}
channels:
  mastodon: {mechanics: {emoji: 2}}
---
Write as you speak.
"""

SETTINGS = """# The hub
name: Lentera
zone: Asia/Jakarta
languages: [en, id, fil, ru]
publishing:
  late_after: 6h
  max_per_run: 50
rules:
  post/length: error
  post/alt: {level: warning, minimum: 20}
"""

TOKENS = [
    *("&a ", "*a", "*a ", "!!str ", "! ", "!x!y ", "<<: ", "? ", ": ", ":", "- ", ", ", "#", " #"),
    *("---\n", "...\n", "----\n", " ---\n", "--- ", "%YAML 1.1\n", "%TAG ! x\n", "+++\n"),
    *("[", "]", "{", "}", "[[[[", "}}}}", "[" * 20, "{a: " * 20, "- " * 20, "? " * 20),
    *("'", '"', "''", '"\\', '\\"', "|\n", ">-\n", "|2-\n", ">+9\n", "|x\n", "`", "@", "%", "\\"),
    *('"\\u202e"', '"\\ud800"', '"\\0"', '"\\x1b[2J"', '"\\u2028"', '"\\N"', '"\\q"', '"\\xZ"'),
    *("\t", "\n\t", "\0", "\x07", "\x1b", "\x7f", "\x85", "\xa0", "\u2028", "\u202e", "\u2066"),
    *(
        "\ufeff",
        "\ufffe",
        "\u200b",
        "\u200d",
        "é",
        "漢字",
        "🏮",
        "👩‍🔧",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
    ),
    *("1", "-0", "007", "1.10", "1_0", "0x1", ".inf", ".nan", "1e3", "9" * 400, "12:30", "~", "="),
    *("true", "no", "null", "2026-02-30", "title: x\n", "  title: x\n", "a: b: c\n", "a:\n", "x\n"),
]
BYTES = [
    b"\xff",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\x80",
]


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its number, whether it is a YAML file or Markdown, and its bytes."""

    number: int
    is_yaml: bool
    raw: bytes


def make_input(seed: int, number: int) -> Input:
    """Return an input; it depends on nothing but the two numbers."""
    dice = random.Random(f"{seed}/{number}")
    is_yaml = dice.random() < 0.2
    text = SETTINGS if is_yaml else dice.choice([POST, POST, POST, GUIDE])
    shape = dice.random()
    if shape < 0.70:
        raw = _mutate(dice, text.encode())
    elif shape < 0.90:
        raw = _fence(is_yaml, "".join(dice.choices(TOKENS, k=dice.randint(1, 40))).encode())
    elif shape < 0.97:
        raw = _fence(is_yaml, "\n".join(_structure(dice, 0)).encode())
    elif shape < 0.99:
        raw = dice.randbytes(dice.randint(0, 200))
    else:
        raw = _flood(dice, is_yaml)
    return Input(number, is_yaml, raw)


def _fence(is_yaml: bool, raw: bytes) -> bytes:
    return raw if is_yaml else b"---\n" + raw + b"\n---\nBody\n"


def _mutate(dice: random.Random, raw: bytes) -> bytes:
    """Return a good file after one to five accidents."""
    text = bytearray(raw)
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(text) + 1)
        match dice.randrange(7):
            case 0 | 1:
                text[at:at] = dice.choice(TOKENS).encode()
            case 2:
                del text[at : at + dice.randint(1, 12)]
            case 3:
                text[at : at + 1] = bytes([dice.randrange(256 if dice.random() < 0.1 else 128)])
            case 4:
                start = dice.randrange(len(text) + 1)
                text[at:at] = text[start : start + dice.randint(1, 60)]
            case 5:
                lines = bytes(text).split(b"\n")
                lines.insert(dice.randrange(len(lines)), dice.choice(lines))
                text = bytearray(b"\n".join(lines))
            case _:
                text[at:at] = dice.choice(BYTES) if dice.random() < 0.1 else b"\r"
    return bytes(text)


def _structure(dice: random.Random, level: int) -> Iterator[str]:
    """Yield the lines of nested mappings and lists, some of them a little wrong."""
    indent = " " * (level * dice.choice([2, 2, 2, 2, 3, 1]))
    for number in range(dice.randint(1, 4)):
        head = dice.choice(
            [f"{indent}k{number}:", f"{indent}k{number}:", f"{indent}k:", f"{indent}-"]
        )
        if level < 15 and dice.random() < 0.4:
            yield head
            yield from _structure(dice, level + 1)
        elif dice.random() < 0.8:
            yield f"{head} {dice.choice(['text', '1', '1.5', 'true', '[a, b]', '{a: 1}', 'я'])}"
        else:
            yield f"{head} {dice.choice(TOKENS)}"


def _flood(dice: random.Random, is_yaml: bool) -> bytes:
    """Return one token again and again, up to the limits of size and a little over."""
    token = dice.choice([*TOKENS, "k: v\n", "- a\n", '"a":1,', "a,", " "]).encode()
    start = dice.choice([b"", b"a: ", b"a:\n", b"a: [", b'a: "', b"a: |\n "])
    size = dice.choice([4_000, 16_300, 16_400]) if not is_yaml else dice.choice([60_000, 524_000])
    flood = start + (token * (size // len(token) + 1))[: size - len(start)]
    if dice.random() < 0.1:
        return b"---\na: 1\n---\n" + (token * (1_048_600 // len(token)))
    return _fence(is_yaml, flood)
