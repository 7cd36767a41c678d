"""The brief of a post tells what is known, and marks what is open."""

from __future__ import annotations

from pathlib import Path

from reach_builder import POST, audience, post
from row_helper import found, shown

GOAL = "strategy/goals/trust-2026.md"
MEASURED = (
    "---\ntitle: Trust\nmetric: branded_views\nbaseline: 100\ntarget: 200\nunit: views\n"
    "due: 2027-06-30\nsource: sample data\n---\nPeople trust us.\n"
)
PILLAR = {"strategy/pillars/repair.md": "---\ntitle: Repair\n---\nHow.\n"}


def brief(root: Path, files: dict[str, str]) -> str:
    """Return the panel on the page of the post."""
    page = shown(root, files, "posts/lamp.md")
    return page.partition("## Brief")[2].partition("## As it will look")[0]


def test_the_effect_says_how_it_is_measured(tmp_path: Path) -> None:
    """From where to where, by when, as the goal says."""
    files = {**audience(), **PILLAR, GOAL: MEASURED, **post(pillar="repair", quadrant="educate")}
    panel = brief(tmp_path, files)

    assert "branded_views from 100 to 200 views by 2027-06-30" in panel
    assert "text on Repair, to educate" in panel


def test_a_goal_with_a_metric_alone_names_it(tmp_path: Path) -> None:
    """What the goal leaves open is left out."""
    goal = "---\ntitle: Trust\nmetric: branded_views\n---\nPeople.\n"

    assert "<dd>branded_views</dd>" in brief(tmp_path, {**audience(), GOAL: goal, **post()})


def test_all_that_is_open_is_marked(tmp_path: Path) -> None:
    """A post without owner, channels, audience and goal has four open questions."""
    files = post(owner="", channels="", audiences="", goal="", draft="true")

    assert 4 == brief(tmp_path, files).count(">open<")


def test_drafts_and_posts_without_a_date_may_be_open(tmp_path: Path) -> None:
    """The brief is asked for when the post is to go out."""
    draft = {**audience(), **post(goal="", draft="true")}
    undated = {**audience(), **post(goal="", publish_at="")}

    assert [] == found("post/brief", tmp_path / "draft", draft)
    assert [] == found("post/brief", tmp_path / "undated", undated)


def test_a_hub_without_audiences_is_not_asked(tmp_path: Path) -> None:
    """Strategy comes first; and what is sent already stays as it is."""
    sent = found(
        "post/brief", tmp_path, {**audience(), **post(goal="")}, published=("lamp@mastodon",)
    )

    assert [] == found("post/brief", tmp_path / "bare", post(goal="", audiences=""))
    assert [] == sent
    assert POST.endswith("lamp.md")
