"""How the fake GitHub is asked, and the table of what answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from servers.github_state import FakeState, Json

Given = tuple[int, Any]
"""A status and a body."""


@dataclass(frozen=True)
class Ask:
    """What is asked: the values in the path, the query, the body; and whom."""

    fake: FakeState
    values: Mapping[str, str]
    query: Mapping[str, str]
    body: Json


REPO = "/repos/{owner}/{repo}"
Handler = Callable[[Ask], Given]
HANDLERS: dict[str, Handler] = {}
"""What answers each operation, by its name in `servers.description.OPERATIONS`."""


def handles(name: str) -> Callable[[Handler], Handler]:
    """Register what answers an operation."""

    def add(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return add
