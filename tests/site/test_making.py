"""Downloads are made from the hub's media: the same bytes each time, with right checksums."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from masthead.errors import SiteError
from masthead.media.drawing import DrawingError
from masthead.site import making
from masthead.site.content import Archive, Checksums, Drawn, Source, Tree
from masthead.site.making import make, paths_of, recipe
from masthead.site.staging import read, stage

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><!-- SECRET -->'
    b'<path d="M0 0h20v10z" fill="#c4512d"/></svg>'
)
FILES = (
    ("svg/mark.svg", Source("content/mark.svg")),
    ("png/mark-16.png", Drawn("content/mark.svg", 16, (16, 32))),
)


def given(_path: str) -> bytes:
    """Return the one file that there is."""
    return SVG


def test_a_drawn_picture() -> None:
    """A PNG is drawn from the cleaned SVG, at the width that is asked for."""
    assert b"\x89PNG" == make(FILES[1][1], given)[:4]
    assert make(Drawn("a.svg", 16, (16, 32)), given) != make(Drawn("a.svg", 32, (16, 32)), given)


def test_an_archive() -> None:
    """It holds the cleaned files and their checksums, no time of day, and the same bytes."""
    raw = make(Archive(FILES), given)
    archive = zipfile.ZipFile(io.BytesIO(raw))

    assert raw == make(Archive(FILES), given)
    assert b"SECRET" not in raw
    assert ["svg/mark.svg", "png/mark-16.png", making.SUMS] == archive.namelist()
    assert {making.LONG_AGO} == {entry.date_time for entry in archive.infolist()}
    for line in archive.read(making.SUMS).decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest


def test_checksums_beside_it() -> None:
    """The list beside the archive is the one inside."""
    archive = zipfile.ZipFile(io.BytesIO(make(Archive(FILES), given)))

    assert archive.read(making.SUMS) == make(Checksums(FILES), given)


def test_what_it_is_made_from() -> None:
    """The files and the recipe say whether something must be made again."""
    assert ("content/mark.svg",) == paths_of(Archive(FILES))
    assert "" == recipe(FILES[0][1])
    assert recipe(Archive(FILES)) != recipe(Archive(FILES[:1])) != recipe(Checksums(FILES[:1]))


def test_what_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named, with a next step."""

    def refuse(*_: object) -> None:
        raise DrawingError("takes more than 10 seconds to draw")

    monkeypatch.setattr(making, "pngs", refuse)
    with pytest.raises(SiteError, match=r"content/a\.svg takes more than"):
        make(Drawn("content/a.svg", 17, (17,)), given)


def test_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second staging draws nothing; another drawing, and all that hangs on it is made again."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/mark.svg").write_bytes(SVG)
    tree: Tree = {"a.svg": FILES[0][1], "a.png": FILES[1][1], "a.zip": Archive(FILES)}
    assert 3 == stage(tree, tmp_path, tmp_path / "stage").written
    with monkeypatch.context() as patch:
        patch.setattr(making, "pngs", lambda *_: pytest.fail("drawn again"))
        assert 0 == stage(tree, tmp_path, tmp_path / "stage").written
    (tmp_path / "content/mark.svg").write_bytes(SVG.replace(b"c4512d", b"1f4e4a"))

    assert 3 == stage(tree, tmp_path, tmp_path / "stage").written
    assert (tmp_path / "stage/docs/a.png").read_bytes() == read(tree["a.png"], tmp_path)
