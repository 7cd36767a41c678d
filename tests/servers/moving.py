"""A publisher's clock that may be moved, before a real server whose clock cannot.

The server's times are told as the moved clock showed them at that moment: a post that was made
before the clock was moved stays that much older.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

from loopback import Reply
from servers.peer import Clock

_TIME = re.compile(rb'("created_at":\s?")([^"]+)(")')


class MovingClock(Clock):
    """Goes on by itself as the real time does, and may be moved."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = [(0.0, 0.0)]

    @property
    def now(self) -> float:
        """The time that it shows, in seconds since 1970."""
        return time.time() + self.moves[-1][1]

    @now.setter
    def now(self, value: float) -> None:
        moment = time.time()
        if hasattr(self, "moves"):
            self.moves.append((moment, value - moment))

    def shown(self, moment: float) -> float:
        """Return what it showed at a real moment (seconds since 1970)."""
        return moment + next(by for since, by in reversed(self.moves) if since <= moment)


def with_times(reply: Reply, clock: MovingClock) -> Reply:
    """Return a server's reply with the times of the moved clock."""
    status, headers, body = reply

    def moved(found: re.Match[bytes]) -> bytes:
        real = datetime.fromisoformat(found[2].decode()).timestamp()
        shown = datetime.fromtimestamp(clock.shown(real), UTC).isoformat()
        return found[1] + shown.encode() + found[3]

    return status, headers, _TIME.sub(moved, body)
