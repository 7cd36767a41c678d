"""The small hub under all examples, and how an example becomes a hub on disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from masthead.record import Receipt, Record, State
from masthead.rules.pictures import Picture
from masthead.rules.rule import Content, Example

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
"""The time at which the examples are checked: a Monday."""

_CHANNEL = "---\ntitle: {}\n{}\nowner: sari\n---\n{}\n"

BASE: Mapping[str, Content] = {
    "masthead.yml": """\
name: Lentera
zone: Europe/Berlin
languages: [en, id]
public_url: https://lentera.example
""",
    "content/index.md": "---\ntitle: Lentera\nvisibility: public\n---\nLamps that can be mended.\n",
    "strategy/people.yml": """\
people:
  sari:
    name: Sari
  repair-cafe:
    name: The repair café
    handles: {mastodon: repair@cafe.example}
""",
    "strategy/channels/outbox.md": _CHANNEL.format("Outbox", "service: folder", "All of it."),
    "strategy/channels/site.md": _CHANNEL.format("Website", "service: site", "Our own pages."),
    "strategy/channels/mastodon.md": _CHANNEL.format(
        "Mastodon", "service: folder\nnetwork: mastodon", "Where we talk."
    ),
    "strategy/channels/bluesky.md": _CHANNEL.format(
        "Bluesky", "service: folder\nnetwork: bluesky", "Short and often."
    ),
    "strategy/channels/linkedin.md": _CHANNEL.format(
        "LinkedIn", "service: folder\nnetwork: linkedin", "For our trade."
    ),
    "strategy/goals/trust-2026.md": "---\ntitle: Trust\n---\nPeople trust us to mend.\n",
}
"""The hub of a fictional maker of lamps, with five channels, one goal and two people."""


def write(example: Example, root: Path) -> Path:
    """Write an example's hub under `root`; return `root`."""
    for name, content in {**BASE, **example.files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.png() if isinstance(content, Picture) else content.encode())
    return root


def records(example: Example) -> dict[str, Record]:
    """Return what the ledger knows in an example."""
    return {
        name: Record(
            post=name.partition("@")[0],
            channel=name.partition("@")[2],
            state=State.PUBLISHED,
            payload={"title": "Repair week"},
            receipts=(Receipt("1", "https://lentera.example/1"),),
        )
        for name in example.published
    }
