"""A small file says what columns mean; names and layouts say it where there is none."""

from __future__ import annotations

import pytest

from masthead.commands.import_csv import LAYOUTS as NAMED
from masthead.errors import ConfigError
from masthead.importing.tables.columns import KEEP, Column, ColumnMap, from_layout, read_map
from masthead.importing.tables.layouts import LAYOUTS
from masthead.importing.tables.suggesting import as_text, suggest


def fault(text: str) -> str:
    """Return what is said of a map that cannot be used."""
    with pytest.raises(ConfigError) as raised:
        read_map("map.yml", text.encode())
    assert "--suggest" in raised.value.hint
    return raised.value.message


def test_a_map_is_read() -> None:
    """Columns in their order, with our words by theirs, and what holds for all rows."""
    found = read_map(
        "map.yml",
        b"""\
columns:
  Day: {to: date, form: '%d.%m.%Y'}
  Where: {to: channels, values: {Twitter: bluesky}, between: ';'}
  Notes: keep
dates: day-first
time: 09:00
zone: Asia/Jakarta
header: false
constants: {lang: id, channels: [outbox]}
""",
    )

    assert (
        ColumnMap(
            (
                Column("Day", "date", form="%d.%m.%Y"),
                Column("Where", "channels", {"Twitter": "bluesky"}, ";"),
                Column("Notes", KEEP),
            ),
            header=False,
            dates="day-first",
            time="09:00",
            zone="Asia/Jakarta",
            constants={"lang": "id", "channels": ["outbox"]},
        )
        == found
    )


def test_a_map_may_begin_with_a_layout() -> None:
    """The columns of a layout stand first; the map changes some and adds others."""
    found = read_map("m.yml", b"layout: buffer\ncolumns: {Tags: pillar, Link: link}\n")

    assert ["Text", "Image URL", "Tags", "Posting Time", "Link"] == [c.name for c in found.columns]
    assert "pillar" == found.columns[2].to


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "columns: {A: txet}",
            "map.yml:1: `txet` is nothing that a post has (did you mean `text`?)",
        ),
        ("columns: {A: qqqq}", "known: "),
        ("columns: {A: text@No Way}", "is nothing that a post has"),
        ("columns: {A: text@}", "is nothing that a post has"),
        ("columns: {A: waivers}", "is nothing that a post has"),
        ("columns: {A: text, B: text}", "`A` and `B` both mean `text`"),
        ("columns: {imported from: keep}", "keeps its origin under"),
        ("colums: {A: text}", "did you mean `columns`?"),
        ("columns: [A", "map.yml:1"),
        ("dates: dmy", "one of"),
        ("constants: {chanels: [a]}", "chanels"),
    ],
)
def test_what_a_map_cannot_say(text: str, words: str) -> None:
    """A fault in the map stops the import, with its line."""
    assert words in fault(text)


def test_columns_without_a_meaning_are_kept() -> None:
    """A map over a table: what it does not name is kept, what the table lacks is missing."""
    map = ColumnMap((Column("Text", "text"), Column("Link", "link")))

    assert (Column("Notes"), Column("Text", "text")) == map.over(["Notes", "Text"])
    assert ("Link",) == map.missing(["Notes", "Text"])


def test_words_go_both_ways() -> None:
    """`values` says what a word is called here, in any case of letters, and back."""
    column = Column("Where", "channels", {"Twitter": "bluesky"})

    assert ["bluesky", "site"] == [column.ours("TWITTER"), column.ours("site")]
    assert ["Twitter", "site"] == [column.theirs("bluesky"), column.theirs("site")]


@pytest.mark.parametrize(
    ("names", "meanings"),
    [
        (["Date", "Time", "Channel", "Caption"], ["date", "time", "channels", "text"]),
        (["Scheduled at", "Post copy", "Image URL"], ["publish_at", "text", "media"]),
        (["Datum", "Uhrzeit", "Kanal", "Bild"], ["date", "time", "channels", "media"]),
        (["Дата", "Время", "Текст", "Ссылка"], ["date", "time", "text", "link"]),
        (["Tanggal", "Jam", "Konten"], ["date", "time", "text"]),
        (["Text", "Content", "Notes"], ["text", KEEP, KEEP]),
        (["Date", "Publish at"], ["date", KEEP]),
    ],
)
def test_columns_are_known_by_their_names(names: list[str], meanings: list[str]) -> None:
    """Usual names, in several languages; what stands for the same is taken once."""
    layout, map = suggest(names)

    assert "" == layout
    assert meanings == [column.to for column in map.columns]


@pytest.mark.parametrize("name", [name for name, one in LAYOUTS.items() if one.header])
def test_layouts_are_known_again(name: str) -> None:
    """A scheduler's bulk upload is known by its columns."""
    layout, map = suggest(list(LAYOUTS[name].columns))

    assert ("" if name == "calendar" else name) == layout
    assert list(LAYOUTS[name].columns.values()) == [column.to for column in map.columns]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_is_a_map(name: str) -> None:
    """A layout can be written as a file and read again."""
    map = from_layout(LAYOUTS[name])

    assert map == read_map("map.yml", as_text(map, "a.csv").encode())


def test_the_command_names_the_layouts() -> None:
    """The command line lists them without importing them."""
    assert tuple(sorted(LAYOUTS)) == NAMED


def test_a_suggestion_is_a_map_that_can_be_read() -> None:
    """Names of any kind are written so that the map says them back."""
    names = ["Text", "a: b", "# c", "'d'", "true", "- e", "12", "ü|\\"]
    _, map = suggest(names)

    assert names == [c.name for c in read_map("m.yml", as_text(map, "a\nb.csv").encode()).columns]
