"""Run one rule on a small hub on disk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from masthead.checking import Report, check
from masthead.finding import Finding
from masthead.rules.examples import NOW, records, write
from masthead.rules.rule import Content, Example
from masthead.workspace import load_hub

POST = "content/posts/2026/lamp.md"


def report(
    root: Path,
    files: Mapping[str, Content],
    *,
    published: tuple[str, ...] = (),
    now: datetime = NOW,
    paths: Collection[str] | None = None,
) -> Report:
    """Return what a check finds in a hub: the examples' base with `files` over it."""
    example = Example(files, published)
    hub = replace(load_hub(write(example, root)), records=records(example))
    return check(hub, now=now, paths=paths)


def found(
    rule: str,
    root: Path,
    files: Mapping[str, Content],
    *,
    published: tuple[str, ...] = (),
    now: datetime = NOW,
    paths: Collection[str] | None = None,
) -> list[Finding]:
    """Return what one rule finds."""
    whole = report(root, files, published=published, now=now, paths=paths)
    return [finding for finding in whole.findings if finding.rule == rule]


def lamp(front: str = "", body: str = "Bring your lamp.\n", channels: str = "[outbox]") -> str:
    """Return the text of a post with more lines of front matter."""
    base = f"title: Lamp\npublish_at: 2026-12-14 09:00\nchannels: {channels}\n"
    return f"---\n{base}{front}---\n{body}"


def one(
    front: str = "", body: str = "Bring your lamp.\n", channels: str = "[outbox]"
) -> dict[str, Content]:
    """Return the files of a hub with one post, `POST`; its body begins in line 6 or later."""
    return {POST: lamp(front, body, channels)}
