"""How long the command line takes to start, against `import click`.

python benchmarks/start.py [--runs 15] [--hub DIR]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from measure import masthead, medians, report

FLOOR = 'python -c "import click"'
LIMITS = {"masthead --version": 2.0, "masthead check ONE_POST": 6.0}


def main() -> int:
    """Measure and print; return 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--hub", type=Path, default=Path(__file__).parent.parent)
    options = parser.parse_args()
    posts = sorted(options.hub.glob("content/posts/*/*.md"))
    commands = {FLOOR: [sys.executable, "-c", "import click"]}
    commands["masthead --version"] = masthead("--version")
    if posts:
        one = str(posts[0].relative_to(options.hub))
        commands["masthead check ONE_POST"] = masthead("check", one)
    return report(medians(commands, options.runs, options.hub), FLOOR, LIMITS)


if __name__ == "__main__":
    raise SystemExit(main())
