"""Adapters for the harness's service, found as any other package's: by entry points.

The harness writes the package's metadata (`ground.write_package`); the product knows nothing
of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from crash.clock import Clock
from crash.kinds import KINDS, SERVICE
from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.http import Answer
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Prepared, Refused, Sent
from masthead.record import Receipt, Record

ADDRESS = "CRASH_SERVICE"
"""The environment variable with the service's address."""

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Crash:
    """Speaks to one kind of service."""

    kind: str
    channel: Channel
    tools: Tools

    @property
    def capability(self) -> Capability:
        """What the kind offers."""
        return KINDS[self.kind].capability

    def obstacle(self) -> str:
        """Return what is missing: the token."""
        return self.tools.missing_secret(self.channel, "token")

    def prepare(self, record: Record) -> Outcome:
        """Make a handle."""
        said = self._ask("POST", "containers", record)
        return Prepared(said["id"]) if isinstance(said, dict) else said

    def send(self, record: Record) -> Outcome:
        """Make the post, or finish the handle."""
        if self.kind == "own":
            said = self._ask("PUT", f"posts/{quote(record.part_key, safe='')}", record)
        elif self.kind == "steps":
            said = self._ask("POST", f"containers/{record.handle}/publish", record)
        else:
            said = self._ask("POST", "posts", record)
        if not isinstance(said, dict):
            return said
        if not said["id"]:
            return Refused("the handle has expired", retryable=True)
        return Sent(Receipt(said["id"]))

    def look(self, record: Record) -> Outcome:
        """Ask for the handle's state, or for what is listed under the key."""
        if self.kind == "steps":
            said = self._ask("GET", f"containers/{record.handle}", record)
        else:
            said = self._ask("GET", f"posts?key={quote(record.part_key, safe='')}", record)
        if not isinstance(said, dict):
            return said
        ids = [said["id"]] if said.get("id") else said.get("ids", [])
        if ids:
            return Sent(Receipt(ids[0]))
        return Absent(handle_lost=said.get("state") == "expired")

    def _ask(self, method: str, path: str, record: Record) -> Said | Refused | Ambiguous:
        headers = {
            "Authorization": f"Bearer {self.tools.secret(self.channel, 'token')}",
            "Crash-Sent": str(Clock.read(self.tools.environment).now()),
        }
        if self.capability.key_window:
            headers["Idempotency-Key"] = record.part_key
        answer = self.tools.client.request(
            method,
            f"{self.tools.environment[ADDRESS]}/{self.kind}/{path}",
            headers=headers,
            body=b"" if method == "GET" else self._message(record),
        )
        if not isinstance(answer, Answer):
            return answer
        said: Said = json.loads(answer.body)
        return said

    def _message(self, record: Record) -> bytes:
        parts = [str(part) for part in record.payload["parts"]]  # type: ignore[attr-defined]
        text = parts[record.part] if self.capability.per_part else "\n".join(parts)
        said = {"delivery": record.name, "part": record.part, "key": record.part_key, "text": text}
        return json.dumps(said).encode()


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel: what the entry points name."""
    return Crash(channel.service.removeprefix(SERVICE), channel, tools)
