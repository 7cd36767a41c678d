"""Take secrets out of texts: as they are, and as answers quote them."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from html import escape
from urllib.parse import quote, quote_plus

PLAIN = frozenset({"user-agent", "connection", "content-type", "accept", "idempotency-key"})
"""Headers of a request whose values are no secret; all others may hold a token or a signature."""

SHORTEST = 12
"""Characters of the shortest piece of a header that is taken for a secret."""

HIDDEN = "***"


def redacted(text: str, secrets: Collection[str], more: Collection[str] = ()) -> str:
    """Return a text without secrets.

    Args:
        text: the text.
        secrets: what it must not show, in whatever form an answer quotes it.
        more: further texts that it must not show, as they are.
    """
    hidden = {form for secret in secrets if secret for form in _forms(secret)} | {*more}
    for secret in sorted(hidden, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return text


def pieces(headers: Mapping[str, str]) -> frozenset[str]:
    """Return the pieces of a request's headers that an answer must not bring back."""
    return frozenset(
        piece
        for name, value in headers.items()
        if name.lower() not in PLAIN
        for piece in (value, *re.split(r"[\s,;=]+", value))
        if len(piece) >= SHORTEST
    )


def in_one_line(body: bytes) -> str:
    """Return an answer in one line of letters that show, for a message."""
    text = " ".join(body.decode("utf-8", "replace").split())
    return "".join(letter for letter in text if letter.isprintable())


def pieces_of(secret: str) -> tuple[str, ...]:
    """Return what in a secret is one too: an address without its host, a token without its number.

    Args:
        secret: an address whose possession is the right to use it, or any other secret.
    """
    _, address, rest = secret.partition("://")
    path = rest.partition("/")[2] if address else secret
    found = (piece for piece in re.split(r"[/?&=:]", path) if len(piece) >= SHORTEST)
    whole = (path,) if len(path) >= SHORTEST else ()
    return tuple(piece for piece in dict.fromkeys((secret, *whole, *found)) if piece)


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret and its pieces as they are, in one line, and as answers quote them."""
    for piece in pieces_of(secret.strip()):
        percent, plus = (make(piece, safe="", errors="replace") for make in (quote, quote_plus))
        told = json.dumps(piece)[1:-1]
        yield from (piece, " ".join(piece.split()), percent, plus, told, escape(piece))
        # As PHP and Go write JSON, as others write addresses and HTML.
        yield from (told.replace("/", r"\/"), _AS_GO.sub(_escaped, told), _lower(percent))
        yield from (_lower(plus), escape(piece).replace("&#x27;", "&#39;"))
        if len(piece) >= SHORTEST // 2:
            yield b64encode(piece.encode("utf-8", "replace")).decode().rstrip("=")


_AS_GO = re.compile("[&<>]")
_PERCENT = re.compile("%[0-9A-F]{2}")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _lower(text: str) -> str:
    return _PERCENT.sub(lambda found: found[0].lower(), text)
