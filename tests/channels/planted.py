"""Secrets that a service says back, and where eight letters of one would show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from servers.lossy import Fate, instead
from servers.peer import Peer
from servers.warped import each

LENGTH = 8
"""Letters of a secret that must not show: a piece of one is one as well."""

ORDINARY = (
    "https://discord.com/api/webhooks/",
    "https://hooks.slack.com/services/",
    "@example.invalid",
    "community",
    "Masthead",
    "-webhook",
)
"""What stands in secrets of the fakes and is none: hosts, and words that a page may say."""


def places(secrets: list[str]) -> dict[str, Fate]:
    """Return fates that say secrets: in values, headers, addresses, pages and refusals."""
    said = " ".join(secrets)
    quoted = json.dumps(
        {
            "error": {"message": said, "code": 7, "type": said},
            "message": said,
            "ok": False,
            "description": said,
            "error_msg": said,
        }
    ).encode()
    where = {"Location": f"https://elsewhere.example/?{said}", "X-Restli-Id": said}
    return {
        "values": each(lambda value: value if isinstance(value, bool) else said),
        "pieces": each(lambda value: f"{value}{said}" if isinstance(value, str) else value),
        "refused": instead(400, quoted, where),
        "denied": instead(403, quoted),
        "moved": instead(302, quoted, where),
        "failed": instead(500, quoted),
        "accepted": instead(200, quoted, where),
        "page": instead(200, f"<p>{said}</p>".encode(), {"Content-Type": "text/html"}),
        "limited": instead(429, quoted, {"Retry-After": said}),
    }


def pieces(peer: Peer) -> list[str]:
    """Return a peer's secrets, and what stands in them that opens the door by itself."""
    found = list(peer.secrets.values())
    return [
        piece for one in found for piece in (one, one.rpartition("/")[2], one.rpartition(":")[2])
    ]


def windows(peer: Peer) -> set[str]:
    """Return every eight letters of a peer's secrets, but those that everybody knows."""
    known = " ".join((*ORDINARY, peer.service, json.dumps(dict(peer.page))))
    found = (
        secret[at : at + LENGTH]
        for secret in peer.secrets.values()
        for at in range(len(secret) - LENGTH + 1)
    )
    return {one for one in found if one not in known}


def leaks(secrets: AbstractSet[str], shown: Mapping[str, str | bytes]) -> dict[str, list[str]]:
    """Return what shows of secrets, by where."""
    found = {
        place: sorted(one for one in secrets if one.encode() in said)
        for place, text in shown.items()
        for said in [text.encode("utf-8", "replace") if isinstance(text, str) else text]
    }
    return {place: pieces for place, pieces in found.items() if pieces}
