"""Row C16: hashtags and their worth."""

from __future__ import annotations

from pathlib import Path

from masthead.rules import RULES
from row_helper import found, printed, shown

FILE = "content/brand/hashtags.yml"
TAGS = """\
groups:
  repair:
    about: At the bench
    tags:
      - {tag: RepairTip, meaning: A trick for the bench, channels: [outbox]}
      - {tag: LampLove, meaning: New lamps, status: avoid, why: Nothing in it is mended.}
      - {tag: Quiet, meaning: Nobody uses it}
"""
POST = """\
---
title: Lamp
publish_at: {2}
channels: [{1}]
hashtags: [{0}]
---
Bring your lamp.
"""


def files(tag: str, channel: str = "outbox", at: str = "2026-12-14 09:00") -> dict[str, str]:
    """Return the list and a post with a hashtag."""
    return {FILE: TAGS, "content/posts/2026/lamp.md": POST.format(tag, channel, at)}


def test_c16_a_hashtag_that_is_not_in_the_list_is_found(tmp_path: Path) -> None:
    """The nearest one is named; capitals do not matter here."""
    (finding,) = found("hashtags/known", tmp_path, files("RepairTipp"))

    assert "did you mean `RepairTip`?" == finding.hint
    assert [] == found("hashtags/known", tmp_path, files("repairtip"))
    assert "add it to" in found("hashtags/known", tmp_path, files("Zzz"))[0].hint


def test_c16_a_hashtag_to_avoid_or_out_of_place_is_found(tmp_path: Path) -> None:
    """The list says why to avoid one, and where one belongs."""
    (avoided,) = found("hashtags/avoided", tmp_path, files("LampLove"))
    (placed,) = found("hashtags/channel", tmp_path, files("RepairTip", "bluesky"))

    assert "Nothing in it is mended." == avoided.hint
    assert "it belongs on outbox" == placed.hint


def test_c16_count_and_capitals_are_found(tmp_path: Path) -> None:
    """The limit of a channel and the capital of each word have rules."""
    for id in ("hashtags/count", "hashtags/case"):
        example = RULES[id].failing
        assert example is not None
        assert found(id, tmp_path, example.files)


def test_c16_use_and_worth_are_drawn_and_printed(tmp_path: Path) -> None:
    """Uses are drawn; the table tells what is unused, unknown, and what posts came to."""
    readings = (
        "date,channel,post,metric,value,as_of,source\n"
        "2026-12-01,outbox,lamp,engagements,40,2026-12-05,sample data\n"
    )
    every = {
        **files("RepairTip, Other, LampLove", at="2026-12-01 09:00"),
        "strategy/metrics/outbox.csv": readings,
    }
    page = shown(tmp_path, every, "brand/hashtags.md")

    assert "<svg" in page
    assert "not used" in page
    assert "not in the list" in page
    assert "40" in page.partition("All hashtags")[2]
    assert "#RepairTip" in printed(tmp_path, every, "tags", "use")
