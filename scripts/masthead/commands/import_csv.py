"""`masthead import csv`: bring a content calendar or a scheduler's upload into the hub."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option

if TYPE_CHECKING:
    from masthead.importing.tables.posts import Brought
    from masthead.reader.cells import Row

LAYOUTS = ("ayrshare", "buffer", "calendar", "highlevel", "hootsuite", "socialbee", "sprout")
"""As `masthead.importing.tables.layouts` has them; not imported, so that `--help` costs nothing."""
DATES = {"dmy": "day-first", "mdy": "month-first", "ymd": "year-first"}
LONG_RUN = 100
"""Rows from which on an import on a terminal shows its progress."""

layout_option = click.option(
    "--layout", type=click.Choice(LAYOUTS), help="The columns of a scheduler's bulk upload."
)
map_option = click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="MAPPING.yml",
    help="What the columns mean; the same file imports and exports.",
)


@click.command("csv")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@map_option
@layout_option
@click.option("--suggest", is_flag=True, help="Print a map for FILE to edit; write nothing.")
@click.option("--dates", type=click.Choice(tuple(DATES)), help="How 05/06/2026 is to be read.")
@click.option("--zone", metavar="ZONE", help="Zone of the times (default: the hub's).")
@click.option("--encoding", metavar="NAME", help="How FILE is encoded (default: found out).")
@click.option("--channel", multiple=True, metavar="ID", help="For rows that name no channel.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@format_option("text", "json")
@now_option
@hub_option
def command(
    *,
    file: Path,
    mapping: Path | None,
    layout: str | None,
    suggest: bool,
    dates: str | None,
    zone: str | None,
    encoding: str | None,
    channel: tuple[str, ...],
    dry_run: bool,
    format: str,
    now: datetime,
    hub: Path,
) -> int:
    """Bring the rows of a CSV file into the hub, each as a post.

    All rows are read and checked first. An error stops the import, and nothing is written; no file
    of the hub is ever changed. Columns without a meaning are kept in comments of the front matter.
    Posts that lack what they need, and those of the past, become drafts.

    Example: masthead import csv calendar.csv --dates dmy --channel bluesky --dry-run
    """
    from masthead.importing.tables import posts
    from masthead.importing.tables.opening import open_map, open_table, with_options
    from masthead.workspace import load_hub

    opened = open_table(file, open_map(mapping, layout), encoding or "")
    if suggest and opened.sheet.names:
        from masthead.importing.tables.suggesting import as_text

        click.echo(as_text(opened.map, file.as_posix()), nl=False)
        return 0
    loaded = load_hub(hub)
    order = DATES[dates] if dates else ""
    map = with_options(opened.map, loaded, dates=order, zone=zone or "", channels=channel)
    brought = posts.Brought(opened.sheet, findings=opened.findings)
    if opened.sheet.names:
        folder = file.absolute().parent
        made = posts.make_posts(loaded, opened.sheet, map, folder, now=now, each=_progress)
        found = sorted((*opened.findings, *made.findings), key=attrgetter("line", "column"))
        brought = replace(made, findings=tuple(found))
    written = not brought.failed and not dry_run
    if written:
        from masthead.importing.writing import write_all

        write_all(hub, brought.files)
    _show(brought, opened.layout, format, written=written)
    return 1 if brought.failed else 0


def _progress(rows: Sequence[Row]) -> Iterator[Row]:
    """Go through the rows; on a terminal, a long run shows how far it is."""
    if len(rows) < LONG_RUN or not sys.stderr.isatty():
        yield from rows
        return
    with click.progressbar(rows, label="Reading rows", file=sys.stderr) as bar:
        yield from bar


def _show(brought: Brought, layout: str, format: str, *, written: bool) -> None:
    """Print what was found and what was written."""
    from masthead.importing.tables.telling import as_data, as_lines

    if format == "json":
        data = as_data(brought, layout, written=written)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in as_lines(brought, layout, written=written):
        click.echo(line)
    if brought.failed:
        click.echo("next: mend the table or its map, and import again", err=True)
    elif written:
        click.echo("next: look at the drafts, then run `masthead check`", err=True)
    else:
        click.echo("next: leave out --dry-run to write the posts", err=True)
