"""The text of a post as the site shows it."""

from __future__ import annotations

from masthead.compose.markdown import MENTION
from masthead.compose.plain import to_plain
from masthead.post import Post
from masthead.sections import split_parts
from masthead.site.view import View

EXCERPT = 180
"""Longest excerpt in characters: about what a search engine shows of a description."""


def text_of(view: View, post: Post, between: str = "\n\n---\n\n") -> str:
    """Return the Markdown that the site shows of a post: its site section, or the shared text.

    Args:
        view: the site.
        post: the post; people that it names are written out.
        between: what stands between the parts of a thread.
    """
    sections = {section.channel: section for section in reversed(post.sections)}
    ours = (id for id, channel in view.hub.channels.items() if channel.service == "site")
    chosen = next((sections[id] for id in ours if id in sections), sections.get(""))
    if chosen is None:
        return ""
    parts = [part for part, _ in split_parts(chosen.text, chosen.line) if part]
    return MENTION.sub(lambda match: view.person(match[1]), between.join(parts))


def plain_text(view: View, post: Post) -> str:
    """Return the text of a post without any markup, paragraphs one blank line apart."""
    if post.id not in view.plain_texts:
        view.plain_texts[post.id] = to_plain(text_of(view, post, "\n\n"), 1).text
    return view.plain_texts[post.id]


def excerpt(view: View, post: Post) -> str:
    """Return the start of a post's text on one line, cut between words."""
    text = " ".join(plain_text(view, post).split())
    if len(text) <= EXCERPT:
        return text
    return text[:EXCERPT].rpartition(" ")[0].rstrip(" ,.;:") + "…"
