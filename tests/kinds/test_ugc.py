"""Permissions hold on the day on which a post goes out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from masthead.report import Mark
from masthead.reports.permissions import register, standing
from rule_helper import found
from survey_helper import survey_of, tables

TODAY = date(2026, 12, 7)
GIVEN = {"how": "form", "on": date(2026, 11, 20), "recorded_by": "sari"}
PAGE = """\
---
title: A first lamp
permission: {how: form, on: 2026-11-20, recorded_by: sari}
expires: 2026-12-20
---
A picture.
"""


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({}, "not given"),
        ({"permission": GIVEN}, "given"),
        ({"permission": GIVEN, "expires": date(2027, 1, 6)}, "ends soon"),
        ({"permission": GIVEN, "expires": date(2027, 1, 7)}, "given"),
        ({"permission": GIVEN, "expires": TODAY}, "ends soon"),
        ({"permission": GIVEN, "expires": date(2026, 12, 6)}, "over"),
    ],
)
def test_how_a_permission_stands(values: dict[str, Any], word: str) -> None:
    """Within thirty days of its end it is marked, and on its last day it still holds."""
    assert word == standing(values, TODAY).text


def test_the_last_channel_counts(tmp_path: Path) -> None:
    """A post that goes out in two steps needs the permission for both."""
    post = """\
---
title: A first lamp
publish_at: 2026-12-14 09:00
channels: {outbox: {}, site: {publish_at: 2026-12-21 09:00}}
ugc: first-lamp
---
One evening.
"""
    files = {"strategy/ugc/first-lamp.md": PAGE, "content/posts/2026/lamp.md": post}
    (finding,) = found("ugc/expired", tmp_path, files)

    assert "the post goes out on 2026-12-21" in finding.message


@pytest.mark.parametrize("ugc", ["[first-lamp]", "7", "Not An Id"])
def test_what_is_no_id_is_left_to_the_schema(ugc: str, tmp_path: Path) -> None:
    """A wrong value breaks nothing."""
    post = f"---\ntitle: A\nchannels: [outbox]\nugc: {ugc}\ndraft: true\n---\nText.\n"
    files = {"strategy/ugc/first-lamp.md": PAGE, "content/posts/2026/lamp.md": post}

    assert [] == found("ugc/permission", tmp_path, files)
    assert [] == found("ugc/expired", tmp_path, files)


def test_an_undated_post_has_time(tmp_path: Path) -> None:
    """A draft without a time cannot be late."""
    post = "---\ntitle: A\nugc: first-lamp\ndraft: true\n---\nText.\n"
    files = {"strategy/ugc/first-lamp.md": PAGE, "content/posts/2026/lamp.md": post}

    assert [] == found("ugc/expired", tmp_path, files)


def test_half_a_permission_is_none(tmp_path: Path) -> None:
    """What the schema refuses does not count as given."""
    page = PAGE.replace("recorded_by: sari", "recorded_by: 7")
    survey = survey_of(tmp_path, {"strategy/ugc/first-lamp.md": page})
    (table,) = tables(register(survey))

    mark = table.rows[0][1]
    assert isinstance(mark, Mark)
    assert "not given" == mark.text
