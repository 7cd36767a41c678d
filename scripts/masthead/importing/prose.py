"""Look through the text of a post from elsewhere: what means something else, what stays odd."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from masthead.compose.markdown import hidden_lines
from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.importing.links import EMBED
from masthead.reader.faults import shown
from masthead.rules.markdown import without_code

_BREAK = re.compile(r"---([ \t]*)")
_SECTION = re.compile(r"(##[ \t]+)@(\S.*)")
_WORD = re.compile(r"(##[ \t]+)@(\S+)")


class Oddity(NamedTuple):
    """What a text may hold that only its generator understands.

    Args:
        what: what it is, for people.
        form: how it looks.
        hint: the next step.
    """

    what: str
    form: re.Pattern[str]
    hint: str


ODDITIES = (
    Oddity(
        "raw HTML",
        re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>\n]{0,1000})?/?>"),
        "write it as Markdown; channels get text, and the site takes out what is not safe",
    ),
    Oddity(
        "a shortcode or a template tag",
        re.compile(
            r"\{\{[<%][^\n]{0,300}?[>%]\}\}|\{%[^\n]{0,300}?%\}|\{\{[^<%{\n][^\n]{0,300}?\}\}"
        ),
        "write what it stands for; nothing here runs it",
    ),
    Oddity(
        "attributes of kramdown",
        re.compile(r"\{:[ .#][^{}\n]{0,200}\}"),
        "take them out",
    ),
    Oddity(
        "an import or a part of MDX",
        re.compile(
            r"^(?:import [^\n]{1,200} from ['\"][^\n]*|export (?:const|default) [^\n]*)",
            re.MULTILINE,
        ),
        "write what it stands for",
    ),
    Oddity(
        "a link between notes",
        re.compile(r"(?<!!)\[\[[^\[\]\n]{1,200}\]\]"),
        "write it as a link",
    ),
    Oddity(
        "a directive", re.compile(r"^:{3,}[ \t]*\w[^\n]*", re.MULTILINE), "write it as Markdown"
    ),
    Oddity(
        "a callout", re.compile(r"^>[ \t]*\[![\w-]{1,30}\][^\n]*", re.MULTILINE), "write it as text"
    ),
    Oddity(
        "a footnote", re.compile(r"^\[\^[^\]\n]{1,60}\]:", re.MULTILINE), "work it into the text"
    ),
)


def oddities_in(document: Document) -> Iterator[Finding]:
    """Yield a finding for each sort of thing in a body that a person must look at."""
    body = EMBED.sub(_blank, without_code(document.body))
    body = _without_comments(body)
    for what, form, hint in ODDITIES:
        found = list(form.finditer(body))
        if found:
            first = found[0]
            line = body.count("\n", 0, first.start()) + document.body_line
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"{what} stays as text: {shown(first[0])}{more}"
            yield Finding(
                "import/text", document.path, message, line, level=Level.WARNING, hint=hint
            )


def _without_comments(body: str) -> str:
    """Return a text with its closed comments blanked out, in linear time."""
    parts, at = [], 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start)) >= 0:
        parts += [body[at:start], re.sub(r"[^\n]", " ", body[start : end + 3])]
        at = end + 3
    return "".join([*parts, body[at:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def same_meaning(document: Document, channels: Collection[str]) -> tuple[str, list[Finding]]:
    """Return the body so that it means here what it meant there; lines keep their numbers.

    A line `---` parts a thread here: four hyphens draw the same line, or underline the same
    heading, in every Markdown. A heading `## @name` begins a channel's section: it does so only
    where the hub has that channel.

    Args:
        document: the text as read.
        channels: the hub's channels.
    """
    lines = document.body.split("\n")
    odd = [at for at, line in enumerate(lines) if _BREAK.fullmatch(line) or _SECTION.match(line)]
    hidden = hidden_lines(document.body) if odd else frozenset()
    findings = []
    for at in odd:
        if at in hidden:
            continue
        if _BREAK.fullmatch(lines[at]):
            lines[at] = _BREAK.sub(r"----\1", lines[at])
            continue
        found = _WORD.match(lines[at])
        name = found[2] if found else ""
        if name in channels:
            words = f"this heading begins the section of the channel {shown(name)}"
        else:
            words = f"`@{shown(name)}` is no channel of the hub: the heading stays a heading"
            lines[at] = _SECTION.sub(r"\1\\@\2", lines[at])
        line = at + document.body_line
        findings.append(Finding("import/text", document.path, words, line, level=Level.NOTICE))
    return "\n".join(lines), findings
