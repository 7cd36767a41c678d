"""Reports on posts count what was published and planned, and invent nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from masthead.report import Mark, Ref
from masthead.reports import curated, formats, load, mix
from masthead.reports.mixed import Mixed, Window, first_due, mixed, said
from masthead.reports.worth import Worth, engagements, worth
from survey_helper import survey_of, tables

POST = "---\ntitle: {0}\n{1}\n---\n{0} at the bench.\n"


def posts(*fronts: str) -> dict[str, str]:
    """Return posts with front matter of their own."""
    return {
        f"content/posts/2026/post-{at}.md": POST.format(f"Post {at}", front)
        for at, front in enumerate(fronts)
    }


def test_a_post_counts_on_its_first_day(tmp_path: Path) -> None:
    """The earliest channel counts; a post without a time has no day."""
    files = posts(
        "publish_at: 2026-12-14 09:00\n"
        "channels: {outbox: {}, site: {publish_at: 2026-12-12 09:00}}",
        "publish_at: 2026-12-16 09:00",
        "channels: [outbox]",
    )
    survey = survey_of(tmp_path, files)

    days = [first_due(survey.hub.posts[f"post-{at}"]) for at in range(3)]
    assert [date(2026, 12, 12), date(2026, 12, 16), None] == days


def test_the_window_has_both_its_ends(tmp_path: Path) -> None:
    """Eight weeks back and four ahead, where no page says otherwise."""
    days = ("2026-10-11", "2026-10-12", "2027-01-04", "2027-01-05")
    files = posts(
        *(f"publish_at: {day} 09:00\nchannels: [outbox]\nquadrant: educate" for day in days)
    )
    found = mixed(survey_of(tmp_path, files), "quadrant")

    assert (Window(date(2026, 10, 12), date(2027, 1, 4)), 2) == (found.window, found.posts)


def test_what_says_nothing_is_told_and_not_counted(tmp_path: Path) -> None:
    """Shares are of the posts that say it."""
    at = "publish_at: 2026-12-14 09:00\nchannels: [outbox, site]\n"
    survey = survey_of(tmp_path, posts(f"{at}kind: story", f"{at}kind: 7", at))
    found = mixed(survey, "kind")

    assert ({"story": 1}, 3, 2) == (found.counts, found.posts, found.silent)
    assert 100.0 == found.share("story")
    assert ("outbox", "site") == said(survey.hub.posts["post-0"], "channel")
    assert "2 more do not say it" in mix.shares(survey, "kind").table.note


def test_nothing_has_no_share() -> None:
    """Of no posts nothing is a share."""
    assert 0.0 == Mixed(Window(date.min, date.max), {}, 0, 0).share("story")


def test_the_matrix_is_a_mean_by_theme(tmp_path: Path) -> None:
    """Two purposes of one theme meet in the middle; a post without a theme stands alone."""
    at = "publish_at: 2026-12-14 09:00\nchannels: [outbox]\n"
    files = posts(
        f"{at}quadrant: entertain\npillar: repair",
        f"{at}quadrant: convince\npillar: repair",
        f"{at}quadrant: inspire",
        at,
    )
    table = mix.matrix(survey_of(tmp_path, files)).table

    assert [("No theme", 1, 1, 1), (Ref("pillar", "repair", "repair"), 0, 0, 2)] == list(table.rows)


@pytest.mark.parametrize("by", ["", "kind", "channel"])
def test_an_empty_hub_has_no_mix(by: str, tmp_path: Path) -> None:
    """The next step stands where numbers would."""
    for table in tables(mix.blocks(survey_of(tmp_path, {}), by)):
        assert () == table.rows
        assert "masthead new post" in table.empty


def test_formats_without_posts_audiences_and_scores(tmp_path: Path) -> None:
    """Every part says what is missing."""
    every = tables(formats.blocks(survey_of(tmp_path, {})))

    assert [()] * 4 == [table.rows for table in every]
    assert all(table.empty for table in every)
    with_audience = survey_of(
        tmp_path / "b", {"strategy/audiences/all.md": "---\ntitle: All\n---\nEveryone.\n"}
    )
    assert "masthead new post" in formats.by_audience(with_audience).table.empty


def test_scores_with_reasons_are_read(tmp_path: Path) -> None:
    """A score may be a number or have its reason beside it; a retired channel has none."""
    page = (
        "---\ntitle: {0}\nservice: folder\nstatus: {1}\nfit: {{content: {{text: {2}}}}}\n---\nA.\n"
    )
    files = {
        "strategy/channels/outbox.md": page.format(
            "Outbox", "active", "{score: 4, why: People read it.}"
        ),
        "strategy/channels/old.md": page.format("Old", "retired", 5),
    }
    table = formats.by_channel(survey_of(tmp_path, files)).table

    assert [(Ref("channel", "outbox", "Outbox"), 4)] == list(table.rows)


def test_curated_posts_stand_with_the_latest_first(tmp_path: Path) -> None:
    """What is not named is marked; an address that is none has no host."""
    files = posts(
        "publish_at: 2026-12-14 09:00\nsource_url: https://a.example/x\nsource_rights: A link",
        "publish_at: 2026-12-16 09:00\nkind: curated",
        "source_url: 'http://[broken'",
        "publish_at: 2026-12-15 09:00",
    )
    (table,) = tables(curated.blocks(survey_of(tmp_path, files)))

    assert ["post-2", "post-1", "post-0"] == [
        row[0].id for row in table.rows if isinstance(row[0], Ref)
    ]
    assert [None, None, "a.example"] == [row[2] for row in table.rows]
    assert "3 of 4 posts" in table.note


def test_the_workload_tells_who_is_gone_and_what_nobody_owns(tmp_path: Path) -> None:
    """Posts without owner stand last; drafts count apart; the past is over."""
    people = "people:\n  sari: {name: Sari}\n  tom: {name: Tom, left: 2026-11-01}\n"
    at = "publish_at: 2026-12-{} 09:00\nchannels: [outbox]\n"
    files = {
        "strategy/people.yml": people,
        **posts(
            f"{at.format('07')}owner: sari\nrole: mender",
            f"{at.format('14')}owner: tom\nrole: 7",
            at.format("21"),
            f"{at.format('06')}owner: sari",
            f"{at.format('08')}owner: stranger",
            "draft: true\nowner: sari",
        ),
    }
    owners, roles = tables(load.blocks(survey_of(tmp_path, files)))

    marks = [row[-1].text for row in owners.rows if isinstance(row[-1], Mark)]
    assert ["here", "unknown", "has left", "no owner"] == marks
    assert [(1, 0, 0, 0, 1, 1), (0, 1, 0, 0, 1, 0)] == [
        owners.rows[0][1:-1],
        owners.rows[2][1:-1],
    ]
    assert [("mender", 1), ("Not said", 3)] == [row[:2] for row in roles.rows]


def test_the_workload_of_nobody(tmp_path: Path) -> None:
    """The next step stands where bars would."""
    owners, roles = tables(load.blocks(survey_of(tmp_path, {})))

    assert ((), ()) == (owners.rows, roles.rows)
    assert "masthead new post" in owners.empty


def test_worth_is_a_mean_over_what_was_read(tmp_path: Path) -> None:
    """All channels of a post count together; what was not read has no worth."""
    readings = (
        "date,channel,post,metric,value,as_of,source\n"
        "2026-12-01,outbox,a,engagements,40,2026-12-05,sample data\n"
        "2026-12-01,site,a,engagements,2,2026-12-05,sample data\n"
        "2026-12-01,outbox,b,engagements,10,2026-12-05,sample data\n"
        "2026-12-01,outbox,,engagements,99,2026-12-05,sample data\n"
    )
    counts = engagements(survey_of(tmp_path, {"strategy/metrics/outbox.csv": readings}))

    assert {"a": 42, "b": 10} == counts
    assert Worth(2, 26.0) == worth(["a", "b", "c"], counts)
    assert Worth(0, None) == worth(["c"], counts)
