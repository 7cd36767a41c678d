"""`masthead approvals`: who must approve a change, who has, and what is missing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option
from masthead.errors import GitHubError, UsageError

if TYPE_CHECKING:
    from masthead.approving.judged import Judged
    from masthead.github import GitHub
    from masthead.pull import PullRequest
    from masthead.repo import Repository

CONTEXT = "masthead/approvals"
"""The name of the status, by which a ruleset can require it."""

MOST_NOTES = 10
"""Lines of CODEOWNERS that are told of."""

ASK = "who must approve what the checked-out branch changes, --since REF says without GitHub"


@click.command()
@click.option("--pr", type=click.IntRange(min=1), metavar="N", help="Number of a pull request.")
@click.option(
    "--since", metavar="REF", help="The checked-out branch, and what it is to go into, as main."
)
@click.option(
    "--status",
    is_flag=True,
    help=f"Write it as the status {CONTEXT} of the pull request, which a ruleset can require.",
)
@format_option("text", "json")
@hub_option
def command(*, pr: int | None, since: str | None, status: bool, format: str, hub: Path) -> int:
    """Show who must approve a change, who has, and whether the text is still the approved one.

    Without --pr it is the pull request of the run, or of the checked-out branch. Who must approve,
    git says alone; who has, GitHub says (GITHUB_TOKEN; MASTHEAD_TEAMS_TOKEN for teams). What is
    not committed is not judged.

    Ends 0 when it is approved and 1 when anything is missing or not known; with --status, 0 when
    the status could be written, whatever it says.

    Example: masthead approvals --since main
    """
    from masthead.approving.telling import as_json, lines
    from masthead.repo import open_repository
    from masthead.workspace import load_settings

    repository = open_repository(hub)
    publishing = load_settings(hub).publishing
    github = connected(repository, publishing.remote)
    number = pr or (None if since else event_number(os.environ))
    pull = _begin_status(github, number) if status else None
    notes: Sequence[str] = ()
    if number:
        judged = _pull(github, repository, number)
    else:
        target = since or main_of(repository, publishing.remote, publishing.branch)
        judged, notes = _branch(github, repository, target, publishing.branch)
    notes = [*notes, *_of_owners(github, judged)]
    if format == "json":
        click.echo(as_json(judged, notes))
    else:
        for line in lines(judged, notes):
            click.echo(line)
    _summarise(judged)
    if pull is not None and not isinstance(github, GitHubError):
        _end_status(github, pull, judged)
        return 0
    return 0 if judged.verdict.approved else 1


def connected(repository: Repository, remote: str) -> GitHub | GitHubError:
    """Return the repository on GitHub, or why it cannot be asked.

    Args:
        repository: the hub's repository.
        remote: the git remote that names it where `GITHUB_REPOSITORY` does not.
    """
    from masthead.editors.place import find_place
    from masthead.github import connect
    from masthead.repo import remote_url

    try:
        name = find_place(os.environ, remote_url(repository, remote), "").repository
    except UsageError:
        name = ""  # `connect` says what is missing
    try:
        return connect(os.environ, name)
    except GitHubError as error:
        return error


def event_number(environment: Mapping[str, str]) -> int | None:
    """Return the number of the pull request that started a run, if one did."""
    import json

    try:
        event = json.loads(Path(environment.get("GITHUB_EVENT_PATH", "")).read_bytes())
        number = event["pull_request"]["number"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return number if type(number) is int and number > 0 else None


def main_of(repository: Repository, remote: str, branch: str) -> str:
    """Return the publishing branch as this clone knows it: as it is on the remote, if it is."""
    from masthead.errors import RepositoryError
    from masthead.repo.commits import find_commit

    there = f"refs/remotes/{remote}/{branch}"
    try:
        find_commit(repository, there)
    except RepositoryError:
        return branch
    return there


def _pull(github: GitHub | GitHubError, repository: Repository, number: int) -> Judged:
    """Judge a pull request; where GitHub says nothing of it, nothing is known."""
    from masthead.approvals import Change, Route, Standing, Verdict
    from masthead.approving.gathering import judge_pull
    from masthead.approving.judged import Judged

    try:
        if not isinstance(github, GitHubError):
            return judge_pull(github, repository, number)
        error, hint = github, f"{github.hint}; {ASK}"
    except GitHubError as failed:
        error, hint = failed, failed.hint
    verdict = Verdict(Standing.UNKNOWN, unknowns=(error.message,))
    return Judged(number, "", "", verdict, Change(Route.UNKNOWN, "", "", ""), hint=hint)


def _branch(
    github: GitHub | GitHubError, repository: Repository, since: str, target: str
) -> tuple[Judged, Sequence[str]]:
    """Judge the checked-out branch: its pull request where there is one."""
    from masthead.approving.branch import branch_of, judge_branch, pull_of_branch, uncommitted
    from masthead.approving.gathering import judge_pull
    from masthead.repo import head_commit

    count = uncommitted(repository)
    files = "1 file is" if count == 1 else f"{count} files are"
    notes = [f"{files} not committed, and so not judged"] if count else []
    try:
        if isinstance(github, GitHubError):
            raise github
        number = pull_of_branch(github, repository, target)
        judged = judge_pull(github, repository, number) if number else None
    except GitHubError as error:
        unknown = judge_branch(repository, since, unknown=error.message, hint=error.hint)
        return unknown, notes
    if judged is None:
        name = branch_of(repository) or "the checked-out commit"
        reason = f"{name} has no open pull request"
        return judge_branch(repository, since, reason=reason, hint="open a pull request"), notes
    head = head_commit(repository)
    if head != judged.change.head:
        notes.append(f"the pull request has {judged.change.head[:9]}, here is {head[:9]}")
    return judged, notes


def _of_owners(github: GitHub | GitHubError, judged: Judged) -> Iterator[str]:
    """Yield what GitHub cannot use in the CODEOWNERS that counts: accounts and teams, above all."""
    from masthead.github.guards import owners_errors

    if isinstance(github, GitHubError) or not judged.change.base:
        return
    try:
        found = owners_errors(github, judged.change.base)
    except GitHubError:
        return  # there is none, or GitHub does not say: a note less
    for one in found[:MOST_NOTES]:
        yield f"{one.path}:{one.line}: GitHub says {one.kind}, so that this line owns nothing there"


def _begin_status(github: GitHub | GitHubError, number: int | None) -> PullRequest:
    """Say that it is being judged: a run that breaks off leaves no approval behind."""
    from masthead.github import pulls
    from masthead.github.statuses import set_status

    if number is None:
        raise UsageError("it is not known which pull request this is", "give its number: --pr 12")
    if isinstance(github, GitHubError):
        raise github
    pull = pulls.pull(github, number)
    if pull.open:
        set_status(github, pull.head, CONTEXT, state="pending", description="being judged")
    return pull


def _end_status(github: GitHub, pull: PullRequest, judged: Judged) -> None:
    from masthead.approvals import Standing
    from masthead.approving.telling import headline
    from masthead.github.statuses import set_status
    from masthead.rules.visible import visible

    states = {Standing.MISSING: "pending", Standing.OBJECTED: "failure", Standing.UNKNOWN: "error"}
    if pull.open:
        set_status(
            github,
            judged.change.head or pull.head,
            CONTEXT,
            state=states.get(judged.verdict.standing, "success"),
            description=visible(headline(judged)),
            url=pull.url,
        )


def _summarise(judged: Judged) -> None:
    """Add it to the job's summary, where there is a job."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        from masthead.feedback.approving import approving_of
        from masthead.feedback.markdown import approvals

        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"### Who must approve\n\n{approvals(approving_of(judged))}\n")
