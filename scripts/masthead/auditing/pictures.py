"""Find what is hidden in pictures and films beside what they show, by their structure alone."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

HARMLESS = frozenset({b"Software"})
"""Keywords of PNG texts that tell nothing about people or places."""

_GPS = re.compile(rb"\x88\x25\x00\x04|\x25\x88\x04\x00")
"""The tag of GPS data in an EXIF directory, type LONG, in either order of bytes."""

_SVG = re.compile(
    rb"<metadata[\s>].*?</metadata>|<!--.*?-->|<\?xpacket.*?\?>"
    rb"|(?:sodipodi|inkscape):[\w-]+=\"[^\"]*\"|file://[^\s\"'<]+",
    re.DOTALL,
)
_FILM = re.compile(rb"\xa9xyz.{2,64}|com\.apple\.quicktime\.location[^\x00]{0,64}", re.DOTALL)

Hidden = tuple[str, bytes]
"""What it is, and its bytes."""


def hidden(content: bytes) -> tuple[Hidden, ...]:
    """Return what a picture or film holds besides its picture: name and bytes of each."""
    try:
        return tuple(_hidden(content))
    except (struct.error, IndexError, zlib.error):
        return ()  # a damaged picture shows nothing; its bytes are read as text elsewhere


def _hidden(content: bytes) -> Iterator[Hidden]:
    if content.startswith(b"\xff\xd8"):
        yield from _jpeg(content)
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        yield from _webp(content)
    elif content.startswith((b"GIF87a", b"GIF89a")):
        yield from _gif(content)
    elif content[4:8] == b"ftyp":
        yield from (("location", found) for found in _FILM.findall(content))
        yield from _marked(content, b"Exif\x00\x00", b"<x:xmpmeta")
    elif b"<svg" in content[:4096] and b"<html" not in content[:4096].lower():
        yield from (("drawing program's notes", found) for found in _SVG.findall(content))


def _jpeg(content: bytes) -> Iterator[Hidden]:
    at = 2
    while content[at] == 0xFF:
        mark = content[at + 1]
        (size,) = struct.unpack(">H", content[at + 2 : at + 4])
        data = content[at + 4 : at + 2 + size]
        if mark == 0xE1 and data.startswith(b"Exif"):
            yield ("location (GPS)" if _GPS.search(data) else "EXIF"), data
        elif mark == 0xE1:
            yield "XMP", data
        elif mark == 0xED:
            yield "IPTC", data
        elif mark == 0xFE:
            yield "comment", data
        if mark == 0xDA:
            break
        at += 2 + size
    yield from _after(content, content.rfind(b"\xff\xd9") + 2)


def _png(content: bytes) -> Iterator[Hidden]:
    at = 8
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        at += 12 + size
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            keyword, _, text = data.partition(b"\x00")
            if keyword not in HARMLESS:
                yield "text", keyword + b" " + _inflated(kind, text)
        elif kind == b"eXIf":
            yield ("location (GPS)" if _GPS.search(data) else "EXIF"), data
        elif kind == b"IEND":
            break
    yield from _after(content, at)


def _inflated(kind: bytes, text: bytes) -> bytes:
    if kind == b"zTXt":
        return zlib.decompress(text[1:])
    if kind == b"iTXt" and text[:1] == b"\x01":
        *_, packed = text[2:].split(b"\x00", 2)
        return zlib.decompress(packed)
    return text


def _webp(content: bytes) -> Iterator[Hidden]:
    at = 12
    while at + 8 <= len(content):
        kind, (size,) = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])
        data = content[at + 8 : at + 8 + size]
        if kind == b"EXIF":
            yield ("location (GPS)" if _GPS.search(data) else "EXIF"), data
        elif kind == b"XMP ":
            yield "XMP", data
        at += 8 + size + size % 2
    yield from _after(content, at)


def _gif(content: bytes) -> Iterator[Hidden]:
    for found in re.finditer(rb"\x21\xfe([\x01-\xff])", content):
        data = content[found.end() : found.end() + found[1][0]]
        if data.isascii() and len(data) == found[1][0]:
            yield "comment", data
    yield from _marked(content, b"XMP DataXMP")


def _marked(content: bytes, *marks: bytes) -> Iterator[Hidden]:
    for mark in marks:
        if (at := content.find(mark)) >= 0:
            yield "EXIF" if mark.startswith(b"Exif") else "XMP", content[at : at + 65_536]


def _after(content: bytes, end: int) -> Iterator[Hidden]:
    """Yield what follows a picture's end."""
    if 1 < end < len(content) and content[end:].strip(b"\x00"):
        yield "data after its end", content[end:]
