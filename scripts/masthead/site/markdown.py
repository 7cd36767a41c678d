"""Write Markdown pages: front matter and text that every engine reads the same way."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+\-.!|]")
_EXTENDED = re.compile(r"[~^=]")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def page(front: Mapping[str, object], body: str) -> bytes:
    """Return a page: front matter (plain values, lists, mappings) and a Markdown body.

    The caller escapes strings for HTML: themes print some of them as they are.
    """
    lines = [f"{key}: {_value(value)}" for key, value in front.items() if value not in ("", None)]
    return "\n".join(["---", *lines, "---", "", body.strip("\n"), ""]).encode()


def title_of(text: str) -> str:
    """Return a title for front matter: one line, escaped, since themes print it as it is."""
    return html.escape(" ".join(text.split()))


def plain(text: str) -> str:
    """Return Markdown that shows `text` as it is, on one line."""
    escaped = _SPECIAL.sub(r"\\\g<0>", html.escape(" ".join(text.split()), quote=False))
    # Marks of extensions have no backslash form.
    return _EXTENDED.sub(lambda match: f"&#{ord(match[0])};", escaped)


def heading(text: str, level: int = 1) -> str:
    """Return a Markdown heading that shows `text` as it is."""
    return f"{'#' * level} {plain(text)}"


def _value(value: object) -> str:
    # JSON is YAML, but for the characters that YAML calls unprintable.
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
