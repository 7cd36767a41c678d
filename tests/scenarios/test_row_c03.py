"""Row C3: formats, and the most attractive for the persona."""

from __future__ import annotations

from pathlib import Path

from masthead.rules import RULES
from row_helper import found, printed, shown

FILES = {
    "strategy/channels/outbox.md": (
        "---\ntitle: Outbox\nservice: folder\nplays: [text]\n"
        "fit: {content: {text: 4}}\n---\nAll of it.\n"
    ),
    "strategy/audiences/tinkerers.md": "---\ntitle: Tinkerers\n---\nThey open things.\n",
    "strategy/metrics/outbox.csv": (
        "date,channel,post,metric,value,as_of,source\n"
        "2026-12-01,outbox,lamp,engagements,40,2026-12-05,sample data\n"
    ),
    "content/posts/2026/lamp.md": """\
---
title: Lamp
publish_at: 2026-12-01 09:00
channels: [outbox]
audiences: [tinkerers]
format: text
---
Bring your lamp.
""",
    "content/posts/2026/reel.md": """\
---
title: Reel
publish_at: 2026-12-14 09:00
channels: [outbox]
audiences: [tinkerers]
format: video
---
One minute at the bench.
""",
}


def test_c03_a_format_that_the_channel_does_not_play_is_found(tmp_path: Path) -> None:
    """A video on a channel for texts is a finding."""
    findings = found("post/format", tmp_path, FILES)

    assert ["content/posts/2026/reel.md"] == [one.path for one in findings]


def test_c03_a_picture_that_nobody_described_is_found(tmp_path: Path) -> None:
    """A picture without alternative text is a finding."""
    example = RULES["media/alt"].failing
    assert example is not None

    assert found("media/alt", tmp_path, example.files)


def test_c03_the_mix_of_formats_is_drawn_for_each_audience(tmp_path: Path) -> None:
    """The page draws the mix and the formats by audience, and tells what they came to."""
    page = shown(tmp_path, FILES, "strategy/reports/formats.md")

    assert "## By format" in page
    assert "## Formats by audience" in page
    assert "<svg" in page
    assert "40" in page.partition("What formats came to")[2]
    assert "video" in printed(tmp_path, FILES, "formats")
