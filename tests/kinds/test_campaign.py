"""Campaigns: what they need, when they are a dead end, how one runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds.ad import linked
from masthead.kinds.campaign import connected, dated, equipped, grows, inside
from masthead.kinds.spend import answered
from row_helper import found, printed, shown, told

CAMPAIGN, POST = "strategy/campaigns/repair-week.md", "content/posts/2026/week.md"
WEEK = equipped.passing[CAMPAIGN]


def test_a_budget_without_a_currency_is_not_whole(tmp_path: Path) -> None:
    """An amount that is in no currency cannot be compared with anything."""
    files = {**equipped.passing, CAMPAIGN: WEEK.replace(", currency: EUR", "")}
    (finding,) = found("campaign/proactive", tmp_path, files)

    assert "a proactive campaign without the budget's `currency`" == finding.message


@pytest.mark.parametrize("change", [("mode: proactive", "mode: passive"), ("---\nOne", "---\nTwo")])
def test_what_is_passive_or_whole_needs_no_more(tmp_path: Path, change: tuple[str, str]) -> None:
    """A passive campaign may have one channel; a whole one has no finding."""
    week = WEEK.replace(*change)
    if "passive" in week:
        week = week.replace("[site, mastodon]", "[site]")

    assert [] == found("campaign/proactive", tmp_path, {**equipped.passing, CAMPAIGN: week})


def test_a_campaign_set_aside_is_left_alone(tmp_path: Path) -> None:
    """A draft may miss its days, its goal and its posts."""
    week = WEEK.replace("ends: 2026-12-20\n", "").replace("goal: trust-2026", "status: draft")
    files = {CAMPAIGN: week}

    assert [] == found("campaign/dates", tmp_path, files)
    assert [] == found("campaign/dead-end", tmp_path, files)


def test_growth_without_any_goal_is_found_at_its_kind(tmp_path: Path) -> None:
    """Where no goal is named, the finding stands at `kind`."""
    week = grows.failing[CAMPAIGN].replace("goal: trust-2026\n", "")
    (finding,) = found("campaign/growth", tmp_path, {**grows.failing, CAMPAIGN: week})

    assert 7 == finding.line


def test_a_campaign_that_begins_without_posts_is_a_dead_end(tmp_path: Path) -> None:
    """Three days before the first day there is a post at the latest."""
    week = WEEK.replace("starts: 2026-12-14", "starts: 2026-12-09")
    (finding,) = found("campaign/dead-end", tmp_path, {CAMPAIGN: week})

    assert "no post belongs to it, and it starts on 2026-12-09" == finding.message
    assert "write `campaign: repair-week` in a post" == finding.hint


def test_days_in_the_wrong_order_are_found(tmp_path: Path) -> None:
    """The last day is not before the first."""
    week = WEEK.replace("ends: 2026-12-20", "ends: 2026-12-10")
    (finding,) = found("schema/value", tmp_path, {CAMPAIGN: week})

    assert "`ends` is 2026-12-10, before `starts`, 2026-12-14" == finding.message


def test_a_post_before_the_campaign_is_noticed_once(tmp_path: Path) -> None:
    """One remark a post is enough, however many channels it has."""
    early = inside.passing[POST].replace("12-14", "12-08").replace("[outbox]", "[outbox, bluesky]")
    (finding,) = found("campaign/outside", tmp_path, {**inside.passing, POST: early})

    assert (POST, "it goes to outbox outside the campaign repair-week") == (
        finding.path,
        finding.message,
    )


def test_a_post_without_a_day_is_not_outside(tmp_path: Path) -> None:
    """Nobody knows yet when it goes out."""
    files = {
        **inside.passing,
        POST: inside.passing[POST].replace("publish_at: 2026-12-14 09:00\n", ""),
    }

    assert [] == found("campaign/outside", tmp_path, files)


def test_amounts_and_resources_are_typed(tmp_path: Path) -> None:
    """An amount below nought, an unknown key and an unknown person are findings."""
    week = WEEK.replace("making: 400", "making: -4, amount: 3").replace("who: sari", "who: nobody")
    files = {CAMPAIGN: week}
    messages = [finding.message for finding in found("schema/value", tmp_path, files)]

    assert ["`budget.making` must be an amount of money from 0 on"] == messages
    assert "write `making` or `promoting`" in found("schema/unknown-key", tmp_path, files)[0].hint
    assert "there is no person 'nobody'" == found("page/reference", tmp_path, files)[0].message


def test_the_page_of_a_campaign_shows_its_course_and_its_money(tmp_path: Path) -> None:
    """Posts along the days, their mix, what is planned and what an advertisement has cost."""
    ad = linked.passing["strategy/ads/bench.md"].replace(
        "channel:", "campaign: repair-week\nchannel:"
    )
    files = {
        **answered.passing,
        **equipped.passing,
        "strategy/ads/bench.md": ad,
        "strategy/ads/other.md": "---\ntitle: Other\n---\nElsewhere.\n",
        "strategy/ads/free.md": "---\ntitle: Free\ncampaign: repair-week\n---\nNo budget.\n",
        "strategy/budget/2026.csv": "month,kind,campaign,plan,actual,currency\n"
        "2026-12,make,repair-week,90,,EUR\n2026-12,promote,,150,20,EUR\n",
        "content/posts/2026/undated.md": equipped.passing[POST].replace(
            "publish_at: 2026-12-14 09:00\n", "quadrant: educate\n"
        ),
    }
    page = shown(tmp_path, files, CAMPAIGN)
    text = printed(tmp_path, files, "campaign", "show", "repair-week")

    for title in ("## Posts along the days", "## Mix of its posts", "## What it costs"):
        assert title in page
    for said in ("Plan of 2026-12: make", "Spent on the ad", "42.50", "not said", "educate"):
        assert said in text


def test_the_page_of_an_empty_campaign_says_the_next_step(tmp_path: Path) -> None:
    """Without posts and budget each part says what to write."""
    files = {CAMPAIGN: "---\ntitle: Week\nstatus: draft\n---\nA plan.\n"}
    text = printed(tmp_path, files, "campaign", "show", "repair-week")

    assert "write `campaign: repair-week` in one" in text
    assert "No budget yet" in text
    assert "Mix of its posts" not in text


def test_the_split_counts_what_says_no_mode(tmp_path: Path) -> None:
    """A campaign without a mode stands in a row of its own, and resources may be a text."""
    files = {
        CAMPAIGN: WEEK.replace("mode: proactive\n", "").replace(
            "[{what: an editor, who: sari, days: 2}]", "one editor"
        ),
        "strategy/campaigns/bare.md": "---\ntitle: Bare\nmode: proactive\n---\nA plan.\n",
    }
    split, table = told(tmp_path, files, "mode", "report")["blocks"]

    assert ["Proactive", "Passive", "Not said"] == [row[0] for row in split["rows"]]
    assert "not yet" == table["rows"][0][6]["text"]
    assert "one editor" == table["rows"][1][3]


def test_without_campaigns_the_split_says_the_next_step(tmp_path: Path) -> None:
    """An empty hub is told how to begin; nothing is drawn."""
    assert "masthead campaign new" in printed(tmp_path, {}, "mode", "report")


def test_rules_have_their_examples() -> None:
    """The rules that are not named by a row are in the table too."""
    assert "campaign/dates" == dated.id
    assert "campaign/dead-end" == connected.id
