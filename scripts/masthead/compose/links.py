"""The link of a post: its campaign parameters, and whether a text holds it already."""

from __future__ import annotations

import re
from collections.abc import Mapping

from masthead.settings import Settings

_AUTHORITY = re.compile(r"https?://([^/?#\\]*)", re.IGNORECASE)
_NEEDS_NO_QUOTING = re.compile(r"[A-Za-z0-9_.~-]*")
_PART_OF_ADDRESS = frozenset("/?#&=%-_~+@")
_INSIDE = frozenset(".:,;!'")


def tagged(link: str, settings: Settings, words: Mapping[str, str]) -> str:
    """Add the hub's campaign parameters to a link, where they belong.

    They belong only on links to the brand's own public site (the host of `public_url`): on
    another's site they are noise, on the internal site they would break its own counting. A
    link that has a `utm_` parameter is left alone. Values are lower case, because analytics
    tools tell `Mail` from `mail`. A parameter whose placeholder has no value is left out.
    The rest of the link stays as it was written.

    Args:
        link: an absolute address.
        settings: the hub's settings, with `utm`, `public_url`, `internal_url`, `internal_hosts`.
        words: what the placeholders stand for: `channel`, `network`, `campaign`, `post`.
    """
    if not settings.utm or not link or not _is_public(link, settings):
        return link
    address, mark, fragment = link.partition("#")
    if "?utm_" in address or "&utm_" in address:
        return link
    pairs = [
        f"utm_{name}={_quoted(value)}"
        for name, template in settings.utm.items()
        if (value := _filled(template, words))
    ]
    if not pairs:
        return link
    joint = "&" if "?" in address else "?"
    if address.endswith(("?", "&")):
        joint = ""
    return address + joint + "&".join(pairs) + mark + fragment


def _is_public(link: str, settings: Settings) -> bool:
    """Tell whether a link leads to the brand's public site, and not to the internal one."""
    host = _host(link)
    internal = settings.internal_url
    if not host or host != _host(settings.public_url) or host in settings.internal_hosts:
        return False
    # Both sites may share a host, the internal one in a folder of its own.
    inside = internal and (link == internal or link.startswith((f"{internal}/", f"{internal}?")))
    return not inside


def _host(address: str) -> str:
    """Return the host of a web address, with its port, in lower case; empty where it has none."""
    match = _AUTHORITY.match(address)
    return match[1].rpartition("@")[2].lower() if match else ""


def _quoted(value: str) -> str:
    """Return a value as it stands in a query."""
    if _NEEDS_NO_QUOTING.fullmatch(value):
        return value
    from urllib.parse import quote

    return quote(value, safe="")


def _filled(template: str, words: Mapping[str, str]) -> str:
    """Fill a template; empty where one of its placeholders has no value."""
    for name, value in words.items():
        mark = f"{{{name}}}"
        if mark in template:
            if not value:
                return ""
            template = template.replace(mark, value)
    return template.strip().lower()


def holds(text: str, link: str) -> bool:
    """Tell whether a text holds a link as a whole, give or take its last slash."""
    needle = link.rstrip("/")
    start = text.find(needle)
    while start >= 0:
        end = start + len(needle)
        if not _goes_on(text[end : end + 3].removeprefix("/")):
            return True
        start = text.find(needle, end)
    return False


def _goes_on(after: str) -> bool:
    """Tell whether the characters behind an address belong to it."""
    first, second = after[:1], after[1:2]
    return first.isalnum() or first in _PART_OF_ADDRESS or (first in _INSIDE and second.isalnum())
