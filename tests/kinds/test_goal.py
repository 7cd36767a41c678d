"""A goal is measured, fits its kind, serves an objective and is served; dead ends are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from goal_files import GOAL, INDEX, NUMBERS, PLAN, POST, goal, months, post
from masthead.rules.pictures import Picture
from row_helper import found


def test_a_hub_without_a_strategy_is_asked_for_nothing(tmp_path: Path) -> None:
    """A goal in a hub that has no strategy may be a note."""
    files = {GOAL: "---\ntitle: Trust\nmetric: loves\n---\nWhy.\n", POST: post()}

    assert [] == [
        finding
        for rule in ("measure", "metric", "objective", "primary", "unserved")
        for finding in found(f"goal/{rule}", tmp_path, files)
    ]


@pytest.mark.parametrize("status", ["draft", "dropped"])
def test_a_goal_that_is_set_aside_is_asked_for_nothing(tmp_path: Path, status: str) -> None:
    """What does not hold needs no measure, no objective and nobody to serve it."""
    files = {**PLAN, GOAL: f"---\ntitle: Trust\nstatus: {status}\n---\nWhy.\n", POST: post()}

    assert [] == [
        finding
        for rule in ("measure", "objective", "unserved")
        for finding in found(f"goal/{rule}", tmp_path, files)
    ]


def test_two_primary_goals_are_found(tmp_path: Path) -> None:
    """One goal wins; the finding stands at the second."""
    second = "strategy/goals/zeal.md"
    (finding,) = found("goal/primary", tmp_path, {**PLAN, GOAL: goal(), second: goal(title="Zeal")})

    assert (second, "trust-2026 is the primary goal already") == (finding.path, finding.message)


def test_a_refused_metric_says_why(tmp_path: Path) -> None:
    """What prices attention is not offered as a goal."""
    (finding,) = found("goal/metric", tmp_path, {**PLAN, GOAL: goal(metric="ave")})

    assert "`ave` is not offered: it puts a price or a mark on attention" == finding.message
    assert finding.hint.startswith("count what people did")


def test_a_metric_like_no_other_can_be_defined(tmp_path: Path) -> None:
    """Where no name is near, the finding says how to write a metric of one's own."""
    (finding,) = found("goal/metric", tmp_path, {**PLAN, GOAL: goal(metric="zzz")})

    assert 'say what it is: `masthead metric new "Title"`' == finding.hint


def test_a_metric_of_its_own_fits_the_kinds_that_it_names(tmp_path: Path) -> None:
    """A hub's own metric measures what its page says; without a word, everything."""
    page = "---\ntitle: Calls\nformula: calls\n{}---\nAll of them.\n"
    own = {**PLAN, GOAL: goal(metric="calls")}
    any_kind = {**own, "strategy/metrics/calls.md": page.format("")}
    one_kind = {**own, "strategy/metrics/calls.md": page.format("kinds: [service]\n")}

    assert [] == found("goal/kind", tmp_path / "any", any_kind)
    assert 1 == len(found("goal/kind", tmp_path / "one", one_kind))


def test_a_goal_that_is_over_needs_no_work(tmp_path: Path) -> None:
    """After its day nobody works for it; a campaign that names it serves it before."""
    over = {**PLAN, GOAL: goal(due="2026-11-30"), POST: post()}
    campaign = "---\ntitle: Repair week\ngoal: trust-2026\n---\nA week.\n"
    served = {**PLAN, GOAL: goal(), POST: post(), "strategy/campaigns/week.md": campaign}

    assert [] == found("goal/unserved", tmp_path / "over", over)
    assert [] == found("goal/unserved", tmp_path / "served", served)


def test_a_goal_that_was_never_read_is_told_where_numbers_are_kept(tmp_path: Path) -> None:
    """Only a hub that keeps numbers is asked for those of its goals."""
    kept = {**PLAN, GOAL: goal(), NUMBERS: months("clicks", 3)}
    (finding,) = found("goal/unmeasured", tmp_path / "kept", kept)

    assert "`branded_views` was never read" == finding.message
    assert [] == found("goal/unmeasured", tmp_path / "none", {**PLAN, GOAL: goal()})


def test_a_picture_of_the_brand_carries_the_brand(tmp_path: Path) -> None:
    """A post with a logo needs no flag, nor does a draft or a post for another kind of goal."""
    logo = "content/brand/logo/mark.png"
    media = f"\nmedia:\n  - file: /{logo.removeprefix('content/')}\n    alt: The mark."
    shown = post(goal=f"trust-2026{media}")
    files = {**PLAN, GOAL: goal(), logo: Picture(40, 40), POST: shown}
    draft = {**PLAN, GOAL: goal(), POST: post(goal="trust-2026", draft="true")}
    other = {
        **PLAN,
        GOAL: goal(kind="loyalty", metric="shares"),
        POST: post(goal="trust-2026"),
    }

    assert [] == found("goal/branded", tmp_path / "logo", files)
    assert [] == found("goal/branded", tmp_path / "draft", draft)
    assert [] == found("goal/branded", tmp_path / "other", other)


def test_an_objective_far_from_all_is_listed_with_them(tmp_path: Path) -> None:
    """The finding names the objectives that there are."""
    index = "---\ntitle: Strategy\nobjectives: [Lamps live longer]\n---\nWhy.\n"
    (finding,) = found("goal/objective", tmp_path, {INDEX: index, GOAL: goal(objective="Money")})

    assert "known: Lamps live longer" == finding.hint
