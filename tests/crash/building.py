"""What the harness writes: a hub with posts, and a package that offers the adapters."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crash.kinds import KINDS, SERVICE

START = datetime(2026, 12, 7, 9, 0, tzinfo=UTC).timestamp()
"""When the harness's clock begins, in seconds since 1970."""

SETTINGS = """\
name: Crash brand
zone: UTC
languages: [en]
public_url: https://brand.example
publishing: {late_after: 52w, max_per_run: 1000}
"""
CHANNEL = """\
---
title: The service {name}
service: {service}
secrets: {{token: CRASH_TOKEN}}
status: active
owner: sari
---
For tests.
"""
PEOPLE = "people: {sari: {name: Sari}}\n"
POST = """\
---
title: Post {id}
publish_at: {at}
channels: [{channels}]
lang: en
owner: sari
---
{body}
"""
METADATA = """\
Metadata-Version: 2.1
Name: crash-channels
Version: 1.0
"""
WORDS = ("lamp", "bench", "brass", "wire", "shade", "switch", "plug", "socket", "glass", "repair")


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the hub: its id and its number of parts; it is due when the clock begins."""

    id: str
    parts: int = 1


def write_settings(root: Path, kinds: Collection[str]) -> None:
    """Write the hub's settings, its people, and a channel for each kind of service."""
    _write(root / "masthead.yml", SETTINGS)
    _write(root / "strategy/people.yml", PEOPLE)
    for kind in kinds:
        page = CHANNEL.format(name=kind, service=SERVICE + kind)
        _write(root / f"strategy/channels/{kind}.md", page)


def write_posts(
    root: Path, posts: Iterable[Post], kinds: Collection[str], *, seed: int, edition: str = ""
) -> None:
    """Write posts, each for all kinds of services; `edition` ends each of their parts."""
    for post in posts:
        texts = (f"{text} {edition}".strip() for text in _texts(post, seed))
        text = POST.format(
            id=post.id,
            at=f"{datetime.fromtimestamp(START, UTC):%Y-%m-%d %H:%M}",
            channels=", ".join(kinds),
            body="\n\n---\n\n".join(texts),
        )
        _write(root / f"content/posts/2026/{post.id}.md", text)


def _texts(post: Post, seed: int) -> list[str]:
    """Return a post's parts: words by chance, so that no two posts are alike."""
    chance = random.Random(f"{seed}|{post.id}")
    return [
        f"{' '.join(chance.choices(WORDS, k=12))} {chance.randrange(10**9)}.".capitalize()
        for _ in range(post.parts)
    ]


def write_package(folder: Path) -> None:
    """Write the metadata of an installed package that offers the adapters, and its code."""
    metadata = folder / "crash_channels-1.0.dist-info"
    _write(metadata / "METADATA", METADATA)
    points = [f"{SERVICE}{kind} = crash.adapters:make\n" for kind in KINDS]
    _write(metadata / "entry_points.txt", "[masthead.channels]\n" + "".join(points))
    (folder / "crash").symlink_to(Path(__file__).parent, target_is_directory=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
