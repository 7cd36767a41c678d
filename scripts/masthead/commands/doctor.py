"""`masthead doctor`: whether the hub is fit to publish."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError
from masthead.health import Health
from masthead.suggestions import did_you_mean

if TYPE_CHECKING:
    from masthead.examining import Examined

SIGNS: Mapping[Health, str] = {
    Health.GOOD: "ok",
    Health.SOON: "SOON",
    Health.BAD: "BAD",
    Health.UNKNOWN: "?",
}


@click.command()
@click.option("--online", is_flag=True, help="Ask each service, as the account; publish nothing.")
@click.option("--channel", default="", metavar="ID", help="Look at one channel only.")
@click.option(
    "--issue", is_flag=True, help="Keep one issue on GitHub about it: open, renew, close."
)
@format_option("text", "json")
@now_option
@hub_option
def command(
    *, online: bool, channel: str, issue: bool, format: str, now: datetime, hub: Path
) -> int:
    """Look whether the hub is fit to publish: git, workflows, set-up, secrets, versions.

    Ends 1 where something is bad or, with --issue, will be within 30 days. With --online every
    account is asked: whether its credential is good, its rights, its limits, its last day. A `?`
    is what cannot be seen from here.

    Example: masthead doctor --online
    """
    from masthead.examining import examine
    from masthead.workspace import load_hub

    loaded = load_hub(hub)
    if channel and channel not in loaded.channels:
        hint = did_you_mean(channel, loaded.channels) or "`masthead channel list` shows them"
        raise UsageError(f"there is no channel {channel}", hint)
    found = []
    for one in examine(hub, loaded, os.environ, now, online=online):
        if channel in ("", one.subject):
            found.append(one)
            if format == "text":
                _show(one)
    if format == "json":
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    wrong = {Health.BAD, Health.SOON} if issue else {Health.BAD}
    if issue:
        _keep_issue(found)
    return int(any(check.health in wrong for one in found for check in one.checks))


def as_data(found: Iterable[Examined]) -> dict[str, object]:
    """Return what was found as plain JSON values."""
    rows = [
        {
            "subject": one.subject,
            "what": check.what,
            "health": str(check.health),
            "said": check.said,
            "step": check.step,
            "until": check.until.isoformat() if check.until else None,
        }
        for one in found
        for check in one.checks
    ]
    counts = {str(health): sum(row["health"] == health for row in rows) for health in Health}
    return {"checks": rows, "summary": counts}


def _show(one: Examined) -> None:
    from masthead.publishing.report import said

    click.echo(one.subject)
    if not one.checks:
        click.echo("  ok    nothing has to be set up")
    for check in one.checks:
        click.echo(said(f"  {SIGNS[check.health]:<4}  {check.what}: {check.said}"))
        if check.step:
            click.echo(said(f"        next: {check.step}"))


def _keep_issue(found: Iterable[Examined]) -> None:
    from masthead.alarming import FITNESS, keep_issue
    from masthead.commands.feedback import author
    from masthead.github import connect
    from masthead.inert import code, prose

    lines = [
        f"- {code(one.subject)}: {prose(check.what)}, {check.health}: {prose(check.said)}"
        + (f"\n  Next: {prose(check.step)}" if check.step else "")
        for one in found
        for check in one.checks
        if check.health in (Health.BAD, Health.SOON)
    ]
    github = connect(os.environ)
    if told := keep_issue(github, FITNESS, lines, author(github, os.environ)):
        click.echo(f"issue {told.number}: {told.url}", err=True)
