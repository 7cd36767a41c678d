"""Lists show a small copy of a post's photo; its page shows the photo itself."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from masthead.media.rewriting import shrink
from masthead.site.cleaning import small
from masthead.site.content import Small, Source
from masthead.site.making import make, paths_of, recipe
from masthead.site.posts import THUMB
from masthead.site.tree import build_tree
from site_builder import picture, published, text_of

POST = """\
---
title: Repair week
publish_at: 2026-12-01 09:00
channels: [site]
media:
  - {file: /media/lamp.jpg, alt: A lamp.}
---
Bring your lamp.
"""


def photo(width: int, height: int, format: str = "JPEG", mode: str = "RGB") -> bytes:
    """Return a picture with a pattern."""
    out = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert(mode).save(out, format)
    return out.getvalue()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_gets_smaller(format: str) -> None:
    """It keeps its shape and format, is lighter, and the same bytes give the same bytes."""
    large = photo(1600, 1000, format)
    made = shrink(large, THUMB)

    with Image.open(io.BytesIO(made)) as image:
        assert (format, (480, 300)) == (image.format, image.size)
    assert len(made) < len(large)
    assert made == shrink(large, THUMB)


def test_a_palette_keeps_its_transparency() -> None:
    """A picture of few colours is made smaller in all colours, with its clear parts."""
    out = io.BytesIO()
    noise = Image.effect_noise((900, 600), 80).convert("P")
    noise.save(out, "PNG", transparency=0)

    with Image.open(io.BytesIO(shrink(out.getvalue(), THUMB))) as image:
        assert image.size in {(480, 320), (900, 600)}


def test_a_narrow_photo_stays() -> None:
    """Nothing is made larger."""
    assert shrink(photo(300, 200), THUMB) == photo(300, 200)


def test_hidden_data_stays_behind() -> None:
    """A small copy is made of the clean picture: no EXIF travels along."""
    exif = Image.Exif()
    exif[0x010E] = "Secret place"
    out = io.BytesIO()
    Image.radial_gradient("L").resize((900, 600)).save(out, "JPEG", exif=exif)

    assert b"Secret" in out.getvalue()
    assert b"Secret" not in small("content/media/a.jpg", out.getvalue(), THUMB)


def test_how_it_is_made() -> None:
    """It is made of one file of the hub, and made again when the width changes."""
    content = Small("content/media/a.jpg", 64)
    made = make(content, lambda _path: photo(640, 400))

    assert (("content/media/a.jpg",), "small 64") == (paths_of(content), recipe(content))
    with Image.open(io.BytesIO(made)) as image:
        assert (64, 40) == image.size


@pytest.mark.parametrize("site", ["public", "internal"])
def test_lists_show_it(tmp_path: Path, now: datetime, site: str) -> None:
    """The list of posts links to the small copy; the tree holds it and the photo."""
    files: dict[str, str | bytes | None] = {
        "content/posts/2026/repair-week.md": POST,
        "content/media/lamp.jpg": picture("JPEG"),
    }
    hub = published(tmp_path, files)
    tree = build_tree(hub, site, now=now)

    assert Small("content/media/lamp.jpg", THUMB) == tree["assets/small/media/lamp.jpg"]
    assert Source("content/media/lamp.jpg") == tree["media/lamp.jpg"]
    assert 'src="../assets/small/media/lamp.jpg"' in text_of(tree, "posts/index.md")
