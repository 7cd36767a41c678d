"""Make what a service fetches: a picture as JPEG that fits the channel, a film as it is."""

from __future__ import annotations

from masthead.media import TYPES
from masthead.media.fitting import Wants, fit
from masthead.service import Limits


def lent(path: str, content: bytes, limits: Limits) -> bytes:
    """Return a medium as it is lent; the same bytes in give the same bytes out.

    Args:
        path: the file in the hub; its ending says what it is.
        content: its bytes.
        limits: what the channel takes.

    Raises:
        UnreadablePictureError: the picture cannot be made to fit.
    """
    type = TYPES.get(path.rpartition(".")[2].lower(), "")
    if not type.startswith("image/"):
        return content
    wants = Wants(
        ("image/jpeg",),
        limits.image_bytes,
        limits.image_pixels,
        limits.image_side,
        limits.image_ratio,
    )
    return fit(content, type, wants).content
