"""Row F1: the SMM manager, often with other duties."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

FILE = "strategy/roles.yml"
ROLES = """\
roles:
  smm-manager: {title: SMM manager, about: Plans the months., held_by: [sari]}
  content-manager: {title: Content manager, held_by: [sari]}
raci:
  post: {content-manager: R, smm-manager: A}
  goal: {smm-manager: AR}
"""


def test_f01_two_and_none_who_answer_are_found(tmp_path: Path) -> None:
    """Each kind of file has exactly one role that answers for it."""
    two = ROLES.replace("content-manager: R", "content-manager: A")
    none = ROLES.replace("smm-manager: AR", "smm-manager: R")

    assert ["post: content-manager, smm-manager is accountable"] == [
        one.message for one in found("roles/accountable", tmp_path, {FILE: two})
    ]
    assert ["goal: no role is accountable"] == [
        one.message for one in found("roles/accountable", tmp_path, {FILE: none})
    ]


def test_f01_what_nobody_answers_for_is_found(tmp_path: Path) -> None:
    """The kinds of files that the hub uses are in the grid."""
    (finding,) = found("roles/complete", tmp_path, {FILE: ROLES})

    assert "channel" in finding.message
    assert "goal" not in finding.message


def test_f01_the_grid_is_drawn_and_printed(tmp_path: Path) -> None:
    """The page draws the grid with its table; the command prints it."""
    page = shown(tmp_path, {FILE: ROLES}, "strategy/reports/raci.md")

    assert "<svg" in page
    assert "Plans the months." in page
    assert "SMM manager" in printed(tmp_path, {FILE: ROLES}, "people", "raci")
