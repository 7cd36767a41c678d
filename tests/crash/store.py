"""What the service keeps: posts, keys and handles, in memory and in an append-only file.

It plays each class of services (`kinds`): which repeats it recognises, what it lists, and
when. All times are seconds since 1970 on the harness's clock.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from crash.kinds import HANDLE_LIFE, KINDS


@dataclass(frozen=True, slots=True)
class Message:
    """What a publisher wants to have posted: one part of a delivery, under its key."""

    delivery: str
    part: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """A post on the service: its id, when and where it was made, and of what."""

    id: str
    at: float
    kind: str
    message: Message
    handle: str = ""


class Store:
    """The service's memory; a second one on the same file knows the same."""

    def __init__(self, file: Path) -> None:
        self.lock = threading.Lock()
        self.made: list[Made] = []
        self.handles: dict[str, tuple[float, Message]] = {}
        self.changed: list[str] = []
        self.file = file
        if file.exists():
            self._read(file.read_text("utf-8"))

    # --- posts ---

    def publish(self, kind: str, message: Message, at: float) -> str:
        """Make a post, or find the one that this kind of service takes it for; return its id."""
        with self.lock:
            known = self._repeated(kind, message, at)
            if known is None:
                return self._make(kind, message, at)
            if known.message.text != message.text:
                self.changed.append(message.delivery)
            return known.id

    def listed(self, kind: str, key: str, at: float) -> list[str]:
        """Return the ids of the posts under a key, as far as they show at that time."""
        lag = KINDS[kind].capability.listing_lag
        with self.lock:
            return [post.id for post in self._under(kind, key) if at - post.at >= lag]

    def _repeated(self, kind: str, message: Message, at: float) -> Made | None:
        service = KINDS[kind].capability
        for post in reversed(self._under(kind, message.key)):
            if service.own_id or at - post.at < service.key_window:
                return post
        return None

    def _under(self, kind: str, key: str) -> list[Made]:
        return [post for post in self.made if post.kind == kind and post.message.key == key]

    def _make(self, kind: str, message: Message, at: float, handle: str = "") -> str:
        post = Made(f"{kind}-{len(self.made) + 1}", at, kind, message, handle)
        self.made.append(post)
        self._write({"made": asdict(post)})
        return post.id

    # --- two steps ---

    def prepare(self, message: Message, at: float) -> str:
        """Keep a message under a new handle; nothing is public yet."""
        with self.lock:
            handle = f"handle-{len(self.handles) + 1}"
            self.handles[handle] = (at, message)
            self._write({"handle": handle, "at": at, "message": asdict(message)})
            return handle

    def finish(self, handle: str, at: float) -> str:
        """Publish what is under a handle, once; return the post's id, empty where it expired."""
        with self.lock:
            id = self._published(handle)
            if id or self._expired(handle, at):
                return id
            return self._make("steps", self.handles[handle][1], at, handle)

    def state(self, handle: str, at: float) -> tuple[str, str]:
        """Return how a handle stands (`published`, `ready`, `expired`) and its post's id."""
        with self.lock:
            id = self._published(handle)
            if id:
                return "published", id
            return ("expired" if self._expired(handle, at) else "ready"), ""

    def _published(self, handle: str) -> str:
        return next((post.id for post in self.made if post.handle == handle), "")

    def _expired(self, handle: str, at: float) -> bool:
        return handle not in self.handles or at - self.handles[handle][0] > HANDLE_LIFE

    # --- the file ---

    def _write(self, line: dict[str, object]) -> None:
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _read(self, text: str) -> None:
        for line in text.splitlines():
            data = json.loads(line)
            if "made" in data:
                post = data["made"]
                self.made.append(Made(**{**post, "message": Message(**post["message"])}))
            else:
                self.handles[data["handle"]] = (data["at"], Message(**data["message"]))
