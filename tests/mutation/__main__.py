"""Run the mutation test of the publishing protocol: `python -m mutation` in the folder `tests`.

Each mutant lives in a process of its own, which sees it instead of the real module; no file is
changed. It is killed when a test of the protocol fails, or the simulator finds a fault. A mutant
that survives must be listed, with the reason, in `survivors.toml`.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mutation.operators import Mutant, mutants

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "scripts" / "masthead"
MODULES = ("claims", "settling", "turn", "run", "lanes", "writing", "task", "capability")
RECORD = frozenset({"FINAL", "LEGAL", "FROZEN", "illegal_step", "generation_key"})
UNITS: Mapping[str, frozenset[str]] = {
    "protocol.test_transitions": frozenset({"claims", "settling", "task", "capability"}),
    "protocol.test_steps": frozenset({"turn", "run", "writing"}),
    "protocol.test_lanes": frozenset({"lanes"}),
    "protocol.test_ledger_states": frozenset({"record"}),
    "protocol.test_run": frozenset(),
    "protocol.test_capability": frozenset(),
    "test_record": frozenset(),
}
"""The tests, and the modules whose mutants most likely fail in them: those run there first."""

SECONDS = 5
"""Processor time for one mutant; one that needs more runs in circles."""

MEMORY = 2 * 1024**3
"""Bytes for one mutant."""

PASSED, UNIT, SIMULATOR, BROKEN = 0, 1, 2, 3
KILLERS = {UNIT: "a test", SIMULATOR: "the simulator", BROKEN: "time, memory or a crash"}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Give one module's import the mutant."""

    def __init__(self, module: str, source: str) -> None:
        self.module = module
        self.source = source

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """Find the mutant by its module's name."""
        return importlib.util.spec_from_loader(name, self) if name == self.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutant's source."""
        exec(compile(self.source, self.module, "exec"), module.__dict__)  # noqa: S102 - our own


def all_mutants() -> list[tuple[str, Mutant]]:
    """Return the mutants, each with the name of the module that it replaces."""
    found = []
    for name in MODULES:
        source = (PACKAGE / "protocol" / f"{name}.py").read_text(encoding="utf-8")
        module = f"masthead.protocol.{name}"
        found += [(module, mutant) for mutant in mutants(name, source)]
    source = (PACKAGE / "record.py").read_text(encoding="utf-8")
    return found + [("masthead.record", one) for one in mutants("record", source, RECORD)]


def cases(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """Yield the arguments of a test's cases: every combination of its `parametrize` marks."""
    tables = []
    for mark in getattr(test, "pytestmark", []):
        names, rows = mark.args
        one = isinstance(names, str)
        tables.append([{names: row} if one else dict(zip(names, row, strict=True)) for row in rows])
    for chosen in product(*tables):
        yield {name: value for row in chosen for name, value in row.items()}


def run_tests(module: str) -> None:
    """Run a module's tests; raises what the first failing one raises."""
    for name, test in list(vars(importlib.import_module(module)).items()):
        if name.startswith("test_"):
            for arguments in cases(test):
                test(**arguments)


def judge(module: str, source: str, seeds: int) -> int:
    """Return what kills a mutant, in this process."""
    sys.meta_path.insert(0, Finder(module, source))
    short = module.rpartition(".")[2]
    try:
        for unit in sorted(UNITS, key=lambda unit: short not in UNITS[unit]):
            run_tests(unit)
    except (Exception, pytest.fail.Exception):  # noqa: BLE001 - whatever a mutant raises
        return UNIT
    try:
        from simulation.__main__ import faults

        found = any(faults(seed) for seed in range(seeds))
    except Exception:  # noqa: BLE001 - whatever a mutant raises
        return SIMULATOR
    return SIMULATOR if found else PASSED


def fork(module: str, source: str, seeds: int) -> int:
    """Return what kills a mutant, in a process of its own."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        code = BROKEN
        try:
            code = judge(module, source, seeds)
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code in {PASSED, UNIT, SIMULATOR} else BROKEN


def sound() -> bool:
    """Tell whether the tests pass where nothing is broken; else every mutant would seem killed."""
    source = (PACKAGE / "record.py").read_text(encoding="utf-8")
    return fork("masthead.record", source, seeds=0) == PASSED


def report(totals: Counter[int], unlisted: int, stale: Collection[str]) -> None:
    """Print the counts."""
    for name in sorted(stale):
        print(f"listed, and no survivor: {name}")
    for code, by in KILLERS.items():
        print(f"killed by {by}: {totals[code]}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{totals.total()} mutants, {totals.total() - totals[PASSED]} killed, "
        f"{totals[PASSED] - unlisted} equivalent, {unlisted} survived, "
        f"{used.ru_utime + used.ru_stime:.0f} s of processor time"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge all mutants; end 1 where one survives that is not listed, or one listed does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=600, help="simulated worlds for a survivor")
    parser.add_argument("--only", default="", help="mutants whose name holds this text")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the counts")
    options = parser.parse_args(arguments)
    if not sound():
        print("the tests fail without a mutant")
        return 2
    listed = tomllib.loads((Path(__file__).parent / "survivors.toml").read_text(encoding="utf-8"))
    stale = {name for name in listed if options.only in name}
    totals: Counter[int] = Counter()
    unlisted = 0
    chosen = [(module, one) for module, one in all_mutants() if options.only in one.name]
    for done, (module, mutant) in enumerate(chosen, 1):
        code = fork(module, mutant.source, options.seeds)
        totals[code] += 1
        if code == PASSED and mutant.name in listed:
            stale.discard(mutant.name)
        elif code == PASSED:
            unlisted += 1
            print(f"survived: {mutant.name} (line {mutant.line})", flush=True)
        if sys.stderr.isatty():
            print(f"\r{done} of {len(chosen)}", end="", file=sys.stderr)
    report(totals, unlisted, stale)
    if options.json:
        counts = {
            "day": f"{datetime.now(UTC):%Y-%m-%d}",
            "mutants": totals.total(),
            "killed": totals.total() - totals[PASSED],
            "equivalent": totals[PASSED] - unlisted,
            "survived": unlisted,
        }
        options.json.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    return 1 if unlisted or stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
