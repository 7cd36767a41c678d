"""What a pull request of 3 posts costs in a hub of 5,000 posts, against one of 50 posts.

python benchmarks/feedback.py [--runs 5] [--posts 5000] [--few 50]

Work follows the change: the ratio is to be 1.5 at most. The pull-request job runs `masthead check`
and `masthead feedback`; both are measured, in both hubs, each against itself in the small one.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from check import commit, write_hub
from measure import masthead, medians, report

NOW = "2026-12-31T09:00+07:00"
MOST = 1.5


def main() -> int:
    """Measure and print; return 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--posts", type=int, default=5_000)
    parser.add_argument("--few", type=int, default=50)
    options = parser.parse_args()
    over = 0
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder:
        hubs = {count: Path(folder) / str(count) for count in (options.few, options.posts)}
        for count, root in hubs.items():
            write_hub(root, count)
            commit(root)
            _change(root)
        for verb in ("check", "feedback"):
            names = {count: f"masthead {verb} --since, {count:,} posts" for count in hubs}
            commands = {
                names[count]: masthead(verb, "--since", "HEAD", "--now", NOW, "--hub", str(root))
                for count, root in hubs.items()
            }
            floor, name = names[options.few], names[options.posts]
            over |= report(medians(commands, options.runs, Path(folder)), floor, {name: MOST})
    return over


def _change(root: Path) -> None:
    """Change three posts, as a pull request does."""
    posts = sorted(root.glob("content/posts/*/*.md"))
    for path in (posts[0], posts[len(posts) // 2], posts[-1]):
        path.write_text(f"{path.read_text(encoding='utf-8')}\nOne line more.\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
