"""`masthead check`: run all rules on the hub, on some files, or on what a change touches."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from masthead.checking import Report, check
from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError
from masthead.hub import Hub
from masthead.post import Post

COLOURS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "notice": {"fg": "cyan"},
    "path": {"bold": True},
    "hint": {"dim": True},
}
LONG_RUN = 300
"""Posts from which on a check on a terminal shows its progress."""


@click.command()
@click.argument("path", nargs=-1)
@click.option("--since", metavar="REF", help="Report what the change since a commit touches.")
@click.option("--fix", is_flag=True, help="Mend what has one right answer: # before hashtags.")
@format_option("text", "json", "github", "sarif")
@now_option
@hub_option
def command(
    path: tuple[str, ...], since: str | None, format: str, now: datetime, hub: Path, *, fix: bool
) -> int:
    """Check posts, pages and settings: all, or the files and folders in PATH.

    Ends 1 when a finding is an error.

    Example: masthead check content/posts/2026 --since main
    """
    started = time.monotonic()
    # A check makes many objects and hardly any cycles, and ends soon: looking for cycles would
    # take a quarter of the time on 1,000 posts (Python 3.11, November 2026).
    gc.disable()
    try:
        report = _report(hub, path, since, now, fix=fix)
    finally:
        gc.enable()
    _print(report, format, time.monotonic() - started)
    return 1 if report.failed else 0


def _report(
    hub: Path, path: Sequence[str], since: str | None, now: datetime, *, fix: bool
) -> Report:
    """Read, mend where that is asked for, and check."""
    names = [_hub_path(hub, name) for name in path]
    narrow = bool(names or since)
    whole, paths = _load(hub, names, since, narrow=narrow)
    if fix and _fix(hub, whole, paths):
        whole, paths = _load(hub, names, since, narrow=narrow)
    return check(whole, now=now, paths=paths, each=_progress)


def _hub_path(root: Path, name: str) -> str:
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


def _load(
    root: Path, names: Sequence[str], since: str | None, *, narrow: bool
) -> tuple[Hub, Collection[str] | None]:
    """Read the hub, and return which files' findings are wanted; None for all.

    In a narrow check only the media of the posts in question are opened.
    """
    from masthead.workspace import load_hub

    hub = load_hub(root, probe=_nothing if narrow else None)
    paths = _wanted(hub, names) if names else None
    if since is not None:
        touched = _touched(root, hub, since)
        if touched is not None:
            paths = touched if paths is None else paths & touched
    if narrow:
        hub = _probed(root, hub, paths)
    if _may_have_ledger(root, hub.settings.publishing.ledger):
        from masthead.ledger import read_records

        hub = replace(hub, records=read_records(root, hub.settings))
    return hub, paths


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


def _touched(root: Path, hub: Hub, since: str) -> frozenset[str] | None:
    from masthead.repo import changed_files
    from masthead.rules.reach import reach

    return reach(hub, changed_files(root, since))


def _wanted(hub: Hub, names: Iterable[str]) -> frozenset[str] | None:
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
    for post in hub.sources:
        if paths is not None and post.path not in paths:
            continue
        for media in (*post.media, *(one for line in post.channels for one in line.media or ())):
            if known := assets.get(media.path):
                seen = probe(root, media.path)
                assets[media.path] = replace(
                    known,
                    bytes=seen.bytes,
                    mime=seen.mime,
                    width=seen.width,
                    height=seen.height,
                    problem=seen.problem,
                )
    return replace(hub, assets=assets)


def _fix(root: Path, hub: Hub, paths: Collection[str] | None) -> bool:
    """Mend the wanted posts and say what was changed; tell whether anything was."""
    from masthead.rules.fixes import fix

    changed = False
    for post in hub.sources:
        if paths is None or post.path in paths:
            file = root / post.path
            mended, fixes = fix(post, file.read_bytes())
            if fixes:
                file.write_bytes(mended)
                changed = True
            for done in fixes:
                click.echo(f"fixed {done.path}:{done.line}: {done.words}", err=True)
    return changed


def _progress(posts: Sequence[Post]) -> Iterator[Post]:
    """Go through the posts; on a terminal, a long run shows how far it is."""
    if len(posts) < LONG_RUN or not sys.stderr.isatty():
        yield from posts
        return
    with click.progressbar(posts, label="Checking posts", file=sys.stderr) as bar:
        yield from bar


def _print(report: Report, format: str, seconds: float) -> None:
    if format == "json":
        from masthead.reporting.data import as_json

        click.echo(as_json(report))
    elif format == "sarif":
        from masthead.reporting.sarif import as_sarif

        click.echo(as_sarif(report))
    elif format == "github":
        from masthead.reporting.github import as_github, as_summary

        click.echo(as_github(report))
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(as_summary(report))
    else:
        from masthead.reporting.text import as_text

        click.echo(as_text(report, seconds=seconds, style=_style))


def _style(text: str, kind: str) -> str:
    """Colour a text; `click.echo` takes the colour out again where there is no terminal."""
    return click.style(text, **COLOURS[kind])
