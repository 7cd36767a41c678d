"""`masthead build`: the public or the internal site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from masthead.commands.admin_option import admin_option
from masthead.commands.options import hub_option, now_option


@click.command()
@click.option(
    "--site",
    type=click.Choice(("public", "internal")),
    default="public",
    show_default=True,
    help="Which site.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site goes: a new folder, or one that an earlier build wrote. Default: "
    "build/public or build/internal in the hub.",
)
@click.option(
    "--engine",
    type=click.Choice(("mkdocs", "properdocs", "zensical")),
    default="mkdocs",
    show_default=True,
    help="The program that makes the pages.",
)
@admin_option
@hub_option
@now_option
def command(
    *,
    site: str,
    output: Path | None,
    engine: str,
    bundle: Path | None,
    hub: Path,
    now: datetime,
) -> None:
    """Build the public or the internal site.

    The public site holds only pages that say `visibility: public` and posts that the ledger
    knows as published on the site.

    Example: masthead build --site internal --output build/internal
    """
    from masthead.site.building import build

    built = build(
        hub,
        site,
        output or hub / "build" / site,
        now=now,
        engine_name=engine,
        tell=lambda line: click.echo(line, err=True),
        bundle=bundle,
    )
    click.echo(f"{built.pages} pages: {built.folder / 'index.html'}")
