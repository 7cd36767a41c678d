"""Audiences and channels for tests of the strategy: good ones, changed by a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from masthead import cli
from masthead.rules.examples import write
from masthead.rules.rule import Content, Example

AUDIENCE = "strategy/audiences/tinkerers.md"
CHANNEL = "strategy/channels/mastodon.md"
GUIDE = "content/voice/en.md"
POST = "content/posts/2026/lamp.md"

_AUDIENCE = {
    "title": "Tinkerers",
    "summary": "People who mend things at home",
    "market": "b2c",
    "services": "[mastodon]",
    "purpose": "to learn how to mend",
    "active_hours": '{zone: Asia/Jakarta, weekdays: ["19:00-22:00"]}',
    "devices": "[laptop]",
    "interests": "[tools, thrift]",
    "age": "25-54",
}
_CHANNEL = {
    "title": "Mastodon",
    "service": "folder",
    "network": "mastodon",
    "handle": "lentera@makers.example",
    "owner": "sari",
}
_POST = {
    "title": "The switch wears out first",
    "publish_at": "2026-12-14 09:00",
    "channels": "[mastodon]",
    "goal": "trust-2026",
    "audiences": "[tinkerers]",
    "owner": "sari",
}


def audience(**keys: str) -> dict[str, str]:
    """Return the file of a good audience, changed by keys; an empty one is left out."""
    return {AUDIENCE: _page(_AUDIENCE, keys, "They read closely.")}


def channel(**keys: str) -> dict[str, str]:
    """Return the file of a good channel, changed by keys; an empty one is left out."""
    return {CHANNEL: _page(_CHANNEL, keys, "Where we talk with those who mend.")}


def post(**keys: str) -> dict[str, str]:
    """Return the file of a post with its brief, changed by keys; an empty one is left out."""
    return {POST: _page(_POST, keys, "It costs little and takes ten minutes to change.")}


def guide(front: str) -> dict[str, str]:
    """Return the file of an English guide with more lines of front matter."""
    return {GUIDE: f"---\ntitle: Voice\nlang: en\n{front}---\nPlain.\n"}


def ran(root: Path, files: Mapping[str, Content], *words: str) -> str:
    """Return what a command that knows no moment prints in a small hub."""
    write(Example(files), root)
    done = CliRunner().invoke(cli.group, [*words, "--hub", str(root)], catch_exceptions=False)
    assert 0 == done.exit_code, done.output
    return done.output


def _page(usual: Mapping[str, str], keys: Mapping[str, str], text: str) -> str:
    front = "".join(f"{name}: {value}\n" for name, value in {**usual, **keys}.items() if value)
    return f"---\n{front}---\n{text}\n"
