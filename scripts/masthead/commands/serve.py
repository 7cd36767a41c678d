"""`masthead serve`: the site on this machine."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.admin_option import admin_option
from masthead.commands.options import hub_option, now_option
from masthead.errors import MastheadError, UsageError

SECOND = 1.0
"""How often `--watch` looks for changes."""


@click.command()
@click.option(
    "--site",
    type=click.Choice(("internal", "public")),
    default="internal",
    show_default=True,
    help="Which site.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Serve this built site instead of building one.",
)
@admin_option
@click.option("--watch", is_flag=True, help="Build again whenever a file of the hub changes.")
@hub_option
@now_option
def command(
    *,
    site: str,
    port: int,
    output: Path | None,
    bundle: Path | None,
    watch: bool,
    hub: Path,
    now: datetime,
) -> None:
    """Serve the site on 127.0.0.1 until it is interrupted.

    Example: masthead serve --site internal --port 8000
    """
    from masthead.site import serving
    from masthead.site.building import build

    folder = (output or hub / "build" / "site" / site).absolute()
    if output is None:
        build(hub, site, folder, now=now, tell=_tell, bundle=bundle)
    elif not (folder / "index.html").is_file():
        raise UsageError(f"{output} holds no built site", f"masthead build --output {output}")

    def rebuild() -> None:
        try:
            build(hub, site, folder, now=now, tell=_tell, bundle=bundle)
        except MastheadError as error:
            # The writer is at work: the last good site stays up.
            click.echo(f"error: {error.message}", err=True)

    with serving.serving(folder, port) as address:
        click.echo(f"serving {site} at {address} (stop with Ctrl-C)")
        try:
            if watch:
                serving.watch(hub, rebuild, lambda: pause(SECOND))
            else:
                pause(None)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)


def pause(seconds: float | None) -> bool:
    """Wait, for ever where no time is given; return that there is more to do."""
    threading.Event().wait(seconds)
    return True


def _tell(line: str) -> None:
    click.echo(line, err=True)
