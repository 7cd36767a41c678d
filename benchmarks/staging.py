"""Time from hub to staged tree, against the engine's own time on the same pages in the same run.

usage: python benchmarks/site.py [POSTS ...]      (default: 300 3000)

Aim: at most 0.25 of the engine's time, and a whole that grows linearly.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from masthead.record import Receipt, Record, State
from masthead.site import engine
from masthead.site.building import read_hub, stage_site
from masthead.site.policy import finish_site
from masthead.site.tree import build_tree

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
WORDS = ("lamp", "light", "repair", "bench", "brass", "switch", "cable", "shade", "screw")
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


def measure(posts: int, site: str) -> tuple[float, float, float]:
    """Return CPU seconds to read, to make and stage the tree, and of the engine."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "hub"
        write_hub(root, posts)
        begin = time.process_time()
        hub = read_hub(root, site)
        records = {
            f"{post.id}@site": Record(
                post.id, "site", State.PUBLISHED, receipts=(Receipt("1", "", 1.0),), at=1.0
            )
            for post in hub.posts.values()
            if post.publish_at and post.publish_at < NOW
        }
        hub = replace(hub, records=records)
        read = time.process_time()
        _, settings = stage_site(root, hub, site, build_tree(hub, site, now=NOW))
        staged = time.process_time()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        engine.run(settings, Path(folder) / "out", epoch=0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        finishing = time.process_time()
        pages = finish_site(Path(folder) / "out")
        done = time.process_time()
        print(
            f"{site} {posts} posts, {pages} pages: read {read - begin:.2f} s, "
            f"tree and staging {staged - read:.2f} s, engine {spent:.2f} s "
            f"(peak {after.ru_maxrss / 1024:.0f} MiB), finish {done - finishing:.2f} s, "
            f"hub to staged tree / engine = {(staged - begin) / spent:.2f}"
        )
        return read - begin, staged - read, spent


def main() -> None:
    """Measure each number of posts for both sites."""
    for posts in [int(word) for word in sys.argv[1:]] or [300, 3000]:
        for site in ("public", "internal"):
            measure(posts, site)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
