"""What the service does with a request, and what it counts."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from crash.clock import Clock
from crash.faults import Fault, Plan
from crash.kinds import LATEST
from crash.store import Message, Store

Answer = dict[str, Any]


class TooLateError(Exception):
    """The request left so long ago that no service would act on it any more."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: method, path in pieces, what it asks for, when it left."""

    method: str
    path: tuple[str, ...]
    key: str
    body: Answer
    sent: float

    @property
    def name(self) -> str:
        """What the plan of faults knows it by."""
        return " ".join((self.method, *self.path, self.key))


class Desk:
    """Serves requests on a store: decides on their faults, and counts."""

    def __init__(self, store: Store, plan: Plan, clock: Clock, token: str) -> None:
        self.store = store
        self.plan = plan
        self.clock = clock
        self.token = token
        self.counts: Counter[str] = Counter()
        self.late = 0
        self.pending = 0
        self.lock = threading.Lock()

    def act(self, call: Call) -> Answer:
        """Do what a request asks for.

        Raises:
            TooLateError: it left too long ago.
        """
        now = self.clock.now()
        if now - call.sent > LATEST:
            self.late += 1
            raise TooLateError
        match call.method, *call.path:
            case "PUT", "own", "posts", _:
                return {"id": self.store.publish("own", _message(call), now)}
            case "POST", kind, "posts":
                return {"id": self.store.publish(kind, _message(call), now)}
            case "POST", "steps", "containers":
                return {"id": self.store.prepare(_message(call), now)}
            case "POST", "steps", "containers", handle, "publish":
                return {"id": self.store.finish(handle, now)}
            case "GET", "steps", "containers", handle:
                state, id = self.store.state(handle, now)
                return {"state": state, "id": id}
            case "GET", kind, "posts":
                return {"ids": self.store.listed(kind, call.key, now)}
        raise LookupError(call.name)

    def manage(self, method: str, what: str, body: Answer) -> Answer:
        """Do what the harness asks for."""
        if (method, what) == ("PUT", "clock"):
            self.clock = Clock(**body)
        elif (method, what) == ("PUT", "faults"):
            self.plan = Plan(self.plan.seed, {Fault(name): share for name, share in body.items()})
        return {
            "made": [asdict(post) for post in self.store.made],
            "changed": self.store.changed,
            "counts": dict(self.counts),
            "late": self.late,
            "pending": self.pending,
        }

    @contextlib.contextmanager
    def under_way(self) -> Iterator[None]:
        """Count a request as pending until it can do nothing more."""
        with self.lock:
            self.pending += 1
        try:
            yield
        finally:
            with self.lock:
                self.pending -= 1


def _message(call: Call) -> Message:
    body = call.body
    return Message(body["delivery"], body["part"], call.key, body["text"])
