"""Run the simulator: `python -m simulation --seeds 200000` in the folder `tests`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from multiprocessing import Pool
from pathlib import Path

from simulation.audit import audit
from simulation.runs import Simulation
from simulation.variants import BROKEN, DESIGNS, tally
from simulation.world import IllegalHistoryError

CHUNK = 250


def faults(seed: int) -> list[str]:
    """Return what is wrong with a seed's history."""
    try:
        return audit(Simulation(seed).run())
    except IllegalHistoryError as error:
        return [str(error)]


def first_bad(name: str, seeds: Iterable[int]) -> int | None:
    """Return the first seed that catches a broken variant, or None."""
    with BROKEN[name]():
        return next((seed for seed in seeds if faults(seed)), None)


def compare(seeds: Iterable[int]) -> dict[str, Counter[str]]:
    """Return how often each design doubles or loses."""
    totals = {name: Counter[str]() for name in DESIGNS}
    for seed in seeds:
        for name, design in DESIGNS.items():
            totals[name].update(tally(Simulation(seed, design).run()))
    return totals


def _chunk(seeds: range) -> tuple[int, list[tuple[int, list[str]]]]:
    found = [(seed, wrong) for seed in seeds if (wrong := faults(seed))]
    return len(seeds), found


def main() -> int:
    """Run the seeds, the broken variants and the comparison; end 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--trace", type=int, metavar="SEED", help="show one seed's history")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was found")
    options = parser.parse_args()
    if options.trace is not None:
        history = Simulation(options.trace, trace=True).run()
        print("\n".join([*history.trace, *audit(history)]))
        return 0
    last = options.first + options.seeds
    chunks = [range(at, min(at + CHUNK, last)) for at in range(options.first, last, CHUNK)]
    started, done, wrong = time.monotonic(), 0, []
    with Pool(os.cpu_count()) as pool:
        for count, found in pool.imap_unordered(_chunk, chunks):
            done += count
            wrong += found
            if sys.stderr.isatty():
                print(f"\r{done} seeds, {len(wrong)} wrong", end="", file=sys.stderr)
    seconds = time.monotonic() - started
    print(f"\n{done} seeds in {seconds:.0f} s ({done / seconds:.0f} a second), {len(wrong)} wrong")
    for seed, faults_ in sorted(wrong)[:5]:
        print(f"  seed {seed}: {'; '.join(faults_)}  (python -m simulation --trace {seed})")
    caught = {}
    for name in BROKEN:
        seed = caught[name] = first_bad(name, range(20_000))
        print(f"  broken: {name}: {'NOT CAUGHT' if seed is None else f'caught by seed {seed}'}")
    designs = compare(range(2_000))
    for name, counts in designs.items():
        print(f"  {name}: {dict(counts)}")
    if options.json:
        data = {
            "day": f"{datetime.now(UTC):%Y-%m-%d}",
            "seeds": done,
            "seconds": round(seconds),
            "wrong": len(wrong),
            "broken": caught,
            "designs": designs,
        }
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong or None in caught.values() else 0


if __name__ == "__main__":
    raise SystemExit(main())
