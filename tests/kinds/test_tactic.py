"""Tactics: dropped, stale, without evidence; and their radar."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.report import Ref
from masthead.reports.tactics import review
from row_helper import found, printed, surveyed
from rule_helper import POST, lamp

FILE = "strategy/tactics/tag-clouds.md"


def tactic(front: str) -> dict[str, str]:
    """Return a hub with one tactic."""
    return {FILE: f"---\ntitle: Clouds of hashtags\n{front}---\nTen tags.\n"}


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ("", "do without it"),
        ("replaced_by: two-tags\n", "instead: Two tags"),
        ("replaced_by: three-tags\n", "instead: three-tags"),
    ],
)
def test_a_dropped_tactic_says_what_to_do_instead(tmp_path: Path, front: str, hint: str) -> None:
    """The hint names the tactic that took its place."""
    files = {
        **tactic(f"ring: drop\n{front}"),
        "strategy/tactics/two-tags.md": "---\ntitle: Two tags\nring: use\n---\nTwo.\n",
        POST: lamp("tactics: [tag-clouds, two-tags]\n"),
    }

    assert [hint] == [one.hint for one in found("tactic/dropped", tmp_path, files)]


@pytest.mark.parametrize("tactics", ["[]", "tag-clouds", "[7]", "[unknown]"])
def test_other_values_are_left_to_other_rules(tmp_path: Path, tactics: str) -> None:
    """What is no list of known tactics is a finding of schema or references."""
    files = {**tactic("ring: drop\n"), POST: lamp(f"tactics: {tactics}\n")}

    assert [] == found("tactic/dropped", tmp_path, files)


def test_a_post_of_the_past_may_have_used_it(tmp_path: Path) -> None:
    """What went out before cannot be changed."""
    post = lamp("tactics: [tag-clouds]\n").replace("2026-12-14", "2026-11-14")

    assert [] == found("tactic/dropped", tmp_path, {**tactic("ring: drop\n"), POST: post})


@pytest.mark.parametrize(
    ("front", "messages"),
    [
        ("ring: use\n", ["nobody has reviewed it yet"]),
        ("ring: use\nreviewed: 2026-12-08\n", ["2026-12-08 has not come yet"]),
        ("ring: use\nreviewed: 2026-06-10\n", []),
        ("ring: use\nreviewed: 2026-06-09\n", ["it was reviewed 181 days ago"]),
        ("ring: drop\n", []),
        ("ring: use\nstatus: archived\n", []),
        ("ring: sometimes\nreviewed: 2026-12-01\n", []),
    ],
)
def test_tactics_are_reviewed_twice_a_year(tmp_path: Path, front: str, messages: list[str]) -> None:
    """Unless they are dropped or set aside."""
    assert messages == [one.message for one in found("tactic/stale", tmp_path, tactic(front))]


@pytest.mark.parametrize(
    ("front", "count"),
    [
        ("ring: trial\n", 0),
        ("ring: use\n", 1),
        ("ring: drop\n", 1),
        ("ring: hold\nevidence: seen\n", 0),
        ("ring: hold\nstatus: draft\n", 0),
    ],
)
def test_what_is_past_its_trial_has_evidence(tmp_path: Path, front: str, count: int) -> None:
    """A trial needs none: it is there to find some."""
    assert count == len(found("tactic/evidence", tmp_path, tactic(front)))


def test_the_radar_has_a_row_for_each_channel(tmp_path: Path) -> None:
    """A tactic without channels stands under everywhere; a wrong ring in no ring."""
    files = {
        **tactic("ring: use\nchannels: [mastodon, bluesky]\nreviewed: 2026-12-01\n"),
        "strategy/tactics/all.md": (
            "---\ntitle: All\nring: trial\nreplaced_by: tag-clouds\n---\nA.\n"
        ),
        "strategy/tactics/odd.md": "---\ntitle: Odd\nring: maybe\n---\nA.\n",
        POST: lamp("tactics: [tag-clouds]\n"),
    }
    radar, table = review(surveyed(tmp_path, files))
    cloud = (Ref("tactic", "tag-clouds"),)

    assert (
        ("Everywhere", (Ref("tactic", "all"),), (), (), ()),
        (Ref("channel", "bluesky"), (), cloud, (), ()),
        (Ref("channel", "mastodon"), (), cloud, (), ()),
    ) == radar.rows  # type: ignore[union-attr]
    assert ["all", "tag-clouds", "odd"] == [row[0].id for row in table.rows]  # type: ignore[union-attr]
    assert [0, 1, 0] == [row[4] for row in table.rows]  # type: ignore[union-attr]


def test_an_empty_radar_says_how_to_begin(tmp_path: Path) -> None:
    """Without a tactic there is the next step."""
    assert "masthead tactic new" in printed(tmp_path, {}, "tactic", "review")
