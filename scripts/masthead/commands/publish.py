"""`masthead publish`: deliver what is due, and nothing twice."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option

if TYPE_CHECKING:
    from masthead.publishing import Result


@click.command()
@click.option("--dry-run", is_flag=True, help="Send nothing; show what would be sent.")
@click.option("--channel", default="", metavar="ID", help="Only this channel.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="At most N deliveries; confirms a run above the hub's max_per_run.",
)
@format_option("text", "json")
@now_option
@hub_option
def command(
    channel: str, limit: int | None, format: str, now: datetime, hub: Path, *, dry_run: bool
) -> int:
    """Deliver what is due, and nothing twice.

    Ends 1 when something due was not sent, or when a delivery waits for a person's decision
    (failed, unknown, late): `masthead status` says which and what to do.

    Example: masthead publish --dry-run
    """
    from masthead.publishing import Run, publish

    result = publish(
        Run(
            hub,
            now,
            own_clock=_own_clock(),
            dry_run=dry_run,
            channel=channel,
            limit=limit,
            environment=os.environ,
            tell=_teller(),
        )
    )
    _print(result, format, dry_run=dry_run)
    _report_to_ci(result)
    return 1 if result.failed else 0


def _own_clock() -> bool:
    """Tell whether nobody gave the time."""
    from click.core import ParameterSource

    given = click.get_current_context().get_parameter_source("now")
    return given is ParameterSource.DEFAULT


def _teller() -> Callable[[str], None]:
    """Return what shows the progress: a line a request, on a terminal only."""
    from masthead.rules.visible import visible

    def tell(line: str) -> None:
        if sys.stderr.isatty():
            click.echo(visible(line), err=True)

    return tell


def _print(result: Result, format: str, *, dry_run: bool) -> None:
    from masthead.publishing.report import table, to_json, totals

    if result.problem:
        click.echo(result.problem, err=True)
    if format == "json":
        click.echo(json.dumps(to_json(result.deliveries), ensure_ascii=False, indent=2))
        return
    for line in table(result.deliveries, result.zone):
        click.echo(line)
    if dry_run:
        click.echo(_foretold(result))
    else:
        click.echo(totals(result.deliveries))


def _foretold(result: Result) -> str:
    """Return what a run would take, and what it would leave where it is."""
    from masthead.publishing.report import totals

    taken = [one for one in result.deliveries if one.name in result.taken]
    left = [one for one in result.deliveries if one.name not in result.taken]
    stays = f"; would leave {totals(left)}" if left else ""
    return f"would take {totals(taken) if taken else 'nothing'}{stays}"


def _report_to_ci(result: Result) -> None:
    """Write the job's summary and annotations where a CI service wants them."""
    from masthead.publishing.report import job_summary, warn

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        text = job_summary(result.deliveries, result.zone, result.problem)
        try:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            # The run is over and recorded: its summary must not make it look like a failure.
            click.echo(f"the job summary {summary} cannot be written: {error.strerror}", err=True)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for line in warn(result.deliveries, result.paths):
            click.echo(line, err=True)
