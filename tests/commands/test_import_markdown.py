"""`masthead import markdown` reads and checks all, then writes all, or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from markdown_folder import PNG, write_folder
from masthead.cli import run
from masthead.commands.import_markdown import GENERATORS
from masthead.importing.vocabularies import VOCABULARIES

NOW = ["--now", "2026-12-07T09:00+00:00"]
POST = """\
---
layout: post
title: Two lamps
date: 2027-02-01 09:00
author: Sari
image: bench.png
mood: calm
---
Bring your lamp.
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with one post and its picture."""
    files: dict[str, str | bytes] = {"2027-02-01-two-lamps.md": POST, "bench.png": PNG}
    return write_folder(tmp_path / "old", files)


def call(hub: Path, old: Path, *words: str) -> int:
    """Run the command."""
    return run(["import", "markdown", str(old), "--hub", str(hub), *NOW, *words])


def files(root: Path) -> list[str]:
    """Return the files of a folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_a_folder_comes_in(hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What to look at stands with file and line, and at the end what was written."""
    code = call(hub_root, old)
    output = capsys.readouterr()

    assert 0 == code
    assert (
        f"{old}/2027-02-01-two-lamps.md:7:1 warning import/kept `mood` has no meaning here yet:"
        " kept as a comment\n    map it under `keys`, as `mood: keep`\n"
    ) in output.out
    assert output.out.endswith("wrote 1 post, 1 of them drafts and 1 media file\n")
    assert "next: look at the warnings, then run `masthead check`\n" == output.err
    assert {
        "content/posts/2027/two-lamps/bench.png",
        "content/posts/2027/two-lamps/index.md",
    } <= set(files(hub_root))


def test_the_written_post_passes_the_check(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the source is right: here the picture has its text and the mapping the channel."""
    text = old / "2027-02-01-two-lamps.md"
    text.write_text(POST.replace("image: bench.png", "image: {path: bench.png, alt: A lamp, lit.}"))
    text.write_text(text.read_text().replace("A lamp, lit.", "'A lamp on a bench, lit.'"))
    mapping = old.parent / "mapping.yml"
    mapping.write_text("from: jekyll\nkeys: {mood: keep}\nconstants: {channels: [outbox]}\n")

    assert 0 == call(hub_root, old, "--map", str(mapping))
    assert "wrote 1 post and 1 media file\n" in capsys.readouterr().out
    assert 0 == run(["check", "--hub", str(hub_root), *NOW])


def test_a_dry_run_writes_nothing(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what would be written."""
    before = files(hub_root)

    assert 0 == call(hub_root, old, "--dry-run")
    output = capsys.readouterr()
    assert "would write 1 post, 1 of them drafts and 1 media file\n" in output.out
    assert "next: leave out --dry-run to write the files\n" == output.err
    assert before == files(hub_root)


def test_an_error_in_one_file_stops_all(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1; not even the good files are written."""
    (old / "bad.md").write_text("---\ntitle: Bad\ndate: 07/12/2026\n---\nText.\n")
    before = files(hub_root)

    assert 1 == call(hub_root, old)
    output = capsys.readouterr()
    assert (
        f"{old}/bad.md:3:1 error import/value `date`: `07/12/2026` begins with the day for some and"
        " with the month for others\n"
        "    say `dates: day-first` or `dates: month-first` in the mapping\n"
    ) in output.out
    assert output.out.endswith("nothing was written\n")
    assert "next: mend the errors above, or map them, and import again\n" == output.err
    assert before == files(hub_root)


def test_the_same_import_again_changes_nothing(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that was cut off can be run again."""
    call(hub_root, old)
    capsys.readouterr()

    assert 0 == call(hub_root, old)
    assert "wrote 0 posts and 0 media files; 2 files are in the hub already\n" in (
        capsys.readouterr().out
    )


def test_json_has_every_finding_and_place(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For programs; nothing is shortened."""
    assert 0 == call(hub_root, old, "--format", "json", "--dry-run")
    value = json.loads(capsys.readouterr().out)

    assert {"2027-02-01-two-lamps.md": "content/posts/2027/two-lamps/index.md"} == value["texts"]
    assert (False, []) == (value["written"], value["there"])
    assert [
        "content/posts/2027/two-lamps/bench.png",
        "content/posts/2027/two-lamps/index.md",
    ] == value["files"]
    assert {"import/kept", "import/draft", "import/media"} == {
        one["rule"] for one in value["findings"]
    }
    assert 0 == call(hub_root, old, "--format", "json")
    assert json.loads(capsys.readouterr().out)["written"]


def test_what_many_files_share_is_said_three_times(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And then counted."""
    for number in range(6):
        (old / f"n{number}.md").write_text(
            f"---\ntitle: N{number}\nlayout: x\n---\nText {number}.\n"
        )
    call(hub_root, old)
    lines = [line for line in capsys.readouterr().out.splitlines() if "`layout`" in line]

    assert 3 == len(lines)
    assert lines[2].endswith("`layout` has no home in the hub: kept as a comment (and in 4 more)")


def test_a_mapping_is_proposed(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the keys of the folder; nothing is written."""
    before = files(hub_root)

    assert 0 == call(hub_root, old, "--suggest", "--from", "jekyll")
    output = capsys.readouterr().out
    assert "from: jekyll\n" in output
    assert "  mood: keep   # in 1, as calm\n" in output
    assert before == files(hub_root)


def test_a_guide_comes_in(hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the guide of its language; files beside are found with --media."""
    guide = write_folder(old.parent / "guide", {"style.md": "# Voice\n\n![A lamp](bench.png)\n"})

    assert 0 == call(hub_root, guide, "--as", "guide", "--media", str(old))
    assert capsys.readouterr().out.endswith("wrote 1 guide and 1 media file\n")
    assert {"content/voice/en.md", "content/media/en/bench.png"} <= set(files(hub_root))


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_a_folder_without_texts_is_an_error(
    hub_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Exit code 2, with the next step."""
    (tmp_path / "empty").mkdir()

    assert 2 == call(hub_root, tmp_path / name)
    assert "next: name the folder that holds" in capsys.readouterr().err


def test_a_fault_of_the_mapping_is_named(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its line."""
    mapping = old.parent / "m.yml"
    mapping.write_text("keys:\n  date: publish\n")

    assert 2 == call(hub_root, old, "--map", str(mapping))
    assert f"error: {mapping}:2: `publish` is no key of a post" in capsys.readouterr().err


def test_nothing_that_a_name_holds_acts_on_a_terminal(
    hub_root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters are shown as escapes."""
    (old / "a\x1b[31m.md").write_text("---\nmood: \"\\u00e9\"\ntitle: 'A'\n---\nText.\n")

    assert 0 == call(hub_root, old)
    assert "\x1b" not in capsys.readouterr().out


def test_the_generators_are_those_that_there_are() -> None:
    """The command names them without importing them."""
    assert set(VOCABULARIES) == set(GENERATORS)


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command shows how it is used."""
    assert 0 == run(["import", "markdown", "--help"])
    assert "Example: masthead import markdown old-blog/_posts" in capsys.readouterr().out
