"""`masthead ledger`: create or show the record of deliveries."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import hub_option, now_option
from masthead.errors import UsageError


@click.group()
def command() -> None:
    """Create or show the record of deliveries, a git branch of its own.

    Example: masthead ledger init
    """


@command.command()
@now_option
@hub_option
def init(now: datetime, hub: Path) -> int:
    """Create the ledger's branch, on the remote where the hub has one.

    Only for a new hub: an old one whose ledger is gone would send its posts again.

    Example: masthead ledger init
    """
    from masthead.ledger import create
    from masthead.workspace import load_settings

    settings = load_settings(hub)
    created = create(hub, settings, now=now.timestamp())
    branch = settings.publishing.ledger
    click.echo(f"created the branch {branch}" if created else f"the branch {branch} is there")
    return 0


@command.command()
@click.argument("post", required=False)
@hub_option
def show(post: str | None, hub: Path) -> int:
    """Print what the ledger holds: the posts, or the file of one POST.

    Example: masthead ledger show repair-week
    """
    from masthead.ledger import read_records
    from masthead.ledger.form import encode
    from masthead.workspace import load_settings

    records = read_records(hub, load_settings(hub))
    if post is None:
        for record in sorted(records.values(), key=lambda one: (one.at, one.name)):
            click.echo(f"{record.name}  {record.state}")
        return 0
    known = [record for record in records.values() if record.post == post]
    if not known:
        raise UsageError(f"the ledger knows no post {post}", "`masthead ledger show` lists them")
    click.echo(encode(post, known).decode(), nl=False)
    return 0
