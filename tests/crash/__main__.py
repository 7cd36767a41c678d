"""Kill publishers for real: `python -m crash --kills 1000` in the folder `tests`.

Ends 1 when anything was doubled, lost or stuck, was `unknown` where the service can tell, or when a
run ended in a way that no run may end.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crash.exhaustive import exhaust
from crash.harness import run_campaign
from crash.kinds import KINDS
from crash.report import campaign_lines, exhaustive_lines
from crash.result import Campaign, unexpected
from crash.usual import DESIGNS


def main() -> int:
    """Do what the options ask for, print tables, and write the JSON."""
    options = _options()
    found: dict[str, Any] = {"day": f"{datetime.now(UTC):%Y-%m-%d}"}
    wrong = 0
    if options.kills:
        result = run_campaign(_campaign(options, "Masthead", options.kills))
        _print(campaign_lines(result))
        found["campaign"] = asdict(result)
        wrong += len(result.audit.wrong) + len(unexpected(result))
    if options.exhaustive:
        exhausted = exhaust(tuple(options.kinds), keep=options.keep)
        _print(exhaustive_lines(exhausted))
        found["exhaustive"] = [asdict(one) for one in exhausted]
        wrong += sum(len(one.result.audit.wrong) + len(unexpected(one.result)) for one in exhausted)
    if options.usual:
        for design in DESIGNS:
            result = run_campaign(_campaign(options, design, options.usual))
            _print(campaign_lines(result))
            found[design] = asdict(result)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=0, help="random kills")
    parser.add_argument("--deliveries", type=int, default=400, help="at least so many")
    parser.add_argument("--publishers", type=int, default=4, help="at the same time")
    parser.add_argument("--exhaustive", action="store_true", help="a kill at each boundary")
    parser.add_argument("--kinds", nargs="+", choices=tuple(KINDS), default=tuple(KINDS))
    parser.add_argument(
        "--usual", type=int, default=0, metavar="KILLS", help="compare with the usual designs"
    )
    parser.add_argument("--seed", type=int, default=1, help="of posts, faults and kills")
    parser.add_argument("--speed", type=float, default=50.0, help="seconds in a real second")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was found")
    parser.add_argument("--keep", action="store_true", help="leave the temporary folder")
    return parser.parse_args()


def _campaign(options: argparse.Namespace, design: str, kills: int) -> Campaign:
    return Campaign(
        kills=kills,
        deliveries=options.deliveries,
        publishers=options.publishers,
        speed=options.speed,
        seed=options.seed,
        design=design,
        keep=options.keep,
    )


def _print(lines: Any) -> None:
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
