"""Hold every adapter to its contract, and print what was proved of each: `make channels`.

The table is made of what the tests found and of what the adapters are, nothing is typed: a word
stands there only where the test of it has passed. `?` stands where a test failed or did not run.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from masthead.channels.catalogue import Entry, entries
from masthead.channels.registry import ADAPTERS

COLUMNS = (
    "service",
    "class",
    "publishes",
    "server",
    "threads",
    "media",
    "alt",
    "edit",
    "delete",
    "metrics",
    "mentions",
    "lost answers",
    "proved",
)
FOLDERS = ("channels", "servers")

_NETWORKS = re.compile(r"channels/test_(?:networks|crashes|warped)\.py::(\w+)\[(.+)\]")
_OWN = re.compile(r"channels/test_contract\.py::\w+\[([a-z-]+)\]")
_FILE = re.compile(r"(channels|servers)/test_(\w+)\.py::")

THREAD = "test_it_publishes_a_thread_in_order"
MEDIUM = "test_it_publishes_a_medium_with_its_description"
BACK = "test_it_takes_back_what_it_published"
LOST = "test_a_lost_answer_makes_no_second_post"


@dataclass
class Proof:
    """What the tests found of one service.

    Args:
        outcomes: how often a test of the contract passed, failed, was skipped.
        special: tests of this service alone that passed.
        failed: tests that failed.
        about: what its server is.
    """

    outcomes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    special: int = 0
    failed: int = 0
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def passed(self) -> int:
        """How many tests passed."""
        return self.special + sum(one["passed"] for one in self.outcomes.values())

    def says(self, test: str) -> str:
        """Return what a test of the contract proved: yes, no (skipped), or `?`."""
        found = self.outcomes[test]
        if found["failed"] or not found:
            return "?"
        return "yes" if found["passed"] else "no"


class Proving:
    """Gathers what each test says, as pytest reports it."""

    def __init__(self, services: Sequence[str]) -> None:
        self.proofs: Mapping[str, Proof] = {service: Proof() for service in services}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note one phase of one test."""
        for name, about in report.user_properties:
            if name in self.proofs and isinstance(about, dict):
                self.proofs[name].about |= about
        if report.when != "call" and report.outcome == "passed":
            return
        self.note(report.nodeid, report.outcome)

    def note(self, nodeid: str, outcome: str) -> None:
        """Note how a test ended.

        Args:
            nodeid: the test, as pytest names it.
            outcome: `passed`, `failed` or `skipped`.
        """
        name, proof = self.subject(nodeid)
        if proof is None:
            return
        if outcome == "failed":
            proof.failed += 1
        if name:
            proof.outcomes[name][outcome] += 1
        elif outcome == "passed":
            proof.special += 1

    def subject(self, nodeid: str) -> tuple[str, Proof | None]:
        """Return the test of the contract (or empty), and the service that it is about."""
        if found := _NETWORKS.search(nodeid):
            return found[1], self._longest(found[2])
        if found := _OWN.search(nodeid):
            return "", self.proofs.get(found[1])
        if found := _FILE.search(nodeid):
            return "", self.proofs.get(found[2].replace("_", "-"))
        return "", None

    def _longest(self, params: str) -> Proof | None:
        """Return the service among a test's parameters: `silent-slack-webhook`, `slack-html`."""
        named = [one for one in self.proofs if f"-{one}-" in f"-{params}-"]
        return self.proofs[max(named, key=len)] if named else None


def rows(proving: Proving, known: Sequence[Entry]) -> list[list[str]]:
    """Return the table, a row for each service that is published to by program."""
    return [_row(one, proving.proofs[one.service.id]) for one in known]


def _row(one: Entry, proof: Proof) -> list[str]:
    own = not proof.about
    media = "files" if own else (proof.about["media"] if proof.says(MEDIUM) == "yes" else "no")
    alt = "–" if own else ("yes" if proof.about["alt"] and proof.says(MEDIUM) == "yes" else "no")
    deletes = "delete" in one.able
    return [
        one.service.id,
        str(one.service.retry_class),
        one.by,
        "–" if own else str(proof.about["server"]),
        "–" if own else _threads(proof),
        media or "no",
        alt,
        _word("edit" in one.able),
        _word(deletes) if own or proof.says(BACK) == "yes" else "?",
        _word("numbers" in one.able),
        _word("mentions" in one.able),
        "–" if own else _lost(one, proof),
        f"{proof.passed} tests" + (f", {proof.failed} FAILED" if proof.failed else ""),
    ]


def _threads(proof: Proof) -> str:
    """Return what was proved of threads; a service without them has none in its row either."""
    found = proof.says(THREAD)
    return "no" if found == "yes" and not proof.about.get("threads", True) else found


def _lost(one: Entry, proof: Proof) -> str:
    """Return what was proved of lost answers."""
    if proof.says(LOST) != "yes":
        return "?"
    return "at most 1, or unknown" if one.service.retry_class == "K5" else "exactly 1"


def _word(able: bool) -> str:
    return "yes" if able else "no"


def written(table: Sequence[Sequence[str]]) -> str:
    """Return a table as aligned columns under their names."""
    lines = [COLUMNS, *table]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def main(arguments: Sequence[str]) -> int:
    """Run the tests of all adapters and servers, print the table, and return how it went."""
    known = [one for one in entries() if one.service.id in ADAPTERS]
    proving = Proving([one.service.id for one in known])
    usual = ("-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "worksteal")
    code = pytest.main([*usual, *(arguments or FOLDERS)], plugins=[proving])
    sys.stdout.write(f"\n{written(rows(proving, known))}\n")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
