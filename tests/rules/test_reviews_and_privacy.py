"""Pages are looked at again in time, and keep to themselves what must stay inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from rule_helper import found, report

GOAL = "strategy/goals/trust-2026.md"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-12-07", []),
        ("2026-12-06", ["review/due"]),
        ("2026-11-07", ["review/due"]),
        ("2026-11-06", ["review/overdue"]),
        ("2019-01-01", ["review/overdue"]),
    ],
)
def test_a_missed_review_warns_first_and_fails_later(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    """On the day itself nothing is missed; after 30 days it is an error."""
    page = f"---\ntitle: Trust\nreview_by: {day}\n---\nWhy.\n"
    whole = report(tmp_path, {GOAL: page})

    assert expected == [one.rule for one in whole.findings if one.rule.startswith("review/")]


def test_the_days_of_grace_are_an_option(tmp_path: Path) -> None:
    """A hub may be stricter; both rules have the same option."""
    option = "{grace_days: 2}"
    files = {
        GOAL: "---\ntitle: Trust\nreview_by: 2026-12-01\n---\nWhy.\n",
        "masthead.yml": f"name: A\nrules: {{review/due: {option}, review/overdue: {option}}}\n",
    }

    assert [6] == [
        int(one.message.split(", ")[1].split()[0])
        for one in found("review/overdue", tmp_path, files)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Write to ayu.wijaya@mail.example, she answers.",
        "Call +62 812 3456 789 after nine.",
        "Call 0049 (30) 123456 instead.",
    ],
)
def test_somebodys_address_on_a_page_of_the_strategy_is_found(tmp_path: Path, text: str) -> None:
    """Wherever it stands in the text, with its line and column."""
    page = f"---\ntitle: Trust\n---\nWhy.\n\n{text}\n"
    (finding,) = found("page/personal", tmp_path, {GOAL: page})

    assert (6, True) == (finding.line, finding.column > 1)


@pytest.mark.parametrize(
    "text",
    [
        "We post 2026-12-07 to 2026-12-13 and reach 120 000 people.",
        "Followers of @repair@cafe.example ask us.",
        "The lamp costs 1.200.000 rupiah, part 0012-34.",
    ],
)
def test_days_numbers_and_handles_are_no_addresses(tmp_path: Path, text: str) -> None:
    """A page may count, date and name accounts."""
    assert [] == found("page/personal", tmp_path, {GOAL: f"---\ntitle: Trust\n---\n{text}\n"})


def test_people_may_stand_in_the_file_of_people(tmp_path: Path) -> None:
    """That is where they belong."""
    people = "people:\n  sari:\n    name: Sari\n    handles: {newsletter: sari@lentera.example}\n"

    assert [] == found("page/personal", tmp_path, {"strategy/people.yml": people})


def test_an_account_of_a_network_is_no_address(tmp_path: Path) -> None:
    """Some networks write accounts as addresses are written."""
    page = "---\ntitle: Other lamps\nas_of: 2026-11-30\nsource: their pages\n{}---\nA.\n"
    files = {
        "strategy/competitors/other.md": page.format("accounts: {mastodon: a@makers.example}\n")
    }

    assert [] == found("page/personal", tmp_path, files)
