"""The handbook's page on what channels can do: from tables and adapters, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from masthead.channels.catalogue import Entry
    from masthead.service import Limits

HEAD = """\
---
title: What each channel can do
---
Written by `masthead reference` from the tables of services and from the adapters themselves.

A service's class says what it lets us know after an answer was lost;
[the guarantee](../guarantee.md) says why that matters.
"""

WORDS = {"program": "program", "files": "files", "person": "person", "nobody": "–"}
COLUMNS = ("edit", "delete", "numbers", "mentions", "doctor")
LIMITS = {
    "text": "text",
    "caption": "text beside media",
    "bytes": "bytes of text",
    "title": "title",
    "media": "media",
    "image_bytes": "bytes of a picture",
    "image_pixels": "pixels of a picture",
    "image_side": "longest side of a picture",
    "video_bytes": "bytes of a film",
    "video_seconds": "seconds of a film",
    "alt": "alternative text",
    "hashtags": "hashtags",
    "parts": "parts of a thread",
}
"""The limits that are numbers, and what people call them."""

LEAVES = {
    "picture alt": "descriptions of pictures",
    "further alt": "descriptions of all pictures but the first",
    "film alt": "descriptions of films",
    "captions": "captions of films",
    "story text": "the text of a story",
}
"""What an adapter may leave out (`masthead.service.LEFT`), and what people call it."""


def channels_page() -> str:
    """Return the page."""
    from masthead.channels.catalogue import entries

    known = list(entries())
    lines = [HEAD, *_overview(known), "", *_after(known), ""]
    for one in known:
        lines += [*_section(one), ""]
    return "\n".join(lines).rstrip() + "\n"


def _overview(known: list[Entry]) -> Iterator[str]:
    """Yield the table of all services."""
    columns = " | ".join(word.capitalize() for word in COLUMNS)
    yield f"| Service | Class | By | Threads | Comment | {columns} |"
    yield "|---" * (5 + len(COLUMNS)) + "|"
    for one in known:
        service, person = one.service, one.by == "person"
        able = [_tick(word in one.able, person=person) for word in COLUMNS]
        several = _tick(service.limits.parts != 1 if person else one.threads, person=person)
        comment = _tick(service.comments, person=person)
        name = f"{service.title} (`{service.id}`)"
        row = [name, str(service.retry_class), WORDS[one.by], several, comment, *able]
        yield f"| {' | '.join(row)} |"
    yield ""
    yield (
        "*By*: a program publishes, the hub's own files do, or a person does with a bundle;"
        " *by hand*: a person can, our program cannot. *Comment*: the first one under a post."
        " *Delete*: `masthead resolve --retract`."
        " *Edit*, *numbers* (how often a post was seen and liked) and"
        " *mentions* (where the account was named): the adapter can, and no command asks it yet."
        " *Doctor*: what `masthead doctor --online` looks at."
    )


def _tick(able: bool, *, person: bool) -> str:
    if person:
        return "by hand" if able else "–"
    return "yes" if able else "–"


def _after(known: list[Entry]) -> Iterator[str]:
    """Yield what follows a lost answer, by class."""
    from masthead.channels.catalogue import AFTER

    yield "## After a lost answer"
    yield ""
    yield "| Class | What happens | Services |"
    yield "|---|---|---|"
    for retry_class, what in AFTER.items():
        programs = [one for one in known if one.by in {"program", "files"}]
        names = [one.service.title for one in programs if one.service.retry_class is retry_class]
        yield f"| {retry_class} | {what} | {', '.join(names)} |"


def _section(one: Entry) -> Iterator[str]:
    """Yield what is known of one service."""
    service, setup = one.service, one.setup
    yield f"## {service.title}"
    yield ""
    if service.reason:
        yield f"- Not by program: {service.reason}."
    if service.formats:
        yield f"- Takes {', '.join(service.formats)}."
    if service.by_hand:
        yield f"- Only a person can post: {', '.join(service.by_hand)}. A run writes a bundle."
    if service.leaves:
        left = ", ".join(LEAVES[name] for name in service.leaves)
        yield f"- Does not go along, and `masthead check` says so: {left}."
    for line in _limits(service.limits):
        yield f"- {line}"
    yield f"- Read on {service.as_of}: {service.source}."
    if setup is None:
        return
    if setup.page:
        yield f"- Set up at <{setup.page}>; who must agree: {setup.gate.value}."
    if setup.hosted:
        yield "- The hub needs an address: `public_url` in `masthead.yml`."
    if setup.scopes:
        yield f"- Rights: {', '.join(f'`{scope}`' for scope in setup.scopes)}."
    if setup.secrets:
        yield f"- Secrets: {', '.join(f'`{need.name}`' for need in setup.secrets)}."
    if setup.lives:
        yield f"- The token lives {setup.lives} days."
    if setup.pin:
        ends = f"may be refused from {setup.pin.expires} on" if setup.pin.expires else "no last day"
        yield f"- Version `{setup.pin.version}`: {ends} ({setup.pin.source})."


def _limits(limits: Limits) -> Iterator[str]:
    """Yield a service's limits in words."""
    from masthead.compose.counters import COUNTERS

    unit = COUNTERS[limits.counter].unit
    found = []
    for name, words in LIMITS.items():
        most = getattr(limits, name)
        if most is not None:
            found.append(f"{words} {most:,}" + (f" {unit}" if name in {"text", "caption"} else ""))
    if found:
        yield f"At most: {'; '.join(found)}."
    if limits.media_types:
        yield f"Media: {', '.join(f'`{type}`' for type in limits.media_types)}."
    if limits.image_ratio:
        low, high = limits.image_ratio
        yield f"Pictures are from {low:g} to {high:g} times as wide as high."
    if limits.media_required:
        yield "Nothing goes out without a medium."
    if not limits.links:
        yield "A link in the text cannot be followed."
