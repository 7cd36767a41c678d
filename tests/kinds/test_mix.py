"""The page of the mix sets limits that posts keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.kinds import KINDS
from rule_helper import found
from survey_helper import survey_of, tables

FILE = "strategy/mix.md"


def mix(front: str) -> str:
    """Return a page of the mix."""
    return f"---\ntitle: The mix\n{front}\n---\nPeople come to learn.\n"


def posts(*fronts: str) -> dict[str, str]:
    """Return posts, each with a line of front matter."""
    texts = ("Bring your lamp.", "Ask for the bulb.", "The shelf is full.", "Cork holds the arm.")
    return {
        f"content/posts/2026/post-{at}.md": (
            f"---\ntitle: Post {at}\npublish_at: 2026-12-1{at} 09:00\nchannels: [outbox]\n"
            f"{front}\n---\n{texts[at]}\n"
        )
        for at, front in enumerate(fronts)
    }


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("quadrants: {inspire: {least: 50, most: 20}}", "the least share is larger than the most"),
        (
            "kinds: {info: {least: 60}, story: {least: 50}}",
            "the least shares of `kinds` make 110 percent together",
        ),
    ],
)
def test_limits_that_nothing_can_keep_are_refused(front: str, message: str, tmp_path: Path) -> None:
    """No mix of posts has more than the whole, or less than it must."""
    findings = found("schema/value", tmp_path, {FILE: mix(front)})

    assert [message] == [one.message for one in findings]


def test_few_posts_say_nothing_of_shares(tmp_path: Path) -> None:
    """Below the sample that the page names there is no finding."""
    files = {
        FILE: mix("quadrants: {educate: {least: 90}}\nleast_posts: 3"),
        **posts("quadrant: inspire", "quadrant: inspire"),
    }

    assert [] == found("mix/limits", tmp_path, files)


def test_pillars_keep_near_the_share_on_their_pages(tmp_path: Path) -> None:
    """The shares stand in the pillars' pages, and the page of the mix says how near."""
    pillar = "---\ntitle: {}\nshare: {}\n---\nA theme.\n"
    files = {
        FILE: mix("pillar_leeway: 10\nleast_posts: 2"),
        "strategy/pillars/repair.md": pillar.format("Repair", 50),
        "strategy/pillars/makers.md": pillar.format("Makers", 40),
        "strategy/pillars/plain.md": "---\ntitle: Plain\n---\nNo share.\n",
        **posts("pillar: repair", "pillar: repair", "pillar: repair", "pillar: makers"),
    }
    findings = found("mix/limits", tmp_path, files)

    assert [
        "pillar makers: 25 percent of 4 posts; the least is 30",
        "pillar repair: 75 percent of 4 posts; the most is 60",
    ] == [one.message for one in findings]


def test_the_page_shows_only_what_it_limits(tmp_path: Path) -> None:
    """Kinds of posts without limits are left to the report."""
    survey = survey_of(tmp_path, {FILE: mix("formats: {text: {most: 50}}")})
    (page,) = survey.pages("mix")

    assert ["By format"] == [table.title for table in tables(KINDS["mix"].detail(page, survey))]
