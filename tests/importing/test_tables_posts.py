"""Each row of a table becomes a post; what is wrong in any row keeps all from being written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW
from hub_builder import post
from masthead.checking import check
from masthead.errors import UsageError
from masthead.finding import Level
from masthead.importing.tables.opening import open_map, with_options
from masthead.importing.tables.telling import as_data, as_lines
from masthead.workspace import load_hub
from table_builder import bring, hub, map_of, picture, text, written

HEAD = "Date,Time,Channel,Text,Notes\n"
GOOD = HEAD + "2026-12-31,14:00,outbox,Bring your lamp.,call Ana\n"


def faults(root: Path, table: str, map_text: str = "") -> list[tuple[str, int, int]]:
    """Return rule, line and cell of each error."""
    brought = bring(root, table, map_of(map_text) if map_text else None)
    return [
        (one.rule.removeprefix("import/"), one.line, one.column)
        for one in brought.findings
        if one.level is Level.ERROR
    ]


def drafts(root: Path, table: str, map_text: str = "") -> list[str]:
    """Return why posts become drafts."""
    brought = bring(root, table, map_of(map_text) if map_text else None)
    return [one.message.partition(": ")[2] for one in brought.findings]


def test_a_row_becomes_a_post(tmp_path: Path) -> None:
    """Date, channels and text have their places; what has none stands in comments."""
    brought = bring(hub(tmp_path), GOOD)

    assert ("content/posts/2026/bring-your-lamp.md",) == brought.posts
    assert """\
---
title: Bring your lamp.
publish_at: 2026-12-31 14:00
channels: [outbox]
# was: imported from: "calendar.csv, line 2"
# was: Notes: "call Ana"
---
Bring your lamp.
""" == text(brought)


def test_what_is_written_passes_the_check(tmp_path: Path) -> None:
    """Right data make posts without a finding."""
    root = hub(tmp_path)
    written(root, GOOD)

    assert () == check(load_hub(root), now=NOW).findings


def test_cells_of_every_kind(tmp_path: Path) -> None:
    """Values find their keys: names become ids, words their own, several are split."""
    root = hub(tmp_path, {"strategy/goals/trust-2026.md": "---\ntitle: Trust\n---\n"})
    table = (
        "Id;Headline;When;Where;Copy;Site;Tags;Who;Goal;Kind;Draft;Brand\n"
        'mine;My post;"31 Dec 2026, 2:00 pm";OUTBOX, Website;Hello;For the site;'
        "#RepairWeek Lamps;Sari;trust;Photo;yes;no\n"
    )
    brought = bring(
        root,
        table,
        map_of(
            "columns: {Id: id, Headline: title, When: publish_at, Where: channels, Copy: text,"
            " Site: text@site, Tags: hashtags, Who: owner, Goal: goal, Kind: format, Draft: draft,"
            " Brand: branded}\n"
            "constants: {lang: en}"
        ),
    )

    assert () == brought.findings
    found = text(brought).partition("# was")[0]
    assert (
        """\
