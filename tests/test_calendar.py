"""The plan for calendars."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from conftest import NOW
from hub_builder import post, write_hub
from masthead.calendar import calendar
from masthead.schedule import deliveries
from masthead.workspace import load_hub

FILES = {
    "content/posts/2026/a.md": post("draft: true", title="Eins, zwei; drei"),
    "content/posts/2026/b.md": post("expires_at: 2026-12-07 09:30"),
    "content/posts/2026/c.md": post(publish_at=""),
}


def test_every_dated_delivery_is_an_entry(tmp_path: Path) -> None:
    """With a stable UID, the time in UTC, and a status that fits."""
    hub = load_hub(write_hub(tmp_path / "hub", FILES))

    read = Calendar.from_ical(calendar("Test brand", deliveries(hub, NOW), hub.posts))

    entries = {str(entry["uid"]): entry for entry in read.walk("VEVENT")}
    assert {"repair-week@outbox@masthead", "a@outbox@masthead", "b@outbox@masthead"} == set(entries)
    week = entries["repair-week@outbox@masthead"]
    assert "20261207T080000Z" == week["dtstart"].to_ical().decode()
    assert "Repair week starts on Monday (outbox)" == str(week["summary"])
    assert "CONFIRMED" == str(week["status"])
    assert "TENTATIVE" == str(entries["a@outbox@masthead"]["status"])
    assert "Eins, zwei; drei (outbox)" == str(entries["a@outbox@masthead"]["summary"])
    assert "CANCELLED" == str(entries["b@outbox@masthead"]["status"])


def test_the_same_plan_is_the_same_file(tmp_path: Path) -> None:
    """The clock leaves no trace."""
    hub = load_hub(write_hub(tmp_path / "hub"))
    found = deliveries(hub, NOW)

    assert calendar("x", found, hub.posts) == calendar("x", found, hub.posts)


def test_a_post_that_has_gone_keeps_its_id(tmp_path: Path) -> None:
    """A delivery is shown even where only the ledger knows it."""
    hub = load_hub(write_hub(tmp_path / "hub"))

    assert b"SUMMARY:repair-week (outbox)" in calendar("x", deliveries(hub, NOW), {})
