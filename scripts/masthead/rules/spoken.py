"""Pages whose text is said to people, as the rules on voice see them: as posts of their own."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import Channel
from masthead.compose import compose
from masthead.document import Document
from masthead.kinds import KINDS
from masthead.page import Page
from masthead.post import Placement, Post
from masthead.rules.context import Context
from masthead.sections import split_sections

PLAIN = Channel("text", "folder", "folder", Document("", {}))
"""A channel that shows a text as it is."""


def spoken(context: Context) -> Iterator[Post]:
    """Yield the pages that are said to people and whose findings are wanted, as posts.

    Their messages are noted, so that the rules on voice find them as they find those of posts.
    """
    if not context.shared.guides:
        return
    from masthead.survey import SET_ASIDE

    for name, pages in context.hub.pages.items():
        if not KINDS[name].spoken:
            continue
        for page in pages.values():
            if context.wants(page.path) and page.status not in SET_ASIDE:
                yield _as_post(page, context)


def _as_post(page: Page, context: Context) -> Post:
    data = page.document.data
    named = data.get("channels")
    ids = [id for id in named if isinstance(id, str)] if isinstance(named, list) else []
    channels = [context.hub.channels[id] for id in ids if id in context.hub.channels] or [PLAIN]
    post = Post(
        page.id,
        _text(data.get("title")),
        page.document,
        channels=tuple(Placement(channel.id) for channel in channels),
        sections=split_sections(page.document.body, page.document.body_line),
        lang=_text(data.get("lang")) or context.hub.settings.languages[0],
        situation=_text(data.get("situation")),
    )
    messages = tuple((channel, compose(post, channel, context.hub)) for channel in channels)
    context.shared.messages[post.path] = messages
    return post


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
