"""The navigation is short, has no posts, and no empty section."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from masthead.site.mark import mark
from masthead.site.navigation import navigation
from masthead.site.tree import build_tree
from site_builder import published, read

PAGE = "---\ntitle: {title}\nvisibility: public\n---\nText.\n"


def test_public(tmp_path: Path, now: datetime) -> None:
    """Home, posts, channels with their pages; sections without a page do not appear."""
    tree = build_tree(published(tmp_path), "public", now=now)

    assert [
        {"Home": "index.md"},
        {"Posts": "posts/index.md"},
        {"Channels": ["channels/index.md", {"Website": "channels/site.md"}]},
    ] == navigation(tree)


def test_internal(tmp_path: Path, now: datetime) -> None:
    """The team's sections come in a fixed order, others by name, nested as the folders are."""
    files: dict[str, str | bytes | None] = {
        "strategy/index.md": PAGE.format(title="Plan"),
        "strategy/goals/trust.md": PAGE.format(title="Trust & more"),
        "content/about.md": PAGE.format(title="About"),
        "content/events/fair.md": PAGE.format(title="Fair"),
        "content/brand/logo/index.md": PAGE.format(title="Logos"),
    }
    nav = navigation(build_tree(read(tmp_path, files), "internal", now=now))
    names = [name for entry in nav for name in entry]

    assert [
        *("Home", "Calendar", "Pipeline", "Posts", "Channels", "Strategy", "Brand", "Media"),
        *("Events", "About"),
    ] == names
    by_name = {name: entry[name] for entry in nav for name in entry}
    first, people, goals, reports = by_name["Strategy"]
    assert ("strategy/index.md", {"People": "strategy/people.md"}) == (first, people)
    assert {
        "Goals": ["strategy/goals/index.md", {"Trust &amp; more": "strategy/goals/trust.md"}]
    } == goals
    assert "strategy/reports/index.md" == reports["Reports"][0]
    assert ["brand/index.md", {"Logos": "brand/logo/index.md"}] == by_name["Brand"]
    assert "calendar/index.md" == by_name["Calendar"]
    assert "about.md" == by_name["About"]


def test_mark() -> None:
    """The mark is the first letter of the name, whatever stands before it."""
    assert b">L</text>" in mark("lentera")
    assert b">4</text>" in mark("  <4 lamps>")
    assert b">M</text>" in mark("***")
