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
    return _named(view, between.join(text for text, _ in _parts(view, post)))


def plain_text(view: View, post: Post) -> str:
    """Return the text of a post without any markup, paragraphs one blank line apart."""
    if post.id not in view.plain_texts:
        parts = _parts(view, post)
        # The line has no say in the text; with it, composing has often read the same already.
        line = parts[0][1] if len(parts) == 1 else 1
        text = _named(view, "\n\n".join(text for text, _ in parts))
        view.plain_texts[post.id] = to_plain(text, line).text
    return view.plain_texts[post.id]


def excerpt(view: View, post: Post) -> str:
    """Return the start of a post's text on one line, cut between words."""
    if post.id not in view.excerpts:
        view.excerpts[post.id] = _start(" ".join(plain_text(view, post).split()))
    return view.excerpts[post.id]


def _start(text: str) -> str:
    if len(text) <= EXCERPT:
        return text
    return text[:EXCERPT].rpartition(" ")[0].rstrip(" ,.;:") + "…"


def _parts(view: View, post: Post) -> list[tuple[str, int]]:
    """Return the parts that the site shows, each with the line of its first character."""
    sections = {section.channel: section for section in reversed(post.sections)}
    ours = (id for id, channel in view.hub.channels.items() if channel.service == "site")
    chosen = next((sections[id] for id in ours if id in sections), sections.get(""))
    if chosen is None:
        return []
    return [part for part in split_parts(chosen.text, chosen.line) if part[0]]


def _named(view: View, text: str) -> str:
    """Return a text with the people that it names written out."""
    return MENTION.sub(lambda match: view.person(match[1]), text) if "{@" in text else text