---
title: My post
draft: true
publish_at: 2026-12-31 14:00
channels: [outbox, site]
lang: en
goal: trust-2026
format: photo
hashtags: [RepairWeek, Lamps]
owner: sari
branded: false
"""
        == found
    )
    assert text(brought).endswith("---\nHello\n\n## @site\n\nFor the site\n")


def test_words_of_the_table_are_called_otherwise_here(tmp_path: Path) -> None:
    """The map says what a word is called; constants are for rows that say nothing."""
    map = map_of(
        "columns: {W: {to: channels, values: {Twitter: outbox}, between: '/'}, T: text}\n"
        "constants: {channels: [site], publish_at: 2026-12-31 10:00}"
    )
    brought = bring(hub(tmp_path), "W,T\ntwitter/site,One\n,Two\n", map)

    assert "channels: [outbox, site]" in text(brought)
    assert "channels: [site]" in text(brought, 1)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("05/06/2027,14:00,outbox,x,", ("date", 2, 1)),
        ("2027-02-30,14:00,outbox,x,", ("date", 2, 1)),
        ("2027-03-28,02:30,outbox,x,", ("date", 2, 1)),
        ("soon,14:00,outbox,x,", ("date", 2, 1)),
        ("2027-02-28,,outbox,x,", ("date", 2, 1)),
        (",14:00,outbox,x,", ("date", 2, 2)),
        ("2027-02-28,14:00,outbocks,x,", ("reference", 2, 3)),
    ],
)
def test_faults_have_row_and_column(row: str, fault: tuple[str, int, int], tmp_path: Path) -> None:
    """Dates that do not exist or could be two, and names of nothing, are found where they are."""
    assert [fault] == faults(hub(tmp_path), HEAD + row + "\n")


def test_all_faults_are_found_and_none_is_written(tmp_path: Path) -> None:
    """One bad row hides no other, and keeps good rows from being written."""
    table = GOOD + "x,,outbox,x,\n" + "2026-12-31,14:00,outbox,Good,\n" + "y,,nowhere,x,\n"
    brought = bring(hub(tmp_path), table)

    assert brought.failed
    errors = [one.line for one in brought.findings if one.level is Level.ERROR]
    assert [3, 5, 5] == sorted(errors)


@pytest.mark.parametrize(
    ("columns", "cell", "place"),
    [
        ("title", '"two\nlines"', 2),
        ("link", "<x>", 2),
        ("lang", "klingon!", 2),
        ("format", "dance", 2),
        ("quadrant", "teach", 2),
        ("branded", "perhaps", 2),
        ("owner", "Nobody", 2),
        ("expires_at", "soon", 2),
        ("id", "No Id", 2),
    ],
)
def test_values_are_those_of_a_post(columns: str, cell: str, place: int, tmp_path: Path) -> None:
    """What the schema of posts refuses is found in its cell."""
    [fault] = faults(hub(tmp_path), f"T,X\nText,{cell}\n", f"columns: {{T: text, X: {columns}}}")

    assert (2, place) == fault[1:]


def test_dates_in_local_habits(tmp_path: Path) -> None:
    """Whether the day comes first is said, never guessed; ISO dates need no word."""
    root = hub(tmp_path)
    table = HEAD + "05.06.2027,14:00,outbox,A,\n12/31/2026,2:00 PM,outbox,B,\n"
    opened = bring(root, GOOD)
    day = replace(map_of("columns: {Date: date, Time: time, Text: text}"), dates="day-first")

    assert [("date", 2, 1), ("date", 3, 1)] == faults(root, table)
    assert [("date", 3, 1)] == [
        (one.rule.removeprefix("import/"), one.line, one.column)
        for one in bring(root, table, day).findings
        if one.level is Level.ERROR
    ]
    month = bring(root, table, replace(day, dates="month-first"))
    assert ["2027-05-06 14:00", "2026-12-31 14:00"] == [
        text(month, number).partition("publish_at: ")[2].partition("\n")[0] for number in (0, 1)
    ]
    assert not opened.failed


def test_a_zone_of_its_own(tmp_path: Path) -> None:
    """Times in another zone than the hub's say so in the post."""
    map = map_of("columns: {Date: publish_at, Text: text}\nzone: Asia/Jakarta")
    brought = bring(hub(tmp_path), "Date,Text\n2026-12-31 14:00,Hi\n", map)

    assert "zone: Asia/Jakarta" in text(brought)


def test_posts_that_lack_something_become_drafts(tmp_path: Path) -> None:
    """Without date, channel or text nothing is sent; nor is what has gone out elsewhere."""
    root = hub(tmp_path)

    assert ["it has no date"] == drafts(root, HEAD + ",,outbox,Text,\n")
    assert ["it names no channel"] == [
        why.rpartition(": ")[2] for why in drafts(root, HEAD + "2026-12-31,9:00,,Text,\n")
    ]
    assert ["it has no text"] == [
        why.rpartition(": ")[2] for why in drafts(root, HEAD + "2026-12-31,9:00,outbox,,n\n")
    ]
    past = bring(root, HEAD + "2026-11-30,9:00,outbox,Text,\n")
    assert "draft: true" in text(past)
    assert "its date has passed" in past.findings[0].message
    assert [] == drafts(root, "Text,Draft\nx,yes\n")


def test_pictures_are_copied_beside_the_post(tmp_path: Path) -> None:
    """Files beside the table go into the post's folder under names that every system takes."""
    root = hub(tmp_path, {"content/media/logo.png": picture()})
    (tmp_path / "pics").mkdir()
    for name in ("a b.png", "two/a b.png", "lamp.png"):
        path = tmp_path / "pics" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture())
    cell = '"./pics/a b.png, pics\\two\\a b.png; pics/lamp.png | /media/logo.png"'
    table = f"Date,Channel,Text,Image,Alt\n2026-12-31 9:00,outbox,Hi,{cell},a | b | c | d\n"
    map = map_of(
        "columns: {Date: publish_at, Channel: channels, Text: text, Image: media, Alt: media.alt}"
    )
    brought = written(root, table, map)

    assert () == brought.findings
    assert ("content/posts/2026/hi/index.md",) == brought.posts
    names = ["a-b.png", "a-b-2.png", "lamp.png", "/media/logo.png"]
    assert names == [one.file for one in load_hub(root).posts["hi"].media]
    assert ["a", "b", "c", "d"] == [one.alt for one in load_hub(root).posts["hi"].media]
    assert picture() == (root / "content/posts/2026/hi/a-b-2.png").read_bytes()


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("../secret.png", "leads out"),
        ("/etc/passwd", "leads out"),
        ("C:\\lamp.png", "leads out"),
        ("/media/none.png", "leads out"),
        ("secret.txt", "is no media file"),
        ("gone.png", "there is no file"),
        ("link.png", "there is no file"),
        ("folder/link/lamp.png", "there is no file"),
        ("a\0.png".replace("\0", "a" * 300), "there is no file"),
    ],
)
def test_no_other_file_is_ever_read(cell: str, words: str, tmp_path: Path) -> None:
    """A table brings in media files beside it alone, through no link."""
    root = hub(tmp_path)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "lamp.png").write_bytes(picture())
    (tmp_path / "link.png").symlink_to(tmp_path / "lamp.png")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link").symlink_to(tmp_path)
    brought = bring(root, f"Text,Image\nHi,{cell}\n")

    assert brought.failed
    assert words in brought.findings[0].message


