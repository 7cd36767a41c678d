"""`masthead feedback`: what a pull request is told, as one comment."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.collector import no_collector
from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import GitHubError, MastheadError, UsageError

if TYPE_CHECKING:
    from masthead.channel import Channel
    from masthead.feedback.facts import Approving, Feedback
    from masthead.github import GitHub
    from masthead.hub import Hub
    from masthead.settings import Publishing

ACTIONS = "github-actions[bot]"
"""Who writes with the token of a workflow's run (docs.github.com, November 2026)."""

LARGEST = 65_536 * 4
"""Bytes of a comment that may be posted from a file."""


@click.command()
@click.option("--since", metavar="REF", help="What the change is against, as origin/main.")
@click.option(
    "--rules-from", metavar="REF", help="Judge by the guides and rule levels of a commit."
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it there.")
@click.option("--post", is_flag=True, help="Write it as the pull request's comment, once.")
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --post: a comment that --output wrote.",
)
@click.option(
    "--pr",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of the pull request (default: that of the run).",
)
@format_option("markdown", "json")
@now_option
@hub_option
def command(
    *,
    since: str | None,
    rules_from: str | None,
    output: Path | None,
    post: bool,
    source: Path | None,
    pr: int | None,
    format: str,
    now: datetime,
    hub: Path,
) -> int:
    """Say what a change does: messages, lengths, calendar, findings, who must approve.

    It goes to standard output, or to a file with --output, as long as GitHub takes in a comment;
    in a job also into the job's summary. What finds no room in the comment stands there. Ends 0
    whatever the findings are: `masthead check` is what fails.

    Example: masthead feedback --since origin/main --output build/feedback.md
    """
    if source is not None:
        if not post:
            raise UsageError("--from reads a comment that is posted", "add --post")
        _post(source.read_bytes()[: LARGEST + 1], pr)
        return 0
    if since is None:
        raise UsageError("it is not known what has changed", "name it, as --since origin/main")
    with no_collector():
        found = _feedback(hub, since, rules_from, pr, now)
    text = _written(found, format)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    _summarise(found)
    if post:
        _post(_written(found, "markdown").encode(), pr)
    return 0


def _feedback(
    root: Path, since: str, rules_from: str | None, pr: int | None, now: datetime
) -> Feedback:
    """Read the hub, check the change, and gather what it means."""
    from masthead.checking import check
    from masthead.commands.narrowing import Wanted, load
    from masthead.feedback.gathering import gather

    loaded = load(root, Wanted((), since, rules_from))
    report = check(loaded.hub, now=now, paths=loaded.paths, gating=loaded.gating)
    shown = report.keeping(loaded.shows)
    return gather(
        loaded.hub,
        shown,
        loaded.changed,
        now=now,
        reached=loaded.paths,
        approving=_approving(root, loaded.hub.settings.publishing, since, pr),
        before=_channels_before(root, loaded.hub, since, loaded.changed),
    )


def _channels_before(
    root: Path, hub: Hub, since: str, changed: Collection[str]
) -> Mapping[str, Channel]:
    """Return the changed channels as a commit has them, by their file."""
    from masthead.commands.before import as_they_were
    from masthead.page import Page
    from masthead.schema.build import build_channel

    paths = [path for path in changed if path.startswith("strategy/channels/")]
    found = (
        build_channel(one.document, hub.settings)[0]
        for one in as_they_were(root, hub, since, paths)
        if isinstance(one, Page) and one.kind == "channel"
    )
    return {one.document.path: one for one in found if one is not None}


def _approving(root: Path, publishing: Publishing, since: str, pr: int | None) -> Approving:
    """Return who must approve the change, and who has, as far as git and GitHub say it."""
    from masthead.approving.branch import judge_branch
    from masthead.approving.gathering import judge_pull
    from masthead.commands.approvals import connected, event_number
    from masthead.feedback.approving import approving_of, not_judged
    from masthead.repo import open_repository

    try:
        repository = open_repository(root)
        github = connected(repository, publishing.remote)
        number = pr or event_number(os.environ)
        try:
            if isinstance(github, GitHubError):
                raise github
            if number:
                return approving_of(judge_pull(github, repository, number))
            why = "it is not known which pull request this is"
            return approving_of(judge_branch(repository, since, unknown=why, hint="give --pr"))
        except GitHubError as error:
            found = judge_branch(repository, since, unknown=error.message, hint=error.hint)
            return approving_of(found)
    except MastheadError as error:
        return not_judged(error.message, error.hint)


def _written(found: Feedback, format: str) -> str:
    if format == "json":
        from masthead.feedback.data import as_json

        return f"{as_json(found)}\n"
    from masthead.feedback.markdown import as_comment

    return as_comment(found, _rest(os.environ))


def _rest(environment: Mapping[str, str]) -> str:
    """Return where all of it stands, for the end of a comment that is cut."""
    from masthead.inert import address

    server, repository = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    run = environment.get("GITHUB_RUN_ID")
    if server and repository and run:
        there = address(f"{server}/{repository}/actions/runs/{run}")
        return f"All of it stands in the [summary of the run]({there})."
    return "All of it: `masthead feedback --since REF --format json`."


def _summarise(found: Feedback) -> None:
    """Add it to the job's summary, where there is a job."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        from masthead.feedback.markdown import as_summary

        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_summary(found, "Run `masthead check` and `masthead preview`."))


def _post(text: bytes, pr: int | None) -> None:
    """Write the pull request's comment, or write it anew."""
    from masthead.feedback.markdown import COMMENT, MARKER
    from masthead.github import connect
    from masthead.github.comments import say

    body = text.decode("utf-8", "replace")
    if not body.startswith(MARKER) or len(body) > COMMENT:
        raise UsageError(
            "this is no comment of `masthead feedback`",
            "write one with: masthead feedback --since REF --output FILE",
        )
    from masthead.commands.approvals import event_number

    number = pr or event_number(os.environ)
    if number is None:
        raise UsageError("it is not known which pull request this is", "give its number: --pr 12")
    github = connect(os.environ)
    done = say(github, number, MARKER, body, author(github, os.environ))
    click.echo(f"commented: {done.url or number}", err=True)


def author(github: GitHub, environment: Mapping[str, str]) -> str:
    """Return who we are on GitHub; the token of a run may not ask."""
    if environment.get("GITHUB_ACTIONS") == "true":
        return ACTIONS
    return github.get("/user").text("login")
