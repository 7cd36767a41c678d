"""A pull request, and what GitHub says about it, as values.

A login is as GitHub writes it; empty where the account is gone or GitHub does not name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Account:
    """Who acts on GitHub: the login, and whether it is a program's."""

    login: str
    bot: bool = False


NOBODY = Account("")
"""An account that GitHub does not name."""


class Opinion(StrEnum):
    """What a review says; `UNKNOWN` is a word that we do not know."""

    APPROVED = "APPROVED"
    CHANGES_REQUESTED = "CHANGES_REQUESTED"
    COMMENTED = "COMMENTED"
    DISMISSED = "DISMISSED"
    PENDING = "PENDING"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Review:
    """One review of a pull request.

    Args:
        reviewer: who reviewed.
        opinion: what the review says now; a dismissed one has lost what it said.
        commit: the commit that the reviewer looked at, or empty.
        at: when it was submitted, or None.
        url: the review's page.
    """

    reviewer: Account
    opinion: Opinion
    commit: str
    at: datetime | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class PullRequest:
    """One pull request.

    Args:
        number: its number in the repository.
        title, body: as its author wrote them: text that nobody has checked.
        author: who opened it.
        open: whether it is neither merged nor closed.
        draft: whether its author still works on it.
        merged_at: when it was merged, or None.
        merge_commit: the commit that merging made (for an open one: a trial), or empty; newer
            versions of GitHub's interface leave it out, so that nothing may rest on it.
        target: the branch that it goes into.
        base: the target's commit that GitHub compares with.
        branch: the branch that it comes from.
        head: the last commit of that branch.
        source: the repository of that branch as `owner/name`; empty where it is gone.
        labels: names of its labels.
        commits, files: how many there are, or None where GitHub does not say.
        url: its page.
    """

    number: int
    title: str
    author: Account
    target: str
    base: str
    branch: str
    head: str
    body: str = ""
    open: bool = True
    draft: bool = False
    merged_at: datetime | None = None
    merge_commit: str = ""
    source: str = ""
    labels: tuple[str, ...] = ()
    commits: int | None = None
    files: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class PullCommit:
    """One commit of a pull request: its id, who wrote it, who committed it, and what they said."""

    id: str
    author: Account
    committer: Account
    message: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PullFile:
    """One file that a pull request changes.

    Args:
        path: the file, from the repository's root.
        status: `added`, `modified`, `removed`, `renamed`, `copied`, `changed`, `unchanged`.
        previous: where it was before, or empty.
    """

    path: str
    status: str
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Requested:
    """Who is asked for a review: logins, and teams as `owner/slug`."""

    people: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Push:
    """One movement of a branch.

    Args:
        actor: who pushed.
        kind: `push`, `force_push`, `branch_creation`, `branch_deletion`, `pr_merge` ...
        branch: the branch.
        before, after: the commits that it showed.
    """

    actor: Account
    kind: str
    branch: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in an issue or pull request."""

    id: int
    author: Account
    body: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue; `pull` where it is a pull request."""

    number: int
    title: str
    body: str
    author: Account
    open: bool = True
    labels: tuple[str, ...] = ()
    pull: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class OwnersError:
    """One line of CODEOWNERS that GitHub cannot use."""

    path: str
    line: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class BranchRule:
    """One rule that GitHub enforces on a branch, with its parameters."""

    type: str
    parameters: Mapping[str, object] = field(default_factory=dict)
