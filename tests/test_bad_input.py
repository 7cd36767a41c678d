"""One bad file gives a finding at its line, hides no other file, and stops nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bad_files import CASES, SETTINGS, Case
from hub_builder import POST, post, write_hub
from masthead import cli
from masthead.rules import RULES

NOW = "2026-12-07T09:00+01:00"
HEALTHY = "content/posts/2026/repair-week.md"
FAULTY = "content/posts/2026/faulty.md"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder beside the hub that nothing in the hub may reach."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(post(title="Outside secret"), encoding="utf-8")
    (folder / "secret.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return folder


def check(root: Path, capsys: pytest.CaptureFixture[str], *paths: str) -> tuple[int, Any, str]:
    """Run `masthead check`; return its exit code, its JSON and what it printed beside it."""
    code = cli.run(["check", "--hub", str(root), "--now", NOW, "--format", "json", *paths])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return code, json.loads(printed.out) if printed.out else None, printed.err


def errors(report: Mapping[str, Any], path: str) -> list[dict[str, Any]]:
    """Return the findings at error level in a file."""
    return [one for one in report["findings"] if (one["path"], one["level"]) == (path, "error")]


def build(root: Path, case: Case, outside: Path) -> None:
    """Write the hub of a case: its files, a healthy post and one with a fault of its own."""
    write_hub(root, {FAULTY: post("colour: red", body="Another text.\n"), **case.files})
    for name, target in case.links.items():
        link = root / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target.replace("OUTSIDE", str(outside)))


def test_the_table_is_long_enough() -> None:
    """At least 60 malformed files, each with a name of its own."""
    assert len(CASES) >= 60
    assert len(CASES) == len({case.name for case in CASES})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_is_a_finding(
    case: Case, tmp_path: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check ends 1, names file and line, and still checks all the other files."""
    root = tmp_path / "hub"
    build(root, case, outside)

    code, report, told = check(root, capsys)

    assert 1 == code, told
    found = errors(report, case.path)
    assert found, report["findings"]
    assert all(one["line"] >= 1 and one["column"] >= 1 for one in report["findings"])
    assert all(one["message"] for one in report["findings"])
    assert {one["rule"] for one in report["findings"]} <= RULES.keys()
    if case.line is not None:
        assert case.line in {one["line"] for one in found}, found
    assert [7] == [one["line"] for one in errors(report, FAULTY) if "colour" in one["message"]]
    if "strategy/people.yml" not in case.files:
        assert [] == errors(report, HEALTHY)
    assert "Outside secret" not in json.dumps(report)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_message_holds_no_control_characters(
    case: Case, tmp_path: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a bad file holds never reaches the terminal raw, also as plain text."""
    root = tmp_path / "hub"
    build(root, case, outside)

    assert 1 == cli.run(["check", "--hub", str(root), "--now", NOW])
    printed = capsys.readouterr()
    for text in (printed.out, printed.err):
        assert not set("\0\x07\x1b\x7f\x85\x9b\u2028\u202e\u2066\ufeff\ufffe\uffff") & set(text)
        assert "Traceback" not in text


@pytest.mark.parametrize(
    "text",
    [
        POST.replace("\n", "\r\n"),
        POST.replace("\n", "\r"),
        "\ufeff" + POST,
        "\ufeff" + POST.replace("\n", "\r\n"),
        POST.replace("---\n", "---  \n"),
        POST.rstrip("\n"),
    ],
    ids=["CRLF", "lone CR", "byte order mark", "both", "spaces behind fences", "no last line end"],
)
def test_what_editors_do_is_fine(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line ends of other systems and a byte order mark are read without a word."""
    root = write_hub(tmp_path / "hub", {HEALTHY: text.encode()})

    code, report, _ = check(root, capsys)

    assert [] == report["findings"]
    assert 0 == code


def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no regular file is a finding; opening it would wait for ever."""
    root = write_hub(tmp_path / "hub")
    os.mkfifo(root / "content/posts/2026/bad.md")

    code, report, _ = check(root, capsys)

    assert 1 == code
    assert 1 == len(errors(report, "content/posts/2026/bad.md"))
    assert [] == errors(report, HEALTHY)


def test_all_bad_files_at_once(
    tmp_path: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hub full of bad posts still has each of them reported, and the healthy one checked."""
    root = write_hub(tmp_path / "hub")
    alone = [case for case in CASES if list(case.files) == [case.path] and "posts" in case.path]
    for number, case in enumerate(alone):
        content = case.files[case.path]
        raw = content if isinstance(content, bytes) else content.encode()
        (root / f"content/posts/2026/bad-{number}.md").write_bytes(raw)

    code, report, _ = check(root, capsys)

    assert 1 == code
    for number, case in enumerate(alone):
        assert errors(report, f"content/posts/2026/bad-{number}.md"), case.name
    assert [] == errors(report, HEALTHY)


@pytest.mark.parametrize(
    ("text", "line"), [case[1:] for case in SETTINGS], ids=[c[0] for c in SETTINGS]
)
def test_broken_settings(
    text: str | bytes, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hub whose masthead.yml cannot be used ends 2 and names the line; nothing is printed."""
    root = write_hub(tmp_path / "hub")
    (root / "masthead.yml").write_bytes(text if isinstance(text, bytes) else text.encode())

    code, report, told = check(root, capsys)

    assert 2 == code
    assert report is None
    assert f"masthead.yml:{line}" in told
    assert "next: " in told


def test_settings_that_are_a_link_out(
    tmp_path: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A masthead.yml that cannot be read as a file of the hub ends 2."""
    root = write_hub(tmp_path / "hub")
    (root / "masthead.yml").unlink()
    (root / "masthead.yml").symlink_to(outside / "nowhere.yml")

    assert 2 == check(root, capsys)[0]


def test_a_folder_where_a_file_should_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with the name of a post or of the people does not stop the check."""
    root = write_hub(tmp_path / "hub")
    (root / "content/posts/2026/folder.md").mkdir()
    shutil.rmtree(root / "strategy")
    (root / "strategy/people.yml").mkdir(parents=True)

    assert check(root, capsys)[0] in (0, 1)
