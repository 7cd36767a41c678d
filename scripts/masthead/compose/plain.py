"""Markdown as the plain text that services show, with the source place of each stretch.

What becomes of Markdown:

- emphasis loses its marks; a heading is a line of its own; code is kept as it is;
- a link is `text (address)`, or the address alone where the text says the same; where the
  network cannot follow links the text alone stays;
- lists get `• ` and `1. `, quotes `> `; paragraphs are one blank line apart; a line end inside
  a paragraph is a space, and a new line only after two spaces, a backslash or `<br>`;
- images, HTML and comments are never sent: `Plain.dropped` names them;
- `{@id}` becomes what `mention` answers; inside code it stays.

A service that takes markup (Telegram, Matrix, Discord) will get a renderer beside this one.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from masthead.compose.inline import Mention
from masthead.compose.lines import Block, Line, assemble, code_places, ours
from masthead.compose.markdown import MENTION
from masthead.compose.render import render
from masthead.message import Dropped, Span

_SIGNS = re.compile(r"[\\`*_\[<&]")
_MARKUP = re.compile(r"[^\S \n]|^[ #>+=~-]|^\d{1,9}[.)]| $", re.MULTILINE)
_MAY_BE_CODE = re.compile(r"[`\t]|~~~|    ")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as a service shows it, where it comes from, what was left out, and what is code."""

    text: str
    origin: tuple[Span, ...]
    dropped: tuple[Dropped, ...] = ()
    code: tuple[tuple[int, int], ...] = ()


def to_plain(
    source: str, line: int, *, links: bool = True, mention: Mention = lambda _id: None
) -> Plain:
    r"""Turn Markdown into plain text.

    Args:
        source: the Markdown, line ends as `\n`.
        line: line of the source's first character in its file, from 1; it stands in column 1.
        links: whether the network follows links in a text.
        mention: what to show for `{@id}`.
    """
    if "{@" not in source:
        return _nameless(source, line, links)
    return _plain(source, line, links, mention)


@functools.lru_cache(maxsize=8)
def _nameless(source: str, line: int, links: bool) -> Plain:
    """Read a text that names nobody; a post's channels share it, so the last few are kept."""
    return _plain(source, line, links, lambda _id: None)


def _plain(source: str, line: int, links: bool, mention: Mention) -> Plain:
    # The signs first: one set of characters is found many times faster than all the rest.
    if _SIGNS.search(source) or _MARKUP.search(source):
        blocks, dropped = render(source, line, links=links, mention=mention)
    else:
        blocks, dropped = _paragraphs(source, line, mention), []
    text, origin = assemble(blocks)
    code = code_places(blocks) if _MAY_BE_CODE.search(source) else ()
    return Plain(text, origin, tuple(dropped), code)


def _paragraphs(source: str, line: int, mention: Mention) -> list[Block]:
    """Read a text without any markup: paragraphs of lines, blank lines between them."""
    blocks: list[Block] = []
    paragraph: Line = []
    for number, content in enumerate(source.split("\n"), line):
        if content:
            if paragraph:
                paragraph.append(ours(" "))
            if "{@" in content:
                _add_named(paragraph, content, number, mention)
            else:
                paragraph.append((content, number, 1))
        elif paragraph:
            blocks.append([paragraph])
            paragraph = []
    if paragraph:
        blocks.append([paragraph])
    return blocks


def _add_named(paragraph: Line, content: str, number: int, mention: Mention) -> None:
    """Add a line that may name people."""
    done = 0
    for match in MENTION.finditer(content):
        shown = mention(match[1])
        if shown is not None:
            paragraph.append((content[done : match.start()], number, done + 1))
            paragraph.append(ours(shown))
            done = match.end()
    paragraph.append((content[done:], number, done + 1))


def fill_names(text: str, mention: Mention) -> str:
    """Replace each `{@id}` of a one-line field by what `mention` answers."""
    return MENTION.sub(lambda match: mention(match[1]) or match[0], text) if "{@" in text else text
