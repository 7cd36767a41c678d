"""The verifier: a table of what happens to changes, and what must come of each."""

from __future__ import annotations

import pytest

from approvals.cases import CASES, POST, Case, no, yes
from masthead.approvals import (
    Discounted,
    File,
    Standing,
    Verdict,
    policy_of,
    read_owners,
    verify,
)
from masthead.settings import Settings


def judged(case: Case) -> Verdict:
    """Return the verdict on a case."""
    settings = Settings(
        "Lentera", languages=("en", "id"), profile=case.profile, approval=case.policy
    )
    owners = None if case.unread else read_owners(case.owners, case.owners_commit)
    policy = policy_of(settings, case.policy_commit)
    return verify(case.made(), policy, owners, case.reviews, case.roster)


def words(verdict: Verdict) -> str:
    """Return all that a verdict says against a change."""
    short = [outcome for outcome in verdict.outcomes if outcome.missing]
    lines = [f"{one.name}: {one.paths} {one.unknown} {one.who}" for one in short]
    lines += (f"{one.login} {one.reason}" for one in verdict.discounted)
    return "\n".join([*lines, *verdict.reasons, *verdict.objections, *verdict.unknowns])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdict(case: Case) -> None:
    """Every case has its verdict, and the reason is told."""
    verdict = judged(case)

    assert case.want == verdict.standing, words(verdict)
    assert case.told in words(verdict)
    assert verdict.approved is (case.want in (Standing.APPROVED, Standing.EMERGENCY))


def test_the_table_is_large_enough_and_each_case_has_its_name() -> None:
    """At least 80 cases, told apart by name, each with a reason; every verdict is among them."""
    assert len(CASES) >= 80
    assert len(CASES) == len({case.name for case in CASES})
    assert all(case.why for case in CASES)
    assert set(Standing) == {case.want for case in CASES}


def test_who_must_who_has_and_what_is_missing() -> None:
    """Each demand tells them; files that stand alike stand together."""
    files = (File(POST), File("content/posts/b.md"), File("masthead.yml"))
    prints = {"head": {file.path: file.path for file in files}}
    case = Case("", "", Standing.MISSING, change={"files": files, "prints": prints}, owners=None)

    verdict = judged(case)

    assert [
        ("approvals", (POST, "content/posts/b.md", "masthead.yml"), None, ("dimas",), 0),
        ("guardians", ("masthead.yml",), (), (), 1),
    ] == [(one.name, one.paths, one.who, one.have, one.missing) for one in verdict.outcomes]
    assert [False, True] == [one.nobody for one in verdict.outcomes]
    assert all(one.why for one in verdict.outcomes)


def test_the_short_way_is_told() -> None:
    """What was waived, and who was enough."""
    (case,) = (case for case in CASES if case.name == "the short way")

    assert [("approvals", False), ("owners", True), ("emergency (emergency)", False)] == [
        (one.name, one.waived) for one in judged(case).outcomes
    ]


@pytest.mark.parametrize(
    ("names", "more"), [("a", ""), ("ab", " and 1 more"), ("abc", " and 2 more")]
)
def test_an_approval_that_does_not_count_is_told(names: str, more: str) -> None:
    """With its reason, and how many files have changed since."""
    files = tuple(File(f"content/{name}.md") for name in names)
    prints = {"head": {one.path: "2" for one in files}, "old": {one.path: "1" for one in files}}
    case = Case(
        "",
        "",
        Standing.MISSING,
        reviews=(yes("budi"), yes("dimas", "old"), no("ayu")),
        change={"files": files, "prints": prints},
    )

    reason = f"content/a.md{more} changed after it, or the commit that they read is gone"
    assert (Discounted("dimas", reason),) == judged(case).discounted


def test_where_nobody_is_asked_nothing_is_told() -> None:
    """Solo, and nothing stands in the way."""
    (case,) = (case for case in CASES if case.name == "solo asks nobody")

    assert Verdict(Standing.APPROVED) == judged(case)
