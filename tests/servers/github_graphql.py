"""A GitHub on loopback for the forms at `/admin`: GraphQL and REST over a bare git repository.

The forms ask other things than Masthead does (`servers.github`), and from a browser: this one
answers preflights too. Queries run on a real GraphQL engine over the part of GitHub's schema that
the forms use, so that a field it does not know is an error and no silence.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from graphql import GraphQLError, build_schema, graphql_sync

from servers.git_objects import Bare

SCHEMA = build_schema((Path(__file__).parent / "github.graphql").read_text(encoding="utf-8"))
TOKEN = "github_pat_of_the_tests"
OWNER, NAME, LOGIN = "lentera", "hub", "sari"
AT = "2026-12-07T09:00:00Z"
Answer = tuple[int, Any]


@dataclass
class Forms:
    """What the repository holds besides commits, and what was asked of it."""

    bare: Bare
    url: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def graphql(self, body: dict[str, Any]) -> Answer:
        """Run a query; an error is noted as well as answered, as GitHub answers it."""
        root = {"repository": self._repository} | {
            name: getattr(self, f"_{name}")
            for name in (
                "createRef",
                "createCommitOnBranch",
                "convertPullRequestToDraft",
                "markPullRequestReadyForReview",
            )
        }
        done = graphql_sync(SCHEMA, body["query"], root, variable_values=body.get("variables"))
        errors = [error.formatted for error in done.errors or ()]
        self.faults += [error["message"] for error in errors]
        return 200, {"data": done.data} | ({"errors": errors} if errors else {})

    def rest(self, method: str, path: str, body: dict[str, Any]) -> Answer:
        """Answer what is asked with a path."""
        for wanted, pattern, answer in ROUTES:
            match = re.fullmatch(pattern, path) if method == wanted else None
            if match:
                return answer(self, body, *match.groups())
        self.faults.append(f"{method} {path} is not known here")
        return 404, {"message": "Not Found"}

    def _repository(self, _info: object, owner: str, name: str) -> dict[str, Any] | None:
        if (owner, name) != (OWNER, NAME):
            return None
        return {
            "id": "R_1",
            "defaultBranchRef": {"name": "main"},
            "ref": lambda _info, qualifiedName: self._ref(qualifiedName),  # noqa: N803 - GitHub's
            "object": self._object,
            "pullRequests": self._pulls,
        }

    def _ref(self, name: str) -> dict[str, Any] | None:
        head = self.bare.head(name.removeprefix("refs/heads/"))
        return {"name": name, "target": self._commit(head)} if head else None

    def _commit(self, oid: str) -> dict[str, Any]:
        def history(_info: object, first: int = 1, path: str = "") -> dict[str, Any]:
            found = self.bare.last(oid, path)
            author = {"name": "Sari", "email": "sari@example.invalid", "user": None}
            nodes = [
                {"oid": one, "message": said, "committedDate": AT, "author": author}
                for one, said in found
            ]
            return {"nodes": nodes[:first]}

        def file(_info: object, path: str) -> dict[str, Any]:
            return {"oid": self.bare.entry(oid, path)}

        return {
            "__typename": "Commit",
            "oid": oid,
            "committedDate": AT,
            "history": history,
            "file": file,
        }

    def _object(self, _info: object, oid: str = "", expression: str = "") -> dict[str, Any] | None:
        if expression:
            branch, _, path = expression.partition(":")
            head = self.bare.head(branch)
            oid = self.bare.entry(head, path) if head else ""
        if not oid:
            return None
        if self.bare.kind(oid) == "commit":
            return self._commit(oid)
        content = self.bare.content(oid)
        binary = b"\0" in content
        return {
            "__typename": "Blob",
            "oid": oid,
            "byteSize": len(content),
            "isBinary": binary,
            "isTruncated": False,
            "text": None if binary else content.decode(),
        }

    def _pulls(self, _info: object, **asked: Any) -> dict[str, Any]:
        labels = set(asked.get("labels") or ())
        head = asked.get("headRefName")
        nodes = [
            self._pull_node(pull)
            for pull in self.pulls
            if (not labels or labels & set(pull["labels"])) and head in (None, pull["head"])
        ]
        return {"nodes": nodes, "totalCount": len(nodes)}

    def _pull_node(self, pull: dict[str, Any]) -> dict[str, Any]:
        changed = self.bare.changed("main", pull["head"])
        return {
            "id": f"PR_{pull['number']}",
            "number": pull["number"],
            "title": pull["title"],
            "url": f"{self.url}/{OWNER}/{NAME}/pull/{pull['number']}",
            "isDraft": pull["draft"],
            "isCrossRepository": False,
            "createdAt": AT,
            "updatedAt": AT,
            "headRefName": pull["head"],
            "headRefOid": self.bare.head(pull["head"]),
            "author": {"__typename": "User", "login": LOGIN, "avatarUrl": "", "name": "Sari"},
            "labels": {"nodes": [{"name": name} for name in pull["labels"]]},
            "files": {"nodes": [{"path": path, "changeType": kind} for kind, path in changed]},
        }

    def _createRef(self, _info: object, input: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        branch = input["name"].removeprefix("refs/heads/")
        if self.bare.head(branch):
            raise GraphQLError(f'A ref named "{input["name"]}" already exists in the repository.')
        self.bare.move(branch, input["oid"])
        return {"ref": {"name": branch}}

    def _createCommitOnBranch(  # noqa: N802
        self, _info: object, input: dict[str, Any]
    ) -> dict[str, Any]:
        branch = input["branch"]["branchName"]
        head = self.bare.head(branch)
        if input["expectedHeadOid"] != head:
            raise GraphQLError(f"Expected branch to point to {input['expectedHeadOid']}")
        changes = input["fileChanges"]
        message = input["message"]["headline"]
        commit = self.bare.commit(
            branch, message, changes.get("additions") or [], changes.get("deletions") or []
        )
        return {"commit": self._commit(commit)}

    def _draft(self, input: dict[str, Any], *, draft: bool) -> dict[str, Any]:
        (pull,) = (one for one in self.pulls if f"PR_{one['number']}" == input["pullRequestId"])
        pull["draft"] = draft
        return {"pullRequest": {"isDraft": draft}}

    def _convertPullRequestToDraft(  # noqa: N802
        self, _info: object, input: dict[str, Any]
    ) -> dict[str, Any]:
        return self._draft(input, draft=True)

    def _markPullRequestReadyForReview(  # noqa: N802
        self, _info: object, input: dict[str, Any]
    ) -> dict[str, Any]:
        return self._draft(input, draft=False)

    def pull(self, number: str) -> dict[str, Any]:
        """Return a pull request."""
        return self.pulls[int(number) - 1]


def _who(_forms: Forms, _body: dict[str, Any]) -> Answer:
    return 200, {"id": 1, "login": LOGIN, "name": "Sari", "email": "", "avatar_url": "",
                 "html_url": ""}  # fmt: skip


def _member(_forms: Forms, _body: dict[str, Any], login: str) -> Answer:
    return (204, None) if login == LOGIN else (404, {"message": "Not Found"})


def _tree(forms: Forms, _body: dict[str, Any], commit: str) -> Answer:
    return 200, {"sha": commit, "truncated": False, "tree": forms.bare.tree(commit)}


def _open(forms: Forms, body: dict[str, Any]) -> Answer:
    number = len(forms.pulls) + 1
    forms.pulls.append({**body, "number": number, "labels": [], "state": "open"})
    head = {"ref": body["head"], "sha": forms.bare.head(body["head"])}
    url = f"{forms.url}/{OWNER}/{NAME}/pull/{number}"
    return 201, {"number": number, "node_id": f"PR_{number}", "title": body["title"],
                 "html_url": url, "head": head, "created_at": AT, "updated_at": AT}  # fmt: skip


def _add_labels(forms: Forms, body: dict[str, Any], number: str) -> Answer:
    forms.pull(number)["labels"] += body["labels"]
    return 200, [{"name": name} for name in forms.pull(number)["labels"]]


def _issue(forms: Forms, body: dict[str, Any], number: str) -> Answer:
    pull = forms.pull(number)
    pull["labels"] = body.get("labels", pull["labels"])
    return 200, {"number": int(number), "labels": [{"name": name} for name in pull["labels"]]}


def _blob(forms: Forms, _body: dict[str, Any], oid: str) -> Answer:
    return 200, forms.bare.content(oid)


def _refused(_forms: Forms, _body: dict[str, Any], *_: str) -> Answer:
    return 405, {"message": "At least 1 approving review is required."}


REPO = f"/repos/{OWNER}/{NAME}"
ROUTES: tuple[tuple[str, str, Callable[..., Answer]], ...] = (
    ("GET", "/user", _who),
    ("GET", rf"{REPO}/collaborators/([\w-]+)", _member),
    ("GET", rf"{REPO}/git/trees/([\w/.-]+)", _tree),
    ("GET", rf"{REPO}/git/blobs/(\w+)", _blob),
    ("POST", rf"{REPO}/pulls", _open),
    ("POST", rf"{REPO}/issues/(\d+)/labels", _add_labels),
    ("GET", rf"{REPO}/issues/(\d+)", _issue),
    ("PATCH", rf"{REPO}/issues/(\d+)", _issue),
    ("PUT", rf"{REPO}/pulls/(\d+)/merge", _refused),
    ("PATCH", rf"{REPO}/git/refs/heads/(main)", _refused),
)
"""What is answered by method and path; nothing here moves `main`."""


class Handler(BaseHTTPRequestHandler):
    """Answers a browser on another port, which asks first whether it may."""

    forms: Forms

    def do_OPTIONS(self) -> None:
        """Let the page of another origin ask, as GitHub does."""
        self._send(204, None)

    def do_POST(self) -> None:
        """Answer one request."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.loads(raw) if raw else {}
        path = self.path.partition("?")[0]
        self.forms.asked.append(f"{self.command} {path}")
        if self.headers.get("Authorization") != f"token {TOKEN}":
            self._send(401, {"message": "Bad credentials"})
        elif path == "/api/graphql":
            self._send(*self.forms.graphql(body))
        else:
            self._send(*self.forms.rest(self.command, path.removeprefix("/api/v3"), body))

    do_GET = do_PATCH = do_PUT = do_DELETE = do_POST  # noqa: N815 - the standard library's names

    def _send(self, status: int, value: Any) -> None:
        raw = isinstance(value, bytes)
        content = value if raw else b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, Authorization")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE")
        self.send_header("Content-Type", "application/octet-stream" if raw else "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def forms_github(bare: Path) -> Iterator[Forms]:
    """Serve a bare repository as `lentera/hub` to the forms.

    Raises:
        AssertionError: the forms asked what this GitHub does not know.
    """
    forms = Forms(Bare(bare))
    handler = type("Bound", (Handler,), {"forms": forms})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    forms.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield forms
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert [] == forms.faults
