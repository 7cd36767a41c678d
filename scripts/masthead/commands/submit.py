"""`masthead submit`: make a pull request of an issue form."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from masthead.commands.options import hub_option, now_option
from masthead.errors import GitHubError, UsageError

LOGIN = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}")
"""An account of a person, as GitHub writes it."""


@click.command()
@click.option(
    "--event",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The event that GitHub writes for a run (default: $GITHUB_EVENT_PATH).",
)
@click.option(
    "--form", is_flag=True, help="Write the issue form from the schema, and nothing else."
)
@click.option("--dry-run", is_flag=True, help="Print the file, and ask GitHub nothing.")
@now_option
@hub_option
def command(*, event: Path | None, form: bool, dry_run: bool, now: datetime, hub: Path) -> int:
    """Make a pull request of an issue that was opened with the form for posts.

    The issue is told what became of it, in one comment that is updated in place. Ends 1 when no
    post can be made of it.

    Example: masthead submit --event event.json --dry-run
    """
    from masthead.submitting.answers import answers
    from masthead.submitting.draft import Submission, Written, write
    from masthead.submitting.form import questions
    from masthead.workspace import load_hub

    whole = load_hub(hub)
    if form:
        return _write_form(hub, whole)
    issue = _issue(event or Path(os.environ.get("GITHUB_EVENT_PATH", "")))
    given, faults = answers(issue["body"], questions(whole))
    submission = Submission(issue["number"], issue["user"]["login"], given)
    written = Written("", b"", faults) if faults else write(submission, whole, now)
    for fault in written.faults:
        click.echo(f"error: {_shown(fault)}", err=True)
    if dry_run:
        click.echo(written.content, nl=False)
    else:
        _propose(submission, written, whole.settings.publishing.branch)
    return 1 if written.faults else 0


def _shown(text: str) -> str:
    from masthead.rules.visible import visible

    return visible(text)


def _write_form(root: Path, hub: Any) -> int:
    from masthead.submitting.form import PATH, form

    path = root / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(form(hub), encoding="utf-8", newline="\n")
    click.echo(f"wrote {PATH}")
    return 0


def _issue(path: Path) -> Mapping[str, Any]:
    """Return the issue of an event; its text may be anything."""
    try:
        issue = json.loads(path.read_bytes())["issue"]
        number, login = issue["number"], issue["user"]["login"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        issue, number, login = None, None, None
    if issue is None or type(number) is not int or number < 1 or not isinstance(login, str):
        raise UsageError("this is no event about an issue", "name its file with --event")
    if not LOGIN.fullmatch(login):
        raise UsageError(f"{_shown(login)} is no person's account", "open the issue as a person")
    body = issue.get("body")
    return {**issue, "body": body if isinstance(body, str) else ""}


def _propose(submission: Any, written: Any, target: str) -> None:
    """Open the pull request, start its checks, and tell the issue."""
    from masthead.commands.feedback import author
    from masthead.github import connect
    from masthead.github.comments import say
    from masthead.submitting.proposing import propose, start_checks
    from masthead.submitting.telling import MARKER, done, failed, refused

    github = connect(os.environ)
    me, number = author(github, os.environ), submission.number
    if written.faults:
        say(github, number, MARKER, refused(written.faults), me)
        return
    try:
        pull = propose(github, submission, written, target)
        start_checks(github, pull)
    except GitHubError as error:
        say(github, number, MARKER, failed(error.message, error.hint), me)
        raise
    say(github, number, MARKER, done(pull.url), me)
    click.echo(f"pull request {pull.number}: {pull.url}")
