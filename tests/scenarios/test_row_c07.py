"""Row C7: what users have made is shown with their permission."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

PAGE = "strategy/ugc/first-lamp.md"
GIVEN = """\
---
title: A first lamp
credit: "Photo: A."
{}channels: [outbox]
expires: {}
---
A picture of a first repair.
"""
PERMISSION = "permission: {how: form, on: 2026-11-20, recorded_by: sari}\n"
POST = """\
---
title: A first lamp
publish_at: 2026-12-14 09:00
channels: [{}]
ugc: first-lamp
---
One evening, one lamp that burns again.
"""


def files(
    permission: str = PERMISSION, day: str = "2027-06-30", to: str = "outbox"
) -> dict[str, str]:
    """Return a permission and a post that rests on it."""
    return {PAGE: GIVEN.format(permission, day), "content/posts/2026/lamp.md": POST.format(to)}


def test_c07_use_without_permission_is_found(tmp_path: Path) -> None:
    """Nobody has agreed, or not to this channel."""
    (missing,) = found("ugc/permission", tmp_path, files(permission=""))
    (elsewhere,) = found("ugc/permission", tmp_path, files(to="bluesky"))

    assert "first-lamp has no permission" == missing.message
    assert "its maker has not agreed to bluesky" == elsewhere.message


def test_c07_a_permission_that_ends_before_the_post_is_found(tmp_path: Path) -> None:
    """The day on which the post goes out counts, not today."""
    (finding,) = found("ugc/expired", tmp_path, files(day="2026-12-13"))

    assert "the permission ends on 2026-12-13, and the post goes out on 2026-12-14" == (
        finding.message
    )
    assert [] == found("ugc/expired", tmp_path, files(day="2026-12-14"))


def test_c07_an_unknown_permission_is_found(tmp_path: Path) -> None:
    """A permission that there is not is a broken reference, and nothing else."""
    post = {"content/posts/2026/lamp.md": POST.format("outbox")}

    assert 1 == len(found("post/reference", tmp_path, post))
    assert [] == found("ugc/permission", tmp_path, post)


def test_c07_contact_data_of_a_maker_has_no_place(tmp_path: Path) -> None:
    """Who writes an address where one of us belongs gets the way out."""
    page = GIVEN.format("permission: {how: form, email: a@b.example}\n", "2027-06-30")
    findings = found("schema/unknown-key", tmp_path, {PAGE: page})

    assert "no contact data in the hub" in findings[0].hint


def test_c07_the_register_is_shown_and_printed(tmp_path: Path) -> None:
    """The list of permissions tells of each whether it was given, until when, and who uses it."""
    page = shown(tmp_path, files(), "strategy/ugc/index.md")

    assert "## Permissions" in page
    assert '<span class="hub-mark hub-mark--good">given</span>' in page
    assert "2027-06-30" in printed(tmp_path, files(), "ugc", "register")


def test_c07_a_permission_is_added_by_command(tmp_path: Path) -> None:
    """`ugc add` writes a file that explains its keys."""
    assert PAGE in printed(tmp_path, {}, "ugc", "add", "First lamp")
    assert "recorded_by" in (tmp_path / PAGE).read_text(encoding="utf-8")
