"""Permissions to show what others have made: how each stands, and which posts rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from masthead.page import Page
from masthead.report import Block, Mark, Ref, Table, Tone
from masthead.survey import Survey


def register(survey: Survey) -> Iterator[Block]:
    """List every permission with its day, its end, and the posts that use it."""
    rows = tuple(_row(page, survey) for page in survey.pages("ugc"))
    yield Table(
        "Permissions",
        ("What", "Stands", "Given", "Recorded by", "Expires", "Channels", "Posts"),
        rows,
        note=f"As of {survey.today}. Names and addresses of makers are kept outside the hub.",
        empty='No permission yet: masthead ugc add "What it is"',
    )


def _row(page: Page, survey: Survey) -> tuple[Any, ...]:
    values = survey.values(page)
    given = values.get("permission", {})
    by = given.get("recorded_by")
    return (
        Ref("ugc", page.id, page.title),
        standing(values, survey.today),
        f"{given['on']}, {given['how']}" if given else None,
        Ref("person", by) if by else None,
        values.get("expires"),
        tuple(Ref("channel", id) for id in values.get("channels", ())) or "all",
        tuple(Ref("post", post.id) for post in survey.posts_naming("ugc", page.id)) or None,
    )


def standing(values: Mapping[str, Any], today: date) -> Mark:
    """Return how a permission stands on a day: asked for, given, ending within 30 days, over."""
    expires = values.get("expires")
    if "permission" not in values:
        return Mark("not given", Tone.BAD)
    if expires and expires < today:
        return Mark("over", Tone.BAD)
    if expires and (expires - today).days <= 30:
        return Mark("ends soon", Tone.WARN)
    return Mark("given", Tone.GOOD)
