"""A site takes its folder's place only when it is whole, and never somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import SiteError
from masthead.site.output import check_output, marker, replacing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub's folder."""
    (tmp_path / "hub" / "content" / "deep").mkdir(parents=True)
    return tmp_path / "hub"


def write(output: Path, text: str = "one", name: str = "index.html") -> None:
    """Put a site of one file into place."""
    with replacing(output) as draft:
        (draft / name).parent.mkdir(parents=True, exist_ok=True)
        (draft / name).write_text(text)


def write_half(output: Path) -> None:
    """Begin a site and fail."""
    with replacing(output) as draft:
        (draft / "half.html").write_text("half")
        (draft / "nowhere" / "x").write_text("fails")


def test_new_folder(root: Path) -> None:
    """A site goes into a folder that is not there, or is empty."""
    (root / "out").mkdir()
    for output in (root / "out", root / "deep" / "er"):
        check_output(output, root)
        write(output)
        assert "one" == (output / "index.html").read_text()
        assert 0o755 == output.stat().st_mode & 0o777


def test_again(root: Path) -> None:
    """A folder that we wrote is replaced as a whole; nothing is left beside it but its list."""
    output = root / "build" / "site"
    write(output, name="old/page.html")
    check_output(output, root)
    write(output, "two")

    assert ["index.html"] == [path.name for path in output.rglob("*") if path.is_file()]
    assert {output, marker(output)} == set(output.parent.iterdir())


def test_failure_changes_nothing(root: Path) -> None:
    """When a build fails, the old site stays as it was, and no draft is left."""
    output = root / "site"
    write(output)
    with pytest.raises(FileNotFoundError):
        write_half(output)

    assert "one" == (output / "index.html").read_text()
    assert {output, marker(output), root / "content"} == set(root.iterdir())


def test_swap_failure_brings_the_old_one_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the swap itself fails half-way, the old site is put back."""
    output = root / "site"
    write(output)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise OSError(28, "disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk full"):
        write(output, "two")

    assert "one" == (output / "index.html").read_text()


def test_foreign_files(root: Path) -> None:
    """A folder with files that no build wrote is refused, and the first of them named."""
    output = root / "site"
    write(output)
    (output / "CNAME").write_text("brand.example")
    (output / "sub").mkdir()
    (output / "sub" / "notes.txt").write_text("x")

    with pytest.raises(SiteError, match="CNAME and 1 more"):
        check_output(output, root)


@pytest.mark.parametrize("listed", [None, "{", '{"a": 1}', "[1]"])
def test_without_its_list(listed: str | None, root: Path) -> None:
    """A folder whose list is gone or spoilt is not taken for ours."""
    output = root / "site"
    write(output)
    if listed is None:
        marker(output).unlink()
    else:
        marker(output).write_text(listed)

    with pytest.raises(SiteError, match=r"index\.html$"):
        check_output(output, root)


@pytest.mark.parametrize(
    "name",
    [".", "..", "content", "content/deep/out", "strategy", ".git/x", "build", "build/stage/public"],
)
def test_sources(name: str, root: Path) -> None:
    """The hub, a folder above it, and the hub's sources are never replaced."""
    with pytest.raises(SiteError, match="own files"):
        check_output(root / name, root)


def test_no_folder(root: Path) -> None:
    """A file, or a link to a folder, is no place for a site."""
    (root / "file").write_text("x")
    (root / "real").mkdir()
    (root / "link").symlink_to(root / "real")
    for name in ("file", "link"):
        with pytest.raises(SiteError, match="not a folder"):
            check_output(root / name, root)


def test_leftovers_of_a_dead_build_go(tmp_path: Path) -> None:
    """What a killed build left beside the output is cleared; what a running one holds stays."""
    output = tmp_path / "out"
    dead = tmp_path / ".out.new-dead"
    dead.mkdir()
    with replacing(output) as running:
        (running / "index.html").write_text("first")
        with replacing(output) as other:
            (other / "index.html").write_text("second")
            assert not dead.exists()
            assert running.exists()
        assert "second" == (output / "index.html").read_text()

    assert "first" == (output / "index.html").read_text()
    assert [".out.masthead", "out"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_site_that_was_moved_away_comes_back(tmp_path: Path) -> None:
    """A build that was killed between its two renames leaves no gap behind."""
    output = tmp_path / "out"
    old = tmp_path / ".out.old-dead"
    old.mkdir()
    (old / "index.html").write_text("kept")
    with replacing(output) as draft:
        assert "kept" == (output / "index.html").read_text()
        (draft / "index.html").write_text("kept")

    assert "kept" == (output / "index.html").read_text()
