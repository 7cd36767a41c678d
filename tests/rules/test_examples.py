"""Each rule's examples do what the handbook says of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from masthead.checking import check
from masthead.finding import Finding
from masthead.rules import RULES
from masthead.rules.examples import NOW, records, write
from masthead.rules.rule import Entry, Example
from masthead.voice.levels import family_of
from masthead.workspace import load_hub

SHOWN = [entry for entry in RULES.values() if entry.passing and entry.failing]


def findings(example: Example | None, root: Path) -> tuple[Finding, ...]:
    """Return what a check finds in an example."""
    assert example is not None
    hub = load_hub(write(example, root))
    return check(replace(hub, records=records(example)), now=NOW).findings


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.id)
def test_passing_example_has_no_finding(entry: Entry, tmp_path: Path) -> None:
    """The passing example passes the rule, and every other rule too."""
    found = findings(entry.passing, tmp_path)

    assert () == found


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.id)
def test_failing_example_fails_its_rule_alone(entry: Entry, tmp_path: Path) -> None:
    """The failing example shows one fault: that of its rule, at the rule's level, with a place.

    A family of rules on voice stands for the rules that a guide makes in it.
    """
    found = findings(entry.failing, tmp_path)
    rules = {(family_of(finding.rule), finding.level) for finding in found}

    assert {(entry.id, entry.level)} == rules
    assert all(finding.line >= 1 and finding.column >= 1 and finding.path for finding in found)


def test_the_base_has_no_finding(tmp_path: Path) -> None:
    """The hub under the examples is without a fault."""
    assert () == findings(Example({}), tmp_path)
