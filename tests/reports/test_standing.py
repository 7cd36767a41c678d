"""How a goal stands: met, missed, on course, behind, or not to be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from goal_files import GOAL, NUMBERS, PLAN, goal, months, table
from masthead.reports.standing import Standing, standing, standings
from masthead.rules.examples import NOW, write
from masthead.rules.rule import Example
from masthead.survey import Survey
from masthead.workspace import load_hub
from row_helper import printed, shown


def stand(root: Path, numbers: str = "", **keys: str) -> Standing:
    """Return how the goal of a small hub stands."""
    files = {**PLAN, GOAL: goal(**keys), **({NUMBERS: numbers} if numbers else {})}
    survey = Survey(load_hub(write(Example(files), root)), NOW)
    return standing(survey.pages("goal")[0], survey)


@pytest.mark.parametrize(
    ("values", "keys", "mark", "reached"),
    [
        ((100, 120, 200), {}, "met", 100),
        ((100, 120, 150), {"due": "2026-11-30"}, "missed", 50),
        ((100, 120, 150), {}, "on course", 50),
        ((100, 101, 102), {}, "behind", 2),
        ((100, 101, 90), {}, "behind", -10),
        ((100, 120, 150), {"due": ""}, "open", 50),
        ((100, 120, 150), {"baseline": ""}, "open", None),
        ((100, 120, 250), {"baseline": ""}, "met", 100),
        ((100, 120, 150), {"target": ""}, "no target", None),
        ((200, 200, 150), {"baseline": "200"}, "open", None),
        ((80, 60, 40), {"metric": "cpm", "baseline": "80", "target": "40"}, "met", 100),
        ((80, 70, 60), {"metric": "cpm", "baseline": "", "target": "70"}, "met", 100),
        ((5,), {"due": "2026-06-30", "baseline": "0"}, "missed", 2),
    ],
)
def test_marks(
    tmp_path: Path,
    values: tuple[float, ...],
    keys: dict[str, str],
    mark: str,
    reached: int | None,
) -> None:
    """The mark follows from baseline, target, day and the last month that was read."""
    metric = keys.get("metric", "branded_views")
    found = stand(tmp_path, months(metric, *values), **keys)

    assert (mark, reached) == (found.mark.text, found.reached)


def test_a_goal_that_was_never_read_is_not_measured(tmp_path: Path) -> None:
    """Without a reading nothing is said, also where the metric is not known."""
    unread = stand(tmp_path / "a")
    unknown = stand(tmp_path / "b", months("shares", 3), metric="zzz", unit="")

    assert ("not measured", None) == (unread.mark.text, unread.latest)
    assert (None, "", {}) == (unknown.metric, unknown.unit, unknown.months)


def test_a_total_comes_together_from_the_baseline_on(tmp_path: Path) -> None:
    """A goal that counts as a whole adds the months up, from what there was at the start."""
    found = stand(tmp_path, months("branded_views", 10, 20, 30), per="total")

    assert {"2026-06": 110, "2026-07": 130, "2026-08": 160} == found.months


def test_the_primary_goal_comes_first(tmp_path: Path) -> None:
    """Others follow in order of their ids."""
    files = {
        **PLAN,
        "strategy/goals/a.md": goal(primary=""),
        GOAL: goal(),
        "strategy/goals/b.md": goal(primary=""),
    }
    survey = Survey(load_hub(write(Example(files), tmp_path)), NOW)

    assert ["trust-2026", "a", "b"] == [one.goal.id for one in standings(survey)]


def test_the_card_says_how_many_days_are_left(tmp_path: Path) -> None:
    """Days until the target's, `over` after it, and nothing without one; a measure is named."""
    calls = "---\ntitle: Calls\nkinds: [awareness]\n---\nAll.\n"
    files = {
        **PLAN,
        GOAL: goal(due="2026-12-17", metric="calls"),
        "strategy/metrics/calls.md": calls,
    }
    over = {**PLAN, GOAL: goal(due="2026-12-01")}
    bare = {**PLAN, GOAL: goal(due="", metric="", unit="")}
    show = ("goal", "show", "trust-2026")

    assert "Days left    10" in printed(tmp_path / "a", files, *show)
    assert '<a href="../../metrics/calls/">Calls</a>' in shown(
        tmp_path / "a", files, "strategy/goals/trust-2026.md"
    )
    assert "Days left    over" in printed(tmp_path / "b", over, *show)
    assert "Days left    –" in printed(tmp_path / "c", bare, *show)


def test_a_goal_without_kind_function_and_objective_has_its_place(tmp_path: Path) -> None:
    """What nobody has said is a group of its own, not a gap."""
    files = {**PLAN, GOAL: goal(kind="", function="", objective="", metric="")}

    assert "not said" in printed(tmp_path, files, "goal", "kinds")
    assert "No function named" in printed(tmp_path, files, "report", "function")
    assert "No objective named" in printed(tmp_path, files, "goal", "tree")
    assert "not measured" in printed(tmp_path, files, "report", "goal")


def test_a_rate_that_cannot_be_put_together_draws_no_line(tmp_path: Path) -> None:
    """Reach of two channels is not added: the goal has months and no value."""
    numbers = "date,channel,metric,value\n2026-11-10,mastodon,reach,4\n2026-11-10,bluesky,reach,5\n"
    found = stand(tmp_path, numbers, kind="reach", metric="reach")

    assert ({"2026-11": None}, None) == (found.months, found.latest)


def test_the_way_begins_on_the_day_of_the_baseline(tmp_path: Path) -> None:
    """What was read before that day makes nobody late, and is no part of a total."""
    numbers = months("branded_views", 90, 95, 100, 105, 110, 130)
    keys = {"since": "2026-10-31", "due": "2027-06-30"}

    assert "behind" == stand(tmp_path / "a", numbers).mark.text
    assert "on course" == stand(tmp_path / "b", numbers, **keys).mark.text
    assert {"2026-11": 230} == stand(tmp_path / "c", numbers, per="total", **keys).months


def test_a_campaign_brings_its_audiences_and_channels(tmp_path: Path) -> None:
    """Who and where of a goal are those of its posts and of its campaigns."""
    campaign = "---\ntitle: Week\ngoal: trust-2026\nchannels: [mastodon]\n---\nA week.\n"
    files = {
        **PLAN,
        GOAL: goal(),
        "strategy/campaigns/week.md": campaign,
        "strategy/campaigns/other.md": campaign.replace("goal: trust-2026\n", ""),
    }
    text = printed(tmp_path, files, "goal", "show", "trust-2026")

    assert "Campaigns  Week" in text
    assert "Channels   Mastodon" in text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_year_that_cannot_be_meant_stops_no_report(tmp_path: Path, day: str) -> None:
    """A slip of the pen in a year is a row that does not count, and no crash."""
    found = stand(tmp_path, table(f"{day},,,branded_views,120,"))

    assert ("not measured", None) == (found.mark.text, found.latest)
