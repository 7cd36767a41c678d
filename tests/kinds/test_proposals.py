"""Proposals, which trends and decisions are: who decides, and until when."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds import proposal
from masthead.report import Tone
from row_helper import found, printed, surveyed

TREND = "strategy/trends/lights-out.md"
PEOPLE = """\
people:
  sari: {name: Sari, decides: true}
  vera: {name: Vera, decides: true, left: 2026-11-30}
  dimas: {name: Dimas}
"""
CASE = """\
evidence: three groups plan it
cost: four days
risk: it can look like a stunt
expires: 2026-12-18
proposed_by: dimas
proposed_on: 2026-11-12
"""


def trend(front: str) -> dict[str, str]:
    """Return a hub with one trend."""
    page = f"---\ntitle: An hour without light\n{front}---\nWhat we would do.\n"
    return {TREND: page, "strategy/people.yml": PEOPLE}


def decided(by: str = "sari", on: str = "2026-12-01", more: str = "reason: it fits\n") -> str:
    """Return the keys of a decided proposal."""
    return f"{CASE}decision: adopt\ndecided_by: {by}\ndecided_on: {on}\n{more}"


@pytest.mark.parametrize(
    ("front", "messages"),
    [
        (CASE, []),
        (decided(), []),
        (decided(by="dimas"), ["dimas has proposed it and cannot decide on it"]),
        (
            decided(by="dimas").replace("proposed_by: dimas", "proposed_by: sari"),
            ["dimas does not decide on proposals"],
        ),
        (decided(by="vera"), ["vera had left by 2026-11-30, before it was decided"]),
        (decided(by="vera", on="2026-11-29"), []),
        (decided(by="nobody"), []),
        (decided(on="2026-12-08"), ["2026-12-08 has not come yet"]),
        (decided(more=""), ["it is decided, and `reason` is missing"]),
        (
            f"{CASE}decision: decline\n",
            ["it is decided, and `reason`, `decided_by`, `decided_on` is missing"],
        ),
    ],
)
def test_who_decides(tmp_path: Path, front: str, messages: list[str]) -> None:
    """Somebody decides who may, was here, and did not propose it; unknown ids are others' work."""
    assert messages == [one.message for one in found("trend/decider", tmp_path, trend(front))]


@pytest.mark.parametrize(
    ("front", "count"),
    [
        (CASE, 0),
        (CASE.replace("12-18", "12-06"), 1),
        (CASE.replace("12-18", "12-07"), 0),
        (CASE.replace("expires: 2026-12-18\n", ""), 0),
        (CASE.replace("12-18", "11-20") + "status: draft\n", 0),
        (decided().replace("12-18", "11-30"), 1),
        (decided(), 0),
    ],
)
def test_what_runs_out(tmp_path: Path, front: str, count: int) -> None:
    """A proposal is decided on its last day at the latest; a draft does not wait."""
    assert count == len(found("trend/expired", tmp_path, trend(front)))


@pytest.mark.parametrize(
    ("front", "text", "tone"),
    [
        (CASE, "11 d left", Tone.PLAIN),
        (CASE.replace("12-18", "12-14"), "7 d left", Tone.WARN),
        (CASE.replace("12-18", "12-06"), "expired undecided", Tone.BAD),
        (CASE.replace("expires: 2026-12-18\n", ""), "waits", Tone.WARN),
        (f"{CASE}status: draft\n", "draft", Tone.PLAIN),
        (decided(), "adopted", Tone.GOOD),
        (f"{CASE}decision: none\n", "let pass", Tone.PLAIN),
        (f"{CASE}decision: decline\n", "declined", Tone.PLAIN),
    ],
)
def test_how_a_proposal_stands(tmp_path: Path, front: str, text: str, tone: Tone) -> None:
    """Its decision, or the days that are left."""
    survey = surveyed(tmp_path, trend(front))
    mark = proposal.standing(survey.pages("trend")[0], survey)

    assert (text, tone) == (mark.text, mark.tone)


@pytest.mark.parametrize(
    ("front", "days"),
    [
        (CASE, 25),
        (decided(), 19),
        (CASE.replace("proposed_on: 2026-11-12\n", ""), None),
        (CASE.replace("2026-11-12", "2026-12-24"), None),
        (f"{CASE}decision: none\n", None),
    ],
)
def test_how_long_a_proposal_waits(tmp_path: Path, front: str, days: int | None) -> None:
    """Until its decision, or until today; without the days nobody knows."""
    survey = surveyed(tmp_path, trend(front))

    assert days == proposal.waiting(survey.pages("trend")[0], survey)


def test_the_case_must_be_complete(tmp_path: Path) -> None:
    """What is missing is named; a draft may lack it."""
    bare = trend("fit: 3\n")
    (finding,) = found("trend/case", tmp_path / "a", bare)

    assert (
        "`evidence`, `cost`, `risk`, `expires`, `proposed_by`, `proposed_on` missing"
        == finding.message
    )
    assert [] == found("trend/case", tmp_path / "b", trend("status: draft\n"))


def test_the_board_of_a_new_hub_says_how_to_begin(tmp_path: Path) -> None:
    """Without a trend there is the next step; without deciders that is said too."""
    text = printed(tmp_path, {}, "trend", "board")

    assert "masthead trend propose" in text


def test_the_board_parts_what_waits_and_what_is_decided(tmp_path: Path) -> None:
    """A decided trend is in the second table, with its reason; then nothing waits."""
    text = printed(tmp_path, trend("fit: {score: 3, why: so}\n" + decided()), "trend", "board")

    assert "Nothing waits." in text
    assert "An hour without light  adopted   it fits  Sari" in text


def test_a_page_of_a_proposal_says_how_it_stands(tmp_path: Path) -> None:
    """`masthead trend show` tells the days waited and who decides."""
    text = printed(tmp_path, trend(CASE), "trend", "show", "lights-out")
    nobody = {**trend(CASE), "strategy/people.yml": PEOPLE.replace("decides: true", "role: x")}

    assert "Days waited  25" in text
    assert "Who decides  Sari" in text
    assert "nobody yet" in printed(tmp_path, nobody, "trend", "show", "lights-out")
    assert "Nobody decides yet" in printed(tmp_path, nobody, "trend", "board")
