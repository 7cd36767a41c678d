"""Row C10: trends are tracked, and proposed to those who decide."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown, told

PEOPLE = "people:\n  sari: {name: Sari, decides: true}\n  dimas: {name: Dimas}\n"
TREND = "strategy/trends/lights-out.md"
OPEN = """\
---
title: An hour without light
evidence: three groups plan it
cost: four days
risk: it can look like a stunt
expires: {}
proposed_by: dimas
proposed_on: 2026-11-12
{}---
What we would do.
"""
DECIDED = "decision: adopt\nreason: it fits\ndecided_by: {}\ndecided_on: 2026-12-01\n"


def files(expires: str, decision: str = "") -> dict[str, str]:
    """Return a hub with one trend."""
    return {TREND: OPEN.format(expires, decision), "strategy/people.yml": PEOPLE}


def test_c10_a_proposal_that_ran_out_undecided_is_found(tmp_path: Path) -> None:
    """Nobody gets an answer from silence."""
    (finding,) = found("trend/expired", tmp_path, files("2026-12-04"))

    assert (TREND, "nobody had decided by 2026-12-04") == (finding.path, finding.message)


def test_c10_a_decision_by_one_who_does_not_decide_is_found(tmp_path: Path) -> None:
    """Only those who decide may decide, and not on what they proposed themselves."""
    some = files("2026-12-18", DECIDED.format("dimas"))
    (finding,) = found("trend/decider", tmp_path, some)

    assert "dimas has proposed it and cannot decide on it" == finding.message


def test_c10_the_board_shows_the_age_of_proposals(tmp_path: Path) -> None:
    """Page and command show how long each proposal has waited."""
    page = shown(tmp_path, files("2026-12-18"), "strategy/trends/index.md")
    waiting, _ = told(tmp_path, files("2026-12-18"), "trend", "board")["blocks"]

    assert '<figure class="hub-figure"><svg' in page
    assert [25, {"text": "11 d left", "tone": "plain"}] == waiting["rows"][0][1:3]


def test_c10_a_trend_is_proposed_by_command(tmp_path: Path) -> None:
    """`masthead trend propose` writes a file that explains every key."""
    path = printed(tmp_path, {}, "trend", "propose", "Mending in public").splitlines()[0]

    assert "strategy/trends/mending-in-public.md" == path
    assert "#risk:" in (tmp_path / path).read_text()
