"""A picture is made to fit a service, and never cropped."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from masthead.media.fitting import Wants, fit
from masthead.media.rewriting import UnreadablePictureError


def picture(width: int, height: int, format: str = "PNG", mode: str = "RGB") -> bytes:
    """Return a picture that does not compress to nothing."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 80).convert(mode).save(out, format)
    return out.getvalue()


NOISE = picture(400, 300)


def test_what_fits_keeps_its_pixels() -> None:
    """Only what is hidden in it goes."""
    found = fit(NOISE, "image/png", Wants(("image/png",)))

    assert ("image/png", 400, 300) == (found.type, found.width, found.height)


def test_another_format_is_written() -> None:
    """What can be seen through becomes white."""
    seen = fit(picture(10, 10, mode="RGBA"), "image/png", Wants(("image/jpeg", "video/mp4")))

    assert "image/jpeg" == seen.type
    assert b"\xff\xd8\xff" == seen.content[:3]


def test_too_many_bytes_make_it_smaller() -> None:
    """Quality goes first, then size; the shape stays."""
    found = fit(NOISE, "image/png", Wants(("image/jpeg",), bytes=12_000))

    assert len(found.content) <= 12_000
    assert found.width / found.height == pytest.approx(4 / 3, rel=0.02)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 60),
    st.integers(1, 60),
    st.sampled_from(["PNG", "JPEG", "WEBP"]),
    st.integers(1, 2000),
    st.integers(1, 70),
)
def test_what_comes_back_fits(width: int, height: int, format: str, pixels: int, side: int) -> None:
    """Whatever the picture: pixels and side are kept, and the same comes back the second time."""
    wants = Wants(("image/jpeg", "image/png", "image/webp"), pixels=pixels, side=side)
    content = picture(width, height, format)
    found = fit(content, f"image/{format.lower()}", wants)

    assert found.width * found.height <= max(pixels, found.width, found.height)
    assert max(found.width, found.height) <= side
    assert found == fit(content, f"image/{format.lower()}", wants)


@pytest.mark.parametrize(
    ("content", "type", "wants", "said"),
    [
        (b"GIF89a nothing", "image/gif", Wants(), "not a picture"),
        (b"<svg/>", "image/svg+xml", Wants(), "no photo"),
        (NOISE, "image/png", Wants(ratio=(0.8, 1.2)), "400 by 300"),
        (NOISE, "image/png", Wants(("video/mp4",)), "takes video/mp4"),
        (NOISE, "image/png", Wants(bytes=20), "small enough"),
    ],
)
def test_what_cannot_be_made_to_fit(content: bytes, type: str, wants: Wants, said: str) -> None:
    """It is said, with the next step; nothing is cut off a picture."""
    with pytest.raises(UnreadablePictureError, match=said) as caught:
        fit(content, type, wants)
    assert caught.value.hint


def test_a_moving_picture_is_not_made_smaller() -> None:
    """Its frames would be lost."""
    out = io.BytesIO()
    frames = [Image.effect_noise((60, 60), 40 + at).convert("P") for at in range(3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(UnreadablePictureError, match="moves"):
        fit(out.getvalue(), "image/gif", Wants(side=20))


def test_a_bomb_is_refused() -> None:
    """More pixels than we decode, whatever the file's size."""
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")

    with pytest.raises(UnreadablePictureError, match="megapixels"):
        fit(out.getvalue(), "image/png", Wants())
