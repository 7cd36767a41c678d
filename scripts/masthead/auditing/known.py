"""What is internal in a hub, ready to be looked for in a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from masthead.auditing import common
from masthead.auditing.index import Index, Secret
from masthead.auditing.openness import FREE, Openness, places
from masthead.auditing.secrets import secrets, unsent
from masthead.auditing.words import windows
from masthead.hub import Hub
from masthead.post import Post

OTHERS = frozenset({"assets", "search"})
"""Folders that hold files of the theme, among others."""

SHARED = frozenset({"posts", "channels", "assets", "search", "media", "api", "content", ""})
"""Folders that every site has."""

INSIDE = frozenset({"calendar", "pipeline", "library"})
"""Generated pages that only the internal site has."""


@dataclass
class Known:
    """What is internal, ready to be looked for.

    Args:
        index: texts, titles, names, values.
        places: internal addresses with the file behind each.
        folders: folders that hold nothing public, with a file in each.
        hosts: internal hosts, lower case.
        media: internal media files by size in bytes.
        files: every file of the hub.
        names: names of all of them, and of the folders right below `content/`.
        public_url: address of the public site, or empty.
    """

    index: Index = field(default_factory=Index)
    places: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    hosts: frozenset[str] = frozenset()
    media: dict[int, list[str]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    public_url: str = ""


def gather(hub: Hub, root: Path) -> Known:
    """Return what is internal in a hub.

    Args:
        hub: the hub, with the ledger's records.
        root: its folder, where files are read that are no pages.
    """
    open = Openness(hub)
    known = Known(files=hub.files, public_url=hub.settings.public_url.lower())
    known.hosts = _hosts(hub)
    tops = {path.split("/")[1] for path in hub.files if path.count("/") > 1}
    known.names = (
        frozenset({path.rpartition("/")[2] for path in hub.files} | tops | SHARED) - OTHERS
    )
    for secret in secrets(open, root):
        known.index.add(secret)
    for item in open.everything:
        if item.path not in open.paths:
            for run in windows(item.document.body):
                known.index.add_run(run, Secret(" ".join(run), "text", item.path))
    for post in open.posts:
        for text in unsent(open, post):
            for run in windows(text):
                known.index.add_run(run, Secret(" ".join(run), "text", post.path))
    for path, asset in hub.assets.items():
        if path not in open.media | open.lent and not path.startswith(FREE):
            known.media.setdefault(asset.bytes, []).append(path)
    _add_places(known, open)
    common.forget(known.index, open, root)
    return known


def _hosts(hub: Hub) -> frozenset[str]:
    own = urlsplit(hub.settings.internal_url).hostname or ""
    public = urlsplit(hub.settings.public_url).hostname
    return frozenset({host.lower() for host in (own, *hub.settings.internal_hosts)} - {"", public})


def _add_places(known: Known, open: Openness) -> None:
    """Note the addresses and folders that must not be in the site."""
    public = {
        place
        for item in open.shown
        for place in places(item.path, item.id if isinstance(item, Post) else "")
    }
    public |= {path.removeprefix("content/") for path in open.media}
    shared = SHARED | {above for place in public for above in _above(place)}
    for item in open.everything:
        if item.path in open.paths:
            continue
        for place in places(item.path, item.id if isinstance(item, Post) else ""):
            if place not in public and place not in shared:
                known.places.setdefault(place, item.path)
            for above in _above(place):
                if above not in shared and above not in public:
                    known.folders.setdefault(above, item.path)
    for place in INSIDE - public - {above for one in public for above in _above(one)}:
        known.folders.setdefault(place, "the internal site")


def _above(place: str) -> Iterator[str]:
    while "/" in place:
        place = place.rpartition("/")[0]
        yield place
