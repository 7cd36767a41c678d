"""The table of kinds: what files the hub knows, where they stand, what may be in them.

A kind is one module beside this one with `RECORD` (its keys) and `BODY` (the text of a new file);
if need be also `ADVICE` (comments on that text) and `faults` (what is wrong between keys). It is
imported when it is first used. Adding a kind touches that module and this table.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from masthead.schema.records import Record
    from masthead.schema.shapes import Fault

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Args:
        name: what it is called; its module in `masthead.schema` has the same name.
        title: what it is, for people.
        pattern: where its files stand, with `{id}` for the part that names one.
        named: its files' names are ids, as other files refer to them.
        front_required: a file without front matter is a fault.
        front_limit: most bytes of front matter, or of the whole file where it is all YAML.
    """

    name: str
    title: str
    pattern: str
    named: bool = False
    front_required: bool = False
    front_limit: int = 16 * 1024

    @property
    def folder(self) -> str:
        """The folder of its files, relative to the hub."""
        return self.pattern.rpartition("/")[0]

    @property
    def module(self) -> ModuleType:
        """The kind's module, imported on first use."""
        return _module(self.name)

    @property
    def record(self) -> Record:
        """The keys of its front matter."""
        record: Record = self.module.RECORD
        return record

    @property
    def body(self) -> str:
        """The text of a new file below its front matter, with `{title}`."""
        body: str = self.module.BODY
        return body

    @property
    def advice(self) -> str:
        """What a new file says about its text, as comments; empty for most kinds."""
        advice: str = getattr(self.module, "ADVICE", "")
        return advice

    def faults_between(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        """Return what is wrong between keys that are each right."""
        faults = getattr(self.module, "faults", None)
        return faults(values) if faults else ()

    def json_schema(self) -> dict[str, Any]:
        """Return the front matter as JSON Schema 2020-12."""
        return {"$schema": DIALECT, "title": self.title, **self.record.json_schema()}


@cache
def _module(name: str) -> ModuleType:
    return importlib.import_module(f"masthead.schema.{name}")


_ALL = (
    Kind(
        "post",
        "A post: one announcement, whatever the number of channels",
        "content/posts/{year}/{id}.md",
        named=True,
        front_required=True,
    ),
    Kind(
        "channel",
        "A channel: one account on one service",
        "strategy/channels/{id}.md",
        named=True,
        front_required=True,
    ),
    Kind("settings", "The hub's settings", "masthead.yml", front_limit=512 * 1024),
    Kind("people", "People, by id", "strategy/people.yml", front_limit=512 * 1024),
    Kind("media", "What is to know about a media file", "content/media/{file}.yml"),
    Kind("goal", "A goal with its measure", "strategy/goals/{id}.md", named=True),
    Kind("audience", "An audience", "strategy/audiences/{id}.md", named=True),
    Kind("pillar", "A theme that posts come back to", "strategy/pillars/{id}.md", named=True),
    Kind("campaign", "A campaign", "strategy/campaigns/{id}.md", named=True),
    Kind(
        "guide",
        "A tone-of-voice guide for one language",
        "content/voice/{id}.md",
        front_limit=512 * 1024,
    ),
    Kind(
        "brand",
        "A page on how the brand looks: logo, colour, type, icons",
        "content/brand/{id}.md",
        front_limit=64 * 1024,
    ),
    Kind("page", "Any other page", "content/{id}.md"),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every kind by name."""

POSTS = "content/posts"
_BY_FOLDER = {
    kind.folder: kind.name
    for kind in _ALL
    if kind.name != "post" and kind.pattern.endswith("/{id}.md")
}


def locate(path: str) -> tuple[str, str]:
    """Return the kind of a Markdown file and its id: the file's name, or its folder's.

    Args:
        path: file, relative to the hub, with forward slashes.
    """
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if name == "index":
        folder, _, name = folder.rpartition("/")
    if folder == POSTS or folder.startswith(f"{POSTS}/"):
        is_list = path.endswith("/index.md") and folder == POSTS and _is_year(name)
        return ("page" if is_list else "post"), name
    return _BY_FOLDER.get(folder, "page"), name


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdecimal()
