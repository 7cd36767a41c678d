"""A change to the hub, as far as its approval goes: what comes in, from whom, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from masthead.pull import NOBODY, Account, PullCommit

GONE = "gone"
"""What a fingerprint begins with where the file is not there."""


class Route(StrEnum):
    """How a text came, or is to come, into the hub."""

    PULL = "pull request"
    DIRECT = "push"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class File:
    """One file whose text the change sets.

    That is each file that differs, and each post whose media differ: what goes out is changed,
    though the post's own file is not.

    Args:
        path: the file, from the repository's root.
        previous: where it was before, or empty.
        after, before: its front matter at the head and at the base; empty where it is not there
            or has none, None where it cannot be read, so that nobody knows what it says.
    """

    path: str
    previous: str = ""
    after: Mapping[str, Any] | None = field(default_factory=dict)
    before: Mapping[str, Any] | None = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A pull request, or what was delivered of one. What is None, or empty, is not known.

    Args:
        route: how it comes.
        target: the branch that it goes into.
        base: the commit before it, whose policy and owners count.
        head: the commit whose text is judged: the pull request's last, or the delivered one.
        author: who opened the pull request.
        pusher: who pushed last.
        files: all files whose text it sets.
        commits: all commits of the pull request.
        requested: logins that are asked for a review now.
        prints: the fingerprint of each file (`masthead.approvals.fingerprint`) by commit and path:
            of the head, and of each commit that somebody reviewed and that is still there.
        labels: the pull request's labels; they carry no authority.
        draft: whether its author still works on it.
    """

    route: Route
    target: str
    base: str
    head: str
    author: Account = NOBODY
    pusher: Account = NOBODY
    files: tuple[File, ...] | None = None
    commits: tuple[PullCommit, ...] | None = None
    requested: tuple[str, ...] | None = None
    prints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """Who people are on GitHub, as far as we may know.

    Args:
        teams: logins of the members by team (`@owner/slug`); None, or no entry: not known.
        writers: whether an account may write to the repository, by login; None, or no entry: not
            known.
    """

    teams: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    writers: Mapping[str, bool | None] = field(default_factory=dict)
