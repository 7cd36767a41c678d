"""A verdict is told in plain lines, in which nothing of other people's acts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from masthead.approvals import (
    Change,
    Discounted,
    File,
    Outcome,
    Route,
    Standing,
    Verdict,
)
from masthead.approving.judged import Judged
from masthead.approving.telling import as_json, headline, lines, next_step

EDITORS = ("@lentera/editors",)
GONE = "somebody whose account is gone"
NEED = Outcome("approvals", "Nobody publishes alone.", ("a.md", "b.md"), None, 2, ("vera",))
OWN = Outcome("owners", "They own a.md.", ("a.md",), EDITORS, 1, ("vera",))
CHANGE = Change(Route.PULL, "main", "b" * 40, "a" * 40, files=(File("a.md"), File("b.md")))
VERDICT = Verdict(Standing.MISSING, (OWN, NEED))
JUDGED = Judged(7, "https://github.example/pull/7", "Lamps", VERDICT, CHANGE, by=("vera",))


def judged(standing: Standing, *outcomes: Outcome, **more: object) -> Judged:
    """Return a pull request with a verdict."""
    return replace(JUDGED, verdict=replace(Verdict(standing, outcomes), **more))


def test_all_of_it() -> None:
    """The pull request, what is judged by what, each need, and the next step."""
    assert [
        "pull request 7: Lamps",
        "  https://github.example/pull/7",
        "  a.md, b.md",
        "  judged as of aaaaaaaaa, by masthead.yml and CODEOWNERS of bbbbbbbbb",
        "not approved yet: 1 of 2 needs is not met",
        "  missing  2 approvals of anybody who may write here (approvals): vera, 1 missing",
        "           Nobody publishes alone.",
        "  met      1 approval of @lentera/editors (owners): vera",
        "           a.md: CODEOWNERS names them.",
        "next: ask anybody who may write here for a review",
    ] == list(lines(JUDGED))


def test_what_else_there_is_to_say() -> None:
    """Each in a group of its own."""
    one = judged(
        Standing.UNKNOWN,
        replace(OWN, have=(), unknown=("who is in @lentera/editors is not known",)),
        reasons=("it is a draft",),
        unknowns=("the reviews are not known",),
        discounted=(Discounted("sari", "they pushed last"),),
    )
    told = replace(one, after_merge=("vera",), troubles=("the reviews: 403",), hint="get a right")

    assert [
        "in the way:",
        "  it is a draft",
        "does not count:",
        "  sari: they pushed last",
        "approved after the merge:",
        "  vera",
        "not known:",
        "  who is in @lentera/editors is not known",
        "  the reviews: 403",
        "note:",
        "  1 file is not committed",
        "next: get a right",
    ] == list(lines(told, ["1 file is not committed"]))[7:]


def test_without_a_pull_request_nobody_says_missing() -> None:
    """Where GitHub was not asked, a need is needed; perhaps it is met."""
    told = list(lines(replace(judged(Standing.UNKNOWN, replace(OWN, have=())), number=0)))

    assert "  needed   1 approval of @lentera/editors (owners)" in told
    assert not [line for line in told if "pull request" in line]


@pytest.mark.parametrize(
    ("one", "line", "step"),
    [
        (judged(Standing.APPROVED, OWN), "approved: it may be merged", ""),
        (replace(judged(Standing.APPROVED, OWN), merged=True), "approved", ""),
        (judged(Standing.APPROVED), "nobody has to approve this", ""),
        (
            replace(judged(Standing.APPROVED), change=replace(CHANGE, files=())),
            "nothing is changed",
            "",
        ),
        (
            replace(judged(Standing.EMERGENCY, OWN), by=("ayu", "budi", "vera")),
            "approved by the short way, by ayu, budi and vera: this is reported",
            "",
        ),
        (
            judged(Standing.OBJECTED, OWN, objections=("budi",)),
            "not approved: budi asks for changes",
            "answer budi; they approve, or the review is dismissed",
        ),
        (
            judged(Standing.OBJECTED, objections=("budi", "")),
            f"not approved: budi and {GONE} ask for changes",
            f"answer budi and {GONE}; they approve, or the review is dismissed",
        ),
        (
            judged(Standing.MISSING, replace(OWN, who=(), have=())),
            "not approved yet: 1 of 1 needs is not met",
            "name people for owners: under `approvals` in masthead.yml, or in CODEOWNERS",
        ),
        (
            judged(
                Standing.MISSING,
                replace(OWN, have=()),
                replace(OWN, name="legal", who=("@ayu", "@lentera/legal"), have=()),
            ),
            "not approved yet: 2 of 2 needs are not met",
            "ask @lentera/editors and @ayu or @lentera/legal for a review",
        ),
        (
            replace(
                judged(Standing.MISSING, OWN, reasons=("it is a draft",)),
                change=replace(CHANGE, draft=True),
            ),
            "not approved yet: it is a draft",
            "mark it as ready for review",
        ),
        (
            judged(Standing.MISSING, OWN, reasons=("it was closed without a merge",)),
            "not approved yet: it was closed without a merge",
            "",
        ),
        (
            judged(Standing.UNKNOWN, OWN),
            "not known, and so not approved",
            "see to what is not known, then run it again",
        ),
    ],
)
def test_how_it_stands_and_what_next(one: Judged, line: str, step: str) -> None:
    """One line says how it stands, and one what to do."""
    assert (line, step) == (headline(one), next_step(one))


def test_what_the_short_way_passed_over() -> None:
    """It is said to be waived, after what is met."""
    told = list(lines(judged(Standing.EMERGENCY, replace(OWN, have=(), waived=True), NEED)))

    assert "  waived   1 approval of @lentera/editors (owners)" in told


def test_the_owners_of_the_place_before() -> None:
    """Of a file that is moved it is said which place they own."""
    told = list(lines(judged(Standing.MISSING, replace(OWN, why="They own old.md.", have=()))))

    assert "           a.md: They own old.md." in told


def test_nothing_of_other_people_acts() -> None:
    """Titles, logins, paths: neither a terminal nor the runner does anything."""
    evil = "\x1b[2J\n::error::x ##[group]"
    one = replace(OWN, name=evil, why=evil, paths=(evil,), have=(evil,), who=(evil,))
    told = "\n".join(
        lines(
            replace(
                judged(
                    Standing.OBJECTED, one, objections=(evil,), discounted=(Discounted("x", evil),)
                ),
                title=evil,
                url=evil,
                troubles=(evil,),
                change=replace(CHANGE, files=(File(evil),)),
            ),
            [evil],
        )
    )

    assert "\x1b" not in told
    assert "##[" not in told
    assert [] == [line for line in told.splitlines() if line.lstrip().startswith("::")]


def test_programs_get_the_same() -> None:
    """As JSON, in which paths of any bytes can stand."""
    odd = replace(JUDGED, change=replace(CHANGE, files=(File("a\udcff.md"),)))
    data = json.loads(as_json(odd, ["note"]))

    assert {"number": 7, "url": "https://github.example/pull/7", "title": "Lamps"} == data["pull"]
    assert ("missing", False, ["note"]) == (data["standing"], data["approved"], data["notes"])
    assert ["approvals", "owners"] == [one["name"] for one in data["needs"]]
    assert (None, 2, ["vera"], 1) == tuple(
        data["needs"][0][key] for key in ("who", "minimum", "have", "missing")
    )
    assert json.loads(as_json(replace(JUDGED, number=0)))["pull"] is None


def test_json_in_a_log_commands_no_runner() -> None:
    """A title is other people's text there, too; programs read it as it is."""
    said = as_json(replace(JUDGED, title="##[error]evil"))

    assert "##[" not in said
    assert "##[error]evil" == json.loads(said)["pull"]["title"]
