"""`masthead route test`: where one message would go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.commands.reports import FORMATS, show
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.report import Block
    from masthead.survey import Survey


@click.command("test")
@click.argument("message")
@format_option(*FORMATS)
@now_option
@hub_option
def command(message: str, format: str, now: datetime, hub: Path) -> int:
    """Show where a kind of message, or a message, goes: who takes it on, and who comes next.

    MESSAGE is the id of a kind, or a text: then the first kind counts of whose words one stands
    in it. Nothing is guessed, and nothing is sent.

    Example: masthead route test "My lamp flickers"
    """
    show(hub, now, format, partial(_way, message))
    return 0


def _way(message: str, survey: Survey) -> Iterable[Block]:
    from masthead.reports.routing import told

    pages = survey.pages("route")
    if not pages:
        raise UsageError("the hub has no routes", 'masthead new route "Routes" writes the file')
    return told(pages[0], survey, message)
