"""Fuzz the reader with broken posts and YAML-like noise; the same seed gives the same inputs.

python -m fuzz.front_matter --inputs 100000        (with tests/ on PYTHONPATH)
python -m fuzz.front_matter --seed 1 --only 4711   (one input again, shown)
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from fuzz.inputs import Input, make_input
from masthead.document import Document, KeyPath
from masthead.finding import Finding
from masthead.reader import read_markdown, read_yaml

SLOWEST = 0.050
"""Seconds of processor time that one input may take."""

Reader = Callable[[str, bytes], tuple[Document | None, tuple[Finding, ...]]]


@dataclass(slots=True)
class Report:
    """What a campaign has seen."""

    inputs: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_number: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.inputs:,} inputs: {self.read:,} read, {self.refused:,} refused for "
            f"{len(self.rules)} kinds of fault, {len(self.troubles)} troubles, "
            f"slowest {self.slowest * 1000:.1f} ms (number {self.slowest_number})"
        )


def judge(
    one: Input, markdown: Reader = read_markdown, yaml: Reader = read_yaml
) -> tuple[Document | None, tuple[Finding, ...], list[str], float]:
    """Read an input; return what came of it, what is wrong with that, and the seconds it took."""
    reader = yaml if one.is_yaml else markdown
    try:
        seconds, (document, findings) = _timed(reader, one.raw)
    except Exception as error:  # noqa: BLE001 - what may not happen is what we look for
        return None, (), [f"{type(error).__name__}: {error}"], 0.0
    if seconds > SLOWEST:
        # Another program may have taken the caches: only what is slow four times is slow.
        seconds = min(seconds, *(_timed(reader, one.raw)[0] for _ in range(3)))
    troubles = [f"took {seconds * 1000:.1f} ms"] if seconds > SLOWEST else []
    if (document is None) != bool(findings):
        troubles.append("neither a document nor findings, or both")
    troubles += _misplaced(one.raw, findings)
    if document is not None:
        troubles += _unsound(document)
    return document, findings, troubles, seconds


def _timed(reader: Reader, raw: bytes) -> tuple[float, tuple[Document | None, tuple[Finding, ...]]]:
    start = time.process_time()
    result = reader("content/posts/2026/a.md", raw)
    return time.process_time() - start, result


def _misplaced(raw: bytes, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield a word for each finding that points to no place in the file."""
    if not findings:
        return
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for finding in findings:
        if not 1 <= finding.line <= len(lines):
            yield f"no line {finding.line}: {finding.message}"
        elif not 1 <= finding.column <= len(lines[finding.line - 1]) + 1:
            yield f"no column {finding.column} in line {finding.line}: {finding.message}"


def _unsound(document: Document) -> Iterator[str]:
    """Yield a word for each value that has no place or cannot be written as JSON in UTF-8."""
    try:
        json.dumps(document.data, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        yield f"not fit for JSON: {error}"
    for key in _paths(document.data, ()):
        if key not in document.values:
            yield f"no place for {key}"


def _paths(value: object, path: KeyPath) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*path, index))


def campaign(inputs: int, seed: int = 1) -> Report:
    """Judge that many inputs and return the figures."""
    report = Report()
    for number in range(inputs):
        one = make_input(seed, number)
        document, findings, troubles, seconds = judge(one)
        report.inputs += 1
        report.read += document is not None
        report.refused += bool(findings)
        if seconds > report.slowest:
            report.slowest, report.slowest_number = seconds, number
        report.rules.update({finding.rule for finding in findings})
        report.troubles += [f"--seed {seed} --only {number}: {trouble}" for trouble in troubles]
    return report


def main(arguments: list[str] | None = None) -> int:
    """Run a campaign, or show one input; return 1 where there was trouble."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.front_matter", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    options = parser.parse_args(arguments)
    if options.only is not None:
        one = make_input(options.seed, options.only)
        document, findings, troubles, seconds = judge(one)
        print(one, document, *findings, *troubles, f"{seconds * 1000:.1f} ms", sep="\n")
        return bool(troubles)
    report = campaign(options.inputs, options.seed)
    print(report)
    for rule, count in report.rules.most_common():
        print(f"  {count:7,} {rule}")
    print(*report.troubles[:50], sep="\n")
    return bool(report.troubles)


if __name__ == "__main__":
    raise SystemExit(main())
