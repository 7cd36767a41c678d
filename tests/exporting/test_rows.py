"""Posts go out as the rows that they came from; what was changed since is told anew."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import NOW
from hub_builder import post
from masthead.errors import UsageError
from masthead.exporting.rows import Rows, Wanted, rows_of
from masthead.hub import Hub
from masthead.importing.tables.columns import ColumnMap, from_layout
from masthead.importing.tables.layouts import LAYOUTS
from masthead.importing.tables.opening import open_table
from masthead.importing.tables.posts import make_posts
from masthead.importing.tables.sheets import read_sheet
from masthead.importing.tables.suggesting import as_text, suggest
from masthead.reader import read_markdown
from masthead.schema.build_post import build_post
from masthead.settings import Settings
from masthead.tables import write_table
from masthead.workspace import load_hub
from table_builder import hub, map_of, written

EVERY = Wanted()
TEXTS = (
    "Bring your lamp, leave with a lamp that works.",
    "Zeile eins\nZeile zwei; mit Semikolon\n\n\nNeuer Absatz",
    'He said "fix it" and *meant* it_now_',
    '=HYPERLINK("https://brand.example","x")',
    "- a list\n- of two\n\n1. and a number",
    "'already quoted",
    "@lentera says hi #RepairWeek",
    "Лампа 🏮 работает — приходите",
    "  spaces at the ends  ",
    "<b>no html</b> & &amp; \\o/ {@sari}",
    "# heading?\n---\n## @outbox",
    "+49 30 1234",
    "tab\there",
)


def export(root: Path, map: ColumnMap, wanted: Wanted = EVERY, *, alone: bool = False) -> Rows:
    """Return the table of a hub on disk."""
    return rows_of(load_hub(root), map, wanted, alone=alone)


def column(table: Rows, name: str) -> list[str]:
    """Return the cells of one column."""
    return [row[table.names.index(name)] for row in table.rows]


def calendar(rows: int) -> tuple[list[str], list[list[str]]]:
    """Return a content calendar with all that is awkward in tables, the same each time."""
    chance = random.Random(7)
    names = [
        "Date",
        "Time",
        "Channels",
        "Title",
        "Text",
        "Tags",
        "Link",
        "Owner",
        "Notes",
        "Budget",
        "Empty",
    ]
    made = []
    for number in range(rows):
        text = chance.choice(TEXTS)
        dated = number % 9
        made.append(
            [
                f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.2027" if dated else "",
                f"{chance.randint(0, 23)}:{chance.randint(0, 59):02}" if dated else "",
                chance.choice(["Outbox", "outbox; site", "Website, outbox", ""]),
                f"Post {number}" if number % 4 else "",
                f"{text} {number}",
                chance.choice(["", "#RepairWeek", "#A #B"]),
                chance.choice(["", "https://brand.example/a"]),
                chance.choice(["", "Sari", "sari"]),
                chance.choice(["", "call Ana", "two\nlines", "=1+1", "'x"]),
                chance.choice(["", "12,50", "-3"]),
                "",
            ]
        )
    return names, made


def test_a_thousand_rows_come_back_as_they_were(tmp_path: Path) -> None:
    """Import, then export by the same map: the same names, rows and cells in the same order."""
    root = hub(tmp_path)
    names, rows = calendar(1_000)
    map = map_of(as_text(suggest(names)[1], "a.csv") + "dates: day-first\n")

    written(root, write_table(names, rows), map)
    out = export(root, map)
    again, _ = read_sheet("b.csv", write_table(out.names, out.rows).encode())

    assert again is not None
    assert tuple(names) == again.names
    assert rows == [list(row.cells) for row in again.rows]


CELL = st.text(alphabet="ab1,;\"\n'=@#-<>{}[]:|/.\\é🏮 *_&", max_size=14)
NAMES = ["Title", "Text", "Site", "Tags", "Notes", "Alt"]


@settings(max_examples=50)
@given(rows=st.lists(st.lists(CELL, min_size=len(NAMES), max_size=len(NAMES)), max_size=4))
def test_whatever_comes_in_goes_out_as_it_was(rows: list[list[str]]) -> None:
    """An import without an error loses no character of any cell."""
    map = map_of(
        "columns: {Title: title, Text: text, Site: text@site, Tags: hashtags, Notes: keep,"
        " Alt: media.alt}"
    )
    sheet, _ = read_sheet("a.csv", write_table(NAMES, rows).encode())
    assert sheet is not None
    empty = Hub(Settings(name="Brand", zone="Europe/Berlin", languages=("en",)))
    brought = make_posts(empty, sheet, map, Path(), now=NOW)
    assume(not brought.failed)

    read = {path: read_markdown(path, bytes(brought.files[path]))[0] for path in brought.posts}
    made = [build_post(one, empty.settings)[0] for one in read.values() if one]
    table = rows_of(replace(empty, posts={one.id: one for one in made if one}), map, EVERY)

    assert [list(row.cells) for row in sheet.rows] == list(table.rows)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_separators_and_encodings_come_back_too(mark: str, tmp_path: Path) -> None:
    """What the table was written in does not matter to its cells."""
    root = hub(tmp_path)
    names, rows = calendar(20)
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in (names, *rows)]
    map = map_of(as_text(suggest(names)[1], "a.csv") + "dates: day-first\n")

    written(root, "\r\n".join(mark.join(row) for row in quoted).encode("utf-16"), map)

    assert tuple(rows) == export(root, map).rows


def test_what_was_changed_since_is_told_anew(tmp_path: Path) -> None:
    """A cell is as it was only as long as the post still says so."""
    root = hub(tmp_path)
    map = map_of("columns: {Date: date, Time: time, Text: text}\ndates: day-first")
    written(root, "Date,Time,Text\n31.12.2026,9:00,Bring your lamp.\n", map)
    file = root / "content/posts/2026/bring-your-lamp.md"
    changed = file.read_text().replace("2026-12-31 09:00", "2027-01-02 09:00")
    file.write_text(changed.replace("Bring your lamp.\n", "Bring *two* lamps.\n"))

    assert (["2027-01-02", "9:00", "Bring two lamps."],) == export(root, map).rows


def test_a_comment_that_somebody_broke_is_passed_over(tmp_path: Path) -> None:
    """What is kept is data of strangers: any other form of it says nothing."""
    lines = "# was: imported from: 7\n# was: Title: [1, 2]\n# was: Notes: {}\n# was: nonsense\n"
    root = hub(tmp_path, {"content/posts/2026/a.md": post(lines)})

    table = export(root, map_of("columns: {Title: title, Notes: keep}"))

    assert (["Repair week starts on Monday", ""],) == table.rows
    assert ("Title", "Notes") == table.names


def test_kept_columns_stand_at_the_end(tmp_path: Path) -> None:
    """Columns that the map does not name are not lost, except in an upload to a scheduler."""
    root = hub(tmp_path)
    map = map_of("columns: {Text: text}")
    written(root, "Notes,Text,More\nn,One,\n,Two,m\n", map)

    assert ("Text", "Notes", "More") == export(root, map).names
    assert (["One", "n", ""], ["Two", "", "m"]) == export(root, map).rows
    assert ("Text",) == export(root, map, alone=True).names


def test_our_own_layout_goes_out_and_comes_in(tmp_path: Path) -> None:
    """What one hub exports another imports, and exports the same."""
    full = post(
        "link: https://brand.example/a\nhashtags: [RepairWeek, Lamps]\nformat: link\n",
        "Two *fine* lines\\\nhere.\n\n---\n\nAnd a second part.\n",
    )
    first = hub(tmp_path / "a", {"content/posts/2026/lamp.md": full})
    second = hub(tmp_path / "b")
    map = from_layout(LAYOUTS["calendar"])
    table = export(first, map)

    written(second, write_table(table.names, table.rows), map)

    assert table == export(second, map)
    assert ["Two fine lines\nhere.\n\nAnd a second part."] == column(table, "text")
    assert ["#RepairWeek #Lamps"] == column(table, "hashtags")


POSTS = {
    "content/posts/2026/both.md": """\
