"""The internal site tells of every kind: a list, reports, and what rests on a page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from masthead.kinds import KINDS
from masthead.report import Cell, Facts, Mark, Plot, Ref, Step, Steps, Table, Tone, Words
from masthead.site.blocks import cell, drawn
from masthead.site.content import Tree
from masthead.site.kind_pages import reports_of
from masthead.site.tree import build_tree
from masthead.site.view import View
from site_builder import read, text_of

HOSTILE = "<script>alert(1)</script> | `x` **y** \n\n# z"
FILES: dict[str, str | bytes | None] = {
    "strategy/index.md": "---\ntitle: Strategy\n---\nWhy.\n",
    "strategy/goals/trust.md": (
        "---\ntitle: Trust\nprimary: true\nmetric: branded_views\n"
        "target: 50\nowner: sari\n---\nWhy.\n"
    ),
    "strategy/campaigns/week.md": "---\ntitle: Repair week\ngoal: trust\n---\nOne week.\n",
    "content/posts/2026/bench.md": (
        "---\ntitle: The bench\ngoal: trust\nchannels: [outbox]\n---\nCome and mend.\n"
    ),
}


@pytest.fixture
def tree(tmp_path: Path, now: datetime) -> Tree:
    """Return the internal site of a hub with a small strategy."""
    return build_tree(read(tmp_path, FILES), "internal", now=now)


@pytest.fixture
def view(tmp_path: Path, now: datetime) -> View:
    """Return the internal site of a small hub."""
    return View(read(tmp_path, FILES), "internal", now)


def test_a_folder_of_a_kind_lists_its_pages_by_their_keys(tree: Tree) -> None:
    """Each page is a row, ids are names for people."""
    page = text_of(tree, "strategy/goals/index.md")

    assert '<a href="trust/">Trust</a>' in page
    assert "<td>branded_views</td>" in page
    assert "<td>Sari</td>" in page


def test_a_channel_that_says_nothing_of_its_state_is_listed_as_active(tree: Tree) -> None:
    """The list says what the tile above it says: what is left out has its usual value."""
    listed = text_of(tree, "channels/index.md").partition("<table")[2].partition("</table>")[0]

    assert listed.count("<tr>") - 1 == listed.count(">active</span>")


def test_a_page_shows_what_rests_on_it(tree: Tree) -> None:
    """A goal leads to its campaigns and posts."""
    page = text_of(tree, "strategy/goals/trust.md")

    assert "## What rests on it" in page
    assert '<a href="../../campaigns/week/">Repair week</a>' in page
    assert '<a href="../../../posts/bench/">The bench</a>' in page


def test_reports_have_pages_and_a_list(tree: Tree) -> None:
    """Each report of its own is a page of the section of reports."""
    assert "- [Preparation](status.md)" in text_of(tree, "strategy/reports/index.md")
    assert "hub-steps" in text_of(tree, "strategy/reports/status.md")


def test_a_file_of_data_is_shown_as_a_page(tree: Tree) -> None:
    """People have one, in the internal site alone."""
    assert "Sari" in text_of(tree, "strategy/people.md")


def test_the_public_site_has_nothing_of_it(tmp_path: Path, now: datetime) -> None:
    """No list, no report, no data."""
    places = build_tree(read(tmp_path, FILES), "public", now=now)

    assert [] == [place for place in places if place.startswith(("strategy", "api/v1/reports"))]


def test_the_api_tells_what_the_pages_draw(view: View) -> None:
    """Every report that a hub can have is there, each with a name of its own."""
    names = [told.name for told in reports_of(view)]

    assert len(names) == len(set(names))
    assert {"status", "goal-tree"} <= set(names)
    assert all(told.title for told in reports_of(view))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, '<span class="hub-unknown">–</span>'),
        (Mark("met", Tone.GOOD), '<span class="hub-mark hub-mark--good">met</span>'),
        (date(2026, 12, 7), "<time>2026-12-07</time>"),
        (Decimal("1200.50"), "1,200.50"),
        (Ref("goal", "trust"), '<a href="goals/trust/">Trust</a>'),
        (Ref("person", "sari"), "Sari"),
        (Ref("post", "gone"), "gone"),
        (Ref("kind", "goal", "Goals"), '<a href="goals/">Goals</a>'),
        (Ref("kind", "pillar", "Pillars"), "Pillars"),
        ((Ref("goal", "trust"), Ref("person", "sari")), '<a href="goals/trust/">Trust</a>, Sari'),
        ("<b>", "&lt;b&gt;"),
        ("a\nb", "a b"),
    ],
)
def test_a_cell_leads_where_it_can(view: View, value: Cell, expected: str) -> None:
    """Links for what has a page, words for the rest, nothing unescaped."""
    assert expected == cell(view, "strategy/index.md", value)


def test_hostile_texts_stay_texts(view: View) -> None:
    """Whatever stands in a block, it neither runs nor ends the block."""
    table = Table(HOSTILE, (HOSTILE,), ((HOSTILE,),), HOSTILE, HOSTILE)
    blocks = [
        Words(HOSTILE),
        Facts(HOSTILE, ((HOSTILE, HOSTILE),)),
        Steps(HOSTILE, (Step(HOSTILE, Mark(HOSTILE), HOSTILE, Ref("kind", "goal")),)),
        table,
        Plot(Table(HOSTILE, ("A",), empty=HOSTILE), {}),
    ]
    html = drawn(view, "strategy/index.md", blocks)

    assert "<script" not in html
    assert "\n\n# z" not in html


def test_a_table_without_rows_says_what_to_do(view: View) -> None:
    """Also where a drawing would be."""
    empty = Table("Spend", ("A",), empty="Write one: masthead new budget")

    assert 2 == drawn(view, "a.md", [empty, Plot(empty, {})]).count(
        "Write one: <code>masthead new budget</code>"
    )


def test_every_kind_with_commands_lists_its_pages_somewhere(view: View) -> None:
    """What has a list by command has one by page, with the same columns."""
    for kind in KINDS.values():
        assert set(kind.columns) <= set(kind.record.known), kind.name
    assert view
