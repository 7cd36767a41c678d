"""Onboarding: a path that can be walked."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.report import Facts, Steps
from masthead.reports import onboarding
from row_helper import found, printed, surveyed

FILE = "strategy/onboarding.md"


def path(front: str) -> dict[str, str]:
    """Return a hub with a path."""
    return {FILE: f"---\ntitle: The first weeks\n{front}---\nFor somebody new.\n"}


STEPS = """\
steps:
  - {step: Read, day: 1, file: strategy/goals/trust-2026.md, command: masthead check}
"""


@pytest.mark.parametrize(
    ("front", "messages"),
    [
        ("", ["nobody has walked the path yet"]),
        ("reviewed: 2026-12-08\n", ["2026-12-08 has not come yet"]),
        ("reviewed: 2025-12-07\n", []),
        ("reviewed: 2025-12-06\n", ["it was reviewed 366 days ago"]),
    ],
)
def test_the_path_is_walked_once_a_year(tmp_path: Path, front: str, messages: list[str]) -> None:
    """By somebody who says when."""
    assert messages == [one.message for one in found("onboarding/reviewed", tmp_path, path(front))]


@pytest.mark.parametrize(
    ("front", "messages"),
    [
        ("", ["there is no step"]),
        (STEPS, []),
        (STEPS.replace("trust-2026", "thrust"), ["there is no file strategy/goals/thrust.md"]),
        (STEPS.replace("strategy/goals/trust-2026.md", "masthead.yml"), []),
    ],
)
def test_the_path_leads_somewhere(tmp_path: Path, front: str, messages: list[str]) -> None:
    """Its steps are there, and so are the files that they name."""
    assert messages == [one.message for one in found("onboarding/steps", tmp_path, path(front))]


def test_a_step_leads_to_the_page_that_it_names(tmp_path: Path) -> None:
    """A file that is a page becomes a link; other files and unknown ones do not."""
    more = (
        f"{STEPS}  - {{step: Settings, day: 2, file: masthead.yml}}\n"
        "  - {step: Gone, day: 3, file: content/gone.md}\n"
        "  - {step: Alone, day: 4}\n"
    )
    steps, facts = onboarding.blocks(surveyed(tmp_path, path(more)))

    assert isinstance(steps, Steps)
    assert isinstance(facts, Facts)
    assert ["trust-2026", None, None, None] == [one.ref and one.ref.id for one in steps.steps]
    assert "read strategy/goals/trust-2026.md; run: masthead check" == steps.steps[0].note
    assert "" == steps.steps[3].note


def test_without_a_path_the_next_step_is_named(tmp_path: Path) -> None:
    """A new hub learns how to begin one."""
    assert "masthead new onboarding" in printed(tmp_path, {}, "onboarding")