---
title: Both
publish_at: 2026-12-10 09:00
channels: {outbox: {publish_at: 2026-12-20 10:00, link: https://brand.example/o}, site: }
link: https://brand.example/s
---
For {@sari} and {@nobody}.

## @outbox

For the outbox.
""",
    "content/posts/2026/later.md": post(title="Later", publish_at="2027-01-05 09:00"),
    "content/posts/2026/undated.md": post(title="Undated", publish_at="", draft="true"),
}
MAP = "columns: {Id: id, At: publish_at, Link: link, Text: text, Own: text@outbox, Draft: draft}"


def test_posts_without_a_table_stand_by_time(tmp_path: Path) -> None:
    """Those without a time are last; people are called by their names."""
    table = export(hub(tmp_path, POSTS), map_of(MAP))

    assert ["both", "later", "undated"] == column(table, "Id")
    assert ["2026-12-10 09:00", "2027-01-05 09:00", ""] == column(table, "At")
    assert "For Sari and {@nobody}." == column(table, "Text")[0]
    assert ["For the outbox.", "", ""] == column(table, "Own")
    assert ["", "", "true"] == column(table, "Draft")


def test_a_channel_has_its_own_text_time_and_link(tmp_path: Path) -> None:
    """With a channel, its posts are told as they go there."""
    table = export(hub(tmp_path, POSTS), map_of(MAP), Wanted(channel="outbox"))

    assert ["For the outbox.", "2026-12-20 10:00", "https://brand.example/o"] == [
        column(table, name)[0] for name in ("Text", "At", "Link")
    ]
    assert ["both"] == column(export(hub(tmp_path), map_of(MAP), Wanted(channel="site")), "Id")


def test_accounts_of_people_on_a_channel(tmp_path: Path) -> None:
    """In the text for a channel, people are called by their account there."""
    root = hub(
        tmp_path,
        {
            **POSTS,
            "strategy/people.yml": "people: {sari: {name: Sari, handles: {site: sari@lamp}}}\n",
        },
    )
    table = export(root, map_of(MAP), Wanted(channel="site"))

    assert ["For @sari@lamp and {@nobody}."] == column(table, "Text")


def test_days_narrow_it_down(tmp_path: Path) -> None:
    """From a day on, to a day; without a time, a post is on no day."""
    zone = ZoneInfo("Europe/Berlin")
    day = datetime(2027, 1, 1, tzinfo=zone)
    root = hub(tmp_path, POSTS)

    assert ["later"] == column(export(root, map_of(MAP), Wanted(start=day)), "Id")
    assert ["both"] == column(export(root, map_of(MAP), Wanted(end=day)), "Id")


def test_an_unknown_channel_is_refused(tmp_path: Path) -> None:
    """A channel that is none is most often a slip of the hand."""
    with pytest.raises(UsageError) as raised:
        Wanted(channel="outbocks").refuse_unknown(load_hub(hub(tmp_path)))

    assert "did you mean outbox?" == raised.value.hint


def test_dates_have_the_form_that_is_asked_for(tmp_path: Path) -> None:
    """`form` as strftime has it, in the post's zone, or in UTC behind a plain Z."""
    root = hub(tmp_path, {"content/posts/2026/a.md": post("zone: Asia/Jakarta\n")})
    map = map_of(
        "columns: {Day: {to: date, form: '%d.%m.%y'}, T: time,"
        " At: {to: publish_at, form: '%Y-%m-%dT%H:%M:%SZ'}}"
    )

    assert (["07.12.26", "09:00", "2026-12-07T02:00:00Z"],) == export(root, map).rows


def test_words_are_called_as_in_the_table(tmp_path: Path) -> None:
    """`values` and `between` hold for the way out as well."""
    root = hub(tmp_path, {"content/posts/2026/a.md": post("audiences: [one, two]\n")})
    map = map_of(
        "columns: {W: {to: channels, values: {Twitter: outbox}}, A: {to: audiences, between: /},"
        " M: media, Q: media.alt, D: {to: lang, values: {English: en}}}"
    )

    assert (["Twitter", "one/two", "", "", "English"],) == export(root, map).rows


def test_a_file_may_be_looked_at_again(tmp_path: Path) -> None:
    """A map over a table that was exported finds all its columns."""
    root = hub(tmp_path, POSTS)
    table = export(root, from_layout(LAYOUTS["calendar"]))
    file = tmp_path / "out.csv"
    file.write_text(write_table(table.names, table.rows))

    opened = open_table(file, None, "")

    assert () == opened.findings
    assert list(LAYOUTS["calendar"].columns.values()) == [c.to for c in opened.map.columns]
