"""How long the command line takes to start, against `import click`.

python benchmarks/start.py [--runs 15] [--hub DIR]

One post is checked twice: in the hub as it lies here, and in a bare one that has published, so that
its ledger is read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import masthead, medians, report

FLOOR = 'python -c "import click"'
ONE_POST = "masthead check ONE_POST"
LEDGER = "masthead check ONE_POST, with a ledger"
LIMITS = {"masthead --version": 2.0, ONE_POST: 6.0, LEDGER: 6.0}


def main() -> int:
    """Measure and print; return 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--hub", type=Path, default=Path(__file__).parent.parent)
    options = parser.parse_args()
    commands = {FLOOR: [sys.executable, "-c", "import click"]}
    commands["masthead --version"] = masthead("--version")
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as folder:
        for name, hub in ((ONE_POST, options.hub), (LEDGER, with_ledger(Path(folder) / "hub"))):
            posts = sorted(hub.glob("content/posts/*/*.md"))
            if posts:
                one = str(posts[0].relative_to(hub))
                commands[name] = masthead("check", "--hub", str(hub), str(hub / one))
        return report(medians(commands, options.runs, options.hub), FLOOR, LIMITS)


def with_ledger(root: Path) -> Path:
    """Make a bare hub that has published what was due."""
    for words in (("init", str(root)), ("publish", "--hub", str(root))):
        subprocess.run(masthead(*words), check=True, capture_output=True)
    return root


if __name__ == "__main__":
    raise SystemExit(main())
