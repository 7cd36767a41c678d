"""`masthead resolve`: a person's decision on one delivery."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import hub_option, now_option
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.publishing.decision import Decision


@click.command()
@click.argument("delivery", metavar="POST@CHANNEL")
@click.option("--published", metavar="URL", help="It is out, at this address.")
@click.option("--retry", is_flag=True, help="Send it (again).")
@click.option("--drop", is_flag=True, help="Never send it; needs --why.")
@click.option("--retract", is_flag=True, help="Take back what is out; needs --why.")
@click.option("--why", metavar="TEXT", help="The reason, kept in the ledger.")
@now_option
@hub_option
def command(
    delivery: str,
    published: str | None,
    why: str | None,
    now: datetime,
    hub: Path,
    *,
    retry: bool,
    drop: bool,
    retract: bool,
) -> int:
    """Record a person's decision on a delivery.

    It may be unknown, failed, late, held back at send time, done by hand, or out and to be taken
    back.

    Example: masthead resolve repair-week@mastodon --published https://social.example/@x/1
    """
    from masthead.publishing.deciding import resolve
    from masthead.publishing.report import table
    from masthead.workspace import load_settings

    decision = _decision(published, why, retry=retry, drop=drop, retract=retract)
    decided = resolve(hub, delivery, decision, now, os.environ)
    for line in table([decided], load_settings(hub).zone):
        click.echo(line)
    return 0


def _decision(
    published: str | None, why: str | None, *, retry: bool, drop: bool, retract: bool
) -> Decision:
    """Return the one decision that was given."""
    from masthead.publishing.decision import Drop, Published, Retract, Retry

    if [published is not None, retry, drop, retract].count(True) != 1:
        raise UsageError(
            "one decision is needed",
            "give --published URL, or --retry, or --drop --why TEXT, or --retract --why TEXT",
        )
    if published is not None:
        return Published(published)
    if retract:
        return Retract(why or "")
    return Retry() if retry else Drop(why or "")
