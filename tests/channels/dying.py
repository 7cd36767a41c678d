"""A publisher whose process dies at a request: just before it leaves, or once the server acted."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from channels.peering import adapter_of, runs
from channels.runs import Runs
from masthead.channels.base import Adapter
from masthead.http import Answer, Client
from masthead.record import Record
from servers.peer import Peer

NEVER = 0


class DiedError(BaseException):
    """The process is gone; nothing in it can act on this."""


@dataclass
class Life:
    """How long a process lives.

    Args:
        requests: how many it has made.
        ends: the number of the request at which it dies, or `NEVER`.
        acted: it dies once the server has acted; else just before the request leaves.
    """

    requests: int = 0
    ends: int = NEVER
    acted: bool = False

    def begin(self, ends: int = NEVER, *, acted: bool = False) -> None:
        """Start a new process."""
        self.requests, self.ends, self.acted = 0, ends, acted

    def before(self) -> None:
        """Count a request, and die where it must not leave."""
        self.requests += 1
        if self.requests == self.ends and not self.acted:
            raise DiedError

    def after(self) -> None:
        """Die where the answer must not be known."""
        if self.requests == self.ends and self.acted:
            raise DiedError


@dataclass(frozen=True, slots=True)
class Mortal(Client):
    """A client whose process dies at a request."""

    life: Life = field(default_factory=Life)

    def _exchange(self, *asked: Any) -> Answer | int:
        self.life.before()
        got = super(Mortal, self)._exchange(*asked)
        self.life.after()
        return got


def mortal(subject: Adapter, life: Life) -> Adapter:
    """Return an adapter that dies with its process: every client in it, however deep."""
    return _with(subject, life)  # type: ignore[no-any-return] - the same as it was given


def _with(value: Any, life: Life) -> Any:
    fields = getattr(value, "__dataclass_fields__", None)
    if isinstance(value, Client):
        return Mortal(value.secrets, value.transport, value.clock, life)
    if fields is None or not type(value).__module__.startswith("masthead.channels"):
        return value
    return replace(value, **{name: _with(getattr(value, name), life) for name in fields})


def mortal_mail(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a process die at the commands of mail as well."""
    send, listen = smtplib.SMTP.send, smtplib.SMTP.getreply

    def sending(link: smtplib.SMTP, said: Any) -> None:
        life.before()
        send(link, said)

    def listening(link: smtplib.SMTP) -> tuple[int, bytes]:
        got = listen(link)
        life.after()
        return got

    monkeypatch.setattr(smtplib.SMTP, "send", sending)
    monkeypatch.setattr(smtplib.SMTP, "getreply", listening)


def until_dead(publisher: Runs) -> Record | None:
    """Start one run; return what the ledger knows at its end, or None where the process died."""
    try:
        return publisher.run()
    except DiedError:
        return None


def reborn(peer: Peer, publisher: Runs, life: Life, root: Any) -> None:
    """Let a new process take the place of one that died; it knows what the ledger knows."""
    publisher.adapter = mortal(adapter_of(peer, root), life)


def mortal_runs(peer: Peer, root: Any, payload: dict[str, Any], post: str, life: Life) -> Runs:
    """Return a publisher whose process dies as `life` says."""
    publisher = runs(peer, root, payload, post)
    publisher.adapter = mortal(publisher.adapter, life)
    return publisher
