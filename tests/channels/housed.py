"""A committed hub with one channel, on the service that a server stands for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from channels.samples import CONTENTS, PATHS
from hub_builder import commit_all, write_hub
from masthead.ledger import create
from masthead.workspace import load_settings
from servers.peer import Peer

CHANNEL = "outbox"
PAGE = f"strategy/channels/{CHANNEL}.md"
SETTINGS = """\
name: Test brand
zone: UTC
languages: [en]
public_url: {public_url}
"""
TEXT = "Bring the {name} lamp that does not light any more, and take it home mended.\n"


def housed(root: Path, peer: Peer, posts: Sequence[str]) -> Path:
    """Write a hub with a post of each name, all due now; return its folder."""
    files = {
        "masthead.yml": SETTINGS.format(public_url=peer.public_url),
        ".gitignore": "build/\n",
        PAGE: page(peer),
        "content/posts/2026/repair-week.md": None,
        **{f"content/posts/2026/{name}.md": post(peer, name) for name in posts},
        **{PATHS[kind]: content for kind, content in CONTENTS.items() if kind == peer.media},
    }
    write_hub(root, files)
    commit_all(root)
    create(root, load_settings(root), now=peer.clock() - 86_400)
    return root


def page(peer: Peer) -> str:
    """Return the channel's page; its values are JSON, which YAML can read."""
    fields = {
        "title": "Outbox",
        "service": peer.service,
        "status": "active",
        "owner": "sari",
        **peer.page,
        "secrets": {name: variable(name) for name in peer.secrets},
    }
    lines = (f"{name}: {json.dumps(value)}" for name, value in fields.items())
    return "\n".join(["---", *lines, "---", "Everything goes here.", ""])


def post(peer: Peer, name: str) -> str:
    """Return a post that is due, with a medium where the service takes one."""
    due = datetime.fromtimestamp(peer.clock() - 60, UTC)
    fields: dict[str, object] = {
        "title": f"The {name} lamp",
        "publish_at": f"{due:%Y-%m-%d %H:%M}",
        "channels": [CHANNEL],
        "lang": "en",
        "owner": "sari",
    }
    if peer.media:
        place = "/" + PATHS[peer.media].removeprefix("content/")
        fields["media"] = [{"file": place, "alt": "A brass lamp."}]
        fields["format"] = {"image": "photo", "video": "video"}[peer.media]
    lines = (f"{key}: {json.dumps(value)}" for key, value in fields.items())
    return "\n".join(["---", *lines, "---", TEXT.format(name=name)])


def variable(purpose: str) -> str:
    """Return the environment variable of a secret."""
    return f"V_{purpose.upper()}"


def environment(peer: Peer) -> dict[str, str]:
    """Return what a job gives to a run: the secrets, and where the service is."""
    place = {f"MASTHEAD_{peer.service.upper().replace('-', '_')}_URL": peer.proxy.url}
    return place | {variable(name): value for name, value in peer.secrets.items()}
