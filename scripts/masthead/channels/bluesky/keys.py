"""The key of a record: a TID made of the delivery, the same each time it is asked for.

A TID is 64 bits: a nought, 53 bits of microseconds since 1970, 10 bits that tell writers apart
(atproto.com, "Timestamp identifiers", read 2026-11-22). Two posts planned for the same minute must
not get the same key. So the hash of the delivery's name chooses the microsecond in the minute as
well as the last 10 bits: about 36 bits together. The parts of a thread follow each other.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from masthead.record import Record

ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
"""The digits of base 32 that sort as their values do."""

MINUTE = 60_000_000
"""Microseconds in a minute."""

PARTS = 10_000
"""Microseconds at the end of the minute that are kept free for the parts of a thread."""


def record_key(record: Record, begun: float) -> str:
    """Return the key of a delivery's next part.

    Args:
        record: the delivery; its key and the number of the part count.
        begun: when the delivery's first request may have left (seconds since 1970); the ledger
            keeps it, so that it is the same for each repeat. The key lies in the minute before:
            never in the future.
    """
    digest = hashlib.sha256(record.key.encode("utf-8", "replace")).digest()
    spread = int.from_bytes(digest[:8]) % (MINUTE - PARTS)
    minute = (int(begun) // 60 - 1) * MINUTE
    return tid(minute + spread + record.part % PARTS, int.from_bytes(digest[8:10]) % 1024)


def tid(microseconds: int, writer: int) -> str:
    """Return a timestamp identifier: 13 letters and digits.

    Args:
        microseconds: since 1970.
        writer: 0 to 1023.
    """
    value = (microseconds % 2**53) << 10 | writer
    return "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(13)))


def created_at(record: Record, begun: float) -> str:
    """Return the time that a part shows: the same for each repeat, and in the parts' order."""
    moment = datetime.fromtimestamp(int(begun), UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{record.part % 1000:03}Z"
