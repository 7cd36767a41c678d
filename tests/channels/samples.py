"""Small media files for the adapters' tests, by kind."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image


def _picture(format: str) -> bytes:
    """Return a picture of 640 by 480 pixels."""
    held = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(held, format)
    return held.getvalue()


VIDEO = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00\x00\x00\x08free" + bytes(2000)
"""Bytes that begin as a film does; nobody can play them."""

CONTENTS: Mapping[str, bytes] = {"image": _picture("JPEG"), "video": VIDEO}
PATHS: Mapping[str, str] = {"image": "content/media/lamp.jpg", "video": "content/media/lamp.mp4"}
