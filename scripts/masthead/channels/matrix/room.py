"""One room, asked as one account on one device."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from masthead.channels.matrix.events import marked
from masthead.channels.moments import earliest
from masthead.channels.outgoing import Medium
from masthead.channels.wire import Reply, Wire, harmless
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.record import Record

PAGES = 10
"""Most pages that are read of a list."""

CLIENT = "_matrix/client/v3"

_EVENT = re.compile(r"\$[!#-;=?-~]{1,254}")


@dataclass(slots=True)
class Room:
    """A room on a server.

    Args:
        wire: how the server is asked.
        id: the room's id.
        whoami: what the server said of the token, once it was asked.
        kept: the addresses of files that were sent in this run, by their content.
    """

    wire: Wire
    id: str
    whoami: Reply | None = None
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The start of the paths of all that is asked of the room."""
        return f"{CLIENT}/rooms/{quote(self.id, safe='')}"

    @property
    def device(self) -> str:
        """The device that the token is of; empty where the server was not asked or tells none."""
        return self.whoami.text("device_id") if self.whoami else ""

    def me(self) -> str | Refused:
        """Return the account that the token is for."""
        if self.whoami is None:
            got = harmless(self.wire.ask("GET", f"{CLIENT}/account/whoami"))
            if isinstance(got, Refused):
                return got
            if not got.text("user_id"):
                return Refused("the server does not say whose token it is", retryable=True)
            self.whoami = got
        return self.whoami.text("user_id")

    def put(
        self, verb: str, transaction: str, content: Mapping[str, Any]
    ) -> str | Refused | Ambiguous:
        """Send an event, or redact one; return its id.

        Args:
            verb: `send/m.room.message`, or `redact/` and an event's id.
            transaction: names the request: repeated, it does nothing more.
            content: the event's content.
        """
        got = self.wire.ask("PUT", f"{self.path}/{verb}/{quote(transaction)}", data=dict(content))
        if not isinstance(got, Reply):
            return got
        id = got.text("event_id")
        return id if _EVENT.fullmatch(id) else Ambiguous("the server names no event")

    def keep(self, medium: Medium) -> str | Refused:
        """Return where the server keeps a file, which it gets once a run."""
        mark = hashlib.sha256(medium.content).hexdigest()
        if mark not in self.kept:
            query, kind = {"filename": medium.name}, {"Content-Type": medium.type}
            path = "_matrix/media/v3/upload"
            got = harmless(
                self.wire.ask("POST", path, query=query, body=medium.content, headers=kind)
            )
            if isinstance(got, Refused):
                return got
            if not got.text("content_uri").startswith("mxc://"):
                return Refused(f"the server keeps {medium.path} nowhere", retryable=True)
            self.kept[mark] = got.text("content_uri")
        return self.kept[mark]

    def marks(self, record: Record, now: float) -> dict[str, str] | Refused:
        """Return the account's events in the room since a part may be there, by their mark.

        Args:
            record: the delivery.
            now: the time in seconds since 1970.
        """
        me = self.me()
        if isinstance(me, Refused):
            return me
        wanted = json.dumps({"types": ["m.room.message"], "senders": [me]})
        found: dict[str, str] = {}
        for page in self._pages(f"{self.path}/messages", {"dir": "b", "filter": wanted}, "end"):
            if isinstance(page, Refused):
                return page
            rows = page.rows("chunk")
            if rows is None:
                return Refused("the server did not list the room's events", retryable=True)
            for row in rows:
                mark = marked(row.data, me) if isinstance(row.data, dict) else ""
                if mark and _EVENT.fullmatch(row.text("event_id")):
                    found[mark] = row.text("event_id")
            since = earliest(record, page, now)
            if any(moment(row, "origin_server_ts") < since for row in rows):
                break
        return found

    def related(self, event: str, kind: str) -> int | Refused:
        """Return how many events of others are related to one.

        Args:
            event: its id.
            kind: the relation: `m.annotation/m.reaction`, `m.thread`.
        """
        me = self.me()
        if isinstance(me, Refused):
            return me
        room = self.path.replace(CLIENT, "_matrix/client/v1")
        count = 0
        path = f"{room}/relations/{quote(event, safe='')}/{kind}"
        for page in self._pages(path, {}, "next_batch"):
            if isinstance(page, Refused):
                return page
            count += sum(Reply(row).text("sender") != me for row in _rows(page, "chunk"))
        return count

    def highlights(self, since: float) -> Iterator[Reply | Refused]:
        """Yield the notifications of being named in the room since a time, newest first."""
        for page in self._pages(f"{CLIENT}/notifications", {"only": "highlight"}, "next_token"):
            if isinstance(page, Refused):
                yield page
                return
            rows = [Reply(row) for row in _rows(page, "notifications")]
            for row in rows:
                if moment(row, "ts") >= since and row.text("room_id") == self.id:
                    yield row
            if any(moment(row, "ts") < since for row in rows):
                return

    def _pages(self, path: str, query: Mapping[str, str], next: str) -> Iterator[Reply | Refused]:
        """Yield the pages of a list; `next` is the key under which each names the next one."""
        asked = {**query, "limit": "100"}
        for _ in range(PAGES):
            got = harmless(self.wire.ask("GET", path, query=asked))
            yield got
            if isinstance(got, Refused) or not got.text(next):
                return
            asked["from"] = got.text(next)


def moment(row: Reply, name: str) -> float:
    """Return a time of the server's (milliseconds) in seconds since 1970; nought where none is."""
    value = row.get(name)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return value / 1000 if number else 0.0


def _rows(page: Reply, name: str) -> list[Any]:
    found = page.get(name)
    return found if isinstance(found, list) else []
