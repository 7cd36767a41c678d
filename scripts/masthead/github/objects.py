"""What git keeps, asked of GitHub: the files of a commit, their bytes, where two commits parted."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

from masthead.errors import GitHubError
from masthead.github.answers import HINTS
from masthead.github.client import GitHub


def tree(github: GitHub, commit: str) -> Mapping[str, tuple[str, str]]:
    """Return mode and object id of every file of a commit, by path.

    Args:
        github: the repository.
        commit: the commit's id.

    Raises:
        GitHubError: there are more files than GitHub lists (100,000 or 7 MB; REST reference,
            November 2026).
    """
    got = github.get(github.path("git", "trees", commit), recursive="1")
    if got.flag("truncated"):
        raise GitHubError(
            f"GitHub lists not all files of {commit[:10]}", "use a clone that has the commit"
        )
    return {
        row.text("path"): (row.text("mode"), row.text("sha"))
        for row in got.rows("tree")
        if row.text("type") != "tree"
    }


def blob(github: GitHub, id: str) -> bytes:
    """Return the bytes of an object, which are those that its id is the hash of.

    Args:
        github: the repository.
        id: the object's id.
    """
    got = github.get(github.path("git", "blobs", id))
    try:
        content = base64.b64decode("".join(got.text("content").split()), validate=True)
    except binascii.Error:
        raise GitHubError(f"GitHub's answer about {id[:10]} cannot be read", HINTS["odd"]) from None
    if blob_id(content, len(id)) != id:
        raise GitHubError(f"GitHub's answer about {id[:10]} is another object", HINTS["odd"])
    return content


def blob_id(content: bytes, digits: int = 40) -> str:
    """Return the id that git gives to bytes.

    Args:
        content: the bytes.
        digits: how long the repository's ids are: 40 with SHA-1, 64 with SHA-256.
    """
    whole = b"blob %d\0%b" % (len(content), content)
    if digits == 64:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()


def merge_base(github: GitHub, base: str, head: str) -> str:
    """Return the commit at which two commits parted.

    Args:
        github: the repository.
        base: the one's id.
        head: the other's.
    """
    got = github.get(github.path("compare", f"{base}...{head}"), per_page=1)
    return got.text("merge_base_commit", "sha")
