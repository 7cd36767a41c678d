"""One post on its way into the hub: title, time, draft or not, and the files that go with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.importing.kept import kept_lines
from masthead.importing.keys import Meaning
from masthead.importing.links import Change, Routes, changes_of
from masthead.importing.mapping import Vocabulary
from masthead.importing.media_files import Luggage, bare, is_picture, refusal
from masthead.importing.naming import day_of, name_of, title_of
from masthead.kinds import KINDS
from masthead.reader.faults import shown
from masthead.schema.fields import ONE_LINE
from masthead.schema.shapes import ABSENT
from masthead.schema.template import as_yaml
from masthead.when import WhenError, parse_when

DRAFTS = frozenset({"_drafts", "drafts"})
"""Folders in which Jekyll and Hexo keep drafts."""

_NOTE = re.compile(r"!?\[\[([^\[\]|#]+)[^\[\]]*\]\]")


@dataclass(slots=True)
class Text:
    """One text on its way: what was read, and what has been worked out.

    Args:
        source: path in the folder.
        document: the file as read; its path is that for messages.
        meaning: its front matter in our keys.
        luggage: files that travel with it.
        changes: what is written instead of its links.
        at: when it goes out, where it says so.
    """

    source: str
    document: Document
    meaning: Meaning
    luggage: Luggage = field(default_factory=Luggage)
    changes: list[Change] = field(default_factory=list)
    at: datetime | None = None

    def say(
        self, rule: str, message: str, level: Level = Level.NOTICE, key: str = "", hint: str = ""
    ) -> None:
        """Note a finding, at the key of theirs that gave a key of ours."""
        place = self.document.key_place(*self.meaning.places.get(key, ()))
        path = self.document.path
        found = Finding(rule, path, message, place.line, place.column, level, hint)
        self.meaning.findings.append(found)


@dataclass(frozen=True, slots=True)
class Preparing:
    """What holds for all posts of an import.

    Args:
        vocabulary: what the keys mean.
        root: name of the imported folder.
        zone: IANA zone of times without an offset.
        now: posts of the past become drafts.
        routes: where links lead.
    """

    vocabulary: Vocabulary
    root: str
    zone: str
    now: datetime
    routes: Routes

    def prepare(self, text: Text) -> None:
        """Work out title, time and files of one text."""
        self._add_title(text)
        self._add_time(text)
        self._set_draft(text)
        self._pack_media(text)
        text.changes, findings = changes_of(text.document, text.source, self.routes, text.luggage)
        text.meaning.findings += findings

    def _add_title(self, text: Text) -> None:
        """Without a title take the text's heading, or else the file's name."""
        if text.meaning.values.get("title") or text.meaning.failed:
            return
        title, origin = title_of(text.source, text.document.body, self.root)
        if ONE_LINE.read(title, (), []) is ABSENT:
            hint = "add `title` to its front matter"
            text.say("import/title", "the text has no title", Level.ERROR, hint=hint)
            return
        text.meaning.values["title"] = title
        text.say("import/title", f"the text has no title: {origin} is taken", Level.WARNING)

    def _add_time(self, text: Text) -> None:
        """Take the day of the file's name where nothing else says when; read the time."""
        values = text.meaning.values
        day = day_of(name_of(text.source, self.root))
        if "publish_at" not in values and day and not text.meaning.failed:
            values["publish_at"] = f"{day} {self.vocabulary.time}"
        if "publish_at" not in values:
            return
        try:
            zone = str(values.get("zone", self.zone))
            text.at = parse_when(str(values["publish_at"]), zone)
        except WhenError as error:
            message = f"when it goes out: {error.message}"
            text.say("import/value", message, Level.ERROR, "publish_at", error.hint)

    def _set_draft(self, text: Text) -> None:
        """Make a draft of what must not go out: nothing is sent because of an import."""
        values = text.meaning.values
        if values.get("draft") is True:
            return
        past = text.at is not None and text.at <= self.now and not self.vocabulary.keeps_past
        folders = (self.root, *text.source.split("/")[:-1])
        if DRAFTS.intersection(folders):
            reason = "it stands among drafts"
        elif not values.get("channels"):
            reason = "it names no channel"
        elif text.at is None:
            reason = "nothing says when it goes out"
        elif past:
            reason = "its time is past"
        else:
            return
        values["draft"] = True
        text.say("import/draft", f"it becomes a draft: {reason}")

    def _pack_media(self, text: Text) -> None:
        """Take the files of the front matter along; keep the names of those that are missing."""
        packed, lost = [], []
        for entry in text.meaning.values.pop("media", []):
            name = _NOTE.sub(r"\1", entry["file"]).strip()
            found = self.routes.file(text.source, bare(name), by_name=True)
            problem = refusal(*found) if found else "is not in the folder"
            if found is None or problem:
                lost.append(entry)
                message = f"the file {shown(name)} {problem}: kept as a comment"
                hint = "put it there, or name the folder it is in with --media"
                text.say("import/media", message, Level.WARNING, "media", hint)
            else:
                packed.append({**entry, "file": text.luggage.add(*found)})
        if packed:
            text.meaning.values["media"] = packed
        if any(is_picture(entry["file"]) and not entry.get("alt") for entry in packed):
            message = "a picture has no alternative text, which the check asks for"
            hint = "map a key to `media.alt`, or write `alt` into the post"
            text.say("import/media", message, Level.WARNING, "media", hint)
        if lost:
            key = ".".join(map(str, text.meaning.places.get("media", ("media",))))
            text.meaning.kept.setdefault(key, lost)


def written(values: Mapping[str, Any], kept: Mapping[str, Any], body: str) -> str:
    """Return the text of a post: its keys in the order of the schema, what is kept, the body."""
    known = KINDS["post"].record.known
    lines = [f"{key}: {as_yaml(values[key])}" for key in known if key in values]
    front = "\n".join([*lines, *kept_lines(kept)])
    return f"---\n{front}\n---\n{body}"
