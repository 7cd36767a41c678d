"""Judge a branch without GitHub: who must approve what it changes, by git alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from masthead.approvals import Change, Roster, Route, Standing, Verdict, verify
from masthead.approvals.knowing import unknowns
from masthead.approving.changing import files_of
from masthead.approving.judged import Judged
from masthead.approving.knowing import Asking, require_top
from masthead.approving.law import law_at
from masthead.approving.reading import Reader
from masthead.approving.texts import Texts
from masthead.github import GitHub
from masthead.github.pulls import pulls_of_branch
from masthead.repo import Repository, head_commit
from masthead.repo.commits import find_commit


def judge_branch(
    repository: Repository, since: str, *, reason: str = "", unknown: str = "", hint: str = ""
) -> Judged:
    """Return who must approve what the checked-out commit changes; nobody has, as far as we know.

    Args:
        repository: the hub's repository.
        since: the commit or branch that it is to go into.
        reason: why nobody can have approved it yet, as: there is no pull request.
        unknown: why it is not known who has; the verdict is then `unknown`.
        hint: what to do about either.

    Raises:
        RepositoryError: git knows no such commit, or there is none yet.
        ConfigError: the hub is not at the top of its repository.
    """
    require_top(repository)
    texts, asking = Texts(repository), Asking()
    base, head = find_commit(repository, since), head_commit(repository)
    law = law_at(texts, base)
    asking.note(*law.troubles)
    begin = asking.ask("where the change began", partial(texts.parted, base, head))
    files = None
    if begin is not None:
        found = partial(files_of, Reader(texts, law.settings), begin, base, head)
        files = asking.ask("which files are changed", found)
    change = Change(Route.PULL, law.policy.branch, base, head, files=files)
    if files == () and not law.troubles:
        return Judged(0, "", "", Verdict(Standing.APPROVED), change)
    known = verify(change, law.policy, law.owners, (), Roster())
    missing = tuple(unknowns(change, law.policy, law.owners, None, asked=False))
    # Who is in a team does not matter as long as nobody has approved.
    outcomes = tuple(replace(one, unknown=()) for one in known.outcomes)
    if outcomes and unknown:
        missing = (*missing, f"who has approved is not known: {unknown}")
    waiting = Standing.MISSING if outcomes else Standing.APPROVED
    standing = Standing.UNKNOWN if missing else waiting
    reasons = (reason,) if reason and outcomes else ()
    verdict = Verdict(standing, outcomes, reasons, unknowns=missing)
    troubles = tuple(asking.troubles)
    return Judged(0, "", "", verdict, change, troubles=troubles, hint=asking.hint or hint)


def pull_of_branch(github: GitHub, repository: Repository, target: str) -> int:
    """Return the number of the checked-out branch's open pull request; 0 where there is none.

    Args:
        github: the repository on GitHub.
        repository: the hub's repository.
        target: the branch that it is to go into; one into another counts where there is no such.

    Raises:
        GitHubError: GitHub does not say.
    """
    branch = branch_of(repository)
    found = pulls_of_branch(github, branch) if branch else ()
    best = [one for one in found if one.target == target] or found
    return best[0].number if best else 0


def branch_of(repository: Repository) -> str:
    """Return the name of the checked-out branch; empty where a commit alone is checked out."""
    return repository.git("symbolic-ref", "--quiet", "--short", "HEAD").text


def uncommitted(repository: Repository) -> int:
    """Return how many changed files are not committed, new ones too."""
    said = repository.git("status", "--porcelain", "--no-renames", "-z").text
    return len([row for row in said.split("\0") if row])
