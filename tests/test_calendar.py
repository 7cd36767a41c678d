"""The plan for calendars."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from conftest import NOW
from hub_builder import post, write_hub
from masthead.calendar import BEGINNING, calendar
from masthead.document import Document
from masthead.hub import Hub
from masthead.post import Post
from masthead.record import Record, State
from masthead.schedule import Delivery, deliveries
from masthead.settings import Settings
from masthead.workspace import load_hub

FILES = {
    "content/posts/2026/a.md": post("draft: true", title="Eins, zwei; drei"),
    "content/posts/2026/b.md": post("expires_at: 2026-12-07 09:30"),
    "content/posts/2026/c.md": post(publish_at=""),
}
WEEK = "repair-week@outbox@masthead"
WEEK_FILE = "content/posts/2026/repair-week.md"
CHANGED = datetime(2026, 12, 1, 8, 30, 12, tzinfo=UTC)


def read(tmp_path: Path, files: dict[str, str] | None = None) -> Hub:
    """Return a small hub."""
    return load_hub(write_hub(tmp_path / "hub", FILES if files is None else files))


def entries(hub: Hub, now: datetime = NOW) -> dict[str, Any]:
    """Return the entries of a hub's calendar by their UIDs."""
    read = Calendar.from_ical(calendar(hub, deliveries(hub, now)))
    return {str(entry["uid"]): entry for entry in read.walk("VEVENT")}


def test_every_dated_delivery_is_an_entry(tmp_path: Path) -> None:
    """With a stable UID, the time in the hub's zone, and a status that fits."""
    found = entries(read(tmp_path))

    assert {WEEK, "a@outbox@masthead", "b@outbox@masthead"} == set(found)
    week = found[WEEK]
    assert "20261207T090000" == week["dtstart"].to_ical().decode()
    assert "Europe/Berlin" == week["dtstart"].params["tzid"]
    assert datetime(2026, 12, 7, 8, tzinfo=UTC) == week["dtstart"].dt
    assert "Repair week starts on Monday (outbox)" == str(week["summary"])
    assert "CONFIRMED" == str(week["status"])
    assert "TENTATIVE" == str(found["a@outbox@masthead"]["status"])
    assert "Eins, zwei; drei (outbox)" == str(found["a@outbox@masthead"]["summary"])
    assert "CANCELLED" == str(found["b@outbox@masthead"]["status"])


def test_the_zone_is_explained(tmp_path: Path) -> None:
    """A program that knows no time zones finds its rules in the file; UTC needs none."""
    hub = read(tmp_path)
    utc = replace(hub, settings=replace(hub.settings, zone="UTC"))

    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n" in calendar(hub, deliveries(hub, NOW))
    plain = calendar(utc, deliveries(utc, NOW))
    assert b"VTIMEZONE" not in plain
    assert b"DTSTART:20261207T080000Z\r\n" in plain


def test_the_calendar_says_how_to_follow_it(tmp_path: Path) -> None:
    """Its name, its zone, and how often to look again."""
    hub = read(tmp_path)
    text = calendar(hub, deliveries(hub, NOW))

    for line in (
        "METHOD:PUBLISH",
        "NAME:Test brand",
        "X-WR-CALNAME:Test brand",
        "X-WR-TIMEZONE:Europe/Berlin",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ):
        assert f"\r\n{line}\r\n".encode() in text


def test_the_same_plan_is_the_same_file(tmp_path: Path) -> None:
    """The clock leaves no trace."""
    hub = read(tmp_path, {})
    later = NOW + timedelta(hours=1)

    first = calendar(hub, deliveries(hub, NOW))
    assert first == calendar(hub, deliveries(hub, later))
    assert b"DTSTAMP:20200101T000000Z\r\n" in first
    assert b"SEQUENCE:0\r\n" in first


def test_the_order_of_hashes_leaves_no_trace(tmp_path: Path) -> None:
    """Two processes write the same file."""
    root = write_hub(tmp_path / "hub", FILES)
    program = Path(sys.executable).parent / "masthead"
    command = [program, "plan", "--hub", root, "--now", "2026-12-07T09:00Z", "--format", "ics"]

    first, second = (
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    )

    assert first == second
    assert b"BEGIN:VEVENT" in first


def test_a_change_of_the_post_counts(tmp_path: Path) -> None:
    """A commit gives an entry a later stamp and a higher sequence; others stay as they are."""
    hub = read(tmp_path)
    before = entries(replace(hub, changed={WEEK_FILE: CHANGED}))
    after = entries(replace(hub, changed={WEEK_FILE: CHANGED + timedelta(minutes=5)}))

    assert CHANGED == before[WEEK]["dtstamp"].dt == before[WEEK]["last-modified"].dt
    assert 5 == after[WEEK]["sequence"] - before[WEEK]["sequence"]
    assert before["a@outbox@masthead"] == after["a@outbox@masthead"]


