"""A Bluesky server: the one that Bluesky itself runs, from npm, on loopback.

It checks records of `app.bsky` by Bluesky's own lexicons. Each test takes an account of its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servers.running import NODE, Facts, Start, client, free_port, installed, node, shared, told

POSTS = "app.bsky.feed.post"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """Someone on the server; `password` is an app password, as a hub is to use."""

    did: str
    handle: str
    password: str
    email: str


@dataclass(frozen=True, slots=True)
class Pds:
    """A running server."""

    url: str
    admin_password: str

    def account(self) -> Account:
        """Make an account with an app password."""
        name = f"a{secrets.token_hex(6)}"
        handle, email = f"{name}.test", f"{name}@example.invalid"
        made = self.call(
            "com.atproto.server.createAccount",
            body={"handle": handle, "email": email, "password": secrets.token_hex(8)},
        )
        app = self.call(
            "com.atproto.server.createAppPassword",
            body={"name": "masthead"},
            token=made["accessJwt"],
        )
        return Account(made["did"], handle, app["password"], email)

    def records(self, account: Account, collection: str = POSTS) -> list[Json]:
        """Return what an account has written: `uri`, `cid` and `value`, the oldest key first."""
        found: list[Json] = []
        cursor = ""
        while True:
            asked = {"repo": account.did, "collection": collection, "limit": "100"}
            page = self.call(
                "com.atproto.repo.listRecords",
                query={**asked, "reverse": "true", **({"cursor": cursor} if cursor else {})},
            )
            found += page["records"]
            cursor = page.get("cursor", "")
            if not cursor or not page["records"]:
                return found

    def blob(self, account: Account, cid: str) -> bytes:
        """Return a picture or film that an account's record holds."""
        asked = {"did": account.did, "cid": cid}
        answer = client().get(f"{self.url}/xrpc/com.atproto.sync.getBlob", params=asked)
        return answer.raise_for_status().content

    def revision(self, account: Account) -> str:
        """Return the revision of all that an account has written; each write moves it."""
        asked = {"did": account.did}
        revision: str = self.call("com.atproto.sync.getLatestCommit", query=asked)["rev"]
        return revision

    def take_down(self, account: Account) -> None:
        """Suspend an account, as a moderator does."""
        subject = {"$type": "com.atproto.admin.defs#repoRef", "did": account.did}
        body = {"subject": subject, "takedown": {"applied": True, "ref": "test"}}
        answer = client().post(
            f"{self.url}/xrpc/com.atproto.admin.updateSubjectStatus",
            json=body,
            auth=("admin", self.admin_password),
        )
        answer.raise_for_status()

    def call(self, name: str, *, query: Any = None, body: Any = None, token: str = "") -> Json:
        """Ask the server directly; with a body, tell it."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        url = f"{self.url}/xrpc/{name}"
        if body is None:
            answer = client().get(url, params=query, headers=headers)
        else:
            answer = client().post(url, json=body, headers=headers)
        found: Json = told(answer)
        return found


@contextmanager
def pds(folder: Path) -> Iterator[Pds]:
    """Share the server whose data is in a folder."""
    with shared(folder, _start) as facts:
        yield Pds(**facts)


def _start(folder: Path) -> Start:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    modules = installed(NODE / "pds")
    script = Path(__file__).parent / "node" / "pds" / "start.js"
    port = str(free_port())
    facts: Facts = {"url": f"http://127.0.0.1:{port}", "admin_password": secrets.token_hex(8)}
    words = (node(), script, modules, data, port, facts["admin_password"])
    return Start(words, f"{facts['url']}/xrpc/_health", facts)
