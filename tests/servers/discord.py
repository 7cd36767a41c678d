"""A Discord on loopback: one server, one channel, one bot, one webhook.

What its API description (version 10, read 2026-11-22) says of messages: texts of 2,000 characters,
ten files, a nonce of 25 characters that is known for some minutes, answers that refer to a message.
The body of a webhook has no nonce and refers to nothing; without `wait` it is not answered with the
message. People see a text without the backslashes that escape its signs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loopback import Reply, Request, serve
from servers.contract import faults_of_request
from servers.forms import parts_of
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN = "discord-token-of-the-tests"
CHANNEL, BOT = "112233445566778899", "4711"
HOOK = "/api/v10/webhooks/908172635445362718/key-of-the-webhook-of-the-tests"
WEBHOOKS = frozenset({"content", "allowed_mentions", "attachments"})
BOTS = WEBHOOKS | {"nonce", "enforce_nonce", "message_reference"}
"""What the body of a message may hold."""

_ESCAPED = re.compile(r"\\([\\*_~`|<\[#>.+-])")
MESSAGES = "/channels/{channel_id}/messages"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
"""Where messages go, by the names of the API description."""

KNOWN = 180.0
"""Seconds for which a nonce is known here."""


@dataclass
class FakeDiscord:
    """The channel's messages, and what was wrong with requests."""

    clock: Clock
    messages: list[dict[str, Any]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        path = request.path.partition("?")[0]
        if path.startswith("/api/v10/webhooks/"):
            return self._hook(request, path)
        if request.headers.get("authorization") != f"Bot {TOKEN}":
            return _json(401, {"message": "401: Unauthorized", "code": 0})
        match request.method, path.strip("/").split("/"):
            case "GET", ["users", "@me"]:
                return _json(200, {"id": BOT, "username": "lentera", "bot": True})
            case "GET", ["channels", id] if id == CHANNEL:
                return _json(200, {"id": CHANNEL, "name": "news", "type": 0})
            case "GET", ["channels", id, "messages"] if id == CHANNEL:
                return self._list(dict(parse_qsl(urlsplit(request.path).query)))
            case "POST", ["channels", id, "messages"] if id == CHANNEL:
                return self._post(*_said(request), BOTS, f"POST {MESSAGES}")
            case method, ["channels", _, "messages", id]:
                return self._change(method, id, request, f"{MESSAGES}/{{message_id}}")
        return _json(404, {"message": "Unknown Channel", "code": 10003})

    def _hook(self, request: Request, path: str) -> Reply:
        if not path.startswith(HOOK):
            return _json(404, {"message": "Unknown Webhook", "code": 10015})
        match request.method, path.removeprefix(HOOK).strip("/").split("/"):
            case "GET", [""]:
                return _json(200, {"id": "908172635445362718", "name": "Lentera", "type": 1})
            case "POST", [""]:
                reply = self._post(*_said(request), WEBHOOKS, f"POST {WEBHOOK}")
                return reply if request.path.endswith("?wait=true") else (204, {}, b"")
            case method, ["messages", id]:
                return self._change(method, id, request, f"{WEBHOOK}/messages/{{message_id}}")
        return _json(405, {"message": "405: Method Not Allowed", "code": 0})

    def _list(self, query: dict[str, str]) -> Reply:
        older = int(query.get("before", 10**20))
        found = [one for one in reversed(self.messages) if int(one["id"]) < older]
        return _json(200, found[: int(query.get("limit", 50))])

    def _change(self, method: str, id: str, request: Request, place: str) -> Reply:
        if method == "DELETE":
            return self._delete(id)
        for message in self.messages:
            if message["id"] == id:
                if method == "PATCH":
                    said, files = _said(request)
                    self.breaches += _faults(said, files, WEBHOOKS)
                    self.breaches += faults_of_request(f"discord PATCH {place}", said)
                    message["content"] = said["content"]
                return _json(200, message)
        return _json(404, {"message": "Unknown Message", "code": 10008})

    def _post(
        self, said: dict[str, Any], files: list[str], known: frozenset[str], operation: str
    ) -> Reply:
        self.breaches += _faults(said, files, known)
        self.breaches += faults_of_request(f"discord {operation}", said)
        for message in self.messages:
            recent = self.clock() - message["at"] <= KNOWN
            if recent and said.get("enforce_nonce") and message["nonce"] == said.get("nonce"):
                return _json(200, message)
        message = {
            "id": str(9000 + len(self.messages)),
            "channel_id": CHANNEL,
            "content": said.get("content", ""),
            "nonce": said.get("nonce"),
            "timestamp": datetime.fromtimestamp(self.clock(), UTC).isoformat(),
            "author": {"id": BOT, "bot": True},
            "attachments": said.get("attachments", []),
            "message_reference": said.get("message_reference"),
            "at": self.clock(),
        }
        self.messages.append(message)
        return _json(200, message)

    def _delete(self, id: str) -> Reply:
        kept = [message for message in self.messages if message["id"] != id]
        there, self.messages = len(kept) < len(self.messages), kept
        return (
            (204, {}, b"") if there else _json(404, {"message": "Unknown Message", "code": 10008})
        )

    def posts(self) -> list[Posted]:
        """Return the messages as people see them."""
        return [
            Posted(
                message["id"],
                _ESCAPED.sub(r"\1", message["content"]),
                tuple(one.get("description", "") for one in message["attachments"]),
                (message["message_reference"] or {}).get("message_id", ""),
            )
            for message in self.messages
        ]


def _said(request: Request) -> tuple[dict[str, Any], list[str]]:
    """Return a message as it was sent, and the fields of its files."""
    if request.headers.get("content-type", "").startswith("multipart/"):
        parts = parts_of(request)
        files = [name for name in parts if name.startswith("files[")]
        return json.loads(parts["payload_json"].content), files
    return json.loads(request.body), []


def _faults(said: dict[str, Any], files: list[str], known: frozenset[str]) -> Iterator[str]:
    for name in said.keys() - known:
        yield f"no field {name}"
    if len(said.get("content", "")) > 2000:
        yield "a text of more than 2,000 characters"
    if len(said.get("nonce", "")) > 25:
        yield "a nonce of more than 25 characters"
    if said.get("allowed_mentions") != {"parse": []}:
        yield "mentions are not switched off"
    if len(files) != len(said.get("attachments", [])):
        yield "files and attachments do not go together"
    if any(len(one.get("description", "")) > 1024 for one in said.get("attachments", [])):
        yield "a description of more than 1,024 characters"


def _json(status: int, body: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it, with a proxy before it."""
    clock = Clock()
    fake = FakeDiscord(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        yield Peer(
            "discord",
            proxy,
            fake.posts,
            page={"account": CHANNEL, "settings": {"server": "998877665544332211"}},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
        )


@contextmanager
def hook() -> Iterator[Peer]:
    """Run it for a webhook, with a proxy before it."""
    clock = Clock()
    fake = FakeDiscord(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        key = HOOK.removeprefix("/api/v10")
        yield Peer(
            "discord-webhook",
            proxy,
            fake.posts,
            page={"settings": {"server": "998877665544332211"}},
            secrets={"address": f"https://discord.com/api{key}"},
            breaches=fake.breaches,
            clock=clock,
            threads=False,
            planted={"address": "https://discord.com/api/webhooks/12345/Planted-Secret-Planted-9"},
            rejects={
                "credentials": (404, b'{"message": "Unknown Webhook SECRET", "code": 10015}'),
            },
        )
