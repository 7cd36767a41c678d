"""Turn the inside of a Markdown paragraph into pieces of plain text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from masthead.compose.lines import Block, Code, Piece, ours, text_of
from masthead.message import Dropped

if TYPE_CHECKING:
    from markdown_it.token import Token

Mention = Callable[[str], str | None]
"""Answers what a network shows for a person's id; None where nobody has that id."""

_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_FOLLOWED = ("http://", "https://")
_CONTACT = ("mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole text shares.

    Args:
        links: whether the network follows links in a text.
        mention: answers what to show for a person's id.
        dropped: gathers what is left out.
        used: gathers the addresses of the links that were met.
    """

    links: bool
    mention: Mention
    dropped: list[Dropped]
    used: set[str]


class Text:
    """The content of one block, with the place of each of its lines.

    Args:
        content: the text that the token's offsets count in.
        places: line and column in the file where each line of `content` starts.
    """

    def __init__(self, content: str, places: Sequence[tuple[int, int]]) -> None:
        self.content = content
        self.places = places
        self.starts = [0]
        for line in content.split("\n")[:-1]:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def piece(self, text: str, offset: int) -> Piece:
        """Return a piece for text of one line that stands at an offset in the content."""
        index = bisect_right(self.starts, offset) - 1
        line, column = self.places[index]
        return (text, line, column + offset - self.starts[index])


def render(tokens: Sequence[Token], text: Text, context: Context) -> Block:
    """Return the lines of a paragraph; a line ends only at a hard break."""
    writer = _Writer(text, context)
    for token in tokens:
        writer.write(token)
    return writer.lines


class _Writer:
    """Writes inline tokens one after another."""

    def __init__(self, text: Text, context: Context) -> None:
        self.text = text
        self.context = context
        self.lines: Block = [[]]
        self.gap = False
        """Something was left out, so that spaces on both sides of it may meet."""
        self.open_links: list[tuple[Token, int, int]] = []
        """The open link, if any, with the line and piece where its text starts."""

    def write(self, token: Token) -> None:
        """Write one token."""
        match token.type:
            case "text" | "text_special":
                self._write_text(token)
            case "code_inline":
                self._write_code(token)
            case "softbreak":
                self._space()
            case "hardbreak":
                self.lines.append([])
            case "mention":
                self._write_mention(token)
            case "link_open":
                self.open_links.append((token, len(self.lines) - 1, len(self.lines[-1])))
            case "link_close":
                self._close_link()
            case "image":
                self._drop("image", str(token.attrs.get("src", "")), token)
            case "html_inline":
                self._write_html(token)

    def _put(self, piece: Piece) -> None:
        """Add a piece; after a gap, a space does not follow a space."""
        text, line, column = piece
        if self.gap and (not self.lines[-1] or text_of(self.lines[-1][-1:]).endswith(" ")):
            kept = type(text)(text.lstrip(" "))
            text, column = kept, column + len(text) - len(kept)
        if text:
            self.lines[-1].append((text, line, column))
            self.gap = False

    def _space(self) -> None:
        """Write the space that a line end inside a paragraph is."""
        if self.lines[-1] and not text_of(self.lines[-1][-1:]).endswith(" "):
            self._put(ours(" "))

    def _write_text(self, token: Token) -> None:
        """Write text; an escaped character stands after its backslash, an entity nowhere."""
        at = token.meta["at"]
        if token.info == "entity":
            self._put(ours(token.content))
        elif token.info == "escape" and token.content != token.markup:
            self._put(self.text.piece(token.content, at + 1))
        else:
            in_angles = any(link.markup == "autolink" for link, _, _ in self.open_links)
            self._put(self.text.piece(token.content, at + 1 if in_angles else at))

    def _write_code(self, token: Token) -> None:
        """Write code as it is; a line end in it shows as a space."""
        start = token.meta["at"] + len(token.markup)
        inside = self.text.content[start : token.meta["end"] - len(token.markup)]
        if len(inside) != len(token.content):
            start += 1
            inside = inside[1:-1]
        for index, line in enumerate(inside.split("\n")):
            if index:
                self._put(ours(" "))
            lead = len(line) - len(line.lstrip(" ")) if index else 0
            self._put(ours(line[:lead]))  # may be a tab in the source
            self._put(self.text.piece(Code(line[lead:]), start + lead))
            start += len(line) + 1

    def _write_mention(self, token: Token) -> None:
        """Write what a person is called here; an unknown id stays as it was written."""
        shown = self.context.mention(token.content)
        if shown is None:
            self._put(self.text.piece(f"{{@{token.content}}}", token.meta["at"]))
        else:
            self._put(ours(shown))

    def _write_html(self, token: Token) -> None:
        """Break the line at `<br>`; note and leave out all other HTML."""
        if _LINE_BREAK.fullmatch(token.content):
            self.lines.append([])
        else:
            kind = "comment" if token.content.startswith("<!--") else "html"
            self._drop(kind, token.content, token)

    def _drop(self, kind: str, text: str, token: Token) -> None:
        """Note something that is left out."""
        _, line, column = self.text.piece("", token.meta["at"])
        self.context.dropped.append(Dropped(kind, text, line, column))
        self.gap = True

    def _close_link(self) -> None:
        """Write a link's address after its text, unless the text says it already."""
        opening, line, piece = self.open_links.pop()
        href = str(opening.attrs.get("href", ""))
        self.context.used.add(href)
        label = "".join(map(text_of, [self.lines[line][piece:], *self.lines[line + 1 :]]))
        address = shown_address(href)
        if label == address or opening.markup == "autolink":
            return
        place = self._address_place(address, opening)
        if not address or not self.context.links:
            if not _same(label, address):
                self._drop("link", href, opening)
        elif not label.strip() or _same(label, address):
            del self.lines[line][piece:], self.lines[line + 1 :]
            self._put(place)
        else:
            for part in (ours(" ("), place, ours(")")):
                self._put(part)

    def _address_place(self, address: str, opening: Token) -> Piece:
        """Return a piece for an address, at its place behind the link's text if it is there."""
        at, end = opening.meta["at"], opening.meta["end"]
        found = self.text.content.rfind("](", at, end)
        found = self.text.content.find(address, max(found, at), end)
        return ours(address) if found < 0 else self.text.piece(address, found)


def shown_address(href: str) -> str:
    """Return what a reader needs of a link's target; nothing for one inside the hub."""
    if href.startswith(_FOLLOWED):
        return href
    if href.startswith(_CONTACT):
        return href.split(":", 1)[1].split("?", 1)[0]
    return ""


def _same(label: str, address: str) -> bool:
    """Tell whether a link's text is its address, give or take scheme and last slash."""
    return _bare(label) == _bare(address) != ""


def _bare(address: str) -> str:
    """Return an address without scheme, `www.` and last slash, in lower case."""
    bare = address.strip().lower()
    for scheme in _FOLLOWED:
        bare = bare.removeprefix(scheme)
    return bare.removeprefix("www.").rstrip("/")
