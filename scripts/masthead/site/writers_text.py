"""Take a writer's Markdown into the site: links led to their place, raw HTML made harmless.

This is the first of two barriers; the second, `masthead.site.sanitise`, cleans the HTML that
the engine makes of it. Code stays as it is. Comments go. A tag is shown as text, but for a
few that only shape words. A link to something that is not in this site loses its target
and keeps its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from masthead.site.links import Target

Resolve = Callable[[str], Target]

INLINE_TAGS = frozenset({"br", "del", "ins", "kbd", "mark", "small", "sub", "sup", "wbr"})

_TOKEN = re.compile(
    r"""
    (?=[\\`~<\[\]!]|^[ \t])  # only here can one begin: most characters are passed over at once
    (?:
    (?P<keep>
        \\.
      | ^[ \t]*(?P<fence>`{3,}|~{3,})[^\n<\[\]`]*\n(?:[^\n]*\n)*?[ \t]*(?P=fence)[`~]*[ \t]*$
      | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)
    )
  | (?P<stray>(?<!`)`+)
  | (?P<comment><!--[\s\S]*?(?:-->|\Z))
  | (?P<autolink><[a-zA-Z][a-zA-Z0-9+.\-]*:[^\s<>]*>|<[^\s<>@/]+@[^\s<>@]+>)
  | <(?P<tag>/?[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>\s*/?>|\s[^<>]*>)
  | (?P<angle><(?=[a-zA-Z/!?-]))
  | (?P<definition>
        ^[ ]{0,3}\[(?!\^)(?P<label>[^\[\]]*)\]:[ ]*\n?[ ]*(?P<defined>\S+)
        (?P<rest>[ \t]*(?:["'(][^\n]*)?)$
    )
  | (?P<open>!?\[)
  | (?P<close>\])
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_MARK = re.compile(r"[\\`~<\[\]!]")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<label>[^\[\]]*)\]:[ ]*\n?[ ]*(?P<defined>\S+)", re.MULTILINE
)
NO_LINK = "]&#40;"
"""A bracket and a parenthesis that no engine takes for the middle of a link."""

_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
_PARENTHESIS = re.compile(r"[()]")
_DEEPEST = 32
_REFERENCE = re.compile(r"[ ]?\[([^\[\]]*)\]")
_TITLE = re.compile(r"""^(?P<link>.*?)(?:\s+(?P<title>"[^"]*"|'[^']*'))?\s*$""", re.DOTALL)


def take(text: str, resolve: Resolve) -> str:
    """Return a writer's Markdown as the site may show it.

    Args:
        text: the Markdown, line ends as a single newline.
        resolve: says where a link leads.
    """
    if not any(mark in text for mark in "<["):
        return text
    return _Taker(text, resolve).run()


class _Taker:
    """One pass over a text; `pieces` is what has been written so far."""

    def __init__(self, text: str, resolve: Resolve) -> None:
        self.text = text
        self.resolve = resolve
        self.indented = text[:1] in " \t" or "\n " in text or "\n\t" in text
        self.pieces: list[str] = []
        self.open: list[tuple[int, int]] = []  # piece and end of each bracket that is open
        self.dropped = {
            _label(match["label"])
            for match in (_DEFINITION.finditer(text) if "]:" in text else ())
            if not resolve(match["defined"].strip("<>")).href
        }

    def run(self) -> str:
        at = 0
        while match := self._next(at):
            self.pieces.append(self.text[at : match.start()])
            at = self._token(match)
        self.pieces.append(self.text[at:])
        return "".join(self.pieces)

    def _next(self, at: int) -> re.Match[str] | None:
        """Return the next token: the engine of expressions finds single characters quickest."""
        if self.indented:
            return _TOKEN.search(self.text, at)
        while mark := _MARK.search(self.text, at):
            if match := _TOKEN.match(self.text, mark.start()):
                return match
            at = mark.end()
        return None

    def _token(self, match: re.Match[str]) -> int:
        """Write what a token becomes; return where to go on."""
        if match["close"]:
            return self._close(match)
        if match["open"]:
            self.open.append((len(self.pieces), match.end()))
        self.pieces.append(self._piece(match))
        return match.end()

    def _piece(self, match: re.Match[str]) -> str:
        if match["comment"]:
            return ""
        if match["stray"]:
            return self._stray(match)
        if match["autolink"]:
            return self._autolink(match[0])
        if match["tag"]:
            return _tag(match)
        if match["definition"]:
            return self._definition(match)
        return "&lt;" if match["angle"] else match[0]

    def _close(self, match: re.Match[str]) -> int:
        """Write what a closing bracket becomes, with the target that follows it."""
        if not self.open:
            self.pieces.append("]")
            return match.end()
        piece, start = self.open.pop()
        end = _parentheses(self.text, match.end())
        if end is not None:
            return self._inline(piece, match.end(), end)
        if self.text.startswith("(", match.end()):  # never closed: some engines link all the same
            self.pieces.append(NO_LINK)
            return match.end() + 1
        reference = _REFERENCE.match(self.text, match.end())
        name = (reference and reference[1]) or self.text[start : match.start()]
        if _label(name) in self.dropped:
            self.pieces[piece] = ""
            return reference.end() if reference else match.end()
        self.pieces.append("]")
        return match.end()

    def _inline(self, piece: int, start: int, end: int) -> int:
        parts = _TITLE.match(self.text[start + 1 : end - 1].strip())
        link = parts["link"] if parts else ""
        href = self.resolve(re.sub(r"\\(\W)", r"\1", link.strip("<>"))).href
        if self.pieces[piece] == "![" and _OUTSIDE.match(href):
            href = ""  # a picture of another host would be a request to it
        if href:
            title = f" {parts['title']}" if parts and parts["title"] else ""
            self.pieces.append(f"]({href}{title.replace('<', '&lt;')})")
        else:
            self.pieces[piece] = ""
        return end

    def _stray(self, match: re.Match[str]) -> str:
        """Write ticks that close nothing so that no engine pairs them with others.

        Some take a part of the run, and would then read as a link what we took for code.
        """
        end = self.text.find("\n\n", match.end())
        rest = self.text[match.end() : end if end >= 0 else None]
        return "&#96;" * len(match[0]) if "](" in rest else match[0]

    def _definition(self, match: re.Match[str]) -> str:
        href = self.resolve(match["defined"].strip("<>")).href
        rest = match["rest"].replace("<", "&lt;").replace("](", NO_LINK)
        return f"[{match['label']}]: {href}{rest}" if href else ""

    def _autolink(self, written: str) -> str:
        link = written[1:-1]
        target = f"mailto:{link}" if "@" in link and ":" not in link else link
        return written if self.resolve(target).href else ""


def _tag(match: re.Match[str]) -> str:
    name = match["tag"].lower()
    if name.lstrip("/") in INLINE_TAGS:
        return f"<{name}>"
    return "&lt;" + match[0][1:]


def _parentheses(text: str, start: int) -> int | None:
    """Return the end of the parentheses that open at `start`, or None where there are none.

    Where they do not balance, all up to the last one of the paragraph counts as inside: engines
    differ here, and a target that nobody can read is dropped.
    """
    if not text.startswith("(", start):
        return None
    depth = 0
    paragraph = text.find("\n\n", start)
    end = len(text) if paragraph < 0 else paragraph
    for match in _PARENTHESIS.finditer(text, start, end):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.end()
        if depth > _DEEPEST:
            break
    return text.rfind(")", start, end) + 1 or None


def _label(text: str) -> str:
    return " ".join(text.lower().split())
