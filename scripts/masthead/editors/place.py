"""Where the hub is kept, as far as its surroundings tell: nobody types it into the hub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from masthead.errors import UsageError

API = "https://api.github.com"
"""Where GitHub answers programs, unless the hub is on a server of its own."""

REPOSITORY = re.compile(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9_.-]{1,100}")
GITHUB = re.compile(
    r"(?:https://(?:[^@/]*@)?github\.com/|(?:ssh://)?git@github\.com[:/])(?P<name>[^/]+/[^/]+?)(?:\.git)?/?"
)
HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?")
LOOPBACK = frozenset({"127.0.0.1", "localhost"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the hub is kept.

    Args:
        repository: owner and name, as `lentera/hub`.
        branch: the branch that approved content is on.
        api: address of GitHub's REST interface.
    """

    repository: str
    branch: str = "main"
    api: str = API

    @property
    def origin(self) -> str:
        """The host that the forms talk to, with its scheme."""
        parts = urlsplit(self.api)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def web(self) -> str:
        """The address of the repository, for people."""
        host = "https://github.com" if self.api == API else self.origin
        return f"{host}/{self.repository}"


def find_place(environment: Mapping[str, str], remote: str, branch: str) -> Place:
    """Return where the hub is kept.

    Args:
        environment: `GITHUB_REPOSITORY` and `GITHUB_API_URL`, as GitHub Actions sets them.
        remote: address of the hub's git remote, or empty; it counts where the first is not set.
        branch: the branch that approved content is on.

    Raises:
        UsageError: neither tells, or what is told is no repository or no safe address.
    """
    match = GITHUB.fullmatch(remote)
    repository = environment.get("GITHUB_REPOSITORY", "") or (match["name"] if match else "")
    if not REPOSITORY.fullmatch(repository):
        raise UsageError(
            "nothing says which repository on GitHub the forms are for",
            "set GITHUB_REPOSITORY to owner/name, or the git remote to that repository",
        )
    api = (environment.get("GITHUB_API_URL", "") or API).rstrip("/")
    if not _safe(api):
        raise UsageError(
            "GITHUB_API_URL is no address that a token may go to",
            "write it as https://github.brand.example/api/v3",
        )
    return Place(repository, branch, api)


def _safe(api: str) -> bool:
    """Tell whether an address keeps a token safe on its way, and can stand in a policy."""
    try:
        parts = urlsplit(api)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment) and HOST.fullmatch(parts.netloc) is not None
    return plain and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))
