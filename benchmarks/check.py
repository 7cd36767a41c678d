"""How long `masthead check` takes on 1,000 posts, against reading them and parsing their YAML.

python benchmarks/check.py [--runs 5] [--posts 1000] [--keep DIR]
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measure import masthead, medians, report

FLOOR = "read, split, yaml.CSafeLoader"
CHECK = "masthead check"
LIMITS = {CHECK: 4.0}

READ = """
import sys
from pathlib import Path
import yaml
for path in sorted(Path("content/posts").rglob("*.md")):
    _, front, body = path.read_text(encoding="utf-8").split("---\\n", 2)
    yaml.load(front, Loader=yaml.CSafeLoader)
"""

FILES = {
    "masthead.yml": "name: Bench\nzone: Asia/Jakarta\nlanguages: [en]\n"
    "public_url: https://bench.example\n",
    "strategy/people.yml": "people:\n  sari: {name: Sari}\n",
    "strategy/channels/site.md": "---\ntitle: Site\nservice: site\nowner: sari\n"
    "visibility: public\n---\nOur site.\n",
    "strategy/channels/outbox.md": "---\ntitle: Outbox\nservice: folder\nowner: sari\n---\nAll.\n",
    "strategy/channels/mastodon.md": "---\ntitle: Mastodon\nservice: folder\nnetwork: mastodon\n"
    "owner: sari\n---\nShort.\n",
    "strategy/goals/trust.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n",
    "strategy/audiences/tinkerers.md": "---\ntitle: Tinkerers\nowner: sari\n---\nWho.\n",
    "strategy/pillars/repair.md": "---\ntitle: Repair\nowner: sari\n---\nWhat.\n",
    "strategy/campaigns/week.md": "---\ntitle: Week\nowner: sari\n---\nWhen.\n",
}

POST = """\
---
title: {title}
publish_at: {when}
channels: [site, outbox, mastodon]
lang: en
goal: trust
audiences: [tinkerers]
pillar: repair
campaign: week
quadrant: educate
format: link
link: https://bench.example/{number}
hashtags: [RepairWeek]
owner: sari
commercial: none
ai: none
---
{lead}

{text}

## @mastodon

{lead}
"""

SYLLABLES = "la mpu ba ru te rang re pa rasi to ko ka bel sa klar pi jar ma lam su lu mi nya"


def write_hub(root: Path, posts: int) -> None:
    """Write a hub with that many posts of about 1 kB as in the example, one every three hours."""
    dice = random.Random(2026)
    for name, text in FILES.items():
        _write(root / name, text)
    for number in range(posts):
        when = datetime(2027, 1, 1, 9, tzinfo=UTC) + timedelta(hours=3 * number)
        text = POST.format(
            number=number,
            title=_words(dice, 6).capitalize(),
            when=f"{when:%Y-%m-%d %H:%M}",
            lead=f"{_words(dice, 14).capitalize()}.",
            text=" ".join(f"{_words(dice, 12).capitalize()}." for _ in range(4)),
        )
        _write(root / f"content/posts/{when:%Y}/post-{number:05}.md", text)


def _words(dice: random.Random, count: int) -> str:
    syllables = SYLLABLES.split()
    return " ".join("".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(count))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def commit(root: Path) -> None:
    """Make the hub a git repository, as real ones are."""
    who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.invalid"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*who, "commit", "-qm", "bench"]):
        subprocess.run(["git", *command], cwd=root, check=True)


def main() -> int:
    """Measure and print; return 1 where the figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--posts", type=int, default=1_000)
    parser.add_argument("--keep", type=Path, help="write the hub here and leave it there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="masthead-") as folder:
        root = options.keep or Path(folder)
        write_hub(root, options.posts)
        commit(root)
        line = masthead("check", "--format", "json", "--now", "2026-12-31T09:00+07:00")
        checked = json.loads(subprocess.check_output(line, cwd=root))["checked"]
        print(f"{options.posts:,} posts; masthead check looked at {checked:,} files")
        commands = {FLOOR: [sys.executable, "-c", READ], CHECK: line}
        return report(medians(commands, options.runs, root), FLOOR, LIMITS)


if __name__ == "__main__":
    raise SystemExit(main())
