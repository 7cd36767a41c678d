"""`masthead status`: where each delivery stands, why, and what to do next."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError


@click.command()
@click.argument("post", required=False)
@format_option("text", "json")
@now_option
@hub_option
def command(post: str | None, format: str, now: datetime, hub: Path) -> int:
    """Show where each delivery stands, or those of one POST (its id, or its file).

    It reads this clone's copy of the ledger; `git fetch` brings a newer one.

    Example: masthead status repair-week
    """
    from masthead.publishing.report import table, to_json, totals
    from masthead.publishing.state import look, with_drift

    seen = look(hub, now)
    for note in seen.notes(now):
        click.echo(note, err=True)
    found = tuple(with_drift(hub, seen))
    if post is not None:
        ids = {one.id: one.path for one in seen.hub.posts.values()}
        name = next((id for id, path in ids.items() if Path(path) == Path(post)), post)
        found = tuple(delivery for delivery in found if delivery.post == name)
        if not found and name not in ids:
            raise UsageError(f"there is no post {post}", "`masthead status` lists them all")
    if format == "json":
        click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
        return 0
    for line in table(found, seen.hub.settings.zone):
        click.echo(line)
    click.echo(totals(found))
    return 0
