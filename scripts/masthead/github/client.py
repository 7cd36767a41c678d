"""Ask GitHub: the token, pages, limits and repeats are settled here, for every request.

Requests that may be repeated are: all that read, and those that set something to a value. What
makes something new is repeated only where GitHub has certainly not made it.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from masthead.errors import GitHubError
from masthead.github.answers import HINTS, Trouble, judge, next_page, parse
from masthead.github.reading import Json
from masthead.http import Answer, Client
from masthead.http.address import is_private

ADDRESS = "https://api.github.com"
VERSION = "2022-11-28"
"""The version of the interface that is asked for: GitHub keeps it until March 2028 at least.

The next one, 2026-03-10, changes nothing that is read here but that a pull request no longer names
the commit that merging made (GitHub's changelog of 2026-03-12, its OpenAPI description).
"""

LARGEST = 16 * 1024 * 1024
"""Bytes of an answer that are read: a page of changed files holds their patches."""

PER_PAGE, PAGES = 100, 30
"""Rows of a page, and most pages: GitHub lists up to 3,000 files of a pull request."""

TRIES = 5
"""How often one request is made at most."""

PATIENCE = 180.0
"""Seconds that one request waits at most, all its pauses together."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}")


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository on GitHub.

    Args:
        repository: `owner/name`.
        token: what GitHub knows us by; in no message.
        address: where the interface stands, without a final slash.
        http: makes the requests.
        clock: gives the time in seconds since 1970.
        sleep: waits some seconds.
        teams_token: with which to ask who is in a team, or empty for `token`; in no message.
    """

    repository: str
    token: str = field(repr=False)
    address: str = ADDRESS
    http: Client = field(default_factory=Client, repr=False)
    clock: Callable[[], float] = field(default=time.time, repr=False)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    teams_token: str = field(default="", repr=False, kw_only=True)

    @property
    def owner(self) -> str:
        """Whose repository it is."""
        return self.repository.partition("/")[0]

    def path(self, *steps: str | int) -> str:
        """Return the path of something in the repository; each step is quoted."""
        return place("repos", *self.repository.split("/"), *steps)

    def get(self, path: str, **query: str | int) -> Json:
        """Return one thing."""
        found, _ = self._read("GET", _with(path, query))
        return found

    def pages(self, path: str, **query: str | int) -> Iterator[Json]:
        """Yield all rows of a list, page after page.

        Raises:
            GitHubError: a page is missing or no list, or there are too many: never half a list.
        """
        rest = _with(path, {**query, "per_page": PER_PAGE})
        for _ in range(PAGES):
            rows, link = self._read("GET", rest)
            yield from rows.rows()
            following = next_page(link)
            if not following:
                return
            rest = self._own(following)
        raise GitHubError(f"GitHub lists more than {PAGES * PER_PAGE} rows for {path}", "ask less")

    def post(self, path: str, body: Mapping[str, object]) -> Json:
        """Make something new; not repeated where GitHub may have made it."""
        return self._read("POST", path, body, again=False)[0]

    def patch(self, path: str, body: Mapping[str, object]) -> Json:
        """Set values of something."""
        return self._read("PATCH", path, body)[0]

    def put(self, path: str, body: Mapping[str, object] | None = None) -> Json:
        """Set something."""
        return self._read("PUT", path, body)[0]

    def delete(self, path: str) -> None:
        """Take something away."""
        self._read("DELETE", path)

    def _read(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        *,
        again: bool = True,
    ) -> tuple[Json, str]:
        """Return an answer's JSON and its `Link` header; `again` says that it may be repeated."""
        content = b"" if body is None else json.dumps(body).encode()
        what = f"{method} {path.partition('?')[0]}"
        waited = 0.0
        for attempt in range(TRIES):
            trouble, value, link = self._ask(method, path, content, attempt)
            if trouble is None:
                return Json(value, what), link
            wait = trouble.wait
            hopeless = wait is None or attempt == TRIES - 1 or (trouble.done and not again)
            if wait is None or hopeless or waited + wait > PATIENCE:
                raise self._error(what, trouble)
            self.sleep(wait)
            waited += wait
        raise AssertionError(what)  # pragma: no cover - the last attempt returns or raises

    def _ask(
        self, method: str, path: str, content: bytes, attempt: int
    ) -> tuple[Trouble | None, object, str]:
        """Make one request; return what is wrong, or the answer's JSON and its `Link` header."""
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "X-GitHub-Api-Version": VERSION,
            **({"Content-Type": "application/json"} if content else {}),
        }
        url = f"{self.address}{path}"
        got = self.http.exchange(method, url, headers=headers, body=content, largest=LARGEST)
        trouble = judge(got, self.clock(), attempt)
        if trouble or not isinstance(got, Answer):
            return trouble, None, ""
        try:
            return None, parse(got), got.headers.get("link", "")
        except ValueError as error:
            return Trouble("odd", str(error), 2.0**attempt, done=True), None, ""

    def _error(self, what: str, trouble: Trouble) -> GitHubError:
        said = self.http.clean(trouble.said)
        if trouble.cause == "unreachable":
            message = f"{what}: {said}"
        elif trouble.cause == "limited" and trouble.wait is not None:
            message = f"GitHub answered {what} with {said}; it asks to wait {trouble.wait:.0f} s"
        else:
            message = f"GitHub answered {what} with {said}"
        return GitHubError(message, HINTS[trouble.cause], trouble.cause)

    def _own(self, url: str) -> str:
        """Return the path of a page's address, which must be ours: the token goes along."""
        if not url.startswith(f"{self.address}/"):
            raise GitHubError("GitHub names a next page on another server", HINTS["odd"])
        return url.removeprefix(self.address)


