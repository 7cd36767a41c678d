"""Rights that end: in posts that go out, on our own site, and on pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.rules.pictures import PHOTO
from masthead.rules.rule import Content
from rule_helper import POST, found, one

FOLDER = POST.rpartition("/")[0]
FRONT = "format: photo\nmedia: [{file: bench.png, alt: A lamp in pieces on the bench.}]\n"
SIDECAR = "credit: Budi\nrights: lent\nexpires: {}\n"
PAGE = "---\ntitle: Our bench\n---\nSee\n\n![A lamp](media/bench.png)\n"


def post(expires: str, channels: str = "[outbox]") -> dict[str, Content]:
    """Return a hub with one post of 14 December 2026 whose picture is lent until a day."""
    files = {f"{FOLDER}/{name}": content for name, content in PHOTO.items()}
    sidecar = {f"{FOLDER}/bench.png.yml": SIDECAR.format(expires)}
    return {**one(FRONT, channels=channels), **files, **sidecar}


def page(expires: str, text: str = PAGE) -> dict[str, Content]:
    """Return a hub with one page whose picture is lent until a day; today is 7 December 2026."""
    return {
        "content/bench.md": text,
        "content/media/bench.png": PHOTO["bench.png"],
        "content/media/bench.png.yml": SIDECAR.format(expires),
    }


def test_a_page_may_not_show_what_has_expired(tmp_path: Path) -> None:
    """The finding stands at the picture; on the last day it may still be shown."""
    (finding,) = found("media/expired", tmp_path / "a", page("2026-12-06"))

    assert ("content/bench.md", 6, 11) == (finding.path, finding.line, finding.column)
    assert "the right to use bench.png ends on 2026-12-06, and it is still shown" == finding.message
    assert "see content/media/bench.png.yml" == finding.hint
    assert [] == found("media/expired", tmp_path / "b", page("2026-12-07"))


def test_front_matter_of_a_page_counts(tmp_path: Path) -> None:
    """A file that a page offers under a key is used like one in its text."""
    text = "---\ntitle: Imagery\ndescription: /media/bench.png\n---\nOurs.\n"
    (finding,) = found("media/expired", tmp_path, page("2026-12-06", text))

    assert 3 == finding.line


def test_a_file_is_found_once_a_page(tmp_path: Path) -> None:
    """However often a page shows it."""
    assert 1 == len(found("media/expired", tmp_path, page("2026-12-06", PAGE + PAGE[-25:])))


def test_what_our_site_shows_counts_after_publishing(tmp_path: Path) -> None:
    """A post that is out on the website still shows its picture; elsewhere nobody can help it."""
    files = post("2026-12-06", "[site, outbox]")
    both = ("lamp@site", "lamp@outbox")

    (finding,) = found("media/expired", tmp_path / "a", files, published=both)
    assert "and it is still shown" in finding.message
    gone = post("2026-12-06")
    assert [] == found("media/expired", tmp_path / "b", gone, published=("lamp@outbox",))


def test_a_post_that_goes_out_later(tmp_path: Path) -> None:
    """The last day must not lie before the day of the post."""
    (finding,) = found("media/expired", tmp_path, post("2026-12-13"))

    assert "the right to use bench.png ends on 2026-12-13, before 2026-12-14" == finding.message


@pytest.mark.parametrize(
    ("expires", "channels", "count"),
    [
        ("2026-12-14", "[site]", 1),
        ("2027-01-13", "[site]", 1),
        ("2027-01-14", "[site]", 0),
        ("2026-12-14", "[outbox]", 0),
    ],
)
def test_a_last_day_that_is_near(tmp_path: Path, expires: str, channels: str, count: int) -> None:
    """Told of where our own site will still show it, thirty days from when it goes out."""
    assert count == len(found("media/expiring", tmp_path, post(expires, channels)))


@pytest.mark.parametrize(("expires", "count"), [("2026-12-06", 0), ("2027-01-06", 1)])
def test_a_page_whose_picture_is_lent(tmp_path: Path, expires: str, count: int) -> None:
    """What has expired already is for the other rule."""
    assert count == len(found("media/expiring", tmp_path, page(expires)))


def test_only_the_wanted_files_are_told_of(tmp_path: Path) -> None:
    """A check of one file says nothing of others."""
    files = {**page("2026-12-06"), **post("2026-12-13")}

    assert [POST] == [one.path for one in found("media/expired", tmp_path, files, paths=[POST])]


def test_a_picture_that_lasts_is_left_alone(tmp_path: Path) -> None:
    """A post on our site may mix pictures that are lent with others; a held record says nothing."""
    files = post("2027-12-31", "[site]")
    files[f"{FOLDER}/own.png"] = PHOTO["bench.png"]
    files[POST] = str(files[POST]).replace(
        "media: [", "media: [{file: own.png, alt: Another lamp in pieces.}, "
    )

    assert [] == found("media/expired", tmp_path / "a", files, published=("lamp@site",))
    assert [] == found("media/expiring", tmp_path / "b", files)