def test_pictures_by_address_make_a_draft(tmp_path: Path) -> None:
    """Nothing is fetched: the address is kept, and the post waits for its file."""
    brought = bring(hub(tmp_path), "Text,Image URL\nHi,https://brand.example/a.png\n")

    assert "its picture is an address" in " ".join(one.message for one in brought.findings)
    assert '# was: Image URL: ["https://brand.example/a.png", ""]' in text(brought)


def test_descriptions_match_the_pictures(tmp_path: Path) -> None:
    """As many descriptions as pictures; without a picture there is nothing to describe."""
    root = hub(tmp_path)
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(picture())
    head = "Text,Image,Alt\n"

    assert [("media", 2, 3)] == faults(root, head + 'Hi,"a.png,b.png",one\n')
    assert [] == faults(root, head + "Hi,,one\n")
    assert [] == faults(root, head + 'Hi,"a.png,b.png",one | \n')


def test_a_post_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """A row that says otherwise than the post that it became is an error."""
    root = hub(tmp_path)
    written(root, GOOD)

    assert [("exists", 2, 1)] == faults(root, GOOD.replace("Ana", "Ben"))
    file = root / "content/posts/2026/bring-your-lamp.md"
    file.write_text(file.read_text().replace("[outbox]", "[site]"))
    assert [("exists", 2, 1)] == faults(root, GOOD)


def test_a_table_may_come_in_again(tmp_path: Path) -> None:
    """Rows that came in before are passed over; new rows are written beside them."""
    root = hub(tmp_path)
    table = HEAD + ",,outbox,Same,\n,,outbox,Same,\n"
    written(root, table)

    again = written(root, table + "2026-12-31,9:00,site,More,\n")

    assert () == again.findings

    assert ("content/posts/2026/more.md",) == again.posts
    there = ("content/posts/2026/same.md", "content/posts/2026/same-2.md")
    assert there == again.there
    assert list(as_lines(again, "", written=True))[-1].endswith("; 2 rows came in before")
    assert list(there) == as_data(again, "", written=True)["there"]


def test_ids_are_unique(tmp_path: Path) -> None:
    """Posts with one title get names of their own; ids that a table gives must be its own."""
    root = hub(tmp_path, {"content/posts/2026/hi.md": post(title="Hi")})
    map = "columns: {Id: id, Text: text}"
    brought = bring(root, "Id,Text\n,Hi\n,Hi\nhi-3,Other\n,Index\n,\U0001f3ee\n", map_of(map))

    assert ["hi-2", "hi-4", "hi-3", "index-2", "post-6"] == [
        path.rpartition("/")[2].removesuffix(".md") for path in brought.posts
    ]
    assert [("exists", 2, 1)] == faults(root, "Id,Text\nhi,Hi\n", map)
    assert [("exists", 3, 1)] == faults(root, "Id,Text\nsame,A\nsame,B\n", map)
    found = bring(root, "Id,Text\nindex,A\n", map_of(map))
    assert ("content/posts/2026/index/index.md",) == found.posts


def test_titles_are_made_from_the_text(tmp_path: Path) -> None:
    """The start of the text, whole words, without signs of markup; or the row's place."""
    long = "word " * 40
    table = f"Text,Link\n<b>{long},\n,https://brand.example\n{'x' * 100},\n"
    brought = bring(hub(tmp_path), table)

    titles = [text(brought, at).partition("title: ")[2].partition("\n")[0] for at in range(3)]
    assert f'"b{("word " * 16)[:-6]}…"' == titles[0]
    assert '"calendar, line 3"' == titles[1]
    assert f'"{"x" * 80}…"' == titles[2]