def connect(
    environment: Mapping[str, str], repository: str = "", *, http: Client | None = None
) -> GitHub:
    """Return a client for a repository, with the token and the address of the environment.

    Args:
        environment: `GITHUB_TOKEN`; `GITHUB_REPOSITORY` where no repository is given;
            `GITHUB_API_URL` for a server of one's own, as GitHub Actions sets it;
            `MASTHEAD_TEAMS_TOKEN`, which may read teams where the first may not.
        repository: `owner/name`.
        http: makes the requests, for tests.

    Raises:
        GitHubError: one of them is missing or cannot be used.
    """
    token = environment.get("GITHUB_TOKEN", "").strip()
    repository = repository or environment.get("GITHUB_REPOSITORY", "")
    address = (environment.get("GITHUB_API_URL", "") or ADDRESS).rstrip("/")
    if not token:
        raise GitHubError(
            "GITHUB_TOKEN is not set: GitHub cannot be asked",
            "set it to a token that may read the repository, its pull requests and its teams",
            "token",
        )
    teams = environment.get("MASTHEAD_TEAMS_TOKEN", "").strip()
    for name, value in (("GITHUB_TOKEN", token), ("MASTHEAD_TEAMS_TOKEN", teams)):
        if value and (not (value.isascii() and value.isprintable()) or " " in value):
            raise GitHubError(f"{name} is no token", HINTS["token"], "token")
    if not _REPOSITORY.fullmatch(repository):
        raise GitHubError(
            "it is not known which repository on GitHub this is",
            "set GITHUB_REPOSITORY to owner/name",
            "missing",
        )
    if not _safe(address):
        raise GitHubError(
            "GITHUB_API_URL must begin with https://: the token goes there", HINTS["odd"]
        )
    secrets = tuple(filter(None, (token, teams)))
    return GitHub(repository, token, address, http or Client(secrets=secrets), teams_token=teams)


def place(*steps: str | int) -> str:
    """Return a path of the interface; each step is quoted, and none leads upward.

    Raises:
        GitHubError: a step is empty or leads upward.
    """
    for step in steps:
        if any(part in ("", ".", "..") for part in str(step).split("/")):
            raise GitHubError(
                f"{str(step)!r} names nothing on GitHub", "see to the name", "invalid"
            )
    return "".join(f"/{quote(str(step), safe='/')}" for step in steps)


def _with(path: str, query: Mapping[str, str | int]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _safe(address: str) -> bool:
    """Tell whether a token may go to an address: encrypted, or this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if not host or "@" in parts.netloc or parts.query or parts.fragment:
        return False
    return is_private(address)