def test_a_change_of_the_channel_counts(tmp_path: Path) -> None:
    """A paused channel holds its posts: its page is a part of what an entry says."""
    hub = read(tmp_path)
    before = entries(replace(hub, changed={WEEK_FILE: CHANGED}))
    page = {"strategy/channels/outbox.md": CHANGED + timedelta(days=1)}
    after = entries(replace(hub, changed={WEEK_FILE: CHANGED, **page}))

    assert 24 * 60 == after[WEEK]["sequence"] - before[WEEK]["sequence"]


def test_what_the_ledger_knows_counts(tmp_path: Path) -> None:
    """A delivery that a person dropped is cancelled, with a higher sequence."""
    hub = replace(read(tmp_path), changed={WEEK_FILE: CHANGED})
    at = (CHANGED + timedelta(days=2)).timestamp()
    record = Record("repair-week", "outbox", State.EXPIRED, reason="no longer true", at=at)
    before = entries(hub)[WEEK]
    after = entries(replace(hub, records={record.name: record}))[WEEK]

    assert ("CONFIRMED", "CANCELLED") == (str(before["status"]), str(after["status"]))
    assert 2 * 24 * 60 == after["sequence"] - before["sequence"]
    assert "no longer true" in str(after["description"])


def test_the_end_of_a_post_counts(tmp_path: Path) -> None:
    """At `expires_at` nobody commits anything, and the entry is cancelled all the same."""
    hub = read(tmp_path)
    hub = replace(hub, changed={"content/posts/2026/b.md": CHANGED})
    before = entries(hub, NOW - timedelta(days=1))["b@outbox@masthead"]
    after = entries(hub, NOW)["b@outbox@masthead"]

    assert ("CONFIRMED", "CANCELLED") == (str(before["status"]), str(after["status"]))
    assert datetime(2026, 12, 7, 8, 30, tzinfo=UTC) == after["dtstamp"].dt
    assert after["sequence"] > before["sequence"]


def test_a_post_that_has_gone_keeps_its_id(tmp_path: Path) -> None:
    """A delivery is shown even where only the ledger knows it."""
    hub = read(tmp_path, {})
    found = deliveries(hub, NOW)

    assert b"SUMMARY:repair-week (outbox)" in calendar(replace(hub, posts={}), found)


def test_an_undated_delivery_is_left_out(tmp_path: Path) -> None:
    """A calendar has no place for it."""
    assert b"VEVENT" not in calendar(read(tmp_path), [Delivery("a", "outbox", State.DRAFT)])


TITLES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029<>`"),
    min_size=1,
    max_size=120,
).filter(lambda text: text.strip() == text)


@settings(deadline=None, max_examples=50)
@given(title=TITLES)
def test_any_title_comes_back(title: str) -> None:
    """Commas, semicolons, backslashes, emoji and long lines are escaped and folded."""
    one = Post("lamp", title, Document("lamp.md", {}))
    hub = Hub(Settings("Brand", "Asia/Jakarta"), posts={"lamp": one})
    text = calendar(hub, [Delivery("lamp", "outbox", State.SCHEDULED, NOW)])
    (entry,) = Calendar.from_ical(text).walk("VEVENT")

    assert f"{title} (outbox)" == str(entry["summary"])
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")


def test_other_programs_read_it(tmp_path: Path) -> None:
    """Two parsers that are not ours, one of them strict, see the same entries."""
    hub = replace(read(tmp_path), changed={WEEK_FILE: CHANGED})
    text = calendar(hub, deliveries(hub, NOW), lambda post: f"https://b.example/{post}/").decode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of these libraries' own making
        import vobject
        from ical.calendar_stream import IcsCalendarStream

        loose = vobject.readOne(text)
        strict = IcsCalendarStream.calendar_from_ics(text)

    titles = {
        "Repair week starts on Monday (outbox)",
        "Eins, zwei; drei (outbox)",
    }
    assert titles == {one.summary.value for one in loose.vevent_list}
    assert titles == {one.summary for one in strict.events}
    (week,) = (one for one in strict.events if one.uid == WEEK)
    assert datetime(2026, 12, 7, 8, tzinfo=UTC) == week.dtstart
    assert CHANGED == week.dtstamp
    assert int((CHANGED - BEGINNING).total_seconds()) // 60 == week.sequence
    assert {"CONFIRMED", "TENTATIVE", "CANCELLED"} == {one.status.name for one in strict.events}
