"""Time whole processes against each other, in turns, so that a busy machine is fair to all."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Timing:
    """What a process took: seconds of processor time with its children, seconds on the clock."""

    processor: float
    clock: float


def masthead(*arguments: str) -> list[str]:
    """Return the command line of the `masthead` that is installed beside this Python."""
    return [str(Path(sys.executable).with_name("masthead")), *arguments]


def medians(commands: Mapping[str, Sequence[str]], runs: int, folder: Path) -> dict[str, Timing]:
    """Run each command once to warm up and then `runs` times, in turns; return the medians."""
    taken: dict[str, list[Timing]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            timing = _run(command, folder)
            if turn:
                taken[name].append(timing)
    return {
        name: Timing(median(one.processor for one in all), median(one.clock for one in all))
        for name, all in taken.items()
    }


def _run(command: Sequence[str], folder: Path) -> Timing:
    before, start = _processor(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    clock, processor = time.perf_counter() - start, _processor() - before
    if done.returncode:
        raise SystemExit(
            f"{' '.join(command)} ended {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    return Timing(processor, clock)


def _processor() -> float:
    """Return the seconds that all processes started so far have taken from the processors."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def report(timings: Mapping[str, Timing], floor: str, limits: Mapping[str, float]) -> int:
    """Print each timing as a ratio to the floor's processor time; return 1 where one is over."""
    over = False
    for name, timing in timings.items():
        print(
            f"{name:44} {timing.processor * 1000:7.0f} ms  {timing.clock * 1000:7.0f} ms clock",
            end="",
        )
        if name == floor:
            print("  the floor")
            continue
        ratio = timing.processor / timings[floor].processor
        clock = timing.clock / timings[floor].clock
        over |= ratio > limits[name]
        print(
            f"  {ratio:.2f} times the floor ({clock:.2f} by the clock), at most {limits[name]:.1f}"
        )
    return int(over)
