"""Where an account lives: the service's usual server, or one of its own that the page names."""

from __future__ import annotations

from urllib.parse import urlsplit

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.http.address import is_private


def home_of(channel: Channel, tools: Tools, usual: str = "") -> str:
    """Return the address of the server that a channel's requests go to, or empty.

    Args:
        channel: its page may name a server under `url`.
        tools: the environment may name another one, for tests.
        usual: the service's own address, where it has one.
    """
    named = channel.options.get("url")
    address = named.strip() if isinstance(named, str) else ""
    return tools.address(channel.service, address or usual).rstrip("/")


def unfit(channel: Channel, address: str) -> str:
    """Return why no credentials may go to an address, or empty.

    Only HTTPS keeps them secret; without it, this machine alone may be asked.
    """
    place = channel.document.path
    if not address:
        return f"{place} has no `url`, the address of the account's server"
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return f"{place}: the `url` cannot be read"
    if parts.query or parts.fragment or "@" in parts.netloc or not host:
        return f"{place}: the `url` must be a server's address alone, as https://social.example"
    if not is_private(address):
        return f"{place}: the `url` must start with https://"
    return ""
