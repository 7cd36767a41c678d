"""Colours as an Adobe Swatch Exchange file, in groups as the tokens are.

Adobe has published no text on the format; this is what its readers agree on (ag-psd, Haskell's
adobe-swatch-exchange, Perl's Color::Swatch::ASE, read in November 2026): `ASEF`, version 1.0, the
number of blocks; a block is its kind, its length and its data, all big-endian, names as UTF-16
with their length in units and a final zero, colours as 32-bit floats.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from masthead.tokens import colours
from masthead.tokens.token import Token, Tokens
from masthead.tokens.value import Colour

SIGNATURE = b"ASEF"
VERSION = (1, 0)
GROUP_START = 0xC001
GROUP_END = 0xC002
COLOUR = 0x0001
PROCESS = 2
"""Kind of a colour: 0 global, 1 spot, 2 normal."""


class Swatch(NamedTuple):
    """A colour in a file: its group, its name, and red, green and blue from 0 to 1."""

    group: str
    name: str
    rgb: tuple[float, float, float]


def write(tokens: Tokens, _name: str) -> bytes:
    """Return the file: colours that stand for themselves; the format has no transparency."""
    chosen = [token for token in tokens if isinstance(token.value, Colour) and not token.alias]
    blocks: list[bytes] = []
    for group, members in groupby(chosen, key=_group):
        blocks.append(_block(GROUP_START, _name_bytes(group)))
        blocks += [_colour(token) for token in members]
        blocks.append(_block(GROUP_END, b""))
    head = SIGNATURE + struct.pack(">HHI", *VERSION, len(blocks))
    return head + b"".join(blocks)


def read(raw: bytes) -> tuple[Swatch, ...]:
    """Return the colours of a file.

    Raises:
        ValueError: it is no such file, it is cut off, or a colour is not RGB.
    """
    try:
        return tuple(_swatches(raw))
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("the file is damaged") from error


def _swatches(raw: bytes) -> Iterator[Swatch]:
    if raw[:4] != SIGNATURE:
        raise ValueError("the file does not begin with `ASEF`")
    count = struct.unpack_from(">I", raw, 8)[0]
    at, group = 12, ""
    for _ in range(count):
        kind, length = struct.unpack_from(">HI", raw, at)
        data = raw[at + 6 : at + 6 + length]
        if kind == GROUP_START:
            group, _ = _read_name(data)
        elif kind == GROUP_END:
            group = ""
        elif kind == COLOUR:
            name, rest = _read_name(data)
            if rest[:4] != b"RGB ":
                raise ValueError(f"the colour {name} is not RGB")
            red, green, blue = struct.unpack_from(">fff", rest, 4)
            yield Swatch(group, name, (red, green, blue))
        at += 6 + length


def _read_name(data: bytes) -> tuple[str, bytes]:
    units = struct.unpack_from(">H", data)[0]
    end = 2 + units * 2
    return data[2 : end - 2].decode("utf-16-be"), data[end:]


def _group(token: Token) -> str:
    return ".".join(token.path[:-1]) or "tokens"


def _colour(token: Token) -> bytes:
    parts = colours.srgb(token.value) if isinstance(token.value, Colour) else (0.0, 0.0, 0.0)
    data = _name_bytes(token.label) + b"RGB " + struct.pack(">fff", *parts)
    return _block(COLOUR, data + struct.pack(">H", PROCESS))


def _block(kind: int, data: bytes) -> bytes:
    return struct.pack(">HI", kind, len(data)) + data


def _name_bytes(name: str) -> bytes:
    encoded = name.encode("utf-16-be", "replace") + b"\0\0"
    return struct.pack(">H", len(encoded) // 2) + encoded
