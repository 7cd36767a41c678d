"""Plan the import of a folder of Markdown posts: read all, check all, write nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.importing.front import read_file
from masthead.importing.keys import meaning_of
from masthead.importing.links import Routes, apply
from masthead.importing.mapping import Vocabulary
from masthead.importing.naming import ids_of
from masthead.importing.plan import Plan
from masthead.importing.post_text import Preparing, Text, written
from masthead.importing.prose import oddities_in, same_meaning
from masthead.importing.shaping import Habits
from masthead.importing.source import Folder
from masthead.importing.standing import holds
from masthead.kinds import locate
from masthead.reader import read_markdown
from masthead.schema.build import build_post
from masthead.when import find_zone
from masthead.workspace import load_hub

LIST_PAGE = "_index.md"
"""Hugo's page for a list of posts."""


@dataclass(slots=True)
class Importing:
    """One import of posts.

    Args:
        hub: the hub that the posts go into.
        root: its folder.
        folder: what is imported.
        media: where files are looked up besides.
        vocabulary: what the keys mean.
        now: posts of the past become drafts.
    """

    hub: Hub
    root: Path
    folder: Folder
    media: Folder
    vocabulary: Vocabulary
    now: datetime
    findings: list[Finding] = field(default_factory=list)

    def plan(self) -> Plan:
        """Return what would be written."""
        self.findings += self.folder.findings
        texts = [text for path in self._paths() if (text := self._read(path)) is not None]
        ids = ids_of((text.source for text in texts), self.folder.root.resolve().name)
        preparing = self._preparing(frozenset(ids))
        for text in texts:
            preparing.prepare(text)
        places = {text.source: self._place(text, ids[text.source]) for text in texts}
        files: dict[str, bytes | Path] = {}
        for text in texts:
            files |= self._files(text, places)
        there = self._taken(files, places)
        new = [text for text in texts if places[text.source] not in there]
        self.findings += [one for text in new for one in text.meaning.findings]
        self._tell_left(texts)
        drafts = sum(text.meaning.values.get("draft") is True for text in new)
        rest = {path: content for path, content in files.items() if path not in there}
        return Plan(rest, places, tuple(self.findings), tuple(sorted(there)), drafts)

    def _paths(self) -> list[str]:
        """Return the texts that are posts."""
        paths = list(self.folder.texts())
        for path in paths:
            if path.endswith(LIST_PAGE):
                message = "a page that lists posts is no post: left where it is"
                shown = self.folder.shown(path)
                self.findings.append(Finding("import/left", shown, message, level=Level.NOTICE))
        return [path for path in paths if not path.endswith(LIST_PAGE)]

    def _read(self, path: str) -> Text | None:
        document, findings = read_file(self.folder, path)
        self.findings += findings
        if document is None:
            return None
        habits = Habits(
            self.hub,
            self.vocabulary.dates,
            self.vocabulary.time,
            tags_by_spaces=self.vocabulary.source == "jekyll",
        )
        return Text(path, document, meaning_of(document, self.vocabulary, habits))

    def _preparing(self, names: frozenset[str]) -> Preparing:
        routes = Routes(self.folder, self.media, names, self.vocabulary.site)
        root = self.folder.root.resolve().name
        return Preparing(self.vocabulary, root, self.hub.settings.zone, self.now, routes)

    def _place(self, text: Text, id: str) -> str:
        """Return where a text stands in the hub: a folder of its own if files travel with it."""
        zone = find_zone(self.hub.settings.zone)
        year = (text.at or self.now).astimezone(zone).year
        ending = "/index.md" if text.luggage.taken else ".md"
        return f"content/posts/{year}/{id}{ending}"

    def _files(self, text: Text, places: Mapping[str, str]) -> dict[str, bytes | Path]:
        """Return the files of one text by path; check that the hub can read the text."""
        here = places[text.source]
        body = apply(text.document.body, text.changes, here, places)
        document = replace(text.document, body=body)
        body, findings = same_meaning(document, self.hub.channels)
        text.meaning.findings += [*findings, *oddities_in(document)]
        raw = written(text.meaning.values, text.meaning.kept, body).encode()
        if not text.meaning.failed:
            text.meaning.findings += self._faults(here, raw, text.document.path)
        folder = here.rpartition("/")[0]
        return {
            here: raw,
            **{
                f"{folder}/{name}": Path(root, path)
                for (root, path), name in text.luggage.taken.items()
            },
        }

    def _faults(self, path: str, raw: bytes, source: str) -> list[Finding]:
        """Return what the hub would find wrong with the form of a post."""
        document, findings = read_markdown(path, raw, required=True)
        if document is not None:
            _, findings = build_post(document, self.hub.settings)
        words = "the hub could not read it: "
        return [Finding(one.rule, source, words + one.message, hint=one.hint) for one in findings]

    def _taken(self, files: Mapping[str, bytes | Path], places: Mapping[str, str]) -> set[str]:
        """Return what the hub has already, and note what it has otherwise."""
        ids = {
            locate(path)[1]: path
            for path in self.hub.files
            if path.endswith(".md") and locate(path)[0] == "post"
        }
        ids |= {post.id: post.path for post in self.hub.sources}
        same = {path for path, content in files.items() if holds(self.root / path, content)}
        for source, path in places.items():
            there = ids.get(locate(path)[1])
            if (there is not None and there != path) or (there == path and path not in same):
                message = f"{there} is a post of that name already"
                hint = "rename this file, or take it out of the folder"
                shown = self.folder.shown(source)
                self.findings.append(Finding("import/taken", shown, message, hint=hint))
        for path in files.keys() - same - set(places.values()):
            if (self.root / path).exists():
                message = "is there already, with other content"
                self.findings.append(Finding("import/taken", path, message, hint="move it away"))
        return same

    def _tell_left(self, texts: list[Text]) -> None:
        """Note the files that stay behind."""
        gone = {
            path for text in texts for root, path in text.luggage.taken if _same(root, self.folder)
        }
        for path in self.folder.files.keys() - gone - set(self.folder.texts()):
            shown = self.folder.shown(path)
            message = "no text names this file: left where it is"
            self.findings.append(Finding("import/left", shown, message, level=Level.NOTICE))


def plan_posts(
    root: Path, folder: Folder, media: Folder, vocabulary: Vocabulary, now: datetime
) -> Plan:
    """Return what the import of a folder of posts would write.

    Args:
        root: the hub's folder.
        folder: what is imported.
        media: where files are looked up besides.
        vocabulary: what the keys of the front matter mean.
        now: posts of the past become drafts.

    Raises:
        ConfigError: `masthead.yml` is missing or wrong.
    """
    hub = load_hub(root, probe=lambda _path: False)
    return Importing(hub, root, folder, media, vocabulary, now).plan()


def _same(root: str, folder: Folder) -> bool:
    return root == str(folder.root)
