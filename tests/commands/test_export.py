"""`masthead export`: posts as CSV, workbook, calendar and data."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar

from hub_builder import post
from masthead import cli
from table_builder import hub

FILES = {
    "content/posts/2026/a.md": post(title="=1+1", publish_at="2026-12-10 09:00"),
    "content/posts/2026/b.md": post(
        title="Second", publish_at="2027-01-10 09:00", channels="[site]", body="- not a list\n"
    ),
}
NOW = "--now=2026-12-07T09:00+00:00"


@pytest.fixture
def root(tmp_path: Path) -> str:
    """Return a hub with two posts."""
    return str(hub(tmp_path, FILES))


def test_csv(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Our own layout, nothing in it that a spreadsheet executes."""
    assert 0 == cli.run(["export", "csv", "--hub", root])

    lines = capsys.readouterr().out.splitlines()
    assert (
        "id,date,time,channels,title,text,link,media,alt,hashtags,lang,format,campaign" in lines[0]
    )
    assert lines[1].startswith("a,2026-12-10,09:00,outbox,'=1+1,Bring your lamp.")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--from", "2027-01-01"], ["b"]),
        (["--to", "2026-12-31"], ["a"]),
        (["--channel", "site"], ["b"]),
        (["--from", "2026-12-10", "--to", "2026-12-10"], ["a"]),
    ],
)
def test_narrowed_down(
    options: list[str], ids: list[str], root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By days and by channel, in every format."""
    assert 0 == cli.run(["export", "csv", "--hub", root, *options])
    assert ids == [line[0] for line in capsys.readouterr().out.splitlines()[1:]]

    assert 0 == cli.run(["export", "json", "--hub", root, NOW, *options])
    data = json.loads(capsys.readouterr().out)
    assert ("posts", len(ids), None) == (data["kind"], data["count"], data["next"])
    assert ids == [item["id"] for item in data["items"]]

    assert 0 == cli.run(["export", "ics", "--hub", root, NOW, *options])
    events = Calendar.from_ical(capsys.readouterr().out).walk("VEVENT")
    assert ids == [str(event["UID"])[0] for event in events]


def test_json_is_the_api_of_the_internal_site(
    root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An item says what the API's item says."""
    assert 0 == cli.run(["export", "json", "--hub", root, NOW])

    item = json.loads(capsys.readouterr().out)["items"][0]
    assert {"id", "title", "text", "html", "fields", "deliveries", "messages"} <= item.keys()


def test_a_workbook_goes_into_a_file(
    root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--output` names it, and the file is said."""
    out = tmp_path / "posts.xlsx"

    assert 0 == cli.run(["export", "xlsx", "--hub", root, "--output", str(out), NOW])
    assert f"written: {out}\n" == capsys.readouterr().err
    assert zipfile.is_zipfile(out)


def test_a_workbook_is_not_shown_on_a_terminal(
    root: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes go to a program; a person is told to name a file."""
    assert 0 == cli.run(["export", "xlsx", "--hub", root])
    assert zipfile.is_zipfile(io.BytesIO(capsysbinary.readouterr().out))

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert 2 == cli.run(["export", "xlsx", "--hub", root])


def test_an_upload_says_what_a_scheduler_would_show(
    root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the layout's columns; apostrophes that guard are counted."""
    assert 0 == cli.run(
        ["export", "csv", "--hub", root, "--layout", "hootsuite", "--to", "2027-12-31"]
    )

    out, err = capsys.readouterr()
    assert "12/10/2026 09:00,Bring your lamp.,\n01/10/2027 09:00,• not a list,\n" == out
    assert "" == err
    assert 0 == cli.run(["export", "csv", "--hub", str(guarded_hub(root)), "--layout", "buffer"])
    out, err = capsys.readouterr()
    assert "'@lentera says hi" in out
    assert "1 cells begin with an apostrophe" in err


def guarded_hub(root: str) -> Path:
    """Return the hub with a post that begins like a formula."""
    folder = Path(root)
    (folder / "content/posts/2026/c.md").write_text(post(body="@lentera says hi\n"))
    return folder


@pytest.mark.parametrize(
    "options",
    [
        ["json", "--layout", "buffer"],
        ["csv", "--channel", "nowhere"],
        ["ics", "--channel", "nowhere"],
        ["json", "--channel", "nowhere"],
        ["csv", "--from", "someday"],
        ["csv", "--from", "2027-01-02", "--to", "2027-01-01"],
    ],
)
def test_options_that_do_not_fit(options: list[str], root: str) -> None:
    """Usage errors end 2."""
    assert 2 == cli.run(["export", *options, "--hub", root, NOW])
