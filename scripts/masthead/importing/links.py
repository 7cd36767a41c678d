"""Work out where the links of a text from elsewhere lead once it stands in the hub."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.importing.media_files import Luggage, bare, find, is_local, refusal
from masthead.importing.source import Folder
from masthead.reader.faults import shown
from masthead.rules.markdown import targets, without_code
from masthead.walking import LIKE_MARKDOWN

EMBED = re.compile(
    r"!\[\[(?P<name>[^\[\]|#\n]{1,200})(?:#[^\[\]|\n]*)?(?:\|(?P<alt>[^\[\]\n]*))?\]\]"
)
"""A file that a note of Obsidian shows."""

MOST_LOST = 50
"""Links of one text that lead nowhere and are named."""

_SIZE = re.compile(r"[0-9]+(?:x[0-9]+)?")


class Change(NamedTuple):
    """A stretch of the body, from `start` to `end`, and what is written instead.

    `text` is a file beside the text, an address, or the source path of another text (`to_text`).
    """

    start: int
    end: int
    text: str
    embed: str | None = None
    to_text: bool = False


@dataclass(slots=True)
class Routes:
    """Where addresses can lead.

    Args:
        folder: what is imported.
        media: where addresses that begin with `/` are looked up besides.
        texts: paths in the folder of all texts that are imported.
        site: address of the old site, or empty.
    """

    folder: Folder
    media: Folder
    texts: frozenset[str]
    site: str = ""

    def file(self, text: str, url: str, *, by_name: bool = False) -> tuple[Folder, str] | None:
        """Return the file that an address means, and the folder it is in."""
        for folder, here in ((self.folder, text), (self.media, "")):
            if found := find(folder, here, url, by_name=by_name):
                return folder, found
        return None


def changes_of(
    document: Document, text: str, routes: Routes, luggage: Luggage
) -> tuple[list[Change], list[Finding]]:
    """Return what is to be written instead of local links, and those that lead nowhere.

    Args:
        document: the text as read.
        text: its path in the folder.
        routes: where addresses can lead.
        luggage: gets the files that travel along.
    """
    changes: list[Change] = []
    lost: list[tuple[int, str, str]] = []
    for start, end, url, embed in chain(_links(document.body), _embeds(document.body)):
        lead = _lead(text, url, embed is not None, routes, luggage)
        if isinstance(lead, str):
            words = f"the link to {shown(url)} {lead}"
            lost.append((start, words, _hint(url, embedded=embed is not None)))
        elif lead is not None:
            changes.append(Change(start, end, lead[0], embed, to_text=lead[1]))
    return changes, _findings(document, lost)


def _findings(document: Document, lost: list[tuple[int, str, str]]) -> list[Finding]:
    """Return findings for links that lead nowhere, as many as a person can read."""
    findings: list[Finding] = []
    for start, words, hint in sorted(lost)[:MOST_LOST]:
        line = document.body.count("\n", 0, start) + document.body_line
        more = len(lost) - MOST_LOST if len(findings) == MOST_LOST - 1 else 0
        message = f"{words}, and {more} more links lead nowhere" if more > 0 else words
        found = Finding(
            "import/media", document.path, message, line, level=Level.WARNING, hint=hint
        )
        findings.append(found)
    return findings


def _hint(url: str, *, embedded: bool) -> str:
    if embedded or "." in posixpath.basename(url):
        return "put the file into the folder, or name the folder it is in with --media"
    return "say `site: https://...` in the mapping to lead to the old site, or change the link"


def _links(body: str) -> Iterator[tuple[int, int, str, str | None]]:
    for target in targets(body):
        url = bare(target.url)
        if is_local(url):
            yield target.offset, target.offset + len(target.url), url, None


def _embeds(body: str) -> Iterator[tuple[int, int, str, str | None]]:
    if "![[" not in body:
        return
    for match in EMBED.finditer(without_code(body)):
        alt = (match["alt"] or "").strip()
        yield *match.span(), match["name"].strip(), "" if _SIZE.fullmatch(alt) else alt


def _lead(
    text: str, url: str, embedded: bool, routes: Routes, luggage: Luggage
) -> tuple[str, bool] | str | None:
    """Return what to write and whether it is another text; or words on why there is nothing."""
    found = routes.file(text, url, by_name=embedded)
    if found is None:
        if page := _text_of(text, url, routes):
            return page, True
        if routes.site and url.startswith("/"):
            return f"{routes.site}{url}", False
        return "leads to nothing in the folder"
    folder, path = found
    if folder is routes.folder and path in routes.texts:
        return path, True
    if problem := refusal(folder, path):
        return f"leads to a file that {problem} and stays behind"
    return quote(luggage.add(folder, path)), False


def _text_of(text: str, url: str, routes: Routes) -> str | None:
    """Return the text that an address without an ending means."""
    name = url.partition("#")[0].partition("?")[0].rstrip("/")
    for ending in (*LIKE_MARKDOWN, "/index.md"):
        found = find(routes.folder, text, name + ending)
        if found in routes.texts:
            return found
    return None


def apply(body: str, changes: list[Change], here: str, places: Mapping[str, str]) -> str:
    """Return a body with its changes made.

    Args:
        body: the text.
        changes: what to write instead.
        here: path that the text gets in the hub.
        places: path in the hub by source, of all texts.
    """
    parts: list[str] = []
    at = 0
    for change in sorted(changes):
        text = change.text
        if change.to_text:
            text = quote(posixpath.relpath(places[text], posixpath.dirname(here)))
        if change.embed is not None:
            alt = re.sub(r"([\\\[\]])", r"\\\1", change.embed)
            text = f"{'' if change.to_text else '!'}[{alt or change.text}]({text})"
        parts += [body[at : change.start], text]
        at = change.end
    return "".join([*parts, body[at:]])
