"""Where a pull request went into its branch: the commit before it, and its last commit there.

It rests on git's history and on which pull request GitHub says brought a commit, not on the merge
commit that GitHub names for a pull request: newer versions of its interface no longer do.
"""

from __future__ import annotations

from collections.abc import Sequence

from masthead.errors import RepositoryError
from masthead.github import GitHub
from masthead.github.pulls import pulls_of_commit
from masthead.pull import PullRequest
from masthead.repo import Repository

FETCH = "fetch the whole branch: git fetch --unshallow, or fetch-depth: 0 in a workflow"
MOST = 260
"""Commits of one pull request that are walked over; GitHub lists up to 250."""


def where_merged(
    github: GitHub, repository: Repository, pull: PullRequest, delivered: str
) -> tuple[str, str]:
    """Return the commit before a pull request came in, and its last commit on the branch.

    Args:
        github: the repository on GitHub.
        repository: the hub's repository here.
        pull: the pull request.
        delivered: a commit that it brought: its merge or squash, one of its rebased commits, or
            one of its own that a merge brought.

    Raises:
        RepositoryError: the history here does not show it.
        GitHubError: GitHub does not say what brought a commit.
    """
    line = _line(repository, pull.target, delivered)
    if delivered in line:
        at = line.index(delivered)
    else:  # a merge brought it: the oldest commit of the branch that holds it
        later = repository.ask("rev-list", "--ancestry-path", f"{delivered}..{line[0]}").text
        holding = set(later.split())
        at = max(number for number, commit in enumerate(line) if commit in holding)
    first = last = at
    if not _merges(repository, line[at]):
        while first + 1 < len(line) and _brought(github, pull, line, first + 1):
            first += 1
        while last > 0 and _brought(github, pull, line, last - 1):
            last -= 1
        if _is_earlier(repository, line[last], pull.head):
            raise RepositoryError(f"what is on {pull.target} is an earlier state of it", "merge it")
    if first + 1 >= len(line):
        raise RepositoryError("what was before the pull request is not here", FETCH)
    if first - last >= MOST:
        raise RepositoryError("the pull request has more commits than GitHub lists", "split it")
    return line[first + 1], line[last]


def _line(repository: Repository, target: str, delivered: str) -> Sequence[str]:
    """Return the commits of the branch that holds a commit, newest first: what came in, and when.

    A merge stands for all that it brought.
    """
    for name in (f"refs/remotes/origin/{target}", f"refs/heads/{target}", "HEAD"):
        if repository.git("merge-base", "--is-ancestor", delivered, name).code == 0:
            return repository.ask("rev-list", "--first-parent", name).text.split()
    raise RepositoryError(f"{delivered[:10]} is not on {target} here", FETCH)


def _merges(repository: Repository, commit: str) -> bool:
    return repository.git("rev-parse", "--verify", "--quiet", f"{commit}^2").code == 0


def _is_earlier(repository: Repository, commit: str, head: str) -> bool:
    """Tell whether a commit is one of a branch's own, and not its last: that was not merged."""
    asked = repository.git("merge-base", "--is-ancestor", commit, head)
    return commit != head and asked.code == 0


def _brought(github: GitHub, pull: PullRequest, line: Sequence[str], at: int) -> bool:
    """Tell whether a pull request brought a commit, too."""
    return any(one.number == pull.number for one in pulls_of_commit(github, line[at]))
