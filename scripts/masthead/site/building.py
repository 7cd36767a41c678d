"""Build a site: read the hub, stage its tree, run the engine, finish, swap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from masthead.errors import SiteError
from masthead.hub import Hub
from masthead.ledger import read_hold, read_records
from masthead.site import config, engine, policy
from masthead.site.content import Tree
from masthead.site.navigation import navigation
from masthead.site.output import STAGES, check_output, replacing
from masthead.site.selection import INTERNAL
from masthead.site.staging import Staged, stage
from masthead.site.tree import build_tree
from masthead.starting import example_root
from masthead.workspace import load_hub


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: its folder, how many pages it has, and what was staged."""

    folder: Path
    pages: int
    staged: Staged


def read_hub(root: Path, site: str) -> Hub:
    """Read a hub with the ledger's records; the internal site looks at every media file."""
    hub = load_hub(root, probe=(lambda _path: True) if site == INTERNAL else None)
    return replace(hub, records=read_records(root, hub.settings))


def build(
    root: Path,
    site: str,
    output: Path,
    *,
    now: datetime,
    engine_name: str = "mkdocs",
    tell: Callable[[str], None] = lambda _line: None,
) -> Built:
    """Build a site into `output`, which is replaced only when everything is ready.

    Args:
        root: the hub's folder.
        site: `public` or `internal`.
        output: where the site goes.
        now: the moment.
        engine_name: one of `masthead.site.engine.ENGINES`.
        tell: takes a line about each step.
    """
    output = output.absolute()
    check_output(output, root)
    hub = read_hub(root, site)
    tree = build_tree(hub, site, now=now, hold=read_hold(root, hub.settings))
    staged, settings = stage_site(root, hub, site, tree)
    tell(f"staged {staged.files} files ({staged.written} new or changed)")
    with replacing(output) as draft:
        tell(f"building with {engine_name}")
        engine.run(settings, draft, epoch=_epoch(hub, now), engine=engine_name)
        pages = policy.finish_site(draft)
    return Built(output, pages, staged)


def stage_site(root: Path, hub: Hub, site: str, tree: Tree) -> tuple[Staged, Path]:
    """Stage a site below the hub; return what was staged and the engine's settings."""
    folder = root / STAGES / site
    for part in (folder, *folder.parents):
        if part != root and part.is_relative_to(root) and part.is_symlink():
            raise SiteError(
                f"{part.relative_to(root)} is a symbolic link, and links are not followed",
                "make it a folder",
            )
    staged = stage(tree, root, folder)
    settings = folder / config.FILE
    source = root / config.FILE
    if not source.is_file():
        source = example_root() / config.FILE
    text = config.staged_config(source, hub, site, navigation(tree), staged.folder)
    settings.write_text(text, encoding="utf-8")
    return staged, settings


def _epoch(hub: Hub, now: datetime) -> int:
    """Return the time of the last delivery, so that the same hub makes the same bytes."""
    return int(max((record.at for record in hub.records.values()), default=0) or now.timestamp())
