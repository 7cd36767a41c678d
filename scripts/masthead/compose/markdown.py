"""Read Markdown into tokens that know where they stand; the home of markdown-it-py.

The parser is plain CommonMark with one addition, `{@id}` for a person, and with these changes:

- Inline tokens carry `meta["at"]`, the offset of their first character in the content of
  their block. markdown-it-py gives lines only, so its rules run inside a wrapper here, and
  the two that gather text without a position (text, newline) are our own.
- Addresses stay as they are written (no percent-encoding, no punycode).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

DEEPEST = 100
"""Most levels of nesting; markdown-it-py leaves out what lies deeper."""

MENTION = re.compile(r"\{@([^\s{}@]+)\}")
"""A person in a text, `{@id}`."""

_TEXT = re.compile(r"[^\n\\`*_\[\]!<&{]+")
_PLACED = ("escape", "backticks", "emphasis", "link", "image", "autolink", "html_inline", "entity")


@functools.lru_cache(maxsize=8)
def parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Return the block tokens of a text and its link references by label.

    Each reference is a mapping with `href` and `map`, its first line and the line after it. The
    last few answers are kept, since a post's channels share a text: nobody may change them.
    """
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    return tokens, environment.get("references", {})


def hidden_lines(text: str) -> frozenset[int]:
    """Return the lines (from 0) inside fenced code and HTML comments.

    A fence or comment that is never closed hides nothing: its writer has forgotten the end,
    and everything after it would else be taken for code.
    """
    parser = _parser()
    tokens: list[Token] = []
    parser.block.parse(text, parser, {}, tokens)
    lines = text.split("\n")
    hidden: set[int] = set()
    for token in tokens:
        if token.map is not None and _is_closed_cover(token, lines[token.map[1] - 1]):
            hidden.update(range(*token.map))
    return frozenset(hidden)


def _is_closed_cover(token: Token, last_line: str) -> bool:
    """Tell whether a token is fenced code or a comment, with its end on its last line."""
    if token.type == "fence":
        fence = last_line.lstrip(" \t>").rstrip()
        return len(fence) >= len(token.markup) and not fence.strip(token.markup[0])
    if token.type == "html_block":
        return token.content.lstrip().startswith("<!--") and "-->" in token.content
    return False


@functools.cache
def _parser() -> MarkdownIt:
    """Build the parser; it holds no text between calls."""
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        """CommonMark whose addresses stay as they are written."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
            return link

    parser = Parser("commonmark", {"maxNesting": DEEPEST})
    # Line ends are \n already, and joined text would lose its positions.
    parser.disable(["normalize", "text_join", "fragments_join"])
    rules = {rule.name: rule.fn for rule in parser.inline.ruler.__rules__}
    for name in _PLACED:
        parser.inline.ruler.at(name, _placed(rules[name], each=name == "emphasis"))
    parser.inline.ruler.at("text", _text)
    parser.inline.ruler.at("newline", _newline)
    parser.inline.ruler.after("text", "mention", _mention)
    parser.inline.ruler.push("character", _character)
    return parser


def _placed(rule: Rule, *, each: bool) -> Rule:
    """Wrap a rule so that its tokens say where they start; with `each`, one place each."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if silent:
            return True
        if state.pending:  # an unmatched run of backticks
            state.pushPending()
        for index, token in enumerate(state.tokens[before:]):
            if "at" not in token.meta:
                token.meta.update(at=start + index if each else start, end=state.pos)
        return True

    return placed


def _push(state: StateInline, kind: str, content: str) -> None:
    """Add a token that starts where the parser stands."""
    token = state.push(kind, "", 0)
    token.content = content
    token.meta["at"] = state.pos


def _text(state: StateInline, silent: bool) -> bool:
    """Take characters that mean nothing in Markdown."""
    match = _TEXT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _push(state, "text", match[0])
    state.pos = match.end()
    return True


def _character(state: StateInline, silent: bool) -> bool:
    """Take one character that could have meant something and does not."""
    if not silent:
        _push(state, "text", state.src[state.pos])
    state.pos += 1
    return True


def _mention(state: StateInline, silent: bool) -> bool:
    """Take a person, `{@id}`."""
    match = MENTION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _push(state, "mention", match[1])
    state.pos = match.end()
    return True


def _newline(state: StateInline, silent: bool) -> bool:
    """Take a line end: hard after two spaces, else soft; spaces around it fall away."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        spaces = 0
        if state.tokens and state.tokens[-1].type == "text":
            last = state.tokens[-1]
            spaces = len(last.content) - len(last.content.rstrip(" "))
            last.content = last.content.rstrip(" ")
        _push(state, "hardbreak" if spaces >= 2 else "softbreak", "")
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True
