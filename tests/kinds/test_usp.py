"""The USP: what is found in it, and what of it may be said in public."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.auditing import fields
from masthead.kinds import KINDS
from masthead.kinds.usp import grid
from row_helper import found, printed, surveyed

FILE = "strategy/usp.md"
PAGE = """\
---
title: Why Lentera
visibility: public
claim: Every part can be bought
strengths:
  - {{point: Parts for ten years, evidence: terms of sale}}
weaknesses:
  - {{point: Postage for one screw costs more than the screw, evidence: parcels}}
{front}---
{body}
"""
BODY = "For those who would rather mend."


def page(body: str = BODY, front: str = "") -> dict[str, str]:
    """Return a hub with a USP."""
    return {FILE: PAGE.format(body=body, front=front)}


def test_site_and_audit_agree_on_what_may_leave() -> None:
    """Both lists name claim and strengths, and nothing else of the kind."""
    keys = set(KINDS["usp"].record.known)
    audited = {key for key in keys if fields.is_public("usp", key)} - fields.EVERY_PAGE

    assert {"claim", "strengths"} == KINDS["usp"].public_fields == audited


@pytest.mark.parametrize(
    "body",
    [
        "## Our weaknesses\n\nWe are few.",
        "Sadly, *postage* for one screw costs more than we like.",
    ],
)
def test_a_public_text_with_a_weakness_is_found(tmp_path: Path, body: str) -> None:
    """A heading on weaknesses or five words of one in a row are enough."""
    assert 1 == len(found("usp/open", tmp_path, page(body)))


def test_an_internal_text_may_tell_weaknesses(tmp_path: Path) -> None:
    """What stays inside may say what it likes."""
    files = {FILE: page("## Weaknesses\n\nFew.")[FILE].replace("visibility: public\n", "")}

    assert [] == found("usp/open", tmp_path, files)


def test_points_without_evidence_are_found_at_their_line(tmp_path: Path) -> None:
    """The finding stands at the point."""
    files = {FILE: page()[FILE].replace(", evidence: parcels", "")}
    (finding,) = found("usp/evidence", tmp_path, files)

    assert (8, "nothing shows this") == (finding.line, finding.message)


@pytest.mark.parametrize("value", ["3", "[few, lamps]", "[{}]"])
def test_a_wrong_list_is_left_to_the_schema(tmp_path: Path, value: str) -> None:
    """What is no list of points is one finding of the schema, not two."""
    text = page()[FILE].partition("weaknesses:")[0] + f"weaknesses: {value}\n---\n{BODY}\n"

    assert found("usp/evidence", tmp_path, {FILE: text}) == [] or value == "[{}]"


def test_a_draft_need_not_be_complete(tmp_path: Path) -> None:
    """A draft may lack what it likes."""
    text = f"---\ntitle: Why\nstatus: draft\n---\n{BODY}\n"

    assert [] == found("usp/both", tmp_path, {FILE: text})


def test_the_grid_fills_the_shorter_side_with_gaps(tmp_path: Path) -> None:
    """Two strengths and one weakness make two rows."""
    more = page()[FILE].replace("weaknesses:", "  - {point: Four languages}\nweaknesses:")
    (table,) = grid(surveyed(tmp_path, {FILE: more}))

    assert ("Four languages", None, None, None) == table.rows[1]  # type: ignore[union-attr]


def test_the_grid_without_a_page_says_what_to_do(tmp_path: Path) -> None:
    """A hub that has not written down why anyone should listen is told how to begin."""
    assert "Nothing yet: masthead new usp" in printed(tmp_path, {}, "usp", "grid")
