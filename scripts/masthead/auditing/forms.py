"""Read a file of a site as the texts that people and programs see in it, decoded."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from masthead.auditing.words import listed

PICTURES = listed(".png .jpg .jpeg .webp .gif .avif .ico .mp4 .m4v .mov .m4a")
MARKUP = listed(".html .htm .xml .svg .rss .atom .xhtml")
DATA = listed(".json .map .webmanifest .jsonld .geojson")
OPAQUE = listed(".woff .woff2 .ttf .otf .eot .mp3 .wav .ogg .webm")
"""Files that hold no text of ours; only their names and bytes are compared."""

INLINE = frozenset(
    name
    for tag in listed("""
        a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup
        time u var wbr
    """)
    for name in (tag, f"/{tag}")
)
"""Tags that do not part the words around them."""

APART = " __ "
"""Stands between texts that are not read together; a word, so that no run of words crosses it."""

TAG = re.compile(r"<(!--.*?--|[^<>]*)>", re.DOTALL)
ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))""")
_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)|[\w.~%-]*/[\w./~%#?=&-]+")
_PACKED = re.compile(r"[A-Za-z0-9+/_-]{24,}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_RUN = re.compile(rb"[\x09\x20-\x7e\xa0-\xff]{6,}")


@dataclass(frozen=True, slots=True)
class Form:
    """What a file, or a part of it, says.

    Args:
        texts: texts to look through for runs of words.
        values: whole values: what stands between two tags, in an attribute, in a JSON string.
        addresses: what may be an address.
        encoded: whether the texts were hidden by an encoding (base64).
    """

    texts: tuple[str, ...]
    values: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    encoded: bool = False


@dataclass
class Seen:
    """What was read before: the frame of a site is the same on each page, and so are its texts.

    Args:
        clean: lines of markup and strings of JSON in which nothing was found.
        fresh: those of the file at hand.
    """

    clean: set[str] = field(default_factory=set)
    fresh: list[str] = field(default_factory=list)

    def lines(self, text: str) -> str:
        """Return the lines of a page that were not in an earlier one."""
        lines = text.split("\n")
        self.fresh += lines
        return "\n".join([line for line in lines if line not in self.clean or "<" not in line])

    def strings(self, strings: Iterable[str]) -> list[str]:
        """Return the strings that were not in an earlier file."""
        found = [string for string in dict.fromkeys(strings) if string not in self.clean]
        self.fresh += found
        return found

    def keep(self) -> None:
        """Note that nothing was found in the file at hand."""
        self.clean.update(self.fresh)


def forms(name: str, content: bytes, seen: Seen) -> Iterator[Form]:
    """Yield what a file says; what an earlier file said too is passed over.

    Args:
        name: the file; its ending says how it is read.
        content: its bytes.
        seen: what was read before.
    """
    seen.fresh = []
    ending = PurePosixPath(name).suffix.lower()
    if ending in PICTURES or ending in OPAQUE:
        return
    if b"\x00" in content[:1024] or content[:5] == b"%PDF-":
        yield Form((b"\n".join(_RUN.findall(content)).decode("latin-1"),))
        return
    text = content.decode("utf-8-sig", errors="replace")
    if ending in DATA:
        try:
            strings = seen.strings(_strings(json.loads(text)))
        except (ValueError, RecursionError):
            strings = [text]
        text = "\n".join(strings)
        yield _data(strings)
    elif ending in MARKUP:
        text = seen.lines(text)
        yield _markup(text)
    else:
        yield _plain(text)
    yield from _unpacked(text)


def _markup(text: str) -> Form:
    parts = TAG.split(text)
    said, tags = parts[0::2], parts[1::2]
    inside = "\n".join([tag for tag in tags if "=" in tag])
    values = list(dict.fromkeys("".join(found) for found in ATTRIBUTE.findall(inside)))
    joined = _joined(said, tags)
    if "&" in text:
        joined = html.unescape(joined)
        said = [html.unescape(one) if "&" in one else one for one in said]
        values = [html.unescape(one) if "&" in one else one for one in values]
    comments = [tag for tag in tags if tag.startswith("!--")]
    scripts = [one for one in said if one.lstrip()[:1] in ("{", "[")]
    strings = [string for one in scripts for string in _script(one)]
    texts = (joined, _decoded(APART.join((*values, *comments, *strings))))
    addresses = [one for one in values if "/" in one or ".htm" in one or ".md" in one]
    addresses += [one for one in said if one.lstrip().startswith(("/", "http"))]
    return Form(texts, (*said, *values, *strings), (*addresses, *strings))


def _joined(said: list[str], tags: list[str]) -> str:
    """Return the text of a page, apart where a tag parts it."""
    pieces = said[:1]
    for tag, text in zip(tags, said[1:], strict=True):
        pieces.append("" if tag.partition(" ")[0] in INLINE else APART)
        pieces.append(text)
    return "".join(pieces)


def _script(text: str) -> list[str]:
    """Return the strings of JSON that stands in a page; nothing where it is none."""
    try:
        return list(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return []


def _data(strings: list[str]) -> Form:
    """Return what the strings of a JSON file say; some of them are markup."""
    texts: list[str] = []
    values = list(strings)
    for string in strings:
        if "<" in string and ">" in string:
            inner = _markup(string)
            texts += inner.texts
            values += inner.values
        else:
            texts.append(string)
    encoded = [_decoded(string) for string in strings if "%" in string]
    addresses = tuple(string for string in values if "/" in string)
    return Form((APART.join(texts), APART.join(encoded)), tuple(values), addresses)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)


def _plain(text: str) -> Form:
    text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    addresses = tuple(match[1] or match[0] for match in _ADDRESS.finditer(text))
    values = tuple(line.strip() for line in text.splitlines()) if len(text) < 100_000 else ()
    return Form((_decoded(text),), values, addresses)


def _decoded(text: str) -> str:
    return unquote(text) if "%" in text else text


def _unpacked(text: str) -> Iterator[Form]:
    """Yield what stands in a text as base64."""
    for match in _PACKED.finditer(text):
        packed = match[0].replace("-", "+").replace("_", "/")
        try:
            said = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True).decode()
        except (binascii.Error, ValueError):
            continue
        if said.isprintable() or "\n" in said:
            yield Form((said,), (said.strip(),), (said,), encoded=True)
