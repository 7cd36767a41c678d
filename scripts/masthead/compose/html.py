"""Markdown as plain HTML for programs: feeds and the API.

Raw HTML and comments of the source are left out. Where a link leads is the caller's to say: a
link without an answer keeps its text and loses its target, a picture without one goes.
Tables are read besides CommonMark. Output is escaped; still clean it where it meets a browser.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from masthead.compose.markdown import DEEPEST, parse

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Lead = Callable[[str, bool], str]
"""Says where an address leads, as written, and whether it is a picture's; empty for nowhere."""


def to_html(source: str, lead: Lead, *, tables: bool = False) -> str:
    r"""Return Markdown as HTML.

    Args:
        source: the Markdown, line ends as `\n`, people already named.
        lead: where each address leads.
        tables: whether tables are read; without them a text that was just made plain is not
            read a second time.
    """
    tokens: Sequence[Token] = _tables().parse(source) if tables else parse(source)[0]
    if any(token.level >= DEEPEST - 1 for token in tokens):
        # The parser leaves out what lies deeper; such a text is shown as it was written.
        return f"<pre>{html.escape(source)}</pre>"
    return "".join(_block(token, lead) for token in tokens).strip()


@functools.cache
def _tables() -> MarkdownIt:
    """Return the parser with tables; it holds no text between calls."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")


def _block(token: Token, lead: Lead) -> str:
    if token.type == "inline":
        return _inline(token.children or [], lead)
    if token.type in ("fence", "code_block"):
        return f"<pre><code>{html.escape(token.content)}</code></pre>\n"
    if token.type == "hr":
        return "<hr>\n"
    if not token.tag or token.hidden:
        return ""  # raw HTML, definitions, and the paragraphs of a tight list
    if token.nesting < 0:
        return f"</{token.tag}>\n"
    start = token.attrGet("start")
    return f'<{token.tag} start="{int(start)}">' if start else f"<{token.tag}>"


def _inline(tokens: Sequence[Token], lead: Lead) -> str:
    pieces: list[str] = []
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            href = lead(_text(token.attrGet("href")), False)
            open_links.append(bool(href))
            pieces.append(f'<a href="{html.escape(href)}">' if href else "")
        elif token.type == "link_close":
            pieces.append("</a>" if open_links.pop() else "")
        else:
            pieces.append(_piece(token, lead))
    return "".join(pieces)


def _piece(token: Token, lead: Lead) -> str:
    """Return an inline token that is no link."""
    match token.type:
        case "text" | "text_special":
            return html.escape(token.content, quote=False)
        case "mention":
            return html.escape(f"{{@{token.content}}}")
        case "code_inline":
            return f"<code>{html.escape(token.content, quote=False)}</code>"
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "<br>\n"
        case "image":
            return _image(token, lead)
        case "html_inline":
            return ""
    return f"<{'/' if token.nesting < 0 else ''}{token.tag}>" if token.tag else ""


def _image(token: Token, lead: Lead) -> str:
    src = lead(_text(token.attrGet("src")), True)
    if not src:
        return ""
    alt = html.escape("".join(child.content for child in token.children or []))
    return f'<img src="{html.escape(src)}" alt="{alt}">'


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
