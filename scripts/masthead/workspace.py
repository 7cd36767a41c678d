"""Read a hub from disk into one value. The only module that reads a hub's text files."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from masthead.asset import Asset
from masthead.channel import Channel
from masthead.collector import no_collector
from masthead.document import Document
from masthead.errors import ConfigError
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.media import is_media
from masthead.media import probe as probe_media
from masthead.page import Page, Person
from masthead.post import Post
from masthead.reader import read_markdown, read_yaml
from masthead.schema.build import (
    build_channel,
    build_page,
    build_people,
    build_post,
    build_settings,
    describe_asset,
)
from masthead.schema.kinds import KINDS, locate
from masthead.settings import Settings
from masthead.tokens.brand import KIND as BRAND
from masthead.tokens.brand import files_of, is_token_file
from masthead.walking import Walk, walk

if TYPE_CHECKING:
    from masthead.guide import Guide

SETTINGS = "masthead.yml"
PEOPLE = "strategy/people.yml"
SIDECAR = ".yml"
PACKS = "content/voice/packs/"
MOST_BYTES = 1024 * 1024
"""Bytes of a text file that are read, and one more, so that the reader can say it is too long."""
SHOWN = re.compile(
    r"\]\([ ]*<?([^)\s>]+\.(?:png|jpe?g|gif|webp|svg))\b"
    r"|^[ ]{0,3}\[[^\]\n]*\]:[ ]*(\S+\.(?:png|jpe?g|gif|webp|svg))\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A link in Markdown to a picture."""
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a text file is opened: never a symbolic link; Windows must not change its line ends."""


def load_settings(root: Path) -> Settings:
    """Read `masthead.yml`.

    Args:
        root: the hub's folder.

    Raises:
        ConfigError: the file is missing or wrong; the message names each line.
    """
    try:
        raw = _read(root, SETTINGS)
    except OSError as error:
        raise ConfigError(
            f"{SETTINGS} cannot be read: {error.strerror}", "make a hub with `masthead init DIR`"
        ) from error
    document, findings = read_yaml(SETTINGS, raw, limit=KINDS["settings"].front_limit)
    settings = None
    if document is not None:
        settings, findings = build_settings(document)
    if settings is None or findings:
        raise _config_error(findings)
    return settings


def load_hub(root: Path, *, probe: Callable[[str], bool] | None = None) -> Hub:
    """Read a hub: settings, posts, pages, channels, people, media.

    What is wrong in content is in the hub's findings.

    Args:
        root: the hub's folder.
        probe: tells by path which media files are opened; by default those that a post uses
            or a sidecar describes.

    Raises:
        ConfigError: `masthead.yml` is missing or wrong.
    """
    loading = _Loading(root, load_settings(root), walk(root))
    with no_collector():
        for path in loading.walk.files:
            if path.endswith(".md"):
                loading.add_markdown(path)
        loading.add_people()
        loading.add_packs()
        loading.add_tokens()
        loading.add_assets(probe)
        return loading.hub()


def with_problem(root: Path, asset: Asset) -> Asset:
    """Return a logo or icon with what keeps it from being drawn."""
    from masthead.media.drawing import svg_problem

    try:
        return replace(asset, problem=svg_problem(_read(root, asset.path)))
    except OSError as error:
        return replace(asset, problem=f"cannot be read: {error.strerror}")


def shown_by(page: Page) -> Iterator[str]:
    """Yield the paths of the pictures that a page's text names, relative to the hub."""
    for match in SHOWN.finditer(page.document.body):
        name = unquote(match[1] or match[2])
        base = "content" if name.startswith("/") else posixpath.dirname(page.path)
        yield posixpath.normpath(f"{base}/{name}")


def _config_error(findings: Iterable[Finding]) -> ConfigError:
    """Return the error that lists every fault of `masthead.yml` with its line."""
    lines = [
        f"{SETTINGS}:{finding.line}: {finding.message}"
        + (f" ({finding.hint})" if finding.hint else "")
        for finding in findings
    ]
    return ConfigError("\n".join(lines), "`masthead schema settings` explains every key")


