"""A Slack on loopback: one workspace, one channel, one bot, and an incoming webhook.

From docs.slack.dev, read 2026-11-22: "chat.postMessage", "chat.update", "chat.delete",
"conversations.history" (answers of a thread are not in it), "conversations.replies",
"files.getUploadURLExternal" (descriptions of 1,000 characters), "files.completeUploadExternal"
(without a channel a file is private; a share becomes a message a little later), "Message
metadata", "Rich text block", "Sending messages using incoming webhooks".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from loopback import Reply, Request, serve
from servers.contract import faults_of_request, operations
from servers.fields import faults_of_fields
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted
from servers.slack_contract import FIELDS, faults_of_message, said_in, shown_by, typed

TOKEN = "xoxb-token-of-the-tests"
CHANNEL, BOT, TEAM = "C0123456789", "U0LENTERA", "T0LENTERA"
SCOPES = "chat:write,files:read,files:write,channels:history,channels:read"
NEEDED = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "files.delete": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}
"""The right that each method asks for, as its page says."""
HOOK = "/services/T0LENTERA/B0LENTERA/key-of-the-webhook-of-the-tests"


@dataclass
class FakeSlack:
    """The channel's messages and the workspace's files.

    Args:
        clock: the time.
        late: seconds after which a shared file shows as a message.
        page: most messages that a listing shows at once.
        scopes: the rights of the bot's token.
        private: the channel is a private one.
    """

    clock: Clock
    messages: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    url: str = ""
    late: float = 0.0
    page: int = 200
    scopes: str = SCOPES
    private: bool = False

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        parts = urlsplit(request.path)
        if parts.path.startswith("/services/"):
            return self._hook(request)
        if parts.path.startswith("/upload/"):
            return self._upload(request, parts.path.rpartition("/")[2])
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return _no("invalid_auth")
        method, said = parts.path.strip("/"), said_in(request)
        if method not in FIELDS:
            return _no("unknown_method")
        self.breaches += faults_of_fields(method, said, FIELDS[method])
        if f"slack {method}" in operations("requests"):
            self.breaches += faults_of_request(f"slack {method}", typed(said))
        needed = self._needed(method)
        if needed and needed not in self.scopes.split(","):
            return self._named(_no("missing_scope", needed=needed, provided=self.scopes))
        if said.get("channel", said.get("channel_id", CHANNEL)) != CHANNEL:
            return _no("channel_not_found")
        acts: Mapping[str, Callable[[dict[str, Any]], Reply]] = {
            "auth.test": lambda _: _yes(user="lentera", user_id=BOT, team="Lentera"),
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "chat.delete": self._delete,
            "files.delete": self._delete_file,
            "files.getUploadURLExternal": self._ask,
            "files.completeUploadExternal": self._complete,
            "conversations.info": lambda _: _yes(
                channel={
                    "id": CHANNEL,
                    "name": "news",
                    "is_member": True,
                    "is_archived": False,
                    "is_private": self.private,
                }
            ),
            "conversations.history": self._list,
            "conversations.replies": self._list,
        }
        return self._named(acts[method](said))

    def _needed(self, method: str) -> str:
        """Return the right that a method asks for, which is another one in a private channel."""
        if method in NEEDED:
            return NEEDED[method]
        family, _, name = method.partition(".")
        if family != "conversations":
            return ""
        kind = "groups" if self.private else "channels"
        return f"{kind}:{'read' if name == 'info' else 'history'}"

    def _named(self, reply: Reply) -> Reply:
        """Return an answer as Slack sends it, beside the rights that the token has."""
        status, headers, body = reply
        return status, {**headers, "x-oauth-scopes": self.scopes}, body

    def _message(self, **fields: Any) -> dict[str, Any]:
        self.clock.now += 0.001
        message = {"type": "message", "user": BOT, "ts": f"{self.clock():.6f}", **fields}
        self.messages.append(message)
        return message

    def _post(self, said: dict[str, Any]) -> Reply:
        self.breaches += faults_of_message(said)
        if len(said.get("text", "")) > 40_000:
            return _no("msg_too_long")
        kept = ("text", "blocks", "metadata", "thread_ts")
        message = self._message(**{name: said[name] for name in kept if name in said})
        return _yes(ok=True, channel=CHANNEL, ts=message["ts"], message=message)

    def _update(self, said: dict[str, Any]) -> Reply:
        for message in self.messages:
            if message["ts"] == said["ts"]:
                message |= {"text": said["text"], "blocks": said.get("blocks", [])}
                return _yes(channel=CHANNEL, ts=said["ts"], text=said["text"])
        return _no("message_not_found")

    def _delete(self, said: dict[str, Any]) -> Reply:
        kept = [message for message in self.messages if message["ts"] != said["ts"]]
        there, self.messages = len(kept) < len(self.messages), kept
        return _yes(channel=CHANNEL, ts=said["ts"]) if there else _no("message_not_found")

    def _delete_file(self, said: dict[str, Any]) -> Reply:
        return _yes() if self.files.pop(said["file"], None) else _no("file_not_found")

    def _ask(self, said: dict[str, Any]) -> Reply:
        if len(said.get("alt_txt", "")) > 1000:
            return _no("alt_txt_too_large")
        id = f"F{len(self.files):010d}"
        self.files[id] = {**said, "content": b""}
        return _yes(upload_url=f"{self.url}/upload/v1/{id}", file_id=id)

    def _upload(self, request: Request, id: str) -> Reply:
        if "authorization" in request.headers:
            self.breaches.append("the token was sent to an upload address")
        if id not in self.files:
            return 404, {"Content-Type": "text/plain"}, b"no such upload"
        self.files[id]["content"] = request.body
        return 200, {"Content-Type": "text/plain"}, f"OK - {len(request.body)}".encode()

    def _complete(self, said: dict[str, Any]) -> Reply:
        shared = []
        for one in said["files"]:
            self.breaches += faults_of_fields("a file", one, {"id!": str, "title": str})
            known = self.files.get(one["id"])
            if not known or str(len(known["content"])) != known["length"]:
                return _no("file_not_found")
            shared.append({**one, "name": known["filename"], "alt_txt": known.get("alt_txt", "")})
        if "channel_id" in said:
            self.breaches += faults_of_message({"text": "", "metadata": None, **said})
            blocks = said.get("blocks", [])
            thread = {"thread_ts": said["thread_ts"]} if "thread_ts" in said else {}
            text = "".join(shown_by(blocks))
            self._message(text=text, blocks=blocks, files=shared, late=self.late, **thread)
        return _yes(files=[{"id": one["id"], "title": one.get("title")} for one in shared])

    def _list(self, said: dict[str, Any]) -> Reply:
        found = []
        for message in self.messages:
            above = message.get("thread_ts")
            in_place = {said.get("ts")} & {above, message["ts"]} if "ts" in said else not above
            shown = float(message["ts"]) + message.get("late", -1.0) <= self.clock()
            if in_place and shown and float(message["ts"]) > float(said.get("oldest", 0)):
                found.append(message)
        if "ts" not in said:
            found.reverse()
        start = int(said.get("cursor") or 0)
        page = found[start : start + min(self.page, int(said.get("limit", 100)))]
        after = str(start + self.page) if start + self.page < len(found) else ""
        if said.get("include_all_metadata") != "true":
            page = [{k: v for k, v in one.items() if k != "metadata"} for one in page]
        return _yes(messages=page, response_metadata={"next_cursor": after})

    def _hook(self, request: Request) -> Reply:
        plain = {"Content-Type": "text/html"}
        if request.path != HOOK:
            return 403, plain, b"invalid_token"
        said = json.loads(request.body or b"null")
        fields = {"text": str, "blocks": list, "unfurl_links": bool, "unfurl_media": bool}
        self.breaches += faults_of_fields("webhook", said, fields)
        if not said or not said.get("text"):
            return 400, plain, b"no_text"
        self.breaches += faults_of_message({"metadata": None, **said})
        self._message(text=said["text"], blocks=said.get("blocks", []))
        return 200, plain, b"ok"

    def posts(self) -> list[Posted]:
        """Return the messages as people see them."""
        return [
            Posted(
                message["ts"],
                "".join(shown_by(message.get("blocks") or [])) or unescape(message["text"]),
                tuple(one["alt_txt"] for one in message.get("files", ())),
                self._before(message),
            )
            for message in self.messages
        ]

    def _before(self, message: dict[str, Any]) -> str:
        """Return the message that stands before one in its thread."""
        thread = [
            m for m in self.messages if message.get("thread_ts") in (m["ts"], m.get("thread_ts"))
        ]
        at = thread.index(message) if message in thread else 0
        return str(thread[at - 1]["ts"]) if "thread_ts" in message and at else ""


def _yes(**fields: object) -> Reply:
    return 200, {"Content-Type": "application/json"}, json.dumps({"ok": True, **fields}).encode()


def _no(error: str, **fields: str) -> Reply:
    body = json.dumps({"ok": False, "error": error, **fields}).encode()
    return 200, {"Content-Type": "application/json"}, body


REJECTS = {
    "credentials": (200, b'{"ok": false, "error": "invalid_auth", "needed": "SECRET"}'),
    "limited": (200, b'{"ok": false, "error": "ratelimited"}'),
    "too long": (200, b'{"ok": false, "error": "msg_too_long"}'),
    "unsupported": (200, b'{"ok": false, "error": "invalid_blocks"}'),
}


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it for a bot, with a proxy before it."""
    clock = Clock()
    fake = FakeSlack(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        fake.url = proxy.url
        yield Peer(
            "slack",
            proxy,
            fake.posts,
            page={"account": CHANNEL, "settings": {"workspace": "lentera"}},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            rejects=REJECTS,
        )


@contextmanager
def hook() -> Iterator[Peer]:
    """Run it for an incoming webhook, with a proxy before it."""
    clock = Clock()
    fake = FakeSlack(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        yield Peer(
            "slack-webhook",
            proxy,
            fake.posts,
            secrets={"address": f"https://hooks.slack.com{HOOK}"},
            breaches=fake.breaches,
            clock=clock,
            media="",
            threads=False,
            deletes=False,
            named=False,
            planted={"address": "https://hooks.slack.com/services/T1/B1/Planted-Secret-9"},
            rejects={
                "credentials": (403, b"invalid_token SECRET"),
                "limited": (429, b"rate_limited"),
                "too long": (400, b"invalid_payload"),
                "unsupported": (400, b"invalid_payload"),
            },
        )
