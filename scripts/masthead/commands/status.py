"""`masthead status`: where each delivery stands, why, and what to do next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option

if TYPE_CHECKING:
    from masthead.hub import Hub
    from masthead.schedule import Delivery


@click.command()
@click.argument("post", required=False)
@format_option("text", "json")
@now_option
@hub_option
def command(post: str | None, format: str, now: datetime, hub: Path) -> int:
    """Show where each delivery stands, or those of one POST (its id, its file, or POST@CHANNEL).

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
        found = _chosen(seen.hub, found, post)
    if format == "json":
        click.echo(json.dumps(to_json(found), ensure_ascii=False, indent=2))
        return 0
    for line in table(found, seen.hub.settings.zone):
        click.echo(line)
    click.echo(totals(found))
    return 0


def _chosen(hub: Hub, found: Sequence[Delivery], word: str) -> tuple[Delivery, ...]:
    """Return the deliveries of a post (by id or file), or the one that is named.

    Raises:
        UsageError: there is no such post or delivery.
    """
    from masthead.publishing.naming import no_delivery, no_post

    posts = {one.id: one.path for one in hub.posts.values()}
    post = next((id for id, path in posts.items() if Path(path) == Path(word)), word)
    chosen = tuple(one for one in found if word == one.name or post == one.post)
    if chosen or post in posts:
        return chosen
    raise no_delivery(hub, word, found) if "@" in word else no_post(word, posts)
