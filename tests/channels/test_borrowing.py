"""Media that a service fetches answer on the public site first, or nothing is told to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.parts import record, tools
from channels.samples import CONTENTS, PATHS, VIDEO
from masthead.channels.base import Tools
from masthead.channels.borrowing import borrowed
from masthead.compose.services import SERVICES
from masthead.protocol.outcome import Refused
from masthead.record import Record
from servers.lender import Lender, lender

CONTENT = {PATHS[kind]: content for kind, content in CONTENTS.items()}


@pytest.fixture
def site() -> Iterator[Lender]:
    """Return a public site that lends the samples to Instagram."""
    with lender("instagram") as made:
        yield made


def given(site: Lender, root: Path, **fields: Any) -> Tools:
    """Return the tools of a run that knows the samples."""
    hashes = {hashlib.sha256(one).hexdigest(): one for one in CONTENTS.values()}
    base = tools(
        root,
        public_url=site.url,
        read_media=lambda _path, sha256, _commit: hashes.get(sha256),
        limits=SERVICES["instagram"].limits,
    )
    return replace(base, **fields)


def with_media(*paths: str, **more: object) -> Record:
    """Return a delivery with media."""
    media = [
        {
            "part": 0,
            "path": path,
            "alt": "A lamp.",
            "sha256": hashlib.sha256(CONTENT.get(path, b"")).hexdigest(),
        }
        for path in paths
    ]
    return record(payload={"parts": ["x"], "media": media, **more})


def test_what_answers_is_borrowed(site: Lender, tmp_path: Path) -> None:
    """A picture is compared byte for byte, a film by its size; both have an address and no name."""
    got = borrowed(given(site, tmp_path), with_media(PATHS["image"], PATHS["video"]))

    assert isinstance(got, tuple)
    picture, film = got
    assert (False, True, "A lamp.") == (picture.film, film.film, film.alt)
    assert picture.url.startswith(f"{site.url}/media/lent/")
    assert "lamp" not in picture.url + film.url
    assert ["GET", "HEAD"] == [one.partition(" ")[0] for one in site.asked]


@pytest.mark.parametrize("how", ["not there", "other bytes", "more bytes", "another film"])
def test_what_does_not_answer_waits(how: str, site: Lender, tmp_path: Path) -> None:
    """It may be tried again, and the reason names the address and the next step."""
    places = sorted(site.files)
    spoilt: Mapping[str, dict[str, bytes]] = {
        "not there": {},
        "other bytes": {place: b"x" * len(site.files[place]) for place in places},
        "more bytes": {place: site.files[place] + b"x" for place in places},
        "another film": {place: VIDEO + b"x" for place in places if place.endswith(".mp4")},
    }
    kind = "video" if how == "another film" else "image"
    site.files = dict(spoilt[how])
    got = borrowed(given(site, tmp_path), with_media(PATHS[kind]))

    assert isinstance(got, Refused)
    assert got.retryable
    assert site.url in got.reason
    assert "deploy the public site" in got.reason


def test_a_site_that_cannot_be_reached(site: Lender, tmp_path: Path) -> None:
    """So does one that is down."""
    got = borrowed(
        given(site, tmp_path, public_url="http://127.0.0.1:1"), with_media(PATHS["image"])
    )

    assert isinstance(got, Refused)
    assert got.retryable


def test_a_hub_without_a_public_site(site: Lender, tmp_path: Path) -> None:
    """The setting is named."""
    got = borrowed(given(site, tmp_path, public_url=""), with_media(PATHS["image"]))

    assert isinstance(got, Refused)
    assert "`public_url`" in got.reason


def test_what_cannot_be_lent(site: Lender, tmp_path: Path) -> None:
    """Other bytes than those approved, files that are no pictures, pictures that are none."""
    made = given(site, tmp_path, read_media=lambda *_: None)
    damaged = given(site, tmp_path, read_media=lambda *_: b"\xff\xd8\xff no picture")

    assert "not the one that was approved" in reason(borrowed(made, with_media(PATHS["image"])))
    assert "neither a picture nor a film" in reason(borrowed(made, with_media("content/a.pdf")))
    assert "not a picture that can be read" in reason(borrowed(damaged, with_media(PATHS["image"])))


def test_the_shape_of_a_story(site: Lender, tmp_path: Path) -> None:
    """A post that is too narrow is refused; a story may be."""
    import io

    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (90, 160)).save(held, "JPEG")
    made = given(site, tmp_path, read_media=lambda *_: held.getvalue())

    assert "90 by 160" in reason(borrowed(made, with_media(PATHS["image"])))
    assert "yet" in reason(borrowed(made, with_media(PATHS["image"], format="story")))


def reason(got: object) -> str:
    """Return why nothing was borrowed."""
    assert isinstance(got, Refused), got
    return got.reason
