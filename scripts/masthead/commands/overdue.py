"""`masthead overdue`: what should be out and is not."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import hub_option, now_option


@click.command()
@click.option(
    "--issue", is_flag=True, help="Keep one issue on GitHub about it: open, renew, close."
)
@click.option(
    "--keep-alive",
    "workflows",
    multiple=True,
    metavar="FILE",
    help="Switch a workflow on again, so that GitHub does not stop its schedule.",
)
@now_option
@hub_option
def command(*, issue: bool, workflows: tuple[str, ...], now: datetime, hub: Path) -> int:
    """Show what should be out and is not, and whether publishing runs at all.

    Ends 1 when there is something. It reads this clone's copy of the ledger; `git fetch` brings a
    newer one.

    Example: masthead overdue --issue --keep-alive publish.yml
    """
    from masthead.alarming import alarm_of, lines
    from masthead.ledger import read_heartbeat
    from masthead.publishing.state import look

    seen = look(hub, now)
    for note in seen.notes(now):
        click.echo(note, err=True)
    alarm = alarm_of(seen, read_heartbeat(hub, seen.hub.settings), now)
    for line in lines(alarm):
        click.echo(line)
    if not alarm.rings:
        click.echo("nothing is overdue")
    if issue or workflows:
        from masthead.alarming import keep_alive, ring
        from masthead.commands.feedback import author
        from masthead.github import connect

        github = connect(os.environ)
        if issue and (told := ring(github, alarm, author(github, os.environ))):
            click.echo(f"issue {told.number}: {told.url}", err=True)
        for name in keep_alive(github, workflows):
            click.echo(f"{name} was switched off or removed by a person, and stays so", err=True)
    return int(alarm.rings)
