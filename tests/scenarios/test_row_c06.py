"""Row C6: accounts, groups and pages are filled by somebody who is here."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, printed, shown

PEOPLE = "people:\n  sari: {name: Sari}\n  tom: {name: Tom, left: 2026-11-01}\n"
POST = """\
---
title: {0}
publish_at: {1} 09:00
channels: [outbox]
owner: {2}
role: content-manager
---
{0} at the bench.
"""
ROLES = """\
roles:
  content-manager: {title: Content manager, held_by: [sari]}
"""
FILES = {
    "strategy/people.yml": PEOPLE,
    "strategy/roles.yml": ROLES,
    "content/posts/2026/lamp.md": POST.format("Lamp", "2026-12-14", "tom"),
    "content/posts/2026/cork.md": POST.format("Cork", "2026-12-22", "sari"),
}


def test_c06_an_owner_who_has_left_is_found(tmp_path: Path) -> None:
    """A post still to go out belongs to somebody who is here; one that is out may stay."""
    (finding,) = found("people/left", tmp_path, FILES)

    assert "Tom, who owns this, has left on 2026-11-01" == finding.message
    assert [] == found("people/left", tmp_path, FILES, published=("lamp@outbox",))


def test_c06_a_page_that_is_set_aside_may_stay_with_its_owner(tmp_path: Path) -> None:
    """A closed campaign of somebody who has left is history."""
    path = "strategy/campaigns/old.md"
    page = "---\ntitle: Old\nowner: tom\nstatus: {}\n---\nIt is over.\n"
    files = {"strategy/people.yml": PEOPLE}

    assert [] == found("people/left", tmp_path, {**files, path: page.format("closed")})
    assert 1 == len(found("people/left", tmp_path, {**files, path: page.format("active")}))


def test_c06_an_unknown_role_is_found(tmp_path: Path) -> None:
    """A role that strategy/roles.yml does not have is most often a slip."""
    post = POST.format("Lamp", "2026-12-14", "sari").replace("content-manager", "content-manger")
    (finding,) = found("roles/post", tmp_path, {**FILES, "content/posts/2026/lamp.md": post})

    assert "did you mean" in finding.hint


def test_c06_the_workload_is_drawn_week_by_week(tmp_path: Path) -> None:
    """The page draws a bar for each owner; the command prints the same numbers."""
    page = shown(tmp_path, FILES, "strategy/reports/load.md")

    assert "<svg" in page
    assert "has left" in page
    assert "From 21 Dec" in printed(tmp_path, FILES, "people", "load")
