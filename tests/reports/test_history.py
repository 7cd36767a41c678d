"""How the strategy was revised: authors, timeline, and the facts since the last review."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from masthead.commit import Commit
from masthead.report import Facts, Mark, Plot, Ref, Table, Tone, Words
from masthead.reports import history, who
from masthead.reports.review_facts import begins, facts
from row_helper import surveyed

GOAL = "strategy/goals/trust-2026.md"
INDEX = "strategy/index.md"


def commit(day: int, author: str = "Sari", *, month: int = 12) -> Commit:
    """Return a commit of a day in 2026."""
    return Commit(datetime(2026, month, day, 9, tzinfo=UTC), author, f"Change {month}-{day}")


COMMITS = {
    GOAL: (commit(4, "Dimas"), commit(2), commit(2, month=8)),
    "strategy/people.yml": (commit(2),),
    "strategy/gone.md": (commit(1, "Vera"),),
    "strategy/channels/site.md": (),
}


def test_authors_are_counted_by_commits(tmp_path: Path) -> None:
    """A commit to two files counts once; files that are gone count for their author."""
    authors, pages = who.blocks(surveyed(tmp_path, {}, commits=COMMITS))

    assert isinstance(authors, Plot)
    assert isinstance(pages, Table)
    assert (
        ("Sari", 2, 2, date(2026, 12, 2)),
        ("Dimas", 1, 1, date(2026, 12, 4)),
        ("Vera", 1, 1, date(2026, 12, 1)),
    ) == authors.table.rows
    assert (Ref("goal", "trust-2026"), "Sari, Dimas", None, 3, date(2026, 12, 4)) == pages.rows[0]


def test_many_pages_are_cut_and_said_to_be(tmp_path: Path) -> None:
    """The list stays short; the note says how many there are."""
    files = {f"strategy/goals/goal-{n:03}.md": f"---\ntitle: G{n}\n---\n." for n in range(201)}
    commits = {path: (commit(2),) for path in files}
    _, pages = who.blocks(surveyed(tmp_path, files, commits=commits))

    assert isinstance(pages, Table)
    assert (200, "The first 200 of 201 pages.") == (len(pages.rows), pages.note)


def test_the_timeline_joins_changes_reviews_and_what_is_to_come(tmp_path: Path) -> None:
    """Pages of a part count once a day; overdue reviews are marked; far ones are left out."""
    page = "---\ntitle: {}\nreview_by: {}\n---\nText.\n"
    files = {
        "strategy/reviews/a.md": "---\ntitle: A\nuntil: 2026-11-30\njudged_by: sari\n---\n.\n",
        "strategy/reviews/b.md": "---\ntitle: B\nuntil: 2026-12-05\n---\n.\n",
        "strategy/reviews/c.md": "---\ntitle: C\n---\n.\n",
        "strategy/pillars/late.md": page.format("Late", "2026-12-01"),
        "strategy/pillars/soon.md": page.format("Soon", "2027-01-15"),
        "strategy/pillars/also.md": page.format("Also", "2027-01-15"),
        "strategy/pillars/far.md": page.format("Far", "2028-01-15"),
        INDEX: page.format("Strategy", "2026-12-01").replace(
            "---\nText", "status: draft\n---\nText"
        ),
    }
    commits = {**COMMITS, INDEX: (commit(2),), "strategy/reviews/a.md": (commit(2),)}
    plot, *_ = history.blocks(surveyed(tmp_path, files, commits=commits))

    assert isinstance(plot, Plot)
    assert [
        (date(2026, 8, 2), "Goal", "1 page", Mark("written")),
        (date(2026, 11, 30), "Reviews", "A", Mark("judged", Tone.GOOD)),
        (date(2026, 12, 1), "To come", "1 page", Mark("overdue", Tone.BAD)),
        (date(2026, 12, 2), "Goal", "1 page", Mark("changed")),
        (date(2026, 12, 2), "Plans", "2 pages", Mark("written")),
        (date(2026, 12, 4), "Goal", "1 page", Mark("changed")),
        (date(2026, 12, 5), "Reviews", "B", Mark("to be judged", Tone.WARN)),
        (date(2027, 1, 15), "To come", "2 pages", Mark("to review")),
    ] == [(*row[:3], row[4]) for row in plot.table.rows]


def test_a_review_that_ended_today_leaves_nothing_to_judge(tmp_path: Path) -> None:
    """Facts of a time that has not begun would all be nought."""
    files = {"strategy/reviews/a.md": "---\ntitle: A\nuntil: 2026-12-07\n---\n.\n"}
    _, words = history.blocks(surveyed(tmp_path / "a", files))
    _, before, *more = history.blocks(surveyed(tmp_path / "b", {}))

    assert Words("The last review ended today: there is nothing new to judge.") == words
    assert Words("What follows has happened since 2026-09-08.") == before
    assert more


def test_a_long_history_is_cut_at_its_old_end(tmp_path: Path) -> None:
    """The newest changes stay."""
    many = tuple(
        Commit(datetime(year, month, 1, tzinfo=UTC), "Sari", "x")
        for year in range(2026, 2013, -1)
        for month in range(11, 0, -1)
    )
    plot, *_ = history.blocks(surveyed(tmp_path, {}, commits={GOAL: many}))

    assert isinstance(plot, Plot)
    assert 120 == len(plot.table.rows)
    assert date(2026, 11, 1) == plot.table.rows[-1][0]
    assert "The newest 120 of 143" in plot.table.note


def test_a_review_begins_where_the_last_one_ended(tmp_path: Path) -> None:
    """The day after the latest end that has come; ninety days back where there was none."""
    ends = {
        f"strategy/reviews/{day}.md": f"---\ntitle: R\nuntil: 2026-{day}\n---\n.\n"
        for day in ("09-30", "11-15", "12-24")
    }

    assert date(2026, 11, 16) == begins(surveyed(tmp_path / "a", ends))
    assert date(2026, 9, 8) == begins(surveyed(tmp_path / "b", {}))


def test_the_facts_are_those_since_a_day(tmp_path: Path) -> None:
    """Changes, posts, goals, tactics, cadence, decisions and money of the time alone."""
    post = "---\ntitle: {0}\npublish_at: 2026-11-{0} 09:00\nchannels: [notes]\n---\nPost {0}.\n"
    files = {
        "strategy/channels/notes.md": (
            "---\ntitle: Notes\nservice: folder\ncadence: {min_per_week: 1}\n---\nWeekly.\n"
        ),
        "content/posts/2026/one.md": post.format("17"),
        "content/posts/2026/two.md": post.format("25"),
        "strategy/tactics/new.md": "---\ntitle: New\nring: use\nreviewed: 2026-11-20\n---\n.\n",
        "strategy/tactics/drop.md": "---\ntitle: Drop\nring: drop\nreviewed: 2026-11-20\n---\n.\n",
        "strategy/tactics/old.md": "---\ntitle: Old\nring: use\nreviewed: 2026-10-20\n---\n.\n",
        "strategy/budget/2026.csv": (
            "month,kind,plan,actual,currency\n2026-10,make,9,9,EUR\n2026-11,make,5,4,EUR\n"
        ),
    }
    survey = surveyed(tmp_path, files, commits=COMMITS, published=("one@notes", "two@notes"))
    changes, posts, goals, tactics, cadence, decisions, money = facts(survey, date(2026, 11, 16))

    assert isinstance(changes, Table)
    assert [("trust-2026", "changed", 2), ("people", "new", 1)] == [
        (row[0].id, row[2], row[3])  # type: ignore[union-attr]
        for row in changes.rows
    ]
    assert isinstance(posts, Facts)
    assert (2, 2, 1, 0) == tuple(cell for _, cell in posts.facts)
    assert isinstance(goals, Table)
    assert [Ref("goal", "trust-2026")] == [row[0] for row in goals.rows]
    assert isinstance(tactics, Table)
    assert ["drop", "new"] == [row[0].id for row in tactics.rows]  # type: ignore[union-attr]
    assert isinstance(cadence, Table)
    assert ((Ref("channel", "notes"), "1 or more a week", 2, 3),) == cadence.rows
    assert isinstance(decisions, Table)
    assert [date(2026, 11, 20)] == [row[0] for row in decisions.rows]
    assert isinstance(money, Table)
    assert [("EUR", 5, 4, None)] == [tuple(row) for row in money.rows]


def test_many_changes_are_cut_and_said_to_be(tmp_path: Path) -> None:
    """A review names the first pages and how many there are."""
    files = {f"strategy/goals/goal-{n:03}.md": f"---\ntitle: G{n}\n---\n." for n in range(41)}
    survey = surveyed(tmp_path, files, commits={path: (commit(2),) for path in files})
    changes, *_ = facts(survey, date(2026, 12, 1))

    assert isinstance(changes, Table)
    assert (40, "41 pages, from git. The first 40.") == (len(changes.rows), changes.note)
