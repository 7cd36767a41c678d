"""Judge an address by its form: whether it is one, and whether it leads inside."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from masthead.settings import Settings

LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?"
INSIDE = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")
"""Endings of names that only a private network answers (RFC 6761, 6762, 8375; ICANN 2024)."""


@lru_cache(maxsize=4096)
def split(url: str) -> SplitResult | None:
    """Return an address in its parts, or None where it has no readable form."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def problem(url: str) -> str:
    """Return what is wrong with the form of a web address, or nothing."""
    if re.search(r"[\s\x00-\x1f\x7f]", url):
        return "has a space in it"
    if "\\" in url:
        return "has a backslash in it"
    parts = split(url)
    if parts is None:
        return "cannot be read"
    if parts.scheme not in ("http", "https"):
        return "does not start with https://"
    if "@" in parts.netloc:
        return "holds a user name or password"
    if not parts.hostname or not valid_host(parts.hostname):
        return "has no valid host"
    return ""


def valid_host(host: str) -> bool:
    """Tell whether a host is a name or a plain IP address.

    Numbers in other forms (`2130706433`, `0x7f.1`) are refused: they hide where they lead.
    """
    if ":" in host or re.fullmatch(r"(?:0x[0-9a-f]*|\d+)", host.rpartition(".")[2]):
        return _address_scope(host) != ""
    try:
        name = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return False
    return len(name) <= 253 and all(
        re.fullmatch(LABEL, label) for label in name.rstrip(".").split(".")
    )


def leads_inside(url: str, settings: Settings) -> bool:
    """Tell whether only people inside can open an address: private hosts and the internal site."""
    parts = split(url)
    if parts is None or not parts.hostname:
        return False
    host = parts.hostname.rstrip(".")
    if scope := _address_scope(host):
        return scope == "private"
    if "." not in host or host.endswith(INSIDE):
        return True
    if any(host == name or host.endswith("." + name) for name in _internal_hosts(settings)):
        return True
    return bool(settings.internal_url) and _below(url, settings.internal_url)


def _internal_hosts(settings: Settings) -> set[str]:
    """Return the hosts that the settings call internal; a host that both sites share is not."""
    names = {name.lower().strip(".") for name in settings.internal_hosts}
    internal, public = urlsplit(settings.internal_url), urlsplit(settings.public_url)
    if internal.hostname and internal.hostname != public.hostname:
        names.add(internal.hostname)
    return names


def _below(url: str, base: str) -> bool:
    """Tell whether an address is `base` or lies under it, whatever the scheme."""
    place, top = (re.sub(r"^[a-z]+://", "", text.lower()).rstrip("/") for text in (url, base))
    return place == top or place.startswith((top + "/", top + "?", top + "#"))


def _address_scope(host: str) -> str:
    """Return `public` or `private` for an IP address, or nothing for a name."""
    if not re.fullmatch(r"[\d.]+|[0-9a-f:.]+(?:%.*)?", host):
        return ""
    import ipaddress

    try:
        return "public" if ipaddress.ip_address(host).is_global else "private"
    except ValueError:
        return ""
