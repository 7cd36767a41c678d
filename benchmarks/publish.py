"""How `masthead publish` with nothing due grows with the ledger: 100,000 posts against 1,000.

python benchmarks/publish.py [--runs 7] [--small 1000] [--large 100000] [--remote]
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from measure import masthead, medians, report

from masthead.ledger import create
from masthead.record import Receipt, Record, State
from masthead.workspace import load_settings

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
HALF_HOUR = 1800.0

FILES = {
    "masthead.yml": "name: Bench\nzone: UTC\nlanguages: [en]\n",
    "strategy/people.yml": "people:\n  sari: {name: Sari}\n",
    "strategy/channels/outbox.md": "---\ntitle: Outbox\nservice: folder\nowner: sari\n---\nAll.\n",
    "content/posts/2026/ahead.md": "---\ntitle: Ahead of us\npublish_at: 2027-01-01 09:00\n"
    "channels: [outbox]\nlang: en\nowner: sari\n---\nBring your lamp.\n",
}


def records(count: int) -> Iterator[Record]:
    """Yield published deliveries, one every half hour into the past."""
    for number in range(count):
        at = NOW.timestamp() - number * HALF_HOUR
        post = f"post-{number}"
        yield Record(
            post,
            "outbox",
            State.PUBLISHED,
            key=f"{post}@outbox",
            nonce="bench",
            payload={"parts": [f"Hello {number}"]},
            receipts=(Receipt(str(number), "", at),),
            at=at,
        )


def make_hub(
    root: Path, count: int, *, remote: bool, files: Mapping[str, str] | None = None
) -> None:
    """Write a small hub whose ledger holds `count` posts, with further files."""
    for name, text in {**FILES, **(files or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    person = ("-c", "user.name=Bench", "-c", "user.email=bench@localhost")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, *person, "commit", "--quiet", "--message", "A hub")
    if remote:
        bare = root.with_name(f"{root.name}.git")
        _git(root, "init", "--quiet", "--bare", str(bare))
        _git(bare, "config", "uploadpack.allowFilter", "true")
        _git(root, "remote", "add", "origin", str(bare))
    create(root, load_settings(root), now=NOW.timestamp(), records=records(count))


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def main() -> int:
    """Measure and print; return 1 where the figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--remote", action="store_true", help="keep the ledger on a bare remote")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder:
        commands = {}
        for count in (options.small, options.large):
            root = Path(folder) / str(count)
            make_hub(root, count, remote=options.remote)
            publish = masthead("publish", "--hub", str(root), "--now", NOW.isoformat())
            commands[f"publish, nothing due, {count:,} posts"] = publish
        floor, large = commands
        return report(medians(commands, options.runs, Path(folder)), floor, {large: 2.0})


if __name__ == "__main__":
    raise SystemExit(main())
