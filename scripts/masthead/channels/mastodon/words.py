"""The words of a post as a server shows it: HTML made plain, spaces made alike."""

from __future__ import annotations

import html
import re
from datetime import datetime

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""The id of a post, a file, an account."""

_BREAK = re.compile(r"<br\s{0,9}/?>|</p>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def plain(content: str) -> str:
    """Return the text of a post's HTML."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", content))).strip()


def alike(one: str, other: str) -> bool:
    """Tell whether two texts say the same, give or take spaces and line ends."""
    return one.split() == other.split()


def seconds(text: str) -> float:
    """Return a time of a server's (ISO 8601) in seconds since 1970; nought where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0.0
    return moment.timestamp() if moment.tzinfo else 0.0
