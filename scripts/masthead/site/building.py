"""Build a site: read the hub, stage its tree, run the engine, finish, audit, swap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from masthead.auditing.audit import audit
from masthead.editors.place import Place
from masthead.errors import LeakError, SiteError, UsageError
from masthead.finding import Level
from masthead.hub import Hub
from masthead.ledger import read_hold, read_records
from masthead.publishing.run import find_errors
from masthead.publishing.state import judged
from masthead.repo import commit_dates, commit_history
from masthead.site import config, engine
from masthead.site.admin import DOORS, doors, place_of, put_admin
from masthead.site.content import Tree
from masthead.site.finishing import finish
from masthead.site.navigation import navigation
from masthead.site.output import STAGES, check_output, replacing
from masthead.site.selection import INTERNAL, PUBLIC
from masthead.site.staging import Staged, divided, put_beside, stage
from masthead.site.tidying import remove_source_maps
from masthead.site.tree import build_tree
from masthead.site.view import View
from masthead.starting import example_root
from masthead.workspace import load_hub

MOST_TOLD = 12
"""Most leaks that a failed build names; `masthead audit` names all."""

MOST_NAMED = 5
"""Most files with errors that a build names; `masthead check` names all, with the faults."""


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: its folder, how many pages it has, and what was staged."""

    folder: Path
    pages: int
    staged: Staged


def read_hub(root: Path, site: str) -> Hub:
    """Read a hub with the ledger's records and the dates of its files.

    The internal site looks at every media file.
    """
    hub = load_hub(root, probe=(lambda _path: True) if site == INTERNAL else None)
    return replace(
        hub,
        records=read_records(root, hub.settings),
        changed=commit_dates(root),
        commits=commit_history(root, "strategy"),
    )


def build(
    root: Path,
    site: str,
    output: Path,
    *,
    now: datetime,
    engine_name: str = "mkdocs",
    tell: Callable[[str], None] = lambda _line: None,
    bundle: Path | None = None,
) -> Built:
    """Build a site into `output`, which is replaced only when everything is ready.

    Args:
        root: the hub's folder.
        site: `public` or `internal`.
        output: where the site goes.
        now: the moment.
        engine_name: one of `masthead.site.engine.ENGINES`.
        tell: takes a line about each step.
        bundle: what the forms at `/admin` are made of; None for a site without them.

    Raises:
        UsageError: forms are asked for on the public site, or nothing says for which repository.
    """
    output = output.absolute()
    check_output(output, root)
    hub = read_hub(root, site)
    place = _place_of_forms(root, hub, site) if bundle else None
    tree = make_tree(root, hub, site, now)
    pages, beside = divided({DOORS: doors(place), **tree} if place else tree)
    staged, settings = stage_site(root, hub, site, pages)
    tell(f"staged {staged.files} files ({staged.written} new or changed)")
    if broken := _broken(hub, now):
        tell(f"errors in {broken}: the site lacks what cannot be shown; see `masthead check`")
    with replacing(output) as draft:
        tell(f"building with {engine_name}")
        engine.run(settings, draft, epoch=_epoch(hub, now), engine=engine_name)
        remove_source_maps(draft)
        put_beside(beside, root, draft)
        count = finish(draft, View(hub, site, now))
        if bundle and place:
            put_admin(draft, hub, place, bundle)
        if site == PUBLIC:
            tell("looking for anything internal")
            refuse_leaks(hub, root, draft)
    return Built(output, count, staged)


def _place_of_forms(root: Path, hub: Hub, site: str) -> Place:
    """Return where the hub is kept that the forms write to; it is asked before a site is built."""
    if site != INTERNAL:
        raise UsageError("the public site has no forms", "add --site internal")
    return place_of(root, hub)


def make_tree(root: Path, hub: Hub, site: str, now: datetime) -> Tree:
    """Return a site's tree; the internal one shows what the next run would do."""
    hold = read_hold(root, hub.settings)
    standing = judged(root, hub, now, hold) if site == INTERNAL else None
    return build_tree(hub, site, now=now, hold=hold, standing=standing)


def _broken(hub: Hub, now: datetime) -> str:
    """Name the files with errors among pages, media and tokens: a site is built without them."""
    pages = hub.files - {post.path for post in hub.sources}
    found = find_errors(hub, now, pages)
    files = sorted({one.path for one in found if one.level is Level.ERROR})
    more = f" and {len(files) - MOST_NAMED} more" if len(files) > MOST_NAMED else ""
    return ", ".join(files[:MOST_NAMED]) + more


def refuse_leaks(hub: Hub, root: Path, folder: Path) -> None:
    """Audit a public site before anyone sees it.

    Raises:
        LeakError: it holds something internal; the message names each place.
    """
    leaks = audit(hub, root, folder).leaks
    if leaks:
        lines = [
            f"{leak.file}:{leak.line}: {leak.kind}: {leak.what}"
            + (f" of {leak.source}" if leak.source else "")
            + f": {leak.text}"
            for leak in leaks[:MOST_TOLD]
        ]
        if len(leaks) > MOST_TOLD:
            lines.append(f"and {len(leaks) - MOST_TOLD} more")
        told = "\n".join(lines)
        raise LeakError(f"the public site would hold something internal:\n{told}", leaks[0].hint)


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
