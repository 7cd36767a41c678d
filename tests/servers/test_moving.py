"""A moved clock before a server whose clock cannot be moved."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

from servers.moving import MovingClock, with_times


def test_it_goes_on_and_may_be_moved() -> None:
    """What it showed at a moment stays what it was."""
    clock = MovingClock()
    begun = time.time()
    assert abs(clock() - begun) < 60
    clock.now += 3600
    later = time.time()

    assert abs(clock() - later - 3600) < 60
    assert begun == clock.shown(begun)
    assert abs(clock.shown(later) - later - 3600) < 1


def test_a_servers_times_are_told_as_it_showed_them() -> None:
    """A post made before the clock was moved stays that much older."""
    clock = MovingClock()
    old = time.time()
    clock.now += 3600
    new = time.time()
    posts = [{"created_at": datetime.fromtimestamp(at, UTC).isoformat()} for at in (old, new)]
    _, _, body = with_times((200, {}, json.dumps(posts).encode()), clock)
    shown = [datetime.fromisoformat(one["created_at"]).timestamp() for one in json.loads(body)]

    assert [0, 3600] == [round(told - real) for told, real in zip(shown, (old, new), strict=True)]
