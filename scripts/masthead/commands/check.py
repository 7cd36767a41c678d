"""`masthead check`: run all rules on the hub, on some files, or on what a change touches."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from masthead.checking import Report, check
from masthead.collector import no_collector
from masthead.commands.baselines import baseline_options, held_against
from masthead.commands.narrowing import Wanted, hub_path, load
from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError
from masthead.post import Post

COLOURS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "notice": {"fg": "cyan"},
    "path": {"bold": True},
    "hint": {"dim": True},
}
LONG_RUN = 300
"""Posts from which on a check on a terminal shows its progress."""


@click.command()
@click.argument("path", nargs=-1)
@click.option("--since", metavar="REF", help="Report what the change since a commit touches.")
@click.option(
    "--rules-from", metavar="REF", help="Judge by the guides and rule levels of a commit."
)
@click.option("--fix", is_flag=True, help="Mend what has one right answer: words, # of hashtags.")
@click.option("--watch", is_flag=True, help="Check again with each change, until Ctrl-C.")
@click.option(
    "--sarif",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the findings there, too, as SARIF.",
)
@baseline_options
@format_option("text", "json", "github", "sarif")
@now_option
@hub_option
def command(
    *,
    path: tuple[str, ...],
    since: str | None,
    rules_from: str | None,
    baseline: Path | None,
    format: str,
    now: datetime,
    hub: Path,
    fix: bool,
    watch: bool,
    sarif: Path | None,
    write_baseline: bool,
) -> int:
    """Check posts, pages and settings: all, or the files and folders in PATH.

    With --since, findings on the voice of a post show where the change added or changed the line;
    all others show for each file that the change touches. A baseline holds findings on voice
    alone. Ends 1 when a finding is an error.

    Example: masthead check content/posts/2026 --since main
    """
    began = time.monotonic()
    wanted = Wanted(tuple(hub_path(hub, name) for name in path), since, rules_from)

    def once() -> int:
        started = time.monotonic()
        with no_collector():
            report = _report(hub, wanted, now + timedelta(seconds=started - began), fix=fix)
        report = held_against(report, baseline, write=write_baseline)
        show(report, format, time.monotonic() - started)
        if sarif is not None:
            _write_sarif(report, sarif)
        return 1 if report.failed else 0

    if not watch:
        return once()
    if fix or write_baseline or sarif or format != "text":
        raise UsageError("--watch only looks and tells, in text", "leave the other option out")
    from masthead.commands.watching import keep_checking

    keep_checking(hub, once)
    return 0


def _report(hub: Path, wanted: Wanted, now: datetime, *, fix: bool) -> Report:
    """Read, mend where that is asked for, and check."""
    if fix:
        from masthead.commands.mending import mend

        loaded = mend(hub, wanted, now)
    else:
        loaded = load(hub, wanted)
    report = check(loaded.hub, now=now, paths=loaded.paths, each=_progress, gating=loaded.gating)
    return report.keeping(loaded.shows)


def _progress(posts: Sequence[Post]) -> Iterator[Post]:
    """Go through the posts; on a terminal, a long run shows how far it is."""
    if len(posts) < LONG_RUN or not sys.stderr.isatty():
        yield from posts
        return
    with click.progressbar(posts, label="Checking posts", file=sys.stderr) as bar:
        yield from bar


def _write_sarif(report: Report, file: Path) -> None:
    from masthead.reporting.sarif import as_sarif

    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{as_sarif(report)}\n", encoding="utf-8", newline="\n")


def show(report: Report, format: str, seconds: float, *, err: bool = False) -> None:
    """Print a report; on standard error where something else goes to standard output."""
    if format == "json":
        from masthead.reporting.data import as_json

        click.echo(as_json(report), err=err)
    elif format == "sarif":
        from masthead.reporting.sarif import as_sarif

        click.echo(as_sarif(report), err=err)
    elif format == "github":
        from masthead.reporting.github import as_github, as_summary

        click.echo(as_github(report), err=err)
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(as_summary(report))
    else:
        from masthead.reporting.text import as_text

        click.echo(as_text(report, seconds=seconds, style=_style), err=err)


def _style(text: str, kind: str) -> str:
    """Colour a text; `click.echo` takes the colour out again where there is no terminal."""
    return click.style(text, **COLOURS[kind])
