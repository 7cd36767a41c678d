"""Open the pull request of a submission on GitHub, once, whatever was there before."""

from __future__ import annotations

from masthead.errors import GitHubError
from masthead.github import GitHub
from masthead.github.contents import commit_files, make_branch, tip
from masthead.github.pulls import open_pull, pulls_of_branch
from masthead.pull import PullRequest
from masthead.submitting.draft import Submission, Written
from masthead.submitting.telling import branch_of, commit_message, pull_body, pull_title

CHECKS = "check.yml"
"""The workflow that is started by hand: what a run's own token opens starts no workflow."""


def propose(github: GitHub, submission: Submission, written: Written, target: str) -> PullRequest:
    """Return the pull request of a submission: the one that is open, or a new one.

    A branch that an earlier run has made is used again, and an open pull request is left as it
    is: people may work on it.

    Args:
        github: the repository.
        submission: what is proposed.
        written: its file.
        target: the branch that it goes into.

    Raises:
        GitHubError: GitHub refuses, or there is no branch to go into.
    """
    branch = branch_of(submission)
    known = pulls_of_branch(github, branch)
    if known:
        return known[0]
    if tip(github, branch) is None:
        base = tip(github, target)
        if base is None:
            raise GitHubError(
                f"there is no branch {target}", "see to `publishing.branch`", "missing"
            )
        files = {written.path: written.content}
        commit = commit_files(github, base, files, commit_message(submission, written))
        make_branch(github, branch, commit)
    title, body = pull_title(written), pull_body(submission, written)
    return open_pull(github, branch, target, title, body, draft=False)


def start_checks(github: GitHub, pull: PullRequest) -> None:
    """Start the checks of a pull request that no event starts."""
    path = github.path("actions", "workflows", CHECKS, "dispatches")
    github.post(path, {"ref": pull.branch, "inputs": {"pull": str(pull.number)}})
