"""A session by app password: one login a run, renewed when its token ends.

A login is asked for at most 30 times in 5 minutes and 300 times a day (docs.bsky.app, "Rate
Limits", read 2026-11-22); so it is kept as long as the adapter lives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Ambiguous, Refused

_DID = re.compile(r"did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,240}")


@dataclass(slots=True)
class Session:
    """Asks an account's server, and logs in before it does.

    Args:
        wire: how the server is asked.
        handle: the account's name.
        password: its app password.
        answer: what the login said, or None.
        found: the identifiers of other accounts by handle, as looked up in this run.
    """

    wire: Wire
    handle: str
    password: str = field(repr=False)
    answer: Reply | None = field(default=None, repr=False)
    found: dict[str, str] = field(default_factory=dict)

    @property
    def did(self) -> str:
        """The account's identifier; empty before the login."""
        return self.answer.text("did") if self.answer else ""

    def open(self) -> Reply | Refused:
        """Return what the login said; it is asked for once."""
        if self.answer is not None:
            return self.answer
        said = {"identifier": self.handle, "password": self.password}
        got = harmless(self.wire.ask("POST", "xrpc/com.atproto.server.createSession", data=said))
        if isinstance(got, Refused):
            return got
        if not got.text("accessJwt") or not is_did(got.text("did")):
            return Refused("the server answered the login without a session", retryable=True)
        self.answer = got
        return got

    def ask(
        self,
        method: str,
        name: str,
        *,
        query: Mapping[str, str] | None = None,
        data: object = None,
        file: tuple[str, bytes] | None = None,
    ) -> Reply | Refused | Ambiguous:
        """Call a method of the server's, as the account.

        Args:
            method: `GET` or `POST`.
            name: the method's name, as `com.atproto.repo.putRecord`.
            query: its parameters.
            data: what is sent as JSON.
            file: a MIME type, and bytes that are sent as they are.
        """
        kind, body = file or ("", b"")

        def once() -> Reply | Refused | Ambiguous:
            opened = self.open()
            if isinstance(opened, Refused):
                return opened
            headers = {"Authorization": f"Bearer {opened.text('accessJwt')}"}
            headers |= {"Content-Type": kind} if kind else {}
            path = f"xrpc/{name}"
            return self.wire.ask(method, path, query=query, data=data, body=body, headers=headers)

        got = once()
        # A token lives for minutes or hours; a request with one that ended did nothing.
        if isinstance(got, Refused) and "ExpiredToken" in got.reason:
            self.answer = None
            got = once()
        return got

    def did_of(self, handle: str) -> str | Refused:
        """Return an account's identifier, or empty where nobody has the handle."""
        if handle not in self.found:
            name = "com.atproto.identity.resolveHandle"
            got = harmless(self.ask("GET", name, query={"handle": handle}))
            if isinstance(got, Refused) and got.retryable:
                return got
            did = got.text("did") if isinstance(got, Reply) else ""
            self.found[handle] = did if is_did(did) else ""
        return self.found[handle]


def is_did(text: str) -> bool:
    """Tell whether a text is an account's identifier (DID)."""
    return _DID.fullmatch(text) is not None
