"""The registry of metrics, and the metrics that a hub adds to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goal_files import GOAL, NUMBERS, PLAN, goal, months
from masthead.metric import GOAL_KINDS, METRICS, REFUSED, Depth
from row_helper import found, printed, shown, told

PAGE = "strategy/metrics/calls.md"
CALLS = """\
---
title: Calls
formula: calls that were answered
unit: calls
level: outcome
source: sample data
kinds: [awareness]
adds: true
---
All of them.
"""
FILES = {**PLAN, GOAL: goal(metric="calls"), PAGE: CALLS}


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_every_metric_says_what_it_is(metric: object) -> None:
    """Title, formula, unit, level, source and known kinds of goals."""
    known = METRICS[metric.id]  # type: ignore[attr-defined]

    assert all((known.title, known.formula, known.unit, known.source))
    assert isinstance(known.level, Depth)
    assert set(known.kinds) <= set(GOAL_KINDS)
    assert not (known.adds and " / " in known.formula)


def test_every_kind_of_goal_can_be_measured() -> None:
    """No kind of goal is without a metric, and none is refused."""
    assert set(GOAL_KINDS) == {kind for metric in METRICS.values() for kind in metric.kinds}
    assert not REFUSED & set(METRICS)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("title: Calls", "title: Advertising value equivalent", "this puts a price on attention"),
        ("formula: calls", "formula: AVE of calls", "this puts a price on attention"),
    ],
)
def test_a_price_on_attention_is_refused(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    """Whatever it is called, an advertising value equivalent is no metric."""
    (finding,) = found("metric/refused", tmp_path, {**FILES, PAGE: CALLS.replace(before, after)})

    assert finding.message.startswith(message)


def test_a_metric_that_is_built_in_is_not_made_anew(tmp_path: Path) -> None:
    """The hub's own page cannot change what reach is."""
    (finding,) = found("metric/refused", tmp_path, {"strategy/metrics/er-reach.md": CALLS})

    assert ("`er_reach` is built in", "give the page another name") == (
        finding.message,
        finding.hint,
    )


def test_an_orphan_is_found_unless_it_is_set_aside(tmp_path: Path) -> None:
    """A measure without a goal is a dead end."""
    aside = CALLS.replace("title: Calls", "title: Calls\nstatus: dropped")

    assert 1 == len(found("metric/orphan", tmp_path / "a", {**FILES, GOAL: goal()}))
    assert [] == found("metric/orphan", tmp_path / "b", {**FILES, GOAL: goal(), PAGE: aside})
    assert [] == found("metric/orphan", tmp_path / "c", {PAGE: CALLS})


def test_the_registry_lists_what_can_be_named(tmp_path: Path) -> None:
    """The hub's own metrics come first, then those built in, with formula and level."""
    lines = printed(tmp_path, FILES, "metric", "registry").splitlines()

    assert lines[2].startswith("calls ")
    assert any(
        line.startswith("er_reach") and "engagements / reach x 100" in line for line in lines
    )


def test_a_page_without_kinds_and_level_can_be_listed(tmp_path: Path) -> None:
    """What is not said is a gap, and any kind of goal can be measured."""
    files = {PAGE: "---\ntitle: Calls\n---\nAll.\n"}
    blocks = told(tmp_path, files, "metric", "registry")["blocks"]

    assert [{"kind": "metric", "id": "calls"}, "", "", None, "any"] == blocks[0]["rows"][0]


def test_a_metric_shows_its_goals_and_months(tmp_path: Path) -> None:
    """The page of a metric says what it measures and draws what was read."""
    page = shown(tmp_path, {**FILES, NUMBERS: months("calls", 3, 4)}, "strategy/metrics/calls.md")
    bare = shown(tmp_path / "bare", FILES, "strategy/metrics/calls.md")

    assert '<a href="../../goals/trust-2026/">Trust</a>' in page
    assert '<figure class="hub-figure"><svg' in page
    assert "<svg" not in bare


def test_the_last_readings_say_how_old_they_are(tmp_path: Path) -> None:
    """Of each metric that is known the last month, its value and the day of reading."""
    files = {**FILES, NUMBERS: months("calls", 3, 4) + "2026-11-30,,,zzz,1,,\n"}
    text = printed(tmp_path, files, "metric", "latest")

    assert ["Calls", "2026-07", "4", "calls", "2026-07-31", "Trust", "sample", "data"] in [
        line.split() for line in text.splitlines()
    ]
    assert "zzz" not in text
