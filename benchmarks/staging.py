"""Time from hub to staged tree, against the engine's own time on the same pages in the same run.

usage: python benchmarks/staging.py [POSTS ...] [public] [internal]      (default: 300 3000, both)

Aim: at most 0.25 of the engine's time; 3,000 posts at most 11 times 300; less than 400 MiB.

A small hub is built several times, and each step counts with its lowest time: one build of a
second or two says more about what else the machine does. Each build has a process of its own, so
that ours pays for its imports and templates as the engine does.

What a new file costs depends on the disk and on who else writes to it, for us and for the engine:
14 us of processor time in memory, 100 to 600 us on a busy ext4 disk (November 2026).
`TMPDIR=/dev/shm` leaves the disk out.

Making the files of the API counts as making the tree, writing them as finishing: the engine has no
part in them, so they are written once, into its output.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from masthead.auditing.audit import audit
from masthead.hub import Hub
from masthead.record import Receipt, Record, State
from masthead.site import engine
from masthead.site.building import read_hub, stage_site
from masthead.site.policy import finish_site
from masthead.site.selection import INTERNAL, PUBLIC
from masthead.site.staging import divided, put_beside
from masthead.site.tidying import remove_source_maps
from masthead.site.tree import build_tree

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
WORDS = ("lamp", "light", "repair", "bench", "brass", "switch", "cable", "shade", "screw")
MOST_STAGING = 0.25
MOST_GROWTH = 1.1
MOST_MEMORY = 400
ROUNDS_POSTS = 900
"""Posts that are built for one figure, in rounds of the hub's size."""
CHANNELS = {"site": "site", "outbox": "mastodon", "second": "bluesky"}


def write_hub(root: Path, posts: int) -> None:
    """Write a hub whose posts spread over the three years up to a month from now."""
    source = random.Random(7)
    files = {
        "masthead.yml": "name: Bench\nzone: UTC\nlanguages: [en]\n"
        "public_url: https://brand.example\ninternal_url: https://hub.brand.example\n"
    }
    for id, network in CHANNELS.items():
        service = "site" if id == "site" else "folder"
        looks = "" if id == "site" else f"network: {network}\n"
        files[f"strategy/channels/{id}.md"] = (
            f"---\ntitle: {id}\nservice: {service}\n{looks}visibility: public\n---\nWords.\n"
        )
    start = NOW - timedelta(days=1095)
    for number in range(posts):
        at = start + timedelta(minutes=number * (1125 * 1440) / posts)
        body = "\n\n".join(
            " ".join(source.choice(WORDS) for _ in range(40)).capitalize() + "." for _ in range(5)
        )
        files[f"content/posts/{at.year}/post-{number:05}.md"] = (
            f"---\ntitle: Post {number} {source.choice(WORDS)}\npublish_at: {at:%Y-%m-%d %H:%M}\n"
            f"channels: [{', '.join(CHANNELS)}]\nlang: en\nhashtags: [Repair]\n---\n{body}\n\n"
            f"See [the site](https://brand.example/{number}).\n"
        )
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


@dataclass(frozen=True, slots=True)
class Taken:
    """CPU seconds of each step of a build, and peak memory."""

    read: float
    tree: float
    engine: float
    finish: float
    audit: float
    memory: float
    """Our own peak in MiB."""
    engine_memory: float
    """The engine's peak in MiB."""

    @property
    def staging(self) -> float:
        """From hub to staged tree, as a share of the engine's time."""
        return (self.read + self.tree) / self.engine

    @property
    def whole(self) -> float:
        """The whole build."""
        return self.read + self.tree + self.engine + self.finish + self.audit


def measure(posts: int, site: str) -> Taken:
    """Return the lowest CPU seconds of each step among several first builds of a hub."""
    rounds = [in_fresh_process(posts, site) for _ in range(max(1, ROUNDS_POSTS // posts))]
    taken = Taken(*(min(getattr(one, name) for one in rounds) for name in Taken.__slots__))
    print(
        f"{site} {posts} posts, lowest of {len(rounds)}: hub to staged tree / engine = "
        f"{taken.staging:.2f} (at most {MOST_STAGING}), audit / whole = "
        f"{taken.audit / taken.whole:.2f}",
        flush=True,
    )
    return taken


def in_fresh_process(posts: int, site: str) -> Taken:
    """Return what a process of its own has measured."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure_once, posts, site).result()


def measure_once(posts: int, site: str) -> Taken:
    """Return the CPU seconds of a first build of a hub."""
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder) / "hub", Path(folder) / "out"
        write_hub(root, posts)
        clock = [time.process_time()]
        hub = read_hub(root, site)
        clock.append(time.process_time())
        hub = replace(hub, records=published(hub))
        clock.append(time.process_time())
        staged, beside = divided(build_tree(hub, site, now=NOW))
        _, settings = stage_site(root, hub, site, staged)
        clock.append(time.process_time())
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        engine.run(settings, out, epoch=0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        clock.append(time.process_time())
        remove_source_maps(out)
        put_beside(beside, root, out)
        pages = finish_site(out)
        clock.append(time.process_time())
        leaks = audit(hub, root, out).leaks if site == PUBLIC else ()
        clock.append(time.process_time())
        assert not leaks, leaks
        taken = Taken(
            clock[1] - clock[0],
            clock[3] - clock[2],
            spent,
            clock[5] - clock[4],
            clock[6] - clock[5],
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            after.ru_maxrss / 1024,
        )
        print(
            f"{site} {posts} posts, {pages} pages: read {taken.read:.2f} s, "
            f"tree and staging {taken.tree:.2f} s, engine {spent:.2f} s "
            f"(peak {taken.engine_memory:.0f} MiB), API and finish {taken.finish:.2f} s, "
            f"audit {taken.audit:.2f} s",
            flush=True,
        )
        return taken


def published(hub: Hub) -> dict[str, Record]:
    """Return records that say that each post of the past is out on the site."""
    return {
        f"{post.id}@site": Record(
            post.id, "site", State.PUBLISHED, receipts=(Receipt("1", "", 1.0),), at=1.0
        )
        for post in hub.posts.values()
        if post.publish_at and post.publish_at < NOW
    }


def main() -> int:
    """Measure each number of posts for both sites; return 1 where a figure is missed."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or [300, 3000]
    sites = [word for word in sys.argv[1:] if not word.isdecimal()] or [PUBLIC, INTERNAL]
    missed = False
    own = engines = 0.0
    for site in sites:
        taken = [measure(posts, site) for posts in sizes]
        missed |= any(one.staging > MOST_STAGING for one in taken)
        own = max(own, *(one.memory for one in taken))
        engines = max(engines, *(one.engine_memory for one in taken))
        if len(taken) > 1:
            growth = taken[-1].whole / taken[0].whole
            most = sizes[-1] / sizes[0] * MOST_GROWTH
            print(
                f"{site}: {sizes[-1]} posts take {growth:.1f} times {sizes[0]} (at most {most:.0f})"
            )
            missed |= growth > most
    print(f"peak memory: {own:.0f} MiB, the engine's {engines:.0f} MiB (at most {MOST_MEMORY})")
    return int(missed or max(own, engines) > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
