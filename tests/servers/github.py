"""A GitHub on loopback: state in memory, commits and branches in a bare git repository.

Every request that comes in and every answer that goes out is held against GitHub's own description
(`servers.description`); leaving `github()` fails the test where one did not fit. Faults can be put
in its way. What GitHub does beyond what is used here, it does not do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from git_helper import add_remote, make_repository
from loopback import Reply, Request, serve
from servers import github_answers, github_git  # noqa: F401 - they register what answers
from servers.description import Operation, description
from servers.github_asking import HANDLERS, Ask
from servers.github_state import OWN, REPOSITORY, FakeState, Json, Pull, RefusedError, user

__all__ = ["OWN", "REPOSITORY", "TOKEN", "FakeGitHub", "Fault", "Pull", "github", "user"]

TOKEN = "ghs_a_token_of_the_tests"
"""What the client must send."""

VERSIONS = frozenset({"2022-11-28"})
JSON = {"Content-Type": "application/json; charset=utf-8"}


@dataclass
class Fault:
    """Something in the way of requests.

    Args:
        where: a part of the path.
        method: the method, or empty for all.
        status: what is answered instead.
        message: what the answer says.
        headers: further headers.
        form: `status`, `half` (the line breaks), `cut` (JSON that ends early), `html`, `silent`.
        acts: whether what was asked is done all the same.
        times: how many requests it hits.
    """

    where: str
    method: str = ""
    status: int = 200
    message: str = "No."
    headers: Mapping[str, str] = field(default_factory=dict)
    form: str = "status"
    acts: bool = False
    times: int = 1


@dataclass
class FakeGitHub(FakeState):
    """A repository on a GitHub of our own, and what it was asked."""

    per_page: int = 100
    faults: list[Fault] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def answer(self, request: Request) -> Reply | None:
        """Answer a request; note where it, or the answer, is not as GitHub describes it."""
        parts = urlsplit(request.path)
        self.asked.append(f"{request.method} {parts.path}")
        fault = self._fault(request.method, parts.path)
        operation = description().find(request.method, parts.path)
        if fault and not fault.acts:
            return self._faulty(fault, operation, request)
        status, body, headers = self._serve(request, operation)
        if fault:
            return self._faulty(fault, operation, request)
        return status, {**JSON, **headers}, b"" if body is None else json.dumps(body).encode()

    def _serve(self, request: Request, operation: Operation | None) -> tuple[int, Any, Json]:
        parts = urlsplit(request.path)
        self._look_at(request)
        if operation is None:
            self.breaches.append(f"nothing like {request.method} {parts.path} is described")
            return 404, RefusedError(404, "Not Found").body, {}
        self.breaches += description().faults_of_request(operation, parts.query, request.body)
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        headers = {"X-RateLimit-Remaining": "4999", "X-RateLimit-Reset": "1796637600"}
        try:
            _let_in(request, operation)
            body = json.loads(request.body) if request.body else {}
            status, found = HANDLERS[operation.name](Ask(self, operation.values, query, body))
        except RefusedError as refused:
            status, found = refused.status, refused.body
        if isinstance(found, list) and "per_page" in query:
            found, link = self._page(found, parts.path, query)
            headers |= {"Link": link} if link else {}
        self.breaches += description().faults_of_answer(operation, status, found)
        return status, found, headers

    def _look_at(self, request: Request) -> None:
        """Note headers that GitHub wants and does not get."""
        if request.headers.get("x-github-api-version") not in VERSIONS:
            self.breaches.append("a request without a version of the interface")
        if request.headers.get("accept") != "application/vnd.github+json":
            self.breaches.append("a request that does not say what it takes")
        if not request.headers.get("user-agent"):
            self.breaches.append("a request that does not say who asks")

    def _page(self, rows: list[Any], path: str, query: dict[str, str]) -> tuple[list[Any], str]:
        """Return one page of a list, and the `Link` header; movements have cursors for pages."""
        size = min(int(query["per_page"]), self.per_page)
        key = "after" if path.endswith("/activity") else "page"
        page = int(query.get(key, "1"))
        rest = rows[page * size :]
        following = urlencode({**query, key: page + 1})
        link = f'<{self.url}{path}?{following}>; rel="next", <{self.url}{path}>; rel="first"'
        return rows[(page - 1) * size : page * size], link if rest else ""

    def _fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times and fault.where in path and fault.method in ("", method):
                fault.times -= 1
                return fault
        return None

    def _faulty(self, fault: Fault, operation: Operation | None, request: Request) -> Reply | None:
        if fault.form == "silent":
            return None
        if fault.form == "html":
            return fault.status, {"Content-Type": "text/html"}, b"<!DOCTYPE html><p>Unicorn!"
        if fault.form in ("cut", "half"):
            _, body, _ = self._serve(request, operation)
            whole = json.dumps(body).encode()
            longer = {"Content-Length": str(len(whole))} if fault.form == "half" else {}
            return fault.status, {**JSON, **longer}, whole[: len(whole) // 2]
        said = {"message": fault.message, "documentation_url": "https://docs.github.com/"}
        if operation:
            self.breaches += description().faults_of_answer(operation, fault.status, said)
        return fault.status, {**JSON, **fault.headers}, json.dumps(said).encode()


def _let_in(request: Request, operation: Operation) -> None:
    """Refuse who is not known, and what is not there."""
    if request.headers.get("authorization") != f"Bearer {TOKEN}":
        raise RefusedError(401, "Bad credentials")
    if operation.values.get("owner", "lentera") != "lentera":
        raise RefusedError(404, "Not Found")


@contextmanager
def github(folder: Path) -> Iterator[FakeGitHub]:
    """Run a GitHub with an empty repository `lentera/hub` in a folder.

    Raises:
        AssertionError: a request or an answer was not as GitHub describes it.
    """
    work = make_repository(folder / "work")
    fake = FakeGitHub(add_remote(work, folder / "hub.git"), work)

    def answer(request: Request) -> Reply | None:
        try:
            return fake.answer(request)
        except Exception as error:
            fake.breaches.append(f"the fake broke at {request.method} {request.path}: {error!r}")
            raise

    with serve(answer) as service:
        fake.url = service.url
        yield fake
    assert not fake.breaches, "\n".join(fake.breaches)
