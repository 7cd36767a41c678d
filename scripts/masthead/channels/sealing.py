"""Write what is itself a key into the ledger so that only who holds the channel's secret reads it.

The ledger of a public hub can be read by everybody, and the address of an upload that is under way
lets anybody finish it. The text is hidden under a stream that SHAKE-256 makes of the secret and of
a keyed hash of the text; the hash tells a text that was changed, or another secret (a synthetic
initialisation vector, as in RFC 5297, so that the same text gives the same seal).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

MARK = "sealed:"
"""How a sealed text starts."""

HASH = 16
"""Bytes of the keyed hash."""


def sealed(text: str, secret: str) -> str:
    """Return a text as only the holder of a secret reads it.

    Args:
        text: the text.
        secret: what it is sealed with; not empty.
    """
    plain = text.encode()
    mark = _hash(plain, secret)
    hidden = mark + _hidden(plain, mark, secret)
    return MARK + base64.urlsafe_b64encode(hidden).decode()


def opened(text: str, secret: str) -> str:
    """Return the text of a seal; empty where it is none, or of another secret.

    Args:
        text: what `sealed` returned.
        secret: what it was sealed with.
    """
    if not text.startswith(MARK):
        return ""
    try:
        hidden = base64.b64decode(text.removeprefix(MARK), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return ""
    mark = hidden[:HASH]
    plain = _hidden(hidden[HASH:], mark, secret)
    return plain.decode("utf-8", "replace") if _same(mark, _hash(plain, secret)) else ""


def _same(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(one, other)


def _hash(plain: bytes, secret: str) -> bytes:
    return hmac.new(_key("hash", secret), plain, hashlib.sha256).digest()[:HASH]


def _hidden(plain: bytes, mark: bytes, secret: str) -> bytes:
    """Hide a text, or show it again."""
    stream = hashlib.shake_256(_key("stream", secret) + mark).digest(len(plain))
    return bytes(one ^ other for one, other in zip(plain, stream, strict=True))


def _key(use: str, secret: str) -> bytes:
    return hashlib.sha256(f"masthead {use}\0{secret}".encode()).digest()
