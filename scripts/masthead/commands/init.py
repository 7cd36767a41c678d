"""`masthead init`: make a hub that checks, publishes and builds as it is."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import now_option

ASKS = {
    "solo": "what is committed on the branch goes out",
    "team": "one person besides the author approves what goes out",
    "organisation": "two people besides the author approve what goes out",
}
"""What each profile asks for, in words."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="Copy the example hub, its dates moved to today.")
@click.option(
    "--profile",
    type=click.Choice(["solo", "team", "organisation"]),
    default="solo",
    show_default=True,
    help="Who works in the hub; sets what approval it asks for.",
)
@now_option
def command(folder: Path, *, example: bool, profile: str, now: datetime) -> None:
    """Make a new hub in DIR: its files, a git repository with a first commit, its ledger.

    The bare hub has one channel, the embedded outbox, and one post that is due at once. The
    example is a fictional brand with posts in four languages; its past is sample data.

    Example: masthead init our-brand && cd our-brand && masthead check
    """
    from masthead.starting import start_hub

    start_hub(folder, example=example, profile=profile, now=now)
    click.echo(f"made the hub {folder} with its first commit and its ledger")
    if not example:
        click.echo(f"profile {profile}: {ASKS[profile]}")
    click.echo(f"next: cd {shlex.quote(str(folder))} && masthead check && masthead publish")
