"""A Telegram on loopback: one channel, one bot that is its administrator.

From core.telegram.org, "Bot API", read 2026-11-22: "Making requests" (the token is in the path, an
answer has `ok`, a refusal `error_code`, `description` and maybe `parameters`), "sendMessage" (1 to
4,096 characters), captions of 1,024, "sendMediaGroup" (2 to 10), "ReplyParameters",
"LinkPreviewOptions", "deleteMessage", "editMessageText" and "editMessageCaption".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from loopback import Reply, Request, serve
from servers.contract import faults_of_request, operations
from servers.fields import Fields, faults_of_fields
from servers.forms import parts_of
from servers.lossy import lossy
from servers.peer import Clock, Peer, Posted

TOKEN = "4711:token-of-the-tests-of-Masthead"
CHAT = "@lentera"
BOT = {"id": 4711, "is_bot": True, "first_name": "Lentera", "username": "lentera_bot"}

_ANY: Fields = {"chat_id!": (str, int), "reply_parameters": dict, "disable_notification": bool}
_FILE: Fields = {**_ANY, "caption": str}
FIELDS: Mapping[str, Fields] = {
    "getMe": {},
    "getChat": {"chat_id!": (str, int)},
    "getChatMember": {"chat_id!": (str, int), "user_id!": int},
    "sendMessage": {**_ANY, "text!": str, "link_preview_options": dict},
    "sendPhoto": {**_FILE, "photo!": str},
    "sendVideo": {**_FILE, "video!": str},
    "sendAnimation": {**_FILE, "animation!": str},
    "sendAudio": {**_FILE, "audio!": str},
    "sendDocument": {**_FILE, "document!": str},
    "sendMediaGroup": {**_ANY, "media!": list},
    "deleteMessage": {"chat_id!": (str, int), "message_id!": int},
    "editMessageText": {
        "chat_id!": (str, int),
        "message_id!": int,
        "text!": str,
        "link_preview_options": dict,
    },
    "editMessageCaption": {"chat_id!": (str, int), "message_id!": int, "caption!": str},
}
"""What each method takes."""

INSIDE: Mapping[str, Fields] = {
    "reply_parameters": {"message_id!": int},
    "link_preview_options": {"is_disabled": bool},
}
JSON_FIELDS = frozenset({"media", "reply_parameters", "link_preview_options"})


@dataclass
class FakeTelegram:
    """The channel's messages, what the bot may do, and what was wrong with requests."""

    clock: Clock
    messages: list[dict[str, Any]] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    member: dict[str, Any] = field(
        default_factory=lambda: {
            "status": "administrator",
            "user": BOT,
            "can_post_messages": True,
            "can_edit_messages": True,
            "can_delete_messages": True,
        }
    )
    chat: dict[str, Any] = field(
        default_factory=lambda: {
            "id": -1001234567890,
            "type": "channel",
            "title": "Lentera",
            "username": "lentera",
        }
    )

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        key, _, method = request.path.strip("/").partition("/")
        if key != f"bot{TOKEN}":
            return _no(401, "Unauthorized")
        if method not in FIELDS:
            return _no(404, "Not Found")
        said, files = _said(request)
        self.breaches += faults_of_fields(method, said, FIELDS[method])
        if f"telegram {method}" in operations("requests"):
            self.breaches += faults_of_request(f"telegram {method}", said)
        for name, fields in INSIDE.items():
            if name in said:
                self.breaches += faults_of_fields(name, said[name], fields)
        if said.get("chat_id", CHAT) not in {CHAT, str(self.chat["id"])}:
            return _no(400, "Bad Request: chat not found")
        return self._act(method, said, files)

    def _act(self, method: str, said: dict[str, Any], files: Mapping[str, str]) -> Reply:
        match method:
            case "getMe":
                return _yes(BOT)
            case "getChat":
                return _yes(self.chat)
            case "getChatMember":
                return _yes(self.member)
            case "deleteMessage":
                return self._delete(said["message_id"])
            case "editMessageText" | "editMessageCaption":
                return self._edit(said)
            case "sendMediaGroup":
                return self._group(said, files)
        return self._single(method, said, files)

    def _single(self, method: str, said: dict[str, Any], files: Mapping[str, str]) -> Reply:
        name = method.removeprefix("send").lower()
        text = said.get("text" if name == "message" else "caption", "")
        if len(text) > (4096 if name == "message" else 1024):
            return _no(400, "Bad Request: message is too long")
        if name == "message" and not text:
            return _no(400, "Bad Request: message text is empty")
        media = () if name == "message" else (said[name],)
        self._held(media, files)
        return _yes(self._add(text, media, said))

    def _group(self, said: dict[str, Any], files: Mapping[str, str]) -> Reply:
        if not 2 <= len(said["media"]) <= 10:
            return _no(400, "Bad Request: wrong number of media")
        fields: Fields = {"type!": str, "media!": str, "caption": str}
        for one in said["media"]:
            self.breaches += faults_of_fields("a medium", one, fields)
        self._held([one["media"] for one in said["media"]], files)
        first, *rest = said["media"]
        made = [self._add(first.get("caption", ""), (first["media"],), said)]
        return _yes(made + [self._add("", (one["media"],), said, made[0]) for one in rest])

    def _held(self, media: Any, files: Mapping[str, str]) -> None:
        for one in media:
            if one.removeprefix("attach://") not in files:
                self.breaches.append(f"there is no file for {one}")

    def _add(
        self, text: str, media: Any, said: dict[str, Any], first: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        message = {
            "message_id": len(self.messages) + 7,
            "chat": self.chat,
            "date": int(self.clock()),
            "text": text,
        }
        above = said.get("reply_parameters", {}).get("message_id", "")
        group = first["message_id"] if first else message["message_id"]
        self.messages.append({**message, "media": media, "above": above, "group": group})
        return message

    def _delete(self, id: int) -> Reply:
        kept = [message for message in self.messages if message["message_id"] != id]
        there, self.messages = len(kept) < len(self.messages), kept
        return _yes(True) if there else _no(400, "Bad Request: message to delete not found")

    def _edit(self, said: dict[str, Any]) -> Reply:
        text = said.get("text", said.get("caption"))
        for message in self.messages:
            if message["message_id"] == said["message_id"]:
                if message["text"] == text:
                    return _no(400, "Bad Request: message is not modified")
                if bool(message["media"]) is not ("caption" in said):
                    return _no(400, "Bad Request: there is no text in the message to edit")
                message["text"] = text
                return _yes({"message_id": said["message_id"], "chat": self.chat})
        return _no(400, "Bad Request: message to edit not found")

    def posts(self) -> list[Posted]:
        """Return the posts as people see them: the files of a group are one."""
        found: dict[int, Posted] = {}
        for message in self.messages:
            media = tuple("" for _ in message["media"])
            known = found.get(message["group"])
            found[message["group"]] = Posted(
                str(message["group"]),
                known.text if known else message["text"],
                (*(known.media if known else ()), *media),
                str(message["above"]),
            )
        return list(found.values())


def _said(request: Request) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the fields of a request, and the names of its files by field."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return json.loads(request.body or b"{}"), {}
    said: dict[str, Any] = {}
    files: dict[str, str] = {}
    for name, part in parts_of(request).items():
        if part.filename:
            files[name] = part.filename
        else:
            text = part.content.decode()
            said[name] = json.loads(text) if name in JSON_FIELDS else text
            if name == "disable_notification":
                said[name] = text == "true"
    return said, files


def _yes(data: object) -> Reply:
    body = json.dumps({"ok": True, "result": data}).encode()
    return 200, {"Content-Type": "application/json"}, body


def _no(code: int, why: str) -> Reply:
    body = json.dumps({"ok": False, "error_code": code, "description": why}).encode()
    return code, {"Content-Type": "application/json"}, body


@contextmanager
def peer() -> Iterator[Peer]:
    """Run it, with a proxy before it."""
    clock = Clock()
    fake = FakeTelegram(clock)
    with serve(fake.answer) as service, lossy(service.url) as proxy:
        yield Peer(
            "telegram",
            proxy,
            fake.posts,
            page={"account": CHAT},
            secrets={"token": TOKEN},
            breaches=fake.breaches,
            clock=clock,
            alt=False,
            planted={"token": "4711:Planted-Secret_9"},
            rejects={
                "credentials": (
                    401,
                    b'{"ok": false, "error_code": 401, "description": "Unauthorized SECRET"}',
                ),
                "limited": (
                    429,
                    b'{"ok": false, "error_code": 429, "parameters": {"retry_after": 5}}',
                ),
                "too long": (
                    400,
                    b'{"ok": false, "error_code": 400, "description": "message is too long"}',
                ),
            },
        )
