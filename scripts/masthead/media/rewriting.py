"""Write a picture anew: EXIF, GPS, comments and bytes after its end stay behind.

Its orientation and colours are applied first. The same bytes in give the same bytes out.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from masthead.media import MOST_PIXELS

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
ORIENTATION = 0x0112
"""The EXIF tag that says how to turn a picture."""


class UnreadablePictureError(ValueError):
    """A picture cannot be decoded.

    Args:
        message: why, to follow its name.
        hint: the next step.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def rewrite(content: bytes) -> bytes:
    """Decode a picture and write it anew, without what is hidden in it.

    Raises:
        UnreadablePictureError: it cannot be read, or has too many pixels.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                frames: int = getattr(image, "n_frames", 1)
                # All frames of a moving picture are in memory together.
                if image.width * image.height * frames <= MOST_PIXELS:
                    return _rewritten(image, image.format or "PNG", frames)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadablePictureError(
            "is not a picture that can be read", "export it again"
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        pass
    most = MOST_PIXELS // 1_000_000
    raise UnreadablePictureError(f"has more than {most} megapixels", "make it smaller")


def shrink(content: bytes, width: int) -> bytes:
    """Return a clean picture at most so many pixels wide; one that moves stays as it is.

    Args:
        content: a picture that `rewrite` returned.
        width: in pixels.
    """
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=FORMATS) as image:
        if image.width <= width or getattr(image, "n_frames", 1) > 1:
            return content
        format = image.format or "PNG"
        height = max(1, round(image.height * width / image.width))
        image.draft(None, (2 * width, 2 * height))
        colours = image.convert("RGBA") if image.mode in ("P", "LA", "PA") else image
        still = colours.resize((width, height), Image.Resampling.LANCZOS)
    still.info = {}
    out = io.BytesIO()
    still.save(out, format, **({} if format == "PNG" else {"quality": 80}), optimize=True)
    return out.getvalue() if out.tell() < len(content) else content


def _rewritten(image: Image.Image, format: str, frames: int) -> bytes:
    out = io.BytesIO()
    if frames > 1:
        _save_frames(image, format, out)
    elif format == "JPEG":
        _save_photo(image, out)
    else:
        still = _in_srgb(image)
        still.info = _only(still.info, "transparency")
        still.save(out, format, **({"lossless": False, "quality": 90} if format == "WEBP" else {}))
    return out.getvalue()


def _save_photo(image: Image.Image, out: io.BytesIO) -> None:
    from PIL import ImageOps

    turned = image.getexif().get(ORIENTATION, 1) != 1
    photo = ImageOps.exif_transpose(image) if turned else image
    photo = _in_srgb(photo)
    if photo.mode not in ("RGB", "L"):
        photo = photo.convert("RGB")
    photo.load()
    photo.info = {}
    # A photo that stays as it is keeps its own compression: writing it anew then loses nothing.
    photo.save(out, "JPEG", quality="keep" if photo is image else 90, optimize=True)


def _save_frames(image: Image.Image, format: str, out: io.BytesIO) -> None:
    from PIL import ImageSequence

    loop = image.info.get("loop", 1)
    frames = [frame.copy() for frame in ImageSequence.Iterator(image)]
    times = [frame.info.get("duration", 100) for frame in frames]
    for frame in frames:
        frame.info = _only(frame.info, "transparency", "disposal")
    frames[0].save(out, format, save_all=True, append_images=frames[1:], duration=times, loop=loop)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours that browsers assume, since its profile stays behind."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return image
    return turned or image


def _only(
    info: dict[str | tuple[int, int], object], *names: str
) -> dict[str | tuple[int, int], object]:
    return {name: info[name] for name in names if name in info}
