"""`masthead hold`: stop all publishing, with a reason."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import hub_option, now_option, parse_time


@click.command()
@click.option("--why", required=True, metavar="TEXT", help="The reason, shown to everybody.")
@click.option(
    "--until",
    callback=lambda _ctx, _param, value: value and parse_time(value, "--until"),
    metavar="ISO",
    help="When it ends by itself, e.g. 2026-12-08T09:00+01:00.",
)
@now_option
@hub_option
def command(why: str, until: datetime | None, now: datetime, hub: Path) -> int:
    """Stop all publishing until `masthead release`, or until a time.

    Example: masthead hold --why "A storm hit our town"
    """
    from masthead.publishing.deciding import hold_all

    hold = hold_all(hub, why, now, until)
    end = f"until {until.isoformat(timespec='minutes')}" if until else "until masthead release"
    click.echo(f"nothing is published {end}: {hold.why} ({hold.who})")
    return 0
