"""`masthead strategy review`: open a review from the facts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from masthead.commands.options import hub_option, now_option
from masthead.errors import UsageError


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    from masthead.when import WhenError, parse_day

    try:
        return parse_day(value) if value is not None else None
    except WhenError as error:
        raise UsageError(f"--since: {error.message}", error.hint) from error


@click.command("review")
@click.option(
    "--since",
    callback=_day,
    metavar="DAY",
    help="First day to look at (default: the day after the last review).",
)
@hub_option
@now_option
def command(*, since: date | None, hub: Path, now: datetime) -> None:
    """Open a review: write a page with the facts since the last one, for a person to judge.

    The facts come from the hub, its ledger and its history: what changed, posts, goals, tactics,
    cadence, decisions, money. Nothing is judged, and no page is ever overwritten.

    Example: masthead strategy review --since 2026-09-01
    """
    from masthead.commands.reports import survey_of
    from masthead.reviewing import open_review

    path = open_review(hub, survey_of(hub, now), since)
    click.echo(path)
    click.echo("next: answer its questions, then write `judged_by` and `judged_on`", err=True)
