"""Row F3: superiors decide on proposals."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown, told

PEOPLE = (
    "people:\n  sari: {name: Sari, decides: true}\n  dimas: {name: Dimas}\n  vera: {name: Vera}\n"
)
DECISION = "strategy/decisions/close-linkedin.md"
PAGE = """\
---
title: Close LinkedIn
kind: close-channel
channels: [linkedin]
evidence: no booking in a year
cost: nothing
risk: traders look for us there
expires: 2026-12-18
proposed_by: dimas
proposed_on: 2026-11-20
{}---
We say goodbye in one post.
"""
DECIDED = "decision: decline\nreason: hosts are there\ndecided_by: {}\ndecided_on: 2026-12-01\n"


def files(decision: str = "") -> dict[str, str]:
    """Return a hub with one proposal to close a channel."""
    return {DECISION: PAGE.format(decision), "strategy/people.yml": PEOPLE}


def test_f03_a_decision_by_somebody_else_is_found(tmp_path: Path) -> None:
    """Who decides is written in the file of people."""
    (finding,) = found("decision/decider", tmp_path, files(DECIDED.format("vera")))

    assert (DECISION, "vera does not decide on proposals") == (finding.path, finding.message)


def test_f03_what_waits_is_shown_with_its_days(tmp_path: Path) -> None:
    """Page and command show what waits for how long, and who decides."""
    page = shown(tmp_path, files(), "strategy/reports/decisions.md")
    text = printed(tmp_path, files(), "strategy", "decisions")

    assert '<figure class="hub-figure"><svg' in page
    assert "Close LinkedIn           17  11 d left  2026-12-18  Dimas" in text
    assert "Who decides: Sari." in text
    assert "<dd>Dimas</dd>" in shown(tmp_path, files(), DECISION)


def test_f03_the_log_is_made_of_the_pages(tmp_path: Path) -> None:
    """What was decided is told with its reason, by whom and when."""
    _, log = told(tmp_path, files(DECIDED.format("sari")), "strategy", "decisions")["blocks"]

    assert [
        [
            "2026-12-01",
            {"kind": "decision", "id": "close-linkedin"},
            "declined",
            "hosts are there",
            {"kind": "person", "id": "sari"},
        ]
    ] == log["rows"]
