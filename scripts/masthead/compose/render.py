"""Turn the blocks of a Markdown text into lines of plain text (the rules: `compose.plain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from masthead.compose import inline
from masthead.compose.lines import Block, Code, Line, Piece, indent, join, ours, without_end_spaces
from masthead.compose.markdown import DEEPEST, parse
from masthead.message import Dropped

if TYPE_CHECKING:
    from markdown_it.token import Token


def render(
    source: str, line: int, *, links: bool, mention: inline.Mention
) -> tuple[list[Block], list[Dropped]]:
    """Return a Markdown text as blocks of plain lines, and what was left out.

    The arguments are those of `compose.plain.to_plain`.
    """
    tokens, references = parse(source)
    lines = source.split("\n")
    if any(token.level >= DEEPEST - 1 for token in tokens):
        # The parser leaves out what lies deeper; such a text is shown as it was written.
        return [[[(text, number, 1)] for number, text in enumerate(lines, line)]], []
    renderer = Renderer(lines, line, inline.Context(links, mention, [], set()))
    blocks = renderer.blocks(tokens)
    for reference in references.values():
        if reference["href"] not in renderer.context.used:
            number = reference["map"][0]
            text = lines[number].lstrip()
            place = (line + number, len(lines[number]) - len(text) + 1)
            renderer.context.dropped.append(Dropped("reference", text.rstrip(), *place))
    return blocks, renderer.context.dropped


class Renderer:
    """Walks the block tokens of one text.

    Args:
        source: the text's lines.
        line: line of the first one in its file.
        context: what inline rendering needs, and gathers.
    """

    def __init__(self, source: list[str], line: int, context: inline.Context) -> None:
        self.source = source
        self.line = line
        self.context = context

    def blocks(self, tokens: list[Token]) -> list[Block]:
        """Return the lines of each block among `tokens` that has any."""
        blocks: list[Block] = []
        start = 0
        while start < len(tokens):
            token = tokens[start]
            end = start
            if token.nesting == 1:
                end = next(
                    index
                    for index in range(start + 1, len(tokens))
                    if tokens[index].level == token.level and tokens[index].nesting == -1
                )
            block = self._block(token, tokens[start + 1 : end])
            if block:
                blocks.append(block)
            start = end + 1
        return blocks

    def _block(self, token: Token, inner: list[Token]) -> Block:
        """Return the lines of one block, `inner` being the tokens inside."""
        match token.type:
            case "paragraph_open" | "heading_open":
                return self._text(inner[0], heading=token.type == "heading_open")
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, inner)
            case "blockquote_open":
                return indent(join(self.blocks(inner)), "> ", "> ")
            case "fence" | "code_block":
                return self._code(token)
            case "hr":
                return [[self._find(self.source[self._start(token)].strip(" \t>"), token)]]
            case _:
                self._drop_html(token)
                return []

    def _text(self, token: Token, *, heading: bool) -> Block:
        """Return a paragraph or heading, its hard breaks as line ends."""
        content = token.content.split("\n")
        first = self._start(token)
        # A first line of nothing but wide or no-break spaces is no part of the content.
        while content[0] not in self.source[first] and first + len(content) < len(self.source):
            first += 1
        places = [
            (self.line + first + index, _column(line, self.source[first + index], heading))
            for index, line in enumerate(content)
        ]
        text = inline.Text(token.content, places)
        return without_end_spaces(inline.render(token.children or [], text, self.context))

    def _list(self, token: Token, inner: list[Token]) -> Block:
        """Return a list: tight when its writer left no blank lines between the items."""
        number = int(token.attrs.get("start", 1))
        items: list[Block] = []
        tight = all(
            child.hidden
            for child in inner
            if child.type == "paragraph_open" and child.level == token.level + 2
        )
        start = 0
        for index, child in enumerate(inner):
            if child.type == "list_item_close" and child.level == token.level + 1:
                lines = join(self.blocks(inner[start + 1 : index]), apart=not tight)
                ordered = token.type == "ordered_list_open"
                mark = f"{number + len(items)}{token.markup} " if ordered else "• "
                items.append(indent(lines or [[]], mark, "  "))
                start = index + 1
        return join(items, apart=not tight)

    def _code(self, token: Token) -> Block:
        """Return a block of code as it is written, without its fences."""
        start = self._start(token) + (1 if token.type == "fence" else 0)
        content = token.content.removesuffix("\n")
        lines: Block = []
        for index, text in enumerate(content.split("\n") if content else []):
            source = self.source[start + index]
            kept = text if source.endswith(text) else text.lstrip()
            line: Line = [ours(text[: len(text) - len(kept)])] if kept != text else []
            line.append((Code(kept), self.line + start + index, len(source) - len(kept) + 1))
            lines.append(line if text else [])
        return lines

    def _drop_html(self, token: Token) -> None:
        """Note HTML that stands alone."""
        html = token.content.strip()
        kind = "comment" if html.startswith("<!--") else "html"
        _, number, column = self._find(html.split("\n", 1)[0], token)
        self.context.dropped.append(Dropped(kind, html, number, column))

    def _find(self, text: str, token: Token) -> Piece:
        """Return a piece for a text that stands on a token's first line."""
        number = self._start(token)
        return (text, self.line + number, max(self.source[number].find(text), 0) + 1)

    @staticmethod
    def _start(token: Token) -> int:
        """Return a token's first line, from 0."""
        return token.map[0] if token.map else 0


def _column(content: str, source: str, heading: bool) -> int:
    """Return the column where the first character of a block's line stands in its source line.

    Markdown takes away from the left (quote marks, list marks, indentation) and, after a
    heading, closing `#` marks; what is left is the end of the line.
    """
    core = content.lstrip(" \t")  # tabs on the left may have become spaces
    closed = source.rstrip(" \t").rstrip("#")
    if heading and closed.endswith((" ", "\t")) and core in closed:
        source = closed
    return source.rfind(core) - (len(content) - len(core)) + 1
