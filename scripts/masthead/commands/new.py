"""`masthead new`: write a new file from its schema."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import hub_option, now_option
from masthead.drafting import DRAFTED, Draft, write_draft
from masthead.kinds import KINDS


@click.command()
@click.argument("kind", type=click.Choice(DRAFTED))
@click.argument("title")
@click.option("--id", default="", metavar="ID", help="Name of the file (default: from TITLE).")
@click.option("--lang", default="", metavar="TAG", help="Language (default: the hub's first).")
@click.option("--at", default="", metavar="TIME", help="When a post goes out: '2026-12-07 09:00'.")
@click.option("--channels", default="", metavar="IDS", help="Where a post goes: site,mastodon.")
@click.option("--from", "source", default="", metavar="URL", help="Content by others: its address.")
@hub_option
@now_option
def command(
    *,
    kind: str,
    title: str,
    id: str,
    lang: str,
    at: str,
    channels: str,
    source: str,
    hub: Path,
    now: datetime,
) -> None:
    """Write a new file in which every key is explained.

    TITLE is what the post or page is called; for `media` it is the file to describe, for `people`
    the first person's name.

    Example: masthead new post "Repair week starts on Monday" --channels site,mastodon
    """
    ids = tuple(part.strip() for part in channels.split(",") if part.strip())
    path = write_draft(hub, Draft(kind, title, id, lang, at, ids, source), now)
    click.echo(path)
    if KINDS[kind].is_table:
        for column in KINDS[kind].row.fields:
            needed = " Needed." if column.required else ""
            click.echo(f"  {column.name}: {column.description}{needed}", err=True)
    click.echo(f"next: fill it in, then run `masthead check {path}`", err=True)
