"""Content by others that posts bring: where it comes from, and by what right we bring it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from masthead.post import Post
from masthead.report import Block, Mark, Ref, Table, Tone
from masthead.reports.mixed import first_due
from masthead.survey import Survey

TITLE = "Content by others"
CURATED = "curated"


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the posts that bring content by others, the latest first."""
    found = [post for post in survey.posts if _brings(post)]
    found.sort(key=lambda post: (first_due(post) or date.max, post.id), reverse=True)
    count = len(survey.posts)
    yield Table(
        "",
        ("Post", "Day", "From", "Source", "Right"),
        tuple(_row(post) for post in found),
        note=f"{len(found)} of {count} posts bring content by others; drafts are left out.",
        empty='No post brings content by others: masthead new post "Title" --from URL',
    )


def _brings(post: Post) -> bool:
    data = post.document.data
    return bool(data.get("source_url")) or data.get("kind") == CURATED


def _row(post: Post) -> tuple[Any, ...]:
    source, rights = (post.document.data.get(key) for key in ("source_url", "source_rights"))
    return (
        Ref("post", post.id, post.title),
        first_due(post),
        _host(source),
        str(source) if source else Mark("not named", Tone.WARN),
        str(rights) if rights else Mark("not named", Tone.WARN),
    )


def _host(source: object) -> str | None:
    """Return the host of an address, or None where it has none."""
    try:
        return urlsplit(str(source or "")).hostname
    except ValueError:  # a finding of the schema
        return None
