"""The campaign: publishers side by side, killed without warning at any moment; then the audit."""

from __future__ import annotations

import time

from crash.audit import Audit, audit
from crash.building import Post
from crash.faults import ROUGH
from crash.ground import Ground, open_ground
from crash.history import read_history, repository_faults
from crash.killer import Killer
from crash.kinds import KINDS, LEASE
from crash.result import Campaign, Result, note
from masthead.record import FINAL

CALM = (LEASE + 100, LEASE + 500, LEASE + 500, 7 * 3600.0, 7 * 3600.0, 13 * 3600.0)
"""Seconds that pass before each calm run; the longest wait of a refused delivery is 6 h."""


def run_campaign(plan: Campaign) -> Result:
    """Run a campaign in a world of its own."""
    posts = [
        Post(f"post-{number:04}", 2 if number % 3 == 0 else 1)
        for number in range(-(-plan.deliveries // len(KINDS)))
    ]
    begun = time.monotonic()
    result = Result(plan.design, Audit({}))
    clones = max(1, plan.publishers - 1)  # two of them share one
    with open_ground(
        posts, clones=clones, speed=plan.speed, seed=plan.seed, keep=plan.keep
    ) as ground:
        ground.set_faults(ROUGH)
        started = time.monotonic()
        Killer(ground, plan, result).run()
        killed = time.monotonic() - started
        calm_down(ground, result)
        finish(ground, result)
    result.seconds = (round(killed, 1), round(time.monotonic() - begun, 1))
    return result


def calm_down(ground: Ground, result: Result) -> None:
    """Let what is under way come in, then run without faults until nothing moves any more."""
    ground.set_faults({})
    if result.kills:
        time.sleep(0.5)  # what dead publishers wrote may not have been read yet
    ground.dump()
    result.left = _open(ground)
    for rest in CALM:
        if not _open(ground):
            return
        ground.jump(rest, speed=1.0)
        publisher = ground.start("--limit", "1000", CRASH_DESIGN=result.design)
        publisher.process.wait()
        note(result, publisher, exact=True)
        publisher.tidy()


def _open(ground: Ground) -> int:
    """Return how many deliveries are not at rest."""
    records = read_history(ground.remote).records.values()
    at_rest = sum(record.state in FINAL for record in records)
    return len(ground.posts) * len(ground.kinds) - at_rest


def finish(ground: Ground, result: Result) -> None:
    """Audit a world that is at rest."""
    dump = ground.dump()
    hung = result.audit.wrong
    result.audit = audit(ground.posts, ground.kinds, dump, read_history(ground.remote))
    result.audit.wrong += hung + repository_faults(ground.remote)
    result.requests = dict(sorted(dump["counts"].items()))
    result.dropped_late = dump["late"]
