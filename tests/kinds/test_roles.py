"""Roles name people, and the grid names roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.reports.raci import blocks
from rule_helper import found
from survey_helper import survey_of, tables

FILE = "strategy/roles.yml"
POST = "content/posts/2026/lamp.md"


@pytest.mark.parametrize("role", ["7", "[a]", "No Id"])
def test_what_is_no_id_is_left_to_the_schema(role: str, tmp_path: Path) -> None:
    """A role that is no text breaks nothing."""
    files = {
        FILE: "roles: {mender: {title: Mender}}\n",
        POST: f"---\ntitle: A\nchannels: [outbox]\ndraft: true\nrole: {role}\n---\nText.\n",
    }

    assert found("schema/value", tmp_path, files)


def test_a_role_that_answers_for_nothing_may_be_free(tmp_path: Path) -> None:
    """Only who answers for something must be here."""
    files = {FILE: "roles: {mender: {title: Mender}}\nraci: {post: {mender: C}}\n"}

    assert [] == found("roles/held", tmp_path, files)


def test_a_letter_that_is_none_is_refused(tmp_path: Path) -> None:
    """The grid has four letters."""
    files = {FILE: "roles: {mender: {title: Mender}}\nraci: {post: {mender: X}}\n"}
    (finding,) = found("schema/value", tmp_path, files)

    assert "responsible, accountable" in finding.hint


def test_a_hub_without_roles_says_the_next_step(tmp_path: Path) -> None:
    """Nothing is drawn of a grid that nobody wrote."""
    grid, roles = tables(blocks(survey_of(tmp_path, {})))

    assert ((), ()) == (grid.rows, roles.rows)
    assert "masthead new roles" in grid.empty
