"""Lines of text made of pieces that know where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from masthead.message import Span

Piece = tuple[str, int, int]
"""Text without a line end, with its line and column in the source; line 0 for text of ours."""

Line = list[Piece]
Block = list[Line]
"""A paragraph, a list, a heading: one blank line stands between two blocks."""


class Code(str):
    """A piece's text that is code: rules on wording leave it out."""

    __slots__ = ()


def ours(text: str) -> Piece:
    """Return a piece that no source has."""
    return (text, 0, 0)


def text_of(line: Sequence[Piece]) -> str:
    """Return the text of some pieces."""
    return "".join(piece[0] for piece in line)


def indent(lines: Block, first: str, rest: str) -> Block:
    """Put `first` before the first line and `rest` before the others; blank ones stay bare."""
    marks = [first, *[rest] * (len(lines) - 1)][: len(lines)]
    return [
        [ours(mark if line else mark.rstrip()), *line]
        for mark, line in zip(marks, lines, strict=True)
    ]


def without_end_spaces(lines: Block) -> Block:
    """Cut the spaces at the end of each line, and lines at both ends that hold nothing."""
    result: Block = []
    for line in lines:
        pieces = list(line)
        while pieces and not pieces[-1][0].rstrip(" "):
            pieces.pop()
        if pieces:
            text, number, column = pieces[-1]
            pieces[-1] = (type(text)(text.rstrip(" ")), number, column)
        result.append(pieces)
    while result and not result[-1]:
        result.pop()
    while result and not result[0]:
        result.pop(0)
    return result


def join(blocks: Sequence[Block], *, apart: bool = True) -> Block:
    """Return the lines of blocks, with a blank line between two of them unless not `apart`."""
    lines: Block = []
    for block in blocks:
        if lines and apart:
            lines.append([])
        lines.extend(block)
    return lines


def assemble(blocks: Sequence[Block]) -> tuple[str, tuple[Span, ...]]:
    """Return the text of blocks, and spans that map it to the source, in order."""
    text: list[str] = []
    spans: list[Span] = []
    position = 0
    for index, line in enumerate(join(blocks)):
        if index:
            text.append("\n")
            position += 1
        for content, number, column in line:
            if not content:
                continue
            end = position + len(content)
            if number:
                _add(spans, Span(position, end, number, column))
            text.append(content)
            position = end
    return "".join(text), tuple(spans)


def code_places(blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Return where code stands in the text of blocks, in order."""
    places: list[tuple[int, int]] = []
    position = 0
    for index, line in enumerate(join(blocks)):
        position += bool(index)
        for content, _, _ in line:
            if isinstance(content, Code) and content:
                places.append((position, position + len(content)))
            position += len(content)
    return tuple(places)


def _add(spans: list[Span], span: Span) -> None:
    """Add a span, or lengthen the last one where the two run on in text and source."""
    if spans:
        last = spans[-1]
        runs_on = last.line == span.line and last.column + last.end - last.start == span.column
        if runs_on and last.end == span.start:
            spans[-1] = Span(last.start, span.end, last.line, last.column)
            return
    spans.append(span)
