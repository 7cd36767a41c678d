"""Read a hub, and find out which of its files a command is about."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from masthead.asset import Asset
from masthead.errors import UsageError
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.kinds import locate
from masthead.rules.baseline import covers
from masthead.rules.shared import Gating
from masthead.tokens.brand import brand_pages, files_of


class Wanted(NamedTuple):
    """What a person asks to look at.

    Args:
        names: files and folders, relative to the hub; none for all.
        since: a commit; what the change since then touches.
        rules_from: a commit whose guides and rule settings count; empty for those of the hub.
    """

    names: tuple[str, ...] = ()
    since: str | None = None
    rules_from: str | None = None


class Loaded(NamedTuple):
    """A hub, and what of it is wanted.

    Args:
        hub: the hub.
        paths: the files whose findings are wanted; None for all.
        lines: lines that the change added, by changed file, None for a file that is new to git;
            None where no change is asked about.
        gating: the settings and guides that count, where they are not the hub's own.
        changed: the files that the change adds, changes or takes away.
    """

    hub: Hub
    paths: Collection[str] | None = None
    lines: Mapping[str, frozenset[int] | None] | None = None
    gating: Gating | None = None
    changed: Collection[str] = frozenset()

    def shows(self, finding: Finding) -> bool:
        """Tell whether a finding is wanted: of those on voice, what stands on added lines."""
        if self.lines is None or not covers(finding):
            return True
        if finding.path not in self.changed:
            return locate(finding.path)[0] != "post"
        added = self.lines.get(finding.path)
        return added is None or finding.line in added


def hub_path(root: Path, name: str) -> str:
    """Return a file or folder relative to the hub; `.` is the hub itself.

    Raises:
        UsageError: it is not there, or not in the hub.
    """
    full = Path(os.path.normpath(Path(name).absolute()))
    if not os.path.lexists(full):
        raise UsageError(f"there is no file or folder {name}")
    try:
        return (full.parent.resolve() / full.name).relative_to(root.resolve()).as_posix()
    except ValueError as error:
        raise UsageError(f"{name} is not in the hub {root}", "name another with --hub") from error


def load(root: Path, wanted: Wanted, *, ledger: bool = True) -> Loaded:
    """Read the hub, and find what is wanted of it.

    In a narrow check only the media of the posts in question are opened.

    Args:
        root: the hub's folder.
        wanted: what a person asks to look at.
        ledger: whether deliveries that have been made count as made.
    """
    from masthead.workspace import load_hub

    narrow = bool(wanted.names or wanted.since)
    judged = partial(_is_below, wanted.names) if wanted.names else _everything
    hub = load_hub(root, probe=_nothing if narrow else None, judged=judged, late=narrow)
    paths = _named(hub, wanted.names) if wanted.names else None
    lines, changed = None, frozenset[str]()
    if wanted.since is not None:
        from masthead.commands.before import as_they_were
        from masthead.repo import changes
        from masthead.rules.reach import reach

        lines = changes(root, wanted.since)
        changed = frozenset(lines)
        touched = reach(hub, changed, as_they_were(root, hub, wanted.since, changed))
        if touched is not None:
            paths = touched if paths is None else paths & touched
    if narrow:
        hub = _probed(root, _told(hub, paths), paths)
    if ledger and _may_have_ledger(root, hub.settings.publishing.ledger):
        from masthead.ledger import read_records

        hub = replace(hub, records=read_records(root, hub.settings))
    return Loaded(hub, paths, lines, _gating(root, hub, wanted.rules_from), changed)


def _gating(root: Path, hub: Hub, ref: str | None) -> Gating | None:
    """Return the settings of rules and the guides of a commit."""
    if not ref:
        return None
    from masthead.repo import read_files
    from masthead.rules.gating import gating_of

    return gating_of(hub, read_files(root, ref, "masthead.yml", "content/voice"))


def _may_have_ledger(root: Path, branch: str) -> bool:
    """Tell whether git may know the ledger's branch here.

    Importing what reads the ledger takes a tenth of the time of a small check, and most
    checks run before there is one.
    """
    for folder in (root, *root.parents):
        git = folder / ".git"
        if not git.is_dir():
            if git.exists():
                return True  # a linked work tree: the refs are elsewhere
            continue
        packed = git / "packed-refs"
        return (
            (git / "reftable").exists()
            or (git / "refs/heads" / branch).exists()
            or any(git.glob(f"refs/remotes/*/{branch}"))
            or (packed.is_file() and f"/{branch}\n".encode() in packed.read_bytes())
        )
    return False


def _nothing(_path: str) -> bool:
    return False


def _everything(_path: str) -> bool:
    return True


def _is_below(names: tuple[str, ...], path: str) -> bool:
    return any(name in (".", path) or path.startswith(f"{name}/") for name in names)


def _told(hub: Hub, paths: Collection[str] | None) -> Hub:
    """Return the hub with what is wrong with the wanted posts among its findings."""
    if hub.shelf is None:
        return hub
    found = hub.shelf.findings(hub.shelf.names if paths is None else paths)
    return replace(hub, findings=(*hub.findings, *found))


def _named(hub: Hub, names: Iterable[str]) -> frozenset[str] | None:
    """Return the files of the hub that names stand for: themselves, or what is in a folder.

    Raises:
        UsageError: a name stands for nothing that is checked.
    """
    known = {*hub.files, "masthead.yml", *(finding.path for finding in hub.findings)}
    wanted: set[str] = set()
    for name in names:
        if name == ".":
            return None
        found = {path for path in known if path == name or path.startswith(f"{name}/")}
        if not found:
            hint = "checked are masthead.yml and the files in content/ and strategy/"
            raise UsageError(f"{name} holds nothing to check", hint)
        wanted |= found
    return frozenset(wanted)


def _probed(root: Path, hub: Hub, paths: Collection[str] | None) -> Hub:
    """Return the hub with the media of the wanted posts opened."""
    from masthead.media import probe

    assets = dict(hub.assets)
    for post in hub.all_posts() if paths is None else hub.posts_at(paths):
        for media in (*post.media, *(one for line in post.channels for one in line.media or ())):
            if known := assets.get(media.path):
                assets[media.path] = _seen(known, probe(root, media.path))
    return replace(hub, assets=assets | _drawn(root, hub, paths))


def _drawn(root: Path, hub: Hub, paths: Collection[str] | None) -> dict[str, Asset]:
    """Return the logos and icons of the wanted brand pages, and what pages show, looked at."""
    from masthead.media import probe
    from masthead.workspace import shown_by, with_problem

    found = {}
    pages = brand_pages(hub) if paths is None or any(map(_is_drawing, paths)) else ()
    for page in pages:
        for path, _ in files_of(page):
            if path in hub.assets and (paths is None or page.path in paths or path in paths):
                asset = probe(root, path)
                found[path] = asset if asset.problem else with_problem(root, asset)
    every = (page for kind in hub.pages.values() for page in kind.values())
    for page in (page for page in every if paths is None or page.path in paths):
        for path in shown_by(page):
            if path in hub.assets and path not in found:
                found[path] = _seen(hub.assets[path], probe(root, path))
    return found


def _is_drawing(path: str) -> bool:
    """Tell whether a brand page, or what one draws, may be at a path."""
    return path.startswith("content/brand/") or path.endswith(".svg")


def _seen(known: Asset, seen: Asset) -> Asset:
    """Return a media file with what its bytes say, and what its sidecar said."""
    return replace(
        known,
        bytes=seen.bytes,
        mime=seen.mime,
        width=seen.width,
        height=seen.height,
        problem=seen.problem,
    )
