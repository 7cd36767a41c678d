"""Small hubs for tests, written from texts by file name."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

SETTINGS = """\
name: Test brand
zone: Europe/Berlin
languages: [en]
public_url: https://brand.example
"""

OUTBOX = """\
---
title: Outbox
service: folder
status: active
owner: sari
---
Everything goes here.
"""

SITE = """\
---
title: Website
service: site
status: active
owner: sari
visibility: public
---
Our own site.
"""

PEOPLE = """\
people:
  sari:
    name: Sari
"""

POST = """\
---
title: Repair week starts on Monday
publish_at: 2026-12-07 09:00
channels: [outbox]
lang: en
owner: sari
---
Bring your lamp, leave with a lamp that works.
"""

BASE: Mapping[str, str] = {
    "masthead.yml": SETTINGS,
    "strategy/channels/outbox.md": OUTBOX,
    "strategy/channels/site.md": SITE,
    "strategy/people.yml": PEOPLE,
    "content/posts/2026/repair-week.md": POST,
}
"""A hub that checks without a finding: two channels, one person, one post due at `NOW`."""


def write_hub(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write `BASE` and `files` (which win; None leaves a file out) under `root`; return `root`."""
    for name, content in {**BASE, **(files or {})}.items():
        if content is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(dedent(content), encoding="utf-8", newline="")
    return root


def post(front: str = "", body: str = "Bring your lamp.\n", **keys: str) -> str:
    """Return a post's text: the base keys, changed by `keys` (empty drops one), then `front`."""
    base = {
        "title": "Repair week starts on Monday",
        "publish_at": "2026-12-07 09:00",
        "channels": "[outbox]",
        "lang": "en",
        "owner": "sari",
    }
    lines = [f"{key}: {value}" for key, value in {**base, **keys}.items() if value]
    return "\n".join(["---", *lines, *dedent(front).strip("\n").splitlines(), "---", body])


def commit_all(root: Path, message: str = "commit_all") -> str:
    """Commit everything under `root` on branch main, making the repository if need be."""

    def git(*args: str) -> str:
        done = subprocess.run(["git", *args], cwd=root, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    if not (root / ".git").exists():
        git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)
    return git("rev-parse", "HEAD")
