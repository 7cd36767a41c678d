"""Either all files of an import are written, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import UsageError
from masthead.importing.writing import write_all


def files(root: Path) -> list[str]:
    """Return all that is under a folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_texts_are_written_and_files_copied(hub_root: Path, tmp_path: Path) -> None:
    """Folders are made on the way."""
    source = tmp_path / "a.png"
    source.write_bytes(b"picture")
    write_all(hub_root, {"content/new/a.md": b"text", "content/new/a.png": source})

    assert b"text" == (hub_root / "content/new/a.md").read_bytes()
    assert b"picture" == (hub_root / "content/new/a.png").read_bytes()


def test_a_file_that_is_there_stays_and_nothing_is_written(hub_root: Path) -> None:
    """It is looked for before the first file is written."""
    before = files(hub_root)
    with pytest.raises(UsageError) as caught:
        write_all(hub_root, {"content/new.md": b"", "strategy/people.yml": b""})

    assert "strategy/people.yml is there already" == caught.value.message
    assert before == files(hub_root)


def test_a_failure_in_the_middle_takes_everything_away(hub_root: Path, tmp_path: Path) -> None:
    """As where a file to copy has gone, or is a link."""
    before = files(hub_root)
    link = tmp_path / "link.png"
    link.symlink_to(tmp_path / "elsewhere.png")
    for gone in (tmp_path / "gone.png", link):
        with pytest.raises(OSError):  # noqa: PT011 - the system's own words
            write_all(hub_root, {"content/new/deep/a.md": b"text", "content/new/b.png": gone})

        assert before == files(hub_root)


def test_a_file_stands_under_its_name_only_when_it_is_whole(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed run leaves has a hidden name, and the next run writes over it."""
    leftover = hub_root / "content/.a.md.part"
    leftover.write_bytes(b"ha")
    seen: list[bool] = []
    rename = Path.rename

    def watched(part: Path, file: Path) -> Path:
        seen.append(file.exists())
        assert b"whole" == part.read_bytes()
        return rename(part, file)

    monkeypatch.setattr(Path, "rename", watched)
    write_all(hub_root, {"content/a.md": b"whole"})

    assert [False] == seen
    assert b"whole" == (hub_root / "content/a.md").read_bytes()
    assert not leftover.exists()


def test_a_file_that_comes_up_meanwhile_stays(
    hub_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else wrote it after we had looked: theirs stays, ours are taken away."""
    source = tmp_path / "a.png"
    source.write_bytes(b"ours")
    theirs = hub_root / "content/a.png"
    monkeypatch.setattr(
        "masthead.importing.writing.shutil.copyfileobj", lambda *_: theirs.write_bytes(b"theirs")
    )
    before = files(hub_root)
    with pytest.raises(UsageError, match="has come up meanwhile"):
        write_all(hub_root, {"content/b.md": b"ours", "content/a.png": source})

    assert b"theirs" == theirs.read_bytes()
    assert sorted([*before, "content/a.png"]) == files(hub_root)


@pytest.mark.parametrize("path", ["../out.md", "content/linked/a.md", "content/inner/a.md"])
def test_no_path_leads_out_of_the_hub(hub_root: Path, tmp_path: Path, path: str) -> None:
    """Neither by `..` nor through a folder that is a symbolic link."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (hub_root / "content/linked").symlink_to(outside)
    (hub_root / "content/inner").symlink_to(hub_root / "strategy")
    with pytest.raises(UsageError):
        write_all(hub_root, {path: b"text"})

    assert [] == files(outside)
