"""A survey tells what hangs together in a hub."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead.report import Ref
from masthead.survey import Naming, Survey
from masthead.workspace import load_hub

FILES = {
    "strategy/index.md": "---\ntitle: Strategy\n---\nWhy.\n",
    "strategy/goals/trust.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n",
    "strategy/goals/old.md": "---\ntitle: Old\nstatus: archived\n---\nWhy.\n",
    "strategy/campaigns/week.md": (
        "---\ntitle: Week\ngoal: trust\nchannels: [outbox]\n"
        "starts: 2026-12-07\nends: soon\n---\nA.\n"
    ),
    "content/posts/2026/week.md": (
        "---\ntitle: Week begins\ngoal: trust\ncampaign: week\nchannels: [outbox]\n---\nCome.\n"
    ),
    "content/posts/2026/later.md": "---\ntitle: Later\ngoal: trust\ndraft: true\n---\nSoon.\n",
}


@pytest.fixture
def survey(tmp_path: Path, now: datetime) -> Survey:
    """Return the survey of a small hub with a strategy."""
    return Survey(load_hub(write_hub(tmp_path / "hub", FILES)), now)


def test_the_day_is_that_of_the_hubs_zone(survey: Survey) -> None:
    """Midnight in Berlin begins the day there."""
    assert date(2026, 12, 7) == survey.today
    assert "Europe/Berlin" == survey.zone.key


def test_a_hub_with_a_first_page_has_a_strategy(survey: Survey, tmp_path: Path) -> None:
    """Only such a hub is asked what a strategy needs."""
    bare = load_hub(write_hub(tmp_path / "bare"))

    assert [True, False] == [survey.planned, Survey(bare, survey.now).planned]


def test_what_is_set_aside_is_not_current(survey: Survey) -> None:
    """An archived goal is known and does not count."""
    assert ["old", "trust"] == [page.id for page in survey.pages("goal")]
    assert ["trust"] == [page.id for page in survey.current("goal")]


def test_values_are_converted_and_faulty_ones_left_out(survey: Survey) -> None:
    """A day is a day; what the schema refuses is not there."""
    (week,) = survey.pages("campaign")

    assert date(2026, 12, 7) == survey.values(week)["starts"]
    assert "ends" not in survey.values(week)
    assert survey.values(week) is survey.values(week)


def test_naming_finds_pages_and_posts_but_no_drafts(survey: Survey) -> None:
    """What rests on a goal: the campaign, and the post that goes out."""
    assert (Naming("campaign", "week", "goal"), Naming("post", "week", "goal")) == survey.naming(
        "goal", "trust"
    )
    assert ["week"] == [post.id for post in survey.posts_naming("goal", "trust")]
    assert () == survey.naming("goal", "old")


def test_a_title_is_the_name_for_people(survey: Survey) -> None:
    """Posts, people and pages have one; what nobody knows keeps its id."""
    names = [("post", "week"), ("person", "sari"), ("goal", "trust"), ("goal", "x"), ("post", "x")]

    assert ["Week begins", "Sari", "Trust", "x", "x"] == [survey.title(*one) for one in names]
    assert "nobody" == survey.title("person", "nobody")


def test_channels_and_deliveries_are_those_of_the_schedule(survey: Survey) -> None:
    """The retired rest; deliveries come in order of time."""
    assert ("outbox", "site") == survey.active_channels
    assert {"week", "repair-week"} == {one.post for one in survey.deliveries}


def test_rows_of_a_table_are_read_one_by_one(tmp_path: Path, now: datetime) -> None:
    """A row with a fault is left out, the others keep their numbers."""
    text = "channel,date,metric,value,source\noutbox,2026-11-01,reach,12,sample data\n"
    hub = load_hub(
        write_hub(
            tmp_path / "hub", {"strategy/metrics/site.csv": f"{text}outbox,never,reach,x,s\n"}
        )
    )
    pages = [page for kind in hub.pages.values() for page in kind.values()]
    tables = [page for page in pages if page.path.endswith(".csv")]
    if tables:  # the kind comes with the strategy's numbers
        assert [0] == [index for index, _ in Survey(hub, now).rows(tables[0])]


def test_a_reference_is_plain_data() -> None:
    """Blocks compare by what they hold."""
    assert Ref("goal", "trust") == Ref("goal", "trust", "")
