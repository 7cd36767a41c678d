"""The strategy's first page: parts, owner, order; a page that only greets is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from goal_files import GOAL, INDEX, PLAN, goal
from row_helper import found, shown

PEOPLE = "strategy/people.yml"
RULES = ("strategy/parts", "strategy/owner", "strategy/order")


def plan(front: str, words: str = "Why.") -> dict[str, str]:
    """Return a strategy with a goal."""
    return {INDEX: f"---\ntitle: Strategy\n{front}---\n{words}\n", GOAL: goal()}


@pytest.mark.parametrize("rule", RULES)
def test_a_page_that_only_greets_is_asked_for_nothing(tmp_path: Path, rule: str) -> None:
    """Until it says what holds, or from when, nothing is missing."""
    assert [] == found(rule, tmp_path, PLAN)


def test_without_a_list_the_five_steps_are_the_parts(tmp_path: Path) -> None:
    """Goal, audience, content, channel and measure: each is there, and is linked to."""
    messages = [
        one.message for one in found("strategy/parts", tmp_path, plan("valid_from: 2026-12-01\n"))
    ]

    assert {
        "no link leads to the part `channel`",
        "no link leads to the part `goal`",
        "the part `audience` has no page yet",
        "the part `content` has no page yet",
        "the part `measure` has no page yet",
    } == set(messages)


@pytest.mark.parametrize(
    "link", ["[w](/strategy/people.yml)", "[w](people.yml)", "[w](<people.yml>)", "[w](people)"]
)
def test_a_single_file_is_linked_to_as_it_is(tmp_path: Path, link: str) -> None:
    """A part of one file is found by its name, from the folder or from the top."""
    assert [] == found("strategy/parts", tmp_path, plan("parts: [people]\n", link))


def test_a_link_to_a_neighbour_is_no_link(tmp_path: Path) -> None:
    """A folder whose name begins alike is another folder."""
    (finding,) = found("strategy/parts", tmp_path, plan("parts: [goal]\n", "[w](goals-old/a.md)"))

    assert "link to a page in strategy/goals/" == finding.hint


@pytest.mark.parametrize(
    ("front", "people", "message"),
    [
        ("", "people:\n  sari: {name: Sari}\n", "nobody answers for the strategy"),
        (
            "owner: sari\n",
            "people:\n  sari: {name: Sari, decides: true, left: 2026-12-01}\n",
            "Sari left on 2026-12-01",
        ),
        ("owner: sari\n", "people:\n  sari: {name: Sari}\n", "Sari does not decide"),
    ],
)
def test_the_owner_is_there_and_decides(
    tmp_path: Path, front: str, people: str, message: str
) -> None:
    """Somebody answers for the strategy, is still with us, and may say yes and no."""
    files = {**plan(f"parts: [goal]\n{front}"), PEOPLE: people}
    (finding,) = found("strategy/owner", tmp_path, files)

    assert message == finding.message


def test_an_unknown_owner_is_another_rules_business(tmp_path: Path) -> None:
    """Who does not exist is found once."""
    files = plan("parts: [goal]\nowner: nobody\n")

    assert [] == found("strategy/owner", tmp_path, files)
    assert 1 == len(found("page/reference", tmp_path, files))


def test_reviews_that_are_overdue_are_marked(tmp_path: Path) -> None:
    """The report on preparation says when each part is looked at next, and what is late."""
    files = {**PLAN, GOAL: goal(review_by="2026-11-30")}
    page = shown(tmp_path, files, "strategy/reports/status.md")

    assert "2026-11-30, overdue" in page
