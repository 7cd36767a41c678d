"""`masthead export`: posts as a table, a workbook, a calendar or data."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.import_csv import layout_option, map_option
from masthead.commands.options import hub_option, now_option
from masthead.commands.plan import stretch
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.exporting.rows import Wanted
    from masthead.importing.tables.columns import ColumnMap


@click.command()
@click.argument("format", type=click.Choice(["csv", "xlsx", "ics", "json"]))
@click.option("--from", "first", metavar="DAY", help="First day, e.g. 2026-12-01.")
@click.option("--to", "last", metavar="DAY", help="Last day.")
@click.option("--channel", metavar="ID", help="Posts that go there, with its text, time and link.")
@map_option
@layout_option
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@now_option
@hub_option
def command(
    *,
    format: str,
    first: str | None,
    last: str | None,
    channel: str | None,
    mapping: Path | None,
    layout: str | None,
    output: Path | None,
    now: datetime,
    hub: Path,
) -> int:
    """Write the hub's posts as a table (csv, xlsx), a calendar (ics) or data (json).

    No cell is ever a formula: in CSV, one that a spreadsheet could take for one begins with an
    apostrophe, which an import takes away again. JSON has the shape of the API's `posts.json`.

    Example: masthead export csv --layout buffer --channel mastodon --output buffer.csv
    """
    if (mapping or layout) and format in ("ics", "json"):
        raise UsageError(f"{format} has no columns", "leave out --map and --layout")
    from masthead.exporting.rows import Wanted
    from masthead.importing.tables.opening import export_map
    from masthead.workspace import load_settings

    map = export_map(mapping, layout)
    start, end = stretch(first, last, load_settings(hub).zone)
    wanted = Wanted(start, end, channel or "")
    made = _made(format, hub, map, wanted, now, upload=layout not in (None, "calendar"))
    if output is not None:
        output.write_bytes(made)
        click.echo(f"written: {output}", err=True)
        return 0
    if format == "xlsx" and sys.stdout.isatty():
        raise UsageError("a workbook is no text", "name a file with --output posts.xlsx")
    sys.stdout.buffer.write(made)
    return 0


def _made(
    format: str, hub: Path, map: ColumnMap, wanted: Wanted, now: datetime, *, upload: bool
) -> bytes:
    """Return the export; an upload to a scheduler has its columns and no others."""
    if format == "json":
        from masthead.site.export import posts_json

        return posts_json(hub, wanted, now)
    if format == "ics":
        from masthead.exporting.plan import as_calendar

        return as_calendar(hub, wanted, now)
    from masthead.exporting.rows import rows_of
    from masthead.workspace import load_hub

    loaded = load_hub(hub)
    wanted.refuse_unknown(loaded)
    table = rows_of(loaded, map, wanted, alone=upload)
    if format == "xlsx":
        from masthead.exporting.workbook import workbook

        return workbook(table, "Posts", now)
    from masthead.tables import is_formula, write_table

    guards = sum(is_formula(cell.lstrip("'")) for row in table.rows for cell in row)
    if upload and guards:
        click.echo(f"{guards} cells begin with an apostrophe, as they could be formulas", err=True)
        click.echo("next: take it away where you upload them; it would be published", err=True)
    return write_table(table.names if map.header else None, table.rows).encode()
