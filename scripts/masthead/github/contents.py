"""Files, branches and commits on GitHub, without a clone."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

from masthead.errors import GitHubError
from masthead.github.answers import HINTS
from masthead.github.client import GitHub


def read(github: GitHub, path: str, commit: str) -> bytes | None:
    """Return a file's bytes at a commit; None where it is not there.

    Args:
        github: the repository.
        path: the file, from the repository's root.
        commit: a commit's id, or a branch.

    Raises:
        GitHubError: it is a folder or a link, or larger than GitHub gives (1 MB).
    """
    try:
        got = github.get(github.path("contents", path), ref=commit)
    except GitHubError as error:
        if error.cause == "missing":
            return None
        raise
    if not isinstance(got.value, dict) or got.text_or("", "type") != "file":
        raise GitHubError(f"{path} is no file at {commit[:10]}", "name a file", "invalid")
    if got.text("encoding") != "base64":
        raise GitHubError(f"{path} is larger than GitHub gives at once", "use a clone", "invalid")
    try:
        return base64.b64decode("".join(got.text("content").split()), validate=True)
    except binascii.Error:
        raise GitHubError(f"GitHub's answer about {path} cannot be read", HINTS["odd"]) from None


def tip(github: GitHub, branch: str) -> str | None:
    """Return the commit that a branch shows; None where there is no such branch."""
    try:
        got = github.get(github.path("branches", branch))
    except GitHubError as error:
        if error.cause == "missing":
            return None
        raise
    return got.text("commit", "sha")


def commit_files(github: GitHub, base: str, files: Mapping[str, bytes | None], message: str) -> str:
    """Make a commit on top of another and return its id; no branch shows it yet.

    Args:
        github: the repository.
        base: the commit before.
        files: bytes by path; None takes a file away.
        message: what is said of it.
    """
    tree = github.get(github.path("git", "commits", base)).text("tree", "sha")
    entries = [
        {
            "path": path,
            "mode": "100644",
            "type": "blob",
            "sha": None if content is None else _blob(github, content),
        }
        for path, content in sorted(files.items())
    ]
    made = github.post(github.path("git", "trees"), {"base_tree": tree, "tree": entries})
    commit = {"message": message, "tree": made.text("sha"), "parents": [base]}
    return github.post(github.path("git", "commits"), commit).text("sha")


def make_branch(github: GitHub, branch: str, commit: str) -> None:
    """Make a branch that shows a commit; it is refused where there is one of that name."""
    github.post(github.path("git", "refs"), {"ref": f"refs/heads/{branch}", "sha": commit})


def move_branch(github: GitHub, branch: str, commit: str) -> None:
    """Move a branch forward to a commit; never by force."""
    path = github.path("git", "refs", "heads", branch)
    github.patch(path, {"sha": commit, "force": False})


def drop_branch(github: GitHub, branch: str) -> None:
    """Take a branch away."""
    github.delete(github.path("git", "refs", "heads", branch))


def _blob(github: GitHub, content: bytes) -> str:
    body = {"content": base64.b64encode(content).decode(), "encoding": "base64"}
    return github.post(github.path("git", "blobs"), body).text("sha")
