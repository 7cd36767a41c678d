"""A walk finds the regular files of a hub and names everything else."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from masthead.walking import escaped, walk

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names or files")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with `content/` and nothing in it."""
    (tmp_path / "content").mkdir()
    return tmp_path


def write(root: Path, *names: str) -> None:
    """Write a file of one byte for each name."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def faults(root: Path) -> list[tuple[str, str]]:
    """Return rule and path of each finding of a walk."""
    return [(one.rule, one.path) for one in walk(root).findings]


def test_files_come_in_order_with_their_size(root: Path) -> None:
    """Both folders, entries in order of their names, nothing outside; no size of Markdown."""
    write(root, "strategy/b.md", "content/b/a.png", "content/a.md", "build/x.md", "README.md")
    found = walk(root)

    assert {"content/a.md": 0, "content/b/a.png": 1, "strategy/b.md": 0} == found.files
    assert ["content/a.md", "content/b/a.png", "strategy/b.md"] == list(found.files)
    assert [] == found.findings


def test_a_hub_without_folders_is_empty(tmp_path: Path) -> None:
    """Missing folders are no fault; a file of that name is no folder."""
    (tmp_path / "content").write_text("a file")

    assert {} == walk(tmp_path).files


def test_hidden_names_are_left_out(root: Path) -> None:
    """What begins with a dot belongs to git or to the system."""
    write(root, "content/.DS_Store", "content/.git/config", "content/a.md")

    assert ["content/a.md"] == list(walk(root).files)


@POSIX
def test_symbolic_links_are_found_and_not_followed(root: Path, tmp_path: Path) -> None:
    """Neither a linked file nor a linked folder is read, wherever it leads."""
    write(root, "outside/secret.md", "content/a.md")
    (root / "content" / "b.md").symlink_to(root / "outside" / "secret.md")
    (root / "content" / "c").symlink_to(root / "outside")
    (root / "content" / "gone.md").symlink_to(root / "nothing")
    (root / "strategy").symlink_to(root / "outside")
    found = walk(root)

    assert ["content/a.md"] == list(found.files)
    assert {"content/b.md", "content/c", "content/gone.md", "strategy"} == found.links
    assert [
        ("reader/symlink", "content/b.md"),
        ("reader/symlink", "content/c"),
        ("reader/symlink", "content/gone.md"),
        ("reader/symlink", "strategy"),
    ] == faults(root)


@POSIX
@pytest.mark.parametrize(
    ("name", "shown", "message"),
    [
        ("a\nb.md", "a\\nb.md", "the name holds U+000A, which not every system takes"),
        ("a\u202eb.md", "a\\u202eb.md", "the name holds U+202E, which not every system takes"),
        ("a\u200bb.md", "a\\u200bb.md", "the name holds U+200B, which not every system takes"),
        ("a<b.md", "a<b.md", "the name holds `<`, which not every system takes"),
        ("ä:b.md", "ä:b.md", "the name holds `:`, which not every system takes"),
        ("a\\b.md", "a\\b.md", "the name holds `\\`, which not every system takes"),
        (
            "a\u0308.md",
            "a\u0308.md",
            "the name has decomposed letters (not Unicode NFC), which systems read differently",
        ),
    ],
)
def test_names_that_cannot_be_used_are_found_and_not_read(
    root: Path, name: str, shown: str, message: str
) -> None:
    """Control, hidden and markup characters; the finding shows them as escapes."""
    write(root, f"content/{name}")
    found = walk(root)

    assert {} == found.files
    assert [("reader/name", f"content/{shown}", message)] == [
        (one.rule, one.path, one.message) for one in found.findings
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_are_found(root: Path) -> None:
    """Bytes that are not UTF-8 can be shown and printed."""
    Path(os.fsdecode(os.fsencode(root) + b"/content/a\xff.md")).write_bytes(b"x")
    found = walk(root)

    assert [("reader/name", "content/a\\udcff.md")] == faults(root)
    assert {} == found.files


def test_names_in_any_script_are_fine(root: Path) -> None:
    """Letters of every language may stand in names."""
    write(root, "content/Лампа.md", "content/lámpara número 2.md", "content/ランプ.md")

    assert [] == walk(root).findings
    assert 3 == len(walk(root).files)


@POSIX
def test_what_is_no_file_is_found_and_not_opened(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a pipe would wait for ever."""
    os.mkfifo(root / "content" / "pipe.md")
    monkeypatch.chdir(root)  # a socket's path has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("content/socket.md")

        assert [
            ("reader/not-a-file", "content/pipe.md"),
            ("reader/not-a-file", "content/socket.md"),
        ] == faults(root)


@pytest.mark.skipif(sys.platform != "linux", reason="capitals may not tell names apart elsewhere")
def test_names_that_differ_in_capitals_only_are_found(root: Path) -> None:
    """Files and folders, also with the letters of other scripts."""
    write(root, "content/A.md", "content/a.md", "content/Я/x.md", "content/я/y.md")

    assert [
        ("reader/case-clash", "content/a.md"),
        ("reader/case-clash", "content/я"),
    ] == faults(root)
    assert "the name differs from content/A.md in capitals only: some systems keep one" == (
        walk(root).findings[0].message
    )


def test_a_folder_that_cannot_be_read_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the hub is still walked."""
    write(root, "content/a/x.md", "content/b/y.md")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("masthead.walking.os.scandir", refusing)

    assert [("reader/unreadable", "content/a")] == faults(root)
    assert ["content/b/y.md"] == list(walk(root).files)


def test_a_path_is_escaped_for_showing() -> None:
    """What prints stays as it is."""
    assert "Лампа a\\x07\\ud800.md" == escaped("Лампа a\x07\ud800.md")


def test_files_that_look_like_markdown_are_told(tmp_path: Path) -> None:
    """A post that nobody would read because of its ending is a finding, not a loss."""
    folder = tmp_path / "content" / "posts"
    folder.mkdir(parents=True)
    for name in ("a.MD", "b.markdown", "c.mdx", "d.md", "e.txt"):
        (folder / name).write_text("text", encoding="utf-8")

    findings = walk(tmp_path).findings

    assert [one.path for one in findings] == [
        "content/posts/a.MD",
        "content/posts/b.markdown",
        "content/posts/c.mdx",
    ]
    assert {one.rule for one in findings} == {"reader/name"}
