"""Row A1: one strategy as a map of what is to be done, with all its parts and an owner."""

from __future__ import annotations

from pathlib import Path

from goal_files import GOAL, INDEX, POST, goal, post
from row_helper import found, printed, shown, told

PEOPLE = "strategy/people.yml"
FRONT = "title: Strategy\nversion: 2\nvalid_from: 2026-12-01\nowner: sari\nparts: [goal, channel]\n"
WORDS = "[What](goals/trust-2026.md) we want, and [where](channels/mastodon.md)."
DECIDES = "people:\n  sari: {name: Sari, decides: true}\n"


def plan(front: str = FRONT, words: str = WORDS) -> dict[str, str]:
    """Return a strategy with a goal, and somebody who decides."""
    return {INDEX: f"---\n{front}---\n{words}\n", PEOPLE: DECIDES, GOAL: goal()}


def test_a01_a_part_without_a_page_is_found(tmp_path: Path) -> None:
    """A part that the strategy names and nobody has written is a finding with the command."""
    front = FRONT.replace("[goal, channel]", "[goal, channel, audience]")
    (finding,) = found("strategy/parts", tmp_path, plan(front))

    assert "the part `audience` has no page yet" == finding.message
    assert 'write one: `masthead new audience "Title"`' == finding.hint


def test_a01_a_part_that_no_link_leads_to_is_found(tmp_path: Path) -> None:
    """The first page leads to every part; the finding stands at the list of parts."""
    (finding,) = found("strategy/parts", tmp_path, plan(words="[What](goals/trust-2026.md)."))

    assert (6, "no link leads to the part `channel`") == (finding.line, finding.message)


def test_a01_an_owner_who_does_not_decide_is_found(tmp_path: Path) -> None:
    """Who answers for the strategy may say yes and no."""
    files = {**plan(), PEOPLE: "people:\n  sari: {name: Sari}\n"}
    (finding,) = found("strategy/owner", tmp_path, files)

    assert "Sari does not decide" == finding.message


def test_a01_the_first_page_shows_ring_and_steps(tmp_path: Path) -> None:
    """The strategy's page shows how complete it is, and the check of all of it can be run."""
    page = shown(tmp_path, plan(), INDEX)

    assert "hub-completeness" in page
    assert "hub-steps" in page
    assert "1 of 1 goal with metric and target" in page
    assert "0 errors" in printed(tmp_path, plan(), "strategy", "check")


def test_a01_the_check_of_the_strategy_looks_at_its_whole_folder(tmp_path: Path) -> None:
    """A fault in any file of the strategy is told, one in a post is not."""
    files = {**plan(), GOAL: goal(target=""), POST: post(goal="trust-2026", pillar="none")}

    assert ["goal/measure"] == [
        one["rule"] for one in told(tmp_path, files, "strategy", "check")["findings"]
    ]
