"""Read the files of a hub one by one, and put what they say together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.asset import Asset
from masthead.channel import Channel
from masthead.document import Document
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.kinds import KINDS, Kind, locate, locate_data
from masthead.media import is_media
from masthead.media import probe as probe_media
from masthead.media.using import used_by, with_problem
from masthead.opening import read_bytes
from masthead.page import LatePage, Page, Person
from masthead.post import Post
from masthead.reader import read_markdown, read_yaml
from masthead.schema.build import (
    build_channel,
    build_page,
    build_people,
    build_post,
    describe_asset,
)
from masthead.schema.shapes import is_typed
from masthead.settings import Settings
from masthead.shelf import Read, Shelf, by_id
from masthead.tokens.brand import KIND as BRAND
from masthead.tokens.brand import files_of, is_token_file
from masthead.walking import Walk

if TYPE_CHECKING:
    from masthead.guide import Guide

SIDECAR = ".yml"
PACKS = "content/voice/packs/"
EAGER = frozenset({"channel", "people"})
"""Kinds that are read in any case: posts name them."""


def _guides(pages: Mapping[str, Page]) -> Mapping[str, Guide]:
    """Return the guides that pages hold; a hub without one does not import what reads them."""
    if not pages:
        return {}
    from masthead.voice.reading import Guides

    return Guides(pages)


def _built(document: Document, settings: Settings) -> Page:
    page, _ = build_page(document, settings)
    return page


@dataclass(slots=True)
class Loading:
    """What has been read so far."""

    root: Path
    settings: Settings
    walk: Walk
    judged: Callable[[str], bool]
    late: bool = False
    names: dict[str, str] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    channels: dict[str, Channel] = field(default_factory=dict)
    pages: dict[str, dict[str, Page]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    packs: dict[str, dict[str, bytes]] = field(default_factory=dict)
    tokens: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    drawn: frozenset[str] | None = None

    def hub(self) -> Hub:
        """Return all that was read as one value."""
        sources = self._sources()
        return Hub(
            settings=self.settings,
            posts=by_id(sources),
            channels=self.channels,
            pages=self.pages,
            people=self.people,
            assets=self.assets,
            files=frozenset(self.walk.files),
            findings=(*self.walk.findings, *self.findings),
            sources=sources,
            guides=_guides(self.pages.get("guide", {})),
            packs=self.packs,
            tokens=self.tokens,
        )

    def add(self, path: str) -> None:
        """Read a file, or note that it is there where nobody asks what is in it."""
        located = locate(path) if path.endswith(".md") else locate_data(path)
        if located is None:
            return
        kind, id = located
        if kind == "post":
            self.names[path] = id
            if not self.late and (post := self._read_post(path)) is not None:
                self.posts.append(post)
            return
        late = not self.judged(path)
        document = None if late and kind not in EAGER else self.read(path, KINDS[kind])
        if document is not None:
            self._use(kind, document)
        if late:
            read = partial(self._read_late, path, KINDS[kind])
            build = partial(_built, settings=self.settings)
            self._note(LatePage(kind, id, path, read, build))
        elif document is not None:
            self._add_page(document)

    def _use(self, kind: str, document: Document) -> None:
        """Take what other files rest on: channels, people."""
        match kind:
            case "channel":
                channel, _ = build_channel(document, self.settings)
                if channel is not None:
                    self.channels.setdefault(channel.id, channel)
            case "people":
                self.people, _ = build_people(document)

    def read(self, path: str, kind: Kind) -> Document | None:
        """Read a file as its kind says; None where it cannot be read."""
        if kind.is_table:
            return self._table(path, kind)
        if not kind.is_page:
            return self._yaml(path, kind.front_limit)
        raw = self._bytes(path)
        if raw is None:
            return None
        document, findings = read_markdown(
            path, raw, front_limit=kind.front_limit, required=kind.front_required
        )
        self.findings += findings
        return document

    def _read_late(self, path: str, kind: Kind) -> Document:
        """Read a file about which nobody asks what is wrong; what cannot be read is empty."""
        alone = replace(self, findings=[])
        return alone.read(path, kind) or Document(path, {})

    def _sources(self) -> Sequence[Post]:
        """Return the posts: as read, or such that each is read when somebody asks for it."""
        return Shelf(self.names, self._raw, self._read_alone) if self.late else tuple(self.posts)

    def _read_post(self, path: str) -> Post | None:
        """Read a post; None where it cannot be read."""
        document = self.read(path, KINDS["post"])
        if document is None:
            return None
        post, findings = build_post(document, self.settings, links=self.walk.links)
        self.findings += findings
        return post

    def _read_alone(self, path: str) -> Read:
        """Return a post and what is wrong with it."""
        alone = replace(self, findings=[])
        post = alone._read_post(path)  # noqa: SLF001 - another of the same class
        return post, tuple(alone.findings)

    def _raw(self, path: str) -> bytes:
        """Return the bytes of a file; none where it cannot be read, which its reader tells."""
        try:
            return read_bytes(self.root, path)
        except OSError:
            return b""

    def add_packs(self) -> None:
        """Read the files of the style packs; they are understood when a guide asks for them."""
        for path in self.walk.files:
            if not (path.startswith(PACKS) and path.endswith(SIDECAR)):
                continue
            folder, slash, file = path.removeprefix(PACKS).partition("/")
            if slash and "/" not in file and (raw := self._bytes(path)) is not None:
                self.packs.setdefault(folder, {})[file] = raw

    def add_tokens(self) -> None:
        """Read the bytes of the brand's token files; `masthead.tokens` understands them."""
        for path in self.walk.files:
            if is_token_file(path) and (raw := self._bytes(path)) is not None:
                self.tokens[path] = raw

    def add_assets(self, probe: Callable[[str], bool] | None) -> None:
        """Look at the media files, and read their sidecars."""
        files = self.walk.files
        sidecars = (path for path in files if path.endswith(SIDECAR))
        described = files.keys() & {path.removesuffix(SIDECAR) for path in sidecars}
        wanted = probe or (self._used() | described | self._drawn()).__contains__
        for path, size in files.items():
            if not (is_media(path) or path in described):
                continue
            asset = probe_media(self.root, path) if wanted(path) else Asset(path, size)
            if wanted(path) and not asset.problem and path in self._drawn():
                asset = with_problem(self.root, asset)
            if path in described and (document := self._yaml(f"{path}{SIDECAR}")) is not None:
                asset, findings = describe_asset(asset, document)
                self.findings += findings
            self.assets[path] = asset

    def _drawn(self) -> frozenset[str]:
        """Return the paths of the logos and icons that the brand's pages name."""
        if self.drawn is None:
            pages = self.pages.get(BRAND, {}).values()
            self.drawn = frozenset(path for page in pages for path, _ in files_of(page))
        return self.drawn

    def _used(self) -> set[str]:
        """Return the paths of the media that posts use and pages show."""
        pages = (page for kind in self.pages.values() for page in kind.values())
        return used_by(self._sources(), pages)

    def _add_page(self, document: Document) -> None:
        page, findings = build_page(document, self.settings)
        self.findings += findings
        self._note(page)

    def _note(self, page: Page) -> None:
        """Keep a page by its kind and id."""
        known = self.pages.setdefault(page.kind, {})
        if page.id not in known:
            known[page.id] = page
        elif page.kind == "page":
            known[page.path] = page  # nobody refers to such pages by id: many are called index.md
        else:
            message = f"{known[page.id].path} is the {page.kind} {page.id} already"
            self.findings.append(Finding("schema/duplicate-id", page.path, message))

    def _yaml(self, path: str, limit: int = 512 * 1024) -> Document | None:
        """Read a file that is all YAML; None where it is not there or cannot be read."""
        if path not in self.walk.files:
            return None
        raw = self._bytes(path)
        if raw is None:
            return None
        document, findings = read_yaml(path, raw, limit=limit)
        self.findings += findings
        return document

    def _table(self, path: str, kind: Kind) -> Document | None:
        """Read a table; None where it cannot be read."""
        raw = self._bytes(path)
        if raw is None:
            return None
        from masthead.reader.table import read_table

        columns = {one.name: is_typed(one.shape) for one in kind.row.fields}
        document, findings = read_table(path, raw, columns=columns, needed=kind.row.required)
        self.findings += findings
        return document

    def _bytes(self, path: str) -> bytes | None:
        try:
            return read_bytes(self.root, path)
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            self.findings.append(Finding("reader/unreadable", path, message))
            return None
