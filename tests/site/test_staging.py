"""Staging writes what differs, cleans what it copies, and leaves nothing else behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from masthead.errors import SiteError
from masthead.site import cleaning
from masthead.site.content import Packaged, Source, Tree
from masthead.site.staging import Staged, stage
from site_builder import picture


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub's folder with one picture."""
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    folder = tmp_path / "hub"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "a.jpg").write_bytes(picture(exif=exif))
    return folder


def staged(tree: Tree, root: Path) -> Staged:
    """Stage a tree."""
    return stage(tree, root, root / "build" / "stage")


TREE: Tree = {
    "index.md": b"Home\n",
    "media/a.jpg": Source("content/a.jpg"),
    "assets/masthead.css": Packaged("masthead.css"),
}


def test_everything_is_written(root: Path) -> None:
    """Texts, style sheets and cleaned copies stand where the tree says."""
    done = staged(TREE, root)

    assert (3, 3, 0) == (done.files, done.written, done.removed)
    assert "Home\n" == (done.folder / "index.md").read_text()
    assert b"SECRET" not in (done.folder / "media/a.jpg").read_bytes()
    assert "--hub-paper" in (done.folder / "assets/masthead.css").read_text()


def test_only_differences_are_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second time nothing is written, and no picture is decoded again."""
    staged(TREE, root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    monkeypatch.setattr(cleaning, "clean", lambda *_: pytest.fail("cleaned again"))

    assert 0 == staged(TREE, root).written
    assert before == {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def test_one_change(root: Path) -> None:
    """One changed text is one file written, also of the same length."""
    staged(TREE, root)
    done = staged({**TREE, "index.md": b"Hime\n"}, root)

    assert 1 == done.written
    assert "Hime\n" == (done.folder / "index.md").read_text()


@pytest.mark.parametrize("spoilt", [b"other bytes", None], ids=["changed", "gone"])
def test_spoilt_copies_are_mended(spoilt: bytes | None, root: Path) -> None:
    """A staged copy that somebody changed or removed is made again."""
    copy = staged(TREE, root).folder / "media/a.jpg"
    good = copy.read_bytes()
    if spoilt is None:
        copy.unlink()
    else:
        copy.write_bytes(spoilt)

    assert 1 == staged(TREE, root).written
    assert good == copy.read_bytes()


@pytest.mark.parametrize("memory", ["", "[1, 2]", "{"])
def test_lost_memory(memory: str, root: Path) -> None:
    """Without a readable memory every copy is looked at again, and is the same."""
    staged(TREE, root)
    (root / "build/stage/copies.json").write_text(memory)

    assert 0 == staged(TREE, root).written


def test_a_new_way_of_cleaning(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When cleaning changes, copies are made again."""
    staged(TREE, root)
    monkeypatch.setattr(cleaning, "VERSION", 99)
    monkeypatch.setattr(cleaning, "clean", lambda *_: b"cleaned anew")

    assert 1 == staged(TREE, root).written


def test_others_go(root: Path) -> None:
    """Files that are no longer in the tree go, with folders that are left empty, and links."""
    folder = staged({**TREE, "posts/a/index.md": b"A\n"}, root).folder
    (folder / "stray.md").symlink_to(root / "content" / "a.jpg")
    done = staged(TREE, root)

    assert 2 == done.removed
    assert not (folder / "posts").exists()
    assert not (folder / "stray.md").is_symlink()
    assert (root / "content" / "a.jpg").is_file()


def test_links_are_refused(root: Path, tmp_path: Path) -> None:
    """A picture that is a link is not followed, nor one in a folder that leads out."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "a.jpg").write_bytes(picture())
    (root / "content" / "link.jpg").symlink_to(secret / "a.jpg")
    (root / "content" / "folder").symlink_to(secret)
    for name in ("link.jpg", "folder/a.jpg"):
        with pytest.raises(SiteError, match="is a link"):
            staged({"media/x.jpg": Source(f"content/{name}")}, root)


def test_missing_files_are_named(root: Path) -> None:
    """A picture that vanished meanwhile is named."""
    with pytest.raises(SiteError, match=r"content/gone\.jpg cannot be read"):
        staged({"media/x.jpg": Source("content/gone.jpg")}, root)
