"""Make a picture fit a service: its formats, its bytes, its pixels. Never its shape.

A picture is made smaller and written in another format where the service wants it so; it is never
cropped: what is cut off a picture is a person's decision. The same bytes in give the same bytes out
(with the same Pillow, which the constraints pin).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from masthead.media import MOST_PIXELS, RASTER
from masthead.media.rewriting import FORMATS, UnreadablePictureError, rewrite

if TYPE_CHECKING:
    from PIL import Image

QUALITIES = (90, 85, 80, 70, 60)
"""Qualities that are tried before a picture is made smaller."""

STEPS = 8
"""How often a picture is made smaller to get below a limit of bytes."""

SHRUNK = 0.8
"""What is left of width and height at each step."""


@dataclass(frozen=True, slots=True)
class Wants:
    """What a service takes of a picture; None, or empty, where it does not say.

    Args:
        types: MIME types, the one to turn others into first.
        bytes: largest file.
        pixels: most pixels.
        side: longest side, in pixels.
        ratio: narrowest and widest shape, as width to height.
    """

    types: tuple[str, ...] = ()
    bytes: int | None = None
    pixels: int | None = None
    side: int | None = None
    ratio: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture that fits: MIME type, bytes, pixels."""

    type: str
    content: bytes
    width: int
    height: int


def fit(content: bytes, type: str, wants: Wants) -> Fitted:
    """Return a picture as a service takes it, without what is hidden in it.

    Args:
        content: the picture.
        type: its MIME type.
        wants: what the service takes.

    Raises:
        UnreadablePictureError: it is no picture, has too many pixels, moves and does not fit, has
            a shape that the service does not take, or cannot be made small enough.
    """
    from PIL import Image

    if type not in RASTER:
        raise UnreadablePictureError(f"is {type}, no photo", "export it as PNG or JPEG")
    clean = rewrite(content)
    with Image.open(io.BytesIO(clean), formats=FORMATS) as image:
        width, height = image.size
        _require_shape(width, height, wants)
        if _fits(clean, type, width, height, wants):
            return Fitted(type, clean, width, height)
        if getattr(image, "n_frames", 1) > 1:
            raise UnreadablePictureError("moves, and is too large as it is", "make it smaller")
        target = type if type in wants.types or not wants.types else _target(wants)
        for found in _tries(image, target, wants):
            if _fits(found.content, found.type, found.width, found.height, wants):
                return found
    raise UnreadablePictureError("cannot be made small enough", "take a smaller picture")


def _target(wants: Wants) -> str:
    """Return the format to turn a picture into."""
    for type in wants.types:
        if type in RASTER and type != "image/gif":
            return type
    raise UnreadablePictureError(
        f"cannot be sent there: it takes {', '.join(wants.types)}", "choose another medium"
    )


def _require_shape(width: int, height: int, wants: Wants) -> None:
    if wants.ratio is None:
        return
    narrow, wide = wants.ratio
    if not narrow <= width / height <= wide:
        raise UnreadablePictureError(
            f"is {width} by {height}, and width to height must be {narrow:g} to {wide:g}",
            "crop it, or choose another picture",
        )


def _fits(content: bytes, type: str, width: int, height: int, wants: Wants) -> bool:
    return (
        (not wants.types or type in wants.types)
        and (wants.bytes is None or len(content) <= wants.bytes)
        and width * height <= (wants.pixels or MOST_PIXELS)
        and max(width, height) <= (wants.side or MOST_PIXELS)
    )


def _tries(image: Image.Image, target: str, wants: Wants) -> Iterator[Fitted]:
    """Yield the picture in a format, as large as may be first, then smaller and smaller."""
    from PIL import Image

    still = _flat(image) if target == "image/jpeg" else _coloured(image)
    scale = _scale(image.width, image.height, wants)
    for _ in range(STEPS):
        size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
        sized = still if size == image.size else still.resize(size, Image.Resampling.LANCZOS)
        sized.info = {}
        for quality in QUALITIES if target != "image/png" else QUALITIES[:1]:
            out = io.BytesIO()
            options = {} if target == "image/png" else {"quality": quality}
            sized.save(out, RASTER[target], optimize=True, **options)
            yield Fitted(target, out.getvalue(), *size)
        scale *= SHRUNK


def _scale(width: int, height: int, wants: Wants) -> float:
    """Return what of width and height is left so that pixels and sides fit."""
    scale = 1.0
    if wants.side is not None:
        scale = min(scale, wants.side / max(width, height))
    if wants.pixels is not None:
        scale = min(scale, (wants.pixels / (width * height)) ** 0.5)
    return scale


def _coloured(image: Image.Image) -> Image.Image:
    return image.convert("RGBA") if image.mode in ("P", "LA", "PA") else image.copy()


def _flat(image: Image.Image) -> Image.Image:
    """Return a picture on white: JPEG knows nothing that can be seen through."""
    from PIL import Image

    if image.mode in ("RGB", "L"):
        return image.copy()
    over = image.convert("RGBA")
    ground = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(ground, over).convert("RGB")