def _read(root: Path, path: str) -> bytes:
    """Return the bytes of a text file: all, or one more than the reader takes."""
    with os.fdopen(os.open(root / path, READ), "rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        return file.read(min(size, MOST_BYTES) + 1)


def _guides(pages: Mapping[str, Page]) -> Mapping[str, Guide]:
    """Return the guides that pages hold; a hub without one does not import what reads them."""
    if not pages:
        return {}
    from masthead.voice.reading import Guides

    return Guides(pages)


@dataclass(slots=True)
class _Loading:
    """What has been read so far."""

    root: Path
    settings: Settings
    walk: Walk
    sources: list[Post] = field(default_factory=list)
    channels: dict[str, Channel] = field(default_factory=dict)
    pages: dict[str, dict[str, Page]] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    packs: dict[str, dict[str, bytes]] = field(default_factory=dict)
    tokens: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def hub(self) -> Hub:
        """Return all that was read as one value."""
        posts: dict[str, Post] = {}
        for post in self.sources:
            posts.setdefault(post.id, post)
        return Hub(
            settings=self.settings,
            posts=posts,
            channels=self.channels,
            pages=self.pages,
            people=self.people,
            assets=self.assets,
            files=frozenset(self.walk.files),
            findings=(*self.walk.findings, *self.findings),
            sources=tuple(self.sources),
            guides=_guides(self.pages.get("guide", {})),
            packs=self.packs,
            tokens=self.tokens,
        )

    def add_markdown(self, path: str) -> None:
        """Read a post or a page."""
        kind = KINDS[locate(path)[0]]
        raw = self._bytes(path)
        if raw is None:
            return
        document, findings = read_markdown(
            path, raw, front_limit=kind.front_limit, required=kind.front_required
        )
        self.findings += findings
        if document is None:
            return
        if kind.name == "post":
            self._add_post(document)
        else:
            self._add_page(document)

    def add_people(self) -> None:
        """Read `strategy/people.yml`."""
        document = self._yaml(PEOPLE)
        if document is not None:
            self.people, findings = build_people(document)
            self.findings += findings

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
        described = {path for path in files if f"{path}{SIDECAR}" in files}
        drawn = self._drawn()
        wanted = probe or (self._used() | described | drawn).__contains__
        for path, size in files.items():
            if not (is_media(path) or path in described):
                continue
            asset = probe_media(self.root, path) if wanted(path) else Asset(path, size)
            if path in drawn and wanted(path) and not asset.problem:
                asset = with_problem(self.root, asset)
            if path in described and (document := self._yaml(f"{path}{SIDECAR}")) is not None:
                asset, findings = describe_asset(asset, document)
                self.findings += findings
            self.assets[path] = asset

    def _drawn(self) -> set[str]:
        """Return the paths of the logos and icons that the brand's pages name."""
        pages = self.pages.get(BRAND, {}).values()
        return {path for page in pages for path, _ in files_of(page)}

    def _used(self) -> set[str]:
        """Return the paths of the media that posts use and pages show."""
        pages = [page for kind in self.pages.values() for page in kind.values()]
        used = {path for page in pages for path in shown_by(page)}
        for post in self.sources:
            for media in (post.media, *(line.media or () for line in post.channels)):
                used.update(name for one in media for name in (one.path, one.captions))
        return used

    def _add_post(self, document: Document) -> None:
        post, findings = build_post(document, self.settings, links=self.walk.links)
        self.findings += findings
        if post is not None:
            self.sources.append(post)

    def _add_page(self, document: Document) -> None:
        page, findings = build_page(document, self.settings)
        self.findings += findings
        if page.kind == "channel":
            channel, _ = build_channel(document, self.settings)
            if channel is not None:
                self.channels.setdefault(channel.id, channel)
        known = self.pages.setdefault(page.kind, {})
        if page.id not in known:
            known[page.id] = page
        elif page.kind == "page":
            known[page.path] = page  # nobody refers to such pages by id: many are called index.md
        else:
            message = f"{known[page.id].path} is the {page.kind} {page.id} already"
            self.findings.append(document.finding("schema/duplicate-id", message))

    def _yaml(self, path: str) -> Document | None:
        """Read a file that is all YAML; None where it is not there or cannot be read."""
        if path not in self.walk.files:
            return None
        raw = self._bytes(path)
        if raw is None:
            return None
        document, findings = read_yaml(path, raw)
        self.findings += findings
        return document

    def _bytes(self, path: str) -> bytes | None:
        try:
            return _read(self.root, path)
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            self.findings.append(Finding("reader/unreadable", path, message))
            return None
