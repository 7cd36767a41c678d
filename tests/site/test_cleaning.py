"""Pictures reach the site without anything that is not the picture."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from masthead.errors import SiteError
from masthead.media import rewriting
from masthead.site.cleaning import clean
from site_builder import picture

SECRET = "SECRET-in-the-file"


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF with a place, a name, and how to turn the picture."""
    data = Image.Exif()
    data[0x010E] = SECRET
    data[0x0112] = orientation
    data[0x8825] = {1: "N", 2: (52.0, 30.0, 0.0)}
    return data


def png_text() -> PngImagePlugin.PngInfo:
    """Return text chunks of a PNG."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET)
    info.add_itxt("XML:com.adobe.xmp", SECRET)
    return info


def opened(content: bytes) -> Image.Image:
    """Return a picture, decoded."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize(
    ("name", "format", "save"),
    [
        ("a.jpg", "JPEG", {"exif": exif(), "comment": SECRET.encode(), "xmp": SECRET.encode()}),
        ("a.jpeg", "JPEG", {"exif": exif(6)}),
        ("a.PNG", "PNG", {"exif": exif(), "pnginfo": png_text()}),
        ("a.webp", "WEBP", {"exif": exif(), "xmp": SECRET.encode()}),
        ("a.gif", "GIF", {"comment": SECRET.encode()}),
    ],
)
def test_metadata_go(name: str, format: str, save: dict[str, Any]) -> None:
    """EXIF, XMP, comments, text chunks and bytes after the end stay behind."""
    content = picture(format, **save) + SECRET.encode()
    assert SECRET.encode() in content

    cleaned = clean(name, content)

    assert SECRET.encode() not in cleaned
    assert b"Exif" not in cleaned
    assert format == opened(cleaned).format


def test_same_in_same_out() -> None:
    """Cleaning is deterministic."""
    content = picture("JPEG", exif=exif())

    assert clean("a.jpg", content) == clean("a.jpg", content)


def test_orientation_is_applied() -> None:
    """A photo that EXIF turns is turned before EXIF goes."""
    cleaned = opened(clean("a.jpg", picture("JPEG", (64, 40), exif=exif(6))))

    assert (40, 64) == cleaned.size


def test_a_photo_keeps_its_quality() -> None:
    """A photo that is not turned keeps its own compression tables."""
    content = picture("JPEG", quality=71)

    assert opened(content).quantization == opened(clean("a.jpg", content)).quantization


def test_colours_without_profile() -> None:
    """A profile goes; the usual one changes no colour, a broken one does no harm."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (usual, b"broken"):
        cleaned = opened(clean("a.png", picture("PNG", icc_profile=profile)))
        assert "icc_profile" not in cleaned.info
        assert opened(picture("PNG")).tobytes() == cleaned.tobytes()


def test_other_colours_are_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture in other colours is turned into the usual ones."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    monkeypatch.setattr(ImageCms, "getProfileDescription", lambda _profile: "Wide gamut")

    cleaned = opened(clean("a.jpg", picture("JPEG", icc_profile=usual)))

    assert "icc_profile" not in cleaned.info


def test_print_colours() -> None:
    """A photo for print (CMYK) becomes one for screens."""
    out = io.BytesIO()
    Image.new("CMYK", (8, 8), (10, 20, 30, 40)).save(out, "JPEG")

    assert "RGB" == opened(clean("a.jpg", out.getvalue())).mode


def test_transparency_stays() -> None:
    """A picture with a palette keeps its transparent colour."""
    out = io.BytesIO()
    Image.linear_gradient("L").convert("P").save(out, "PNG", transparency=0)

    assert 0 == opened(clean("a.png", out.getvalue())).info["transparency"]


def test_moving_pictures() -> None:
    """A moving picture keeps frames and times and loses its comment."""
    frames = [Image.effect_noise((30, 30), sigma) for sigma in (20, 40, 60)]
    out = io.BytesIO()
    frames[0].save(
        out,
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=[100, 200, 300],
        loop=0,
        comment=SECRET.encode(),
    )
    cleaned = clean("a.gif", out.getvalue())

    assert SECRET.encode() not in cleaned
    moving = Image.open(io.BytesIO(cleaned))
    assert 3 == getattr(moving, "n_frames", 0)
    assert 0 == moving.info["loop"]


def test_other_files_stay() -> None:
    """A file that is no picture is copied as it is."""
    assert b"%PDF-" == clean("a.pdf", b"%PDF-")


def test_svg() -> None:
    """An SVG is cleaned as a drawing."""
    assert b"onload" not in clean("a.svg", b"<svg onload='x'></svg>")


@pytest.mark.parametrize("content", [b"", b"no picture", picture("JPEG")[:300], picture("BMP")])
def test_what_cannot_be_read(content: bytes) -> None:
    """A damaged file, or one of another format, is named."""
    with pytest.raises(SiteError, match=r"content/a\.png is not a picture"):
        clean("content/a.png", content)


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture with too many pixels is refused before it is decoded."""
    monkeypatch.setattr(rewriting, "MOST_PIXELS", 2000)
    with pytest.raises(SiteError, match="megapixels"):
        clean("a.png", picture("PNG"))


def test_bombs_that_pillow_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow's own alarm is heard too."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(SiteError, match="megapixels"):
        clean("a.png", picture("PNG"))
