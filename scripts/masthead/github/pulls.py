"""Pull requests: what they are, who has reviewed them, what they change, who pushed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from masthead.errors import GitHubError
from masthead.github.client import GitHub, place
from masthead.github.reading import Json
from masthead.pull import (
    NOBODY,
    Account,
    Opinion,
    PullCommit,
    PullFile,
    PullRequest,
    Push,
    Requested,
    Review,
)

Row = TypeVar("Row")

PUSHES = frozenset({"push", "force_push", "branch_creation"})
"""The kinds of movement by which a person brings commits."""


def pulls_of_commit(github: GitHub, commit: str) -> tuple[PullRequest, ...]:
    """Return the pull requests that brought a commit, or that hold it."""
    path = github.path("commits", commit, "pulls")
    return tuple(_pull(row) for row in github.pages(path))


def pulls_of_branch(github: GitHub, branch: str, owner: str = "") -> tuple[PullRequest, ...]:
    """Return the open pull requests that come from a branch.

    Args:
        github: the repository.
        branch: the branch.
        owner: whose fork holds the branch; the repository's owner where empty.
    """
    query = {"head": f"{owner or github.owner}:{branch}", "state": "open"}
    return tuple(_pull(row) for row in github.pages(github.path("pulls"), **query))


def pull(github: GitHub, number: int) -> PullRequest:
    """Return one pull request."""
    return _pull(github.get(github.path("pulls", number)))


def open_pull(
    github: GitHub, branch: str, target: str, title: str, body: str, *, draft: bool = True
) -> PullRequest:
    """Open a pull request, as a draft unless told otherwise."""
    made = {"head": branch, "base": target, "title": title, "body": body, "draft": draft}
    return _pull(github.post(github.path("pulls"), made))


def reviews(github: GitHub, number: int) -> tuple[Review, ...]:
    """Return the reviews of a pull request, oldest first, as GitHub lists them."""
    return tuple(_review(row) for row in github.pages(github.path("pulls", number, "reviews")))


def requested(github: GitHub, number: int) -> Requested:
    """Return who is asked for a review now."""
    got = github.get(github.path("pulls", number, "requested_reviewers"))
    people = tuple(row.text("login") for row in got.rows("users"))
    return Requested(
        people, tuple(f"{github.owner}/{row.text('slug')}" for row in got.rows("teams"))
    )


def commits(github: GitHub, pull: PullRequest) -> tuple[PullCommit, ...]:
    """Return all commits of a pull request, oldest first.

    Raises:
        GitHubError: it has more than GitHub lists (250, REST reference, November 2026).
    """
    rows = github.pages(github.path("pulls", pull.number, "commits"))
    found = tuple(
        PullCommit(
            row.text("sha"),
            _author(row, "author"),
            _author(row, "committer"),
            row.text("commit", "message"),
            tuple(parent.text("sha") for parent in row.rows("parents")),
        )
        for row in rows
    )
    return _whole(found, pull.commits, f"commits of pull request {pull.number}")


def files(github: GitHub, pull: PullRequest) -> tuple[PullFile, ...]:
    """Return all files that a pull request changes.

    Raises:
        GitHubError: it has more than GitHub lists (3,000, REST reference, November 2026).
    """
    rows = github.pages(github.path("pulls", pull.number, "files"))
    found = tuple(
        PullFile(row.text("filename"), row.text("status"), row.text_or("", "previous_filename"))
        for row in rows
    )
    return _whole(found, pull.files, f"files of pull request {pull.number}")


def pushes(github: GitHub, branch: str, repository: str = "") -> Iterator[Push]:
    """Yield the movements of a branch, newest first.

    Args:
        github: the repository.
        branch: the branch.
        repository: the fork that holds the branch as `owner/name`, or empty.
    """
    path = place("repos", *(repository or github.repository).split("/"), "activity")
    for row in github.pages(path, ref=f"refs/heads/{branch}", direction="desc"):
        yield Push(
            row.account("actor"),
            row.text("activity_type"),
            row.text("ref").removeprefix("refs/heads/"),
            row.text("before"),
            row.text("after"),
        )


def last_pusher(github: GitHub, pull: PullRequest) -> Account:
    """Return who brought a pull request's branch to its last commit; nobody where it is not known.

    Commits name authors and committers, which whoever pushes can choose; this is GitHub's own word.
    """
    if not pull.source:
        return NOBODY
    try:
        for push in pushes(github, pull.branch, pull.source):
            if push.after == pull.head and push.kind in PUSHES:
                return push.actor
    except GitHubError as error:
        if error.cause not in ("missing", "forbidden"):
            raise
    return NOBODY


def _whole(found: tuple[Row, ...], told: int | None, what: str) -> tuple[Row, ...]:
    if told is None or len(found) < told:
        raise GitHubError(
            f"GitHub lists {len(found)} of {'?' if told is None else told} {what}",
            "split the pull request, or run this again where it has just changed",
        )
    return found


def _author(row: Json, role: str) -> Account:
    """Return whose commit it is; nobody's where GitHub does not know the address."""
    found = row.maybe(role)
    return row.account(role) if found and found.maybe("login") else NOBODY


def _pull(row: Json) -> PullRequest:
    def count(key: str) -> int | None:
        return row.number(key) if row.maybe(key) else None

    return PullRequest(
        number=row.number("number"),
        title=row.text("title"),
        author=row.account("user"),
        target=row.text("base", "ref"),
        base=row.text("base", "sha"),
        branch=row.text("head", "ref"),
        head=row.text("head", "sha"),
        body=row.text_or("", "body"),
        open=row.text("state") == "open",
        draft=row.flag("draft") if row.maybe("draft") else False,
        merged_at=row.moment("merged_at"),
        merge_commit=row.text_or("", "merge_commit_sha"),
        source=row.text_or("", "head", "repo", "full_name"),
        labels=tuple(label.text("name") for label in row.rows("labels")),
        commits=count("commits"),
        files=count("changed_files"),
        url=row.text("html_url"),
    )


def _review(row: Json) -> Review:
    said = row.text("state")
    return Review(
        row.account("user"),
        Opinion(said) if said in set(Opinion) else Opinion.UNKNOWN,
        row.text_or("", "commit_id"),
        row.moment("submitted_at"),
        row.text_or("", "html_url"),
    )
