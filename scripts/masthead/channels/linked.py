"""Addresses that services name or give out: whose they are, and what of them is a secret."""

from __future__ import annotations

from urllib.parse import urlsplit

from masthead.redacting import pieces_of


def belongs(url: str, base: str, *domains: str) -> bool:
    """Tell whether a file may be sent to an address.

    Args:
        url: the address that an answer named.
        base: the service's address that we asked.
        domains: the service's own domains; hosts in them count, over HTTPS only.
    """
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return False  # programs do not agree on where the host ends in these
    try:
        there, ours = urlsplit(url), urlsplit(base)
        host = there.hostname or ""
        if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
            return bool(host)
    except ValueError:
        return False
    own = any(host == domain or host.endswith(f".{domain}") for domain in domains)
    return own and there.scheme == "https" and not there.username


def secrets_of(url: str) -> tuple[str, ...]:
    """Return what of an address that is a secret must not show: it, and what stands in it.

    Args:
        url: the address; whoever has it may do what it is for.
    """
    return pieces_of(url)
