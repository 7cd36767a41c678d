"""One server during one run: its limits are asked for once, and no file is sent twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from masthead.channels.mastodon.instance import Instance, instance
from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply, Wire, harmless
from masthead.http.form import Upload
from masthead.protocol.outcome import Refused
from masthead.service import Limits

LATER = 20.0
"""Seconds to leave a server alone that prepares a film; a run waits no longer at a time."""


@dataclass(slots=True)
class Server:
    """A server, asked as one account.

    Args:
        wire: how it is asked.
        limits: what the channel takes by its page.
        told: what the server takes, once it was asked.
        uploaded: the server's ids of the files of this run, by what they are for.
    """

    wire: Wire
    limits: Limits
    told: Instance | None = None
    uploaded: dict[str, str] = field(default_factory=dict)

    def instance(self) -> Instance:
        """Return what the server takes; where it does not say, what the page says."""
        if self.told is None:
            got = harmless(self.wire.ask("GET", "api/v2/instance"))
            if isinstance(got, Refused):
                return Instance(self.limits)
            self.told = instance(got, self.limits)
        return self.told

    def upload(self, medium: Medium, purpose: str) -> str | Refused:
        """Return the id of a file once the server has prepared it.

        Args:
            medium: the file, with its description.
            purpose: the part of the delivery that it is for: a file belongs to one post only.
        """
        mark = hashlib.sha256(medium.content).hexdigest() + f"\0{medium.path}\0{purpose}"
        got = self._look(self.uploaded[mark]) if mark in self.uploaded else self._send(medium)
        if isinstance(got, Refused):
            return got
        if not got.id("id"):
            return Refused(f"the server did not say where it keeps {medium.path}", retryable=True)
        self.uploaded[mark] = got.text("id")
        if not got.text("url"):
            return Refused(f"the server still prepares {medium.path}", True, LATER)
        return got.text("id")

    def _send(self, medium: Medium) -> Reply | Refused:
        """Send a file; a small one is ready at once, a film is asked for once more."""
        form = {"description": medium.alt} if medium.alt else {}
        file = Upload("file", medium.name, medium.type, medium.content)
        got = harmless(self.wire.ask("POST", "api/v2/media", form=form, files=[file]))
        if isinstance(got, Refused) or got.text("url") or not got.id("id"):
            return got
        return self._look(got.text("id"))

    def _look(self, id: str) -> Reply | Refused:
        """Ask how far a file is; while it is prepared it has no address."""
        got = harmless(self.wire.ask("GET", f"api/v1/media/{id}"))
        return got if isinstance(got, Refused) or got.text("id") else Reply({"id": id})
