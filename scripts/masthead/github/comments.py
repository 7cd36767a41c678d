"""Comments and issues: said once, kept up to date, never lost and never doubled."""

from __future__ import annotations

from masthead.errors import GitHubError
from masthead.github.client import GitHub
from masthead.github.reading import Json
from masthead.pull import Comment, Issue

LONGEST = 65_536
"""Characters that a comment or an issue's text may have (field notes, November 2026)."""


def comments(github: GitHub, number: int) -> tuple[Comment, ...]:
    """Return the comments of an issue or pull request, oldest first."""
    rows = github.pages(github.path("issues", number, "comments"))
    return tuple(_comment(row) for row in rows)


def add_comment(github: GitHub, number: int, body: str) -> Comment:
    """Write a comment."""
    return _comment(github.post(github.path("issues", number, "comments"), {"body": body}))


def update_comment(github: GitHub, id: int, body: str) -> Comment:
    """Write a comment anew."""
    return _comment(github.patch(github.path("issues", "comments", id), {"body": body}))


def say(github: GitHub, number: int, marker: str, body: str, author: str) -> Comment:
    """Keep one comment up to date: the author's that begins with the marker, or a new one.

    Where nobody knows whether the new one was written, we look before we write it again.

    Args:
        github: the repository.
        number: of the issue or pull request.
        marker: how the comment begins, as `<!-- masthead:checks -->`.
        body: its text, which begins with the marker.
        author: our login; a comment of anybody else's is left alone, whatever it begins with.
    """
    for last in (False, True):
        mine = _mine(comments(github, number), marker, author)
        if mine:
            return mine if mine.body == body else update_comment(github, mine.id, body)
        try:
            return add_comment(github, number, body)
        except GitHubError as error:
            if last or error.cause not in ("broken", "odd"):
                raise
    raise AssertionError(marker)  # pragma: no cover - the second round returns or raises


def find_issue(github: GitHub, marker: str, author: str, label: str = "") -> Issue | None:
    """Return the open issue of an author whose text begins with a marker, or None.

    Args:
        github: the repository.
        marker: how its text begins.
        author: the login of whoever opened it.
        label: a label that it has, which makes the list short.
    """
    query = {"state": "open", "creator": author} | ({"labels": label} if label else {})
    for row in github.pages(github.path("issues"), **query):
        issue = _issue(row)
        if not issue.pull and issue.body.startswith(marker):
            return issue
    return None


def open_issue(github: GitHub, title: str, body: str, labels: tuple[str, ...] = ()) -> Issue:
    """Open an issue."""
    made = {"title": title, "body": body, "labels": list(labels)}
    return _issue(github.post(github.path("issues"), made))


def update_issue(github: GitHub, number: int, *, body: str = "", state: str = "") -> Issue:
    """Set an issue's text, or its state to `open` or `closed`; what is empty stays."""
    values = {"body": body, "state": state}
    set_to = {key: value for key, value in values.items() if value}
    return _issue(github.patch(github.path("issues", number), set_to))


def _mine(found: tuple[Comment, ...], marker: str, author: str) -> Comment | None:
    login = author.casefold()
    return next(
        (
            one
            for one in found
            if one.author.login.casefold() == login and one.body.startswith(marker)
        ),
        None,
    )


def _comment(row: Json) -> Comment:
    author, body = row.account("user"), row.text_or("", "body")
    return Comment(row.number("id"), author, body, row.text("html_url"))


def _issue(row: Json) -> Issue:
    return Issue(
        number=row.number("number"),
        title=row.text("title"),
        body=row.text_or("", "body"),
        author=row.account("user"),
        open=row.text("state") == "open",
        labels=tuple(_label(label) for label in row.rows("labels")),
        pull=row.maybe("pull_request") is not None,
        url=row.text("html_url"),
    )


def _label(row: Json) -> str:
    """Return a label's name: GitHub gives it alone or with what belongs to it."""
    return row.value if isinstance(row.value, str) else row.text_or("", "name")
