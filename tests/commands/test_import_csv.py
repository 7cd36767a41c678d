"""`masthead import csv`: all rows or none, told to people and to programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from masthead import cli
from table_builder import hub

NOW = "--now=2026-12-07T09:00+00:00"
GOOD = "Date,Channel,Text,Notes\n2026-12-31 14:00,outbox,Bring your lamp.,call Ana\n"


def run(tmp_path: Path, table: str, *options: str) -> int:
    """Run the command on a table beside a hub; return its exit code."""
    root = tmp_path / "hub"
    if not root.exists():
        hub(tmp_path)
    (tmp_path / "calendar.csv").write_text(table)
    file = str(tmp_path / "calendar.csv")
    return cli.run(["import", "csv", file, "--hub", str(root), NOW, *options])


def posts(tmp_path: Path) -> list[str]:
    """Return the posts of the hub."""
    folder = tmp_path / "hub/content"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_rows_become_posts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The posts are written, and what the columns were taken for is said."""
    assert 0 == run(tmp_path, GOOD.replace("Date", "Publish at"))

    out, err = capsys.readouterr()
    assert ["posts/2026/bring-your-lamp.md"] == posts(tmp_path)
    assert "columns: Publish at = publish_at, Channel = channels, Text = text\n" in out
    assert "kept in comments, as a post has no home for them: Notes\n" in out
    assert out.endswith("wrote 1 post\n")
    assert "next: look at the drafts, then run `masthead check`\n" == err


def test_one_bad_row_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error in any row ends 1 and leaves the hub as it was."""
    assert 1 == run(tmp_path, GOOD + "2026-12-31 15:00,outbocks,Bring it.,\n")

    out, err = capsys.readouterr()
    assert [] == posts(tmp_path)
    assert "calendar.csv:3:2 error import/reference `Channel`: there is no channel" in out
    assert "    did you mean outbox?\n" in out
    assert out.endswith("nothing was written: 1 error\n")
    assert "next: mend the table or its map" in err


def test_a_table_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults of the table itself come before any of its rows."""
    assert 1 == run(tmp_path, GOOD + '"open\n', "--format", "json")

    data = json.loads(capsys.readouterr().out)
    assert [("import/quote", 3, 1)] == [
        (one["rule"], one["line"], one["column"]) for one in data["findings"]
    ]
    assert not data["written"]
    assert 1 == run(tmp_path, '"open\n', "--suggest")


def test_faults_of_all_kinds_are_found_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quote that stays open hides no unknown channel in another row; lines are in order."""
    table = GOOD + '"2026-12-31,outbox,x,\n2026-12-31 15:00,outbocks,y,\n1\n'
    assert 1 == run(tmp_path, table, "--format", "json")

    found = json.loads(capsys.readouterr().out)["findings"]
    assert [("import/quote", 3), ("import/reference", 4), ("import/cells", 5)] == [
        (one["rule"], one["line"]) for one in found if one["level"] == "error"
    ]
    assert [] == posts(tmp_path)


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what would be written; programs get every finding."""
    assert 0 == run(tmp_path, GOOD, "--dry-run")
    out, err = capsys.readouterr()
    assert out.endswith("would write 1 post, 1 of them drafts\n") or "would write 1 post" in out
    assert "leave out --dry-run" in err

    assert 0 == run(tmp_path, GOOD, "--dry-run", "--format", "json")
    data = json.loads(capsys.readouterr().out)
    assert [] == posts(tmp_path)
    assert ["content/posts/2026/bring-your-lamp.md"] == data["posts"]
    assert (1, ",", "utf-8", "") == (
        data["rows"],
        data["separator"],
        data["encoding"],
        data["layout"],
    )


def test_the_map_goes_both_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `--suggest` prints is a map that imports and exports the same table."""
    table = "Date,Time,Channel,Text,Notes\n31.12.2026,14:00,Outbox,Bring your lamp.,'=1\n"
    assert 0 == run(tmp_path, table, "--suggest")
    map = tmp_path / "map.yml"
    map.write_text(capsys.readouterr().out.replace("#dates", "dates"))

    assert 0 == run(tmp_path, table, "--map", str(map))
    capsys.readouterr()
    assert 0 == cli.run(["export", "csv", "--map", str(map), "--hub", str(tmp_path / "hub")])
    assert table == capsys.readouterr().out


def test_options_fill_what_rows_do_not_say(tmp_path: Path) -> None:
    """A scheduler's upload names no channel, and its dates need a word."""
    table = '12/31/2026 14:00,"Hello, all",\n'

    options = ("--layout", "hootsuite", "--dates", "mdy", "--channel", "outbox")
    assert 0 == run(tmp_path, table, *options, "--zone", "Asia/Jakarta")
    text = (tmp_path / "hub/content/posts/2026/hello-all.md").read_text()
    assert "publish_at: 2026-12-31 14:00\nzone: Asia/Jakarta\nchannels: [outbox]\n" in text


def test_a_layout_is_known_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The output says whose columns they are."""
    assert 0 == run(tmp_path, "Text,Image URL,Tags,Posting Time\nHi,,,2026-12-31 14:00\n")

    assert "columns (layout buffer): " in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [("--layout", "buffer", "--map", "FILE"), ("--zone", "Mars"), ("--encoding", "klingon")],
)
def test_options_that_do_not_fit(
    options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Usage errors end 2 with the next step."""
    named = [str(tmp_path / "calendar.csv") if one == "FILE" else one for one in options]

    assert 2 == run(tmp_path, GOOD, *named)
    assert "next: " in capsys.readouterr().err


def test_a_long_run_shows_its_progress_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """People see how far it is; programs do not."""
    table = "Text\n" + "x\n" * 120
    assert 0 == run(tmp_path, table, "--dry-run")
    assert "Reading rows" not in capsys.readouterr().err

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert 0 == run(tmp_path, table, "--dry-run")
    assert "Reading rows" in capsys.readouterr().err


def test_the_group_names_both_ways_in(capsys: pytest.CaptureFixture[str]) -> None:
    """`masthead import` brings in tables and texts, though `import` is a word of Python."""
    assert 0 == cli.run(["import", "--help"])

    out = capsys.readouterr().out
    assert "csv " in out
    assert "markdown " in out
