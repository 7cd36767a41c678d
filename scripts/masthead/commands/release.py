"""`masthead release`: go on after a hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import hub_option, now_option


@click.command()
@now_option
@hub_option
def command(now: datetime, hub: Path) -> int:
    """Go on publishing after `masthead hold`.

    Example: masthead release
    """
    from masthead.publishing.deciding import release_all

    ended = release_all(hub, now)
    if ended is None:
        click.echo("nothing was on hold")
        return 0
    click.echo(f"the hold has ended: {ended.why} ({ended.who})")
    click.echo("next: masthead due shows what the next run takes; what is late waits for you")
    return 0
