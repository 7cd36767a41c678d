"""A Mastodon: `mastodon_mock` from PyPI, which answers as version 4.6 does and keeps state.

It is not the real one. Known gaps: an address is not counted as 23 characters, a post planned
for less than five minutes ahead goes out at once, and media are ready at once.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servers.running import PEERS, Facts, Start, client, free_port, installed, shared, told

SCOPES = "read write"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """Someone on the server, with a token of the scopes that a hub needs."""

    id: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Mastodon:
    """A running server."""

    url: str

    def account(self) -> Account:
        """Make an account."""
        name = f"a{secrets.token_hex(6)}"
        app = self.call("POST", "/api/v1/apps", body={"client_name": name, "scopes": SCOPES})
        asked = {"grant_type": "client_credentials", "scope": SCOPES}
        asked |= {"client_id": app["client_id"], "client_secret": app["client_secret"]}
        token = self.call("POST", "/oauth/token", body=asked)["access_token"]
        wanted = {"username": name, "email": f"{name}@example.invalid", "locale": "en"}
        wanted |= {"password": secrets.token_hex(8), "agreement": "true"}
        made = self.call("POST", "/api/v1/accounts", token=token, body=wanted)["access_token"]
        path = "/api/v1/accounts/verify_credentials"
        return Account(self.call("GET", path, token=made)["id"], name, made)

    def posts(self, account: Account) -> list[Json]:
        """Return what an account has posted, the oldest first."""
        found: list[Json] = []
        path = f"/api/v1/accounts/{account.id}/statuses?limit=40"
        while True:
            older = f"&max_id={found[-1]['id']}" if found else ""
            page = self.call("GET", f"{path}{older}", token=account.token)
            if not page:
                return found[::-1]
            found += page

    def call(self, method: str, path: str, *, token: str = "", body: Any = None) -> Any:
        """Ask the server directly."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = client().request(method, f"{self.url}{path}", headers=headers, data=body)
        return told(answer)


@contextmanager
def mastodon(folder: Path) -> Iterator[Mastodon]:
    """Share the server of a folder; what it knows is in its memory."""
    with shared(folder, _start) as facts:
        yield Mastodon(**facts)


def _start(folder: Path) -> Start:
    program = installed(PEERS / "bin" / "mastodon_mock")
    port = str(free_port())
    facts: Facts = {"url": f"http://127.0.0.1:{port}"}
    place = ("--host", "127.0.0.1", "--port", port)
    words = (program, "serve", "--in-memory", *place)
    return Start(words, f"{facts['url']}/health", facts)
