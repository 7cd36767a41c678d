"""`masthead due`: what a publishing run would take now."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import format_option, hub_option, now_option


@click.command()
@format_option("text", "json")
@now_option
@hub_option
def command(format: str, now: datetime, hub: Path) -> int:
    """Show what a publishing run would take now, as far as this clone knows.

    Example: masthead due --now 2026-12-07T09:00+01:00
    """
    from masthead.publishing.report import table, to_json, totals
    from masthead.publishing.state import look

    seen = look(hub, now)
    for note in seen.notes(now):
        click.echo(note, err=True)
    due = tuple(delivery for delivery in seen.deliveries if delivery.ready)
    if format == "json":
        click.echo(json.dumps(to_json(due), ensure_ascii=False, indent=2))
        return 0
    for line in table(due, seen.hub.settings.zone):
        click.echo(line)
    click.echo(totals(due))
    return 0