def test_columns_that_the_map_needs(tmp_path: Path) -> None:
    """A column that is missing is named once, not for each row; ours cannot be taken."""
    root = hub(tmp_path)

    assert [("column", 1, 1)] == faults(root, "Text\na\nb\n", "columns: {Text: text, Link: link}")
    assert [("column", 1, 2)] == faults(root, "Text,imported from\na,b\n")


def test_rows_that_no_front_matter_holds(tmp_path: Path) -> None:
    """What is kept has its bounds."""
    assert [("value", 2, 1)] == faults(hub(tmp_path), f"Text,Notes\na,{'n' * 20_000}\n")


def test_what_the_post_as_a_whole_refuses(tmp_path: Path) -> None:
    """A post that ends before it begins, or that no file holds, is found in its row."""
    root = hub(tmp_path)
    map = "columns: {T: text, A: publish_at, E: expires_at, C: first_comment}"
    table = "T,A,E,C\nx,2027-01-02 9:00,2027-01-01 9:00,\n"

    assert [("value", 2, 1)] == faults(root, table, map)
    assert [("value", 2, 1)] == faults(root, f"T,A,E,C\nx,,,{'🏮' * 9_000}\n", map)


def test_a_name_that_two_have(tmp_path: Path) -> None:
    """Where a name could be two channels, the import asks which."""
    twin = "---\ntitle: Outbox\nservice: folder\n---\n"
    brought = bring(
        hub(tmp_path, {"strategy/channels/outbox-two.md": twin}), "Text,Channel\nHi,folder\n"
    )

    assert "say which: outbox, outbox-two" == brought.findings[0].hint


def test_cells_of_many_words_are_refused(tmp_path: Path) -> None:
    """A cell of words by the hundred is a text in the wrong column."""
    root = hub(tmp_path)

    assert [("value", 2, 2)] == faults(root, f"Text,Hashtags\nHi,{'a ' * 101}\n")
    assert [("reference", 2, 2)] == faults(root, f"Text,Channel\nHi,{'é' * 5_000};x;y\n")


def test_findings_are_bounded(tmp_path: Path) -> None:
    """A table of nothing but faults gives two hundred of them."""
    assert 200 == len(faults(hub(tmp_path), HEAD + "x,,outbox,x,\n" * 500))


def test_maps_and_options(tmp_path: Path) -> None:
    """A map or a layout, not both; zones and channels that there are."""
    loaded = load_hub(hub(tmp_path))
    map = map_of("columns: {Text: text}")

    assert open_map(None, None) is None
    with pytest.raises(UsageError):
        open_map(tmp_path, "buffer")
    with pytest.raises(UsageError, match="no channel"):
        with_options(map, loaded, channels=["outbocks"])
    with pytest.raises(UsageError, match="--zone"):
        with_options(map, loaded, zone="Mars/Base")
    told = with_options(map, loaded, dates="day-first", zone="Asia/Jakarta", channels=["site"])
    assert ("day-first", "Asia/Jakarta", {"channels": ["site"]}) == (
        told.dates,
        told.zone,
        told.constants,
    )


def test_people_are_told(tmp_path: Path) -> None:
    """Errors first and all, some notices, then what the columns were taken for and the sum."""
    root = hub(tmp_path)
    lines = list(as_lines(bring(root, "Text,Notes\n" + "x,n\n" * 30), "", written=False))

    assert "and 40 more notices (--format json shows all)" in lines
    assert lines[-3].endswith("calendar.csv: 30 rows (commas, utf-8)") or "rows" in lines[-4]
    assert "kept in comments, as a post has no home for them: Notes" == lines[-2]
    assert "would write 30 posts, 30 of them drafts" == lines[-1]
    bad = bring(root, HEAD + "x,,outbox,x,\n")
    assert "nothing was written: 1 error" == list(as_lines(bad, "", written=False))[-1]
    data = as_data(bring(root, GOOD), "", written=True)
    assert (1, 0, "") == (data["rows"], data["drafts"], data["layout"])
    assert {"Time": "time", "Notes": "keep"}.items() <= dict(data["columns"]).items()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    cells=st.lists(
        st.lists(
            st.text(alphabet="ab1,;\"\n'=@#-<>{}[]:|/.\\é🏮 ", max_size=12), min_size=5, max_size=5
        ),
        max_size=4,
    )
)
def test_no_cells_crash_an_import(cells: list[list[str]], hub_root: Path) -> None:
    """Whatever the cells hold, there are posts or errors."""
    from masthead.tables import write_table

    names = ["Date", "Title", "Text", "Image", "Notes"]
    brought = bring(hub_root, write_table(names, cells))

    rows = [row for row in cells if any(cell.strip() for cell in row)]
    assert brought.failed or len(brought.posts) == len(rows)
