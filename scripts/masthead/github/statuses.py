"""The status of a commit: one line under a pull request that a ruleset can require."""

from __future__ import annotations

from masthead.github.client import GitHub

LONGEST = 140
"""Characters of a description (GitHub's message when there are more, November 2026)."""


def set_status(
    github: GitHub, commit: str, context: str, *, state: str, description: str, url: str = ""
) -> None:
    """Set the status of a commit; the newest of a context counts.

    Args:
        github: the repository.
        commit: the commit's id.
        context: what the status is about; a ruleset requires it by this name.
        state: `pending`, `success`, `failure` or `error`.
        description: why, in one line.
        url: where all of it stands, or empty.
    """
    said = description if len(description) <= LONGEST else f"{description[: LONGEST - 1]}…"
    body = {"state": state, "context": context, "description": said}
    github.post(github.path("statuses", commit), body | ({"target_url": url} if url else {}))
