"""What the commands on voice say of guides and posts that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from masthead.checking import check
from masthead.commands.narrowing import Loaded
from masthead.errors import UsageError
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.kinds import locate
from masthead.voice.layers import guide_for

AREAS = ("reader/", "schema/")


def unread(loaded: Loaded, now: datetime) -> Iterator[Finding]:
    """Yield why guides, or entries in them, and posts could not be read and so are not heard.

    Args:
        loaded: the hub, and what of it is wanted.
        now: the time of the check.
    """
    hub = loaded.hub
    heard = {post.path for post in hub.sources}
    faults = tuple(
        one
        for one in hub.findings
        if (kind := locate(one.path)[0]) == "guide" or (kind == "post" and one.path not in heard)
    )
    if faults:
        bare = replace(hub, sources=(), posts={}, findings=faults)
        for area in AREAS:
            yield from check(bare, now=now, paths=loaded.paths, area=area).findings


def broken_guides(hub: Hub) -> Iterator[Finding]:
    """Yield for each guide that could not be read at all the first reason."""
    known = {page.path for page in hub.pages.get("guide", {}).values()}
    told: set[str] = set()
    for one in hub.findings:
        if locate(one.path)[0] == "guide" and one.path not in known | told:
            told.add(one.path)
            yield one


def known_language(loaded: Loaded, lang: str | None) -> None:
    """Refuse a language that no guide is for.

    Args:
        loaded: the hub.
        lang: the language, or None for the hub's first: there it is fine to have no guide, but
            not to have one that cannot be read.
    """
    hub = loaded.hub
    guides = hub.guides if loaded.gating is None else loaded.gating.guides
    if guide_for(guides, lang or hub.settings.languages[0]) is not None:
        return
    broken = next(broken_guides(hub), None)
    if broken is not None:
        place = f"{broken.path}:{broken.line}:{broken.column}"
        raise UsageError(f"the guide cannot be read: {place}: {broken.message}", broken.hint)
    if lang is not None:
        raise UsageError(f"there is no guide for {lang!r}", f"write content/voice/{lang}.md")
