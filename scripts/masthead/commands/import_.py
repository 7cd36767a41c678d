"""`masthead import`: bring posts and guides from elsewhere into the hub."""

from __future__ import annotations

import click

from masthead.commands.import_csv import command as csv
from masthead.commands.import_markdown import command as markdown


@click.group()
def command() -> None:
    """Bring posts and guides from elsewhere into the hub: all of them, or nothing.

    Example: masthead import csv calendar.csv --dry-run
    """


command.add_command(csv)
command.add_command(markdown)
