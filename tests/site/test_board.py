"""The board shows where each delivery stands and what waits for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hub_builder import post
from masthead.record import Hold, Plan, State
from masthead.site.board import waiting
from masthead.site.tree import build_tree
from masthead.site.view import View
from site_builder import AT, read, record, text_of, with_records

BOTH = "[site, outbox]"


def column(page: str, name: str) -> str:
    """Return one column of the board."""
    return page.partition(f'aria-label="{name}"')[2].partition("</section>")[0]


def test_columns(tmp_path: Path, now: datetime) -> None:
    """Each post stands in the column of its state; one with two states in two."""
    hub = read(
        tmp_path,
        {
            "content/posts/2026/repair-week.md": post(channels=BOTH, title="Two ways"),
            "content/posts/2026/later.md": post(publish_at="2026-12-20 09:00", title="Later"),
            "content/posts/2026/idea.md": post("draft: true", publish_at="", title="Idea"),
            "content/posts/2026/over.md": post("expires_at: 2026-12-07 08:00", title="Gone by"),
        },
    )
    hub = with_records(hub, record("repair-week", "site"))
    page = text_of(build_tree(hub, "internal", now=now), "pipeline/index.md")

    assert "Idea" in column(page, "Draft")
    assert "no date" in column(page, "Draft")
    assert "Later" in column(page, "Scheduled")
    assert "Two ways" in column(page, "Due")
    assert "Two ways" in column(page, "Done")
    assert "Gone by" in column(page, "Done")
    assert "expired</span>" in column(page, "Done")
    assert "Waits for a person" not in page


def test_decisions(tmp_path: Path, now: datetime) -> None:
    """What a person must end stands on top, most pressing first, with reason and next step."""
    hub = read(
        tmp_path,
        {
            "content/posts/2026/repair-week.md": post(channels=BOTH, title="Unknown one"),
            "content/posts/2026/held.md": post("hold: wait for the photos", title="Held one"),
            "content/posts/2026/late.md": post(publish_at="2026-12-01 09:00", title="Late one"),
        },
    )
    unknown = replace(record("repair-week", "outbox", State.UNKNOWN), reason="no answer came")
    hub = with_records(hub, unknown, record("repair-week", "site"))
    page = text_of(build_tree(hub, "internal", now=now), "pipeline/index.md")
    box = page.partition("Waits for a person")[2].partition("</section>")[0]

    order = [
        "Unknown one",
        "no answer came",
        "masthead resolve",
        "Late one",
        "Held one",
        "wait for",
    ]
    assert sorted(order, key=box.index) == order


def test_together(tmp_path: Path, now: datetime) -> None:
    """Deliveries of a post that wait for the same reason are one line."""
    files = {"content/posts/2026/repair-week.md": post("hold: wait", channels=BOTH)}
    found = waiting(View(read(tmp_path, files), "internal", now))

    assert [("site", "outbox")] == [tuple(one.channel for one in slot.deliveries) for slot in found]


def test_by_hand(tmp_path: Path, now: datetime) -> None:
    """A delivery that somebody sends by hand waits for a person; one under way does not."""
    hand = replace(record("repair-week", "outbox", State.SENDING), plan=Plan.PERSON, handle="a/b")
    for its, count in ((hand, 1), (replace(hand, plan=Plan.SEND), 0)):
        hub = with_records(read(tmp_path / str(count)), its)
        assert count == len(waiting(View(hub, "internal", now)))


def test_posts_that_are_gone(tmp_path: Path, now: datetime) -> None:
    """A delivery whose post is no longer in the hub is not lost from sight."""
    hub = with_records(read(tmp_path), record("gone", "outbox", State.UNKNOWN))
    page = text_of(build_tree(hub, "internal", now=now), "pipeline/index.md")

    assert "<span>gone</span>" in page.partition("Waits for a person")[2]


def test_long_columns(tmp_path: Path, now: datetime) -> None:
    """A column shows a part of many, the latest first where it is over, and counts them all."""
    posts = {
        f"content/posts/2026/post-{n}.md": post(
            publish_at=f"2026-11-{n:02d} 09:00", title=f"No {n}."
        )
        for n in range(1, 16)
    }
    hub = with_records(
        read(tmp_path, posts), *(record(f"post-{n}", "outbox") for n in range(1, 16))
    )
    done = column(text_of(build_tree(hub, "internal", now=now), "pipeline/index.md"), "Done")

    assert 'hub-tally">15<' in done
    assert "and 3 more" in done
    assert done.index("No 15.") < done.index("No 14.")
    assert "No 3." not in done


def test_a_stop_of_all_publishing(tmp_path: Path, now: datetime) -> None:
    """While all publishing is on hold, board and home say so, and what is due is held."""
    hold = Hold("bad news <today>", "sari", AT, until=AT + 86_400)
    tree = build_tree(read(tmp_path), "internal", now=now, hold=hold)

    for place in ("index.md", "pipeline/index.md"):
        page = text_of(tree, place)
        assert "on hold until Tue 8 Dec 2026, 10:01: bad news &lt;today&gt; (sari)" in page
    assert "masthead release" in text_of(tree, "pipeline/index.md")
    later = build_tree(read(tmp_path), "internal", now=now + timedelta(days=2), hold=hold)
    assert "on hold" not in text_of(later, "index.md")
