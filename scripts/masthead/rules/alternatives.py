"""What stands for a picture where nobody sees it."""

from __future__ import annotations

from masthead.asset import Asset
from masthead.post import Media

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")


def alternative(media: Media, asset: Asset | None) -> str:
    """Return a picture's alternative text: the post's own, or that of its sidecar."""
    text = asset.alt if media.alt is None and asset else media.alt
    return (text or "").strip()


def is_picture(media: Media, asset: Asset | None) -> bool:
    """Tell whether a media file is a picture, by its content or else by its name."""
    if asset and asset.mime:
        return asset.mime.startswith("image/")
    return media.file.lower().endswith(PICTURES)
