"""Cut a post's body into sections for channels, and a section into the parts of a thread."""

from __future__ import annotations

import re

from masthead.post import Section

_HEADING = re.compile(r"##[ \t]+@(\S+)(?:[ \t]+#+)?[ \t]*")
_BREAK = re.compile(r"---[ \t]*")
_MAY_HIDE = ("```", "~~~", "<!--")


def split_sections(body: str, body_line: int) -> tuple[Section, ...]:
    r"""Cut a body at its `## @channel` headings.

    The text before the first heading comes first, with an empty channel, where there is any.
    A heading counts at the start of a line, outside of fenced code and HTML comments. Two
    sections of one channel are both returned. Blank lines around a section's text are left
    out; a section without text stands at its heading.

    Args:
        body: the text after the front matter, line ends as `\n`.
        body_line: line of the body's first character in its file.
    """
    lines = body.split("\n")
    headings = [
        (index, match[1])
        for index, line in enumerate(lines)
        if line.startswith("##") and (match := _HEADING.fullmatch(line))
    ]
    hidden = _hidden_lines(body) if headings else frozenset()
    headings = [(index, channel) for index, channel in headings if index not in hidden]
    ends = [index for index, _ in headings[1:]] + [len(lines)]
    sections = [_shared(lines[: headings[0][0] if headings else None], body_line)]
    for (start, channel), end in zip(headings, ends, strict=False):
        text, first = _without_blank_lines(lines[start + 1 : end])
        line = body_line + start + (first + 1 if text else 0)
        sections.append(Section(channel, text, line, body_line + start))
    return tuple(section for section in sections if section.text or section.channel)


def split_parts(text: str, line: int) -> tuple[tuple[str, int], ...]:
    """Cut a section's text at its `---` lines into thread parts, each with its line.

    The breaks follow the rules of headings in `split_sections`. A part without text is kept,
    so that a rule can report it.
    """
    if "---" not in text:
        return ((text, line),)
    lines = text.split("\n")
    breaks = [index for index, content in enumerate(lines) if _BREAK.fullmatch(content)]
    hidden = _hidden_lines(text) if breaks else frozenset()
    breaks = [index for index in breaks if index not in hidden]
    parts = []
    for start, end in zip([-1, *breaks], [*breaks, len(lines)], strict=True):
        part, first = _without_blank_lines(lines[start + 1 : end])
        parts.append((part, line + start + 1 + first))
    return tuple(parts)


def _shared(lines: list[str], body_line: int) -> Section:
    """Return the section for all channels without one of their own."""
    text, first = _without_blank_lines(lines)
    return Section("", text, body_line + first)


def _without_blank_lines(lines: list[str]) -> tuple[str, int]:
    """Return the text without blank lines around it, and how many were before it."""
    filled = [index for index, line in enumerate(lines) if line.strip(" \t")]
    if not filled:
        return "", 0
    return "\n".join(lines[filled[0] : filled[-1] + 1]), filled[0]


def _hidden_lines(text: str) -> frozenset[int]:
    """Return the lines (from 0) inside fenced code and HTML comments."""
    if not any(mark in text for mark in _MAY_HIDE):
        return frozenset()
    from masthead.compose.markdown import hidden_lines

    return hidden_lines(text)
