"""The pictures of the rules' examples, and the post that shows one."""

from __future__ import annotations

from typing import NamedTuple


class Picture(NamedTuple):
    """A white picture of so many pixels, drawn only when an example is written."""

    width: int
    height: int

    def png(self) -> bytes:
        """Return the picture as a PNG file of one bit a pixel."""
        import struct
        import zlib

        def chunk(name: bytes, data: bytes) -> bytes:
            checksum = zlib.crc32(name + data)
            return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)

        rows = (b"\0" + b"\xff" * ((self.width + 7) // 8)) * self.height
        header = struct.pack(">IIBBBBB", self.width, self.height, 1, 0, 0, 0, 0)
        return b"".join(
            (
                b"\x89PNG\r\n\x1a\n",
                chunk(b"IHDR", header),
                chunk(b"IDAT", zlib.compress(rows, 9)),
                chunk(b"IEND", b""),
            )
        )


PHOTO: dict[str, str | Picture] = {
    "bench.png": Picture(320, 240),
    "bench.png.yml": "credit: Sari\nrights: our own photo\n",
}
"""A picture with its sidecar, as files beside a post."""

PHOTO_ALT = "A brass lamp in pieces on a workbench, each part labelled by hand."
PHOTO_POST = f"""\
---
title: The bench in the evening
publish_at: 2026-12-14 09:00
channels: [outbox]
format: photo
media:
  - file: bench.png
    alt: {PHOTO_ALT}
---
This is what an evening of mending looks like.
"""
"""A post that shows it, and its alternative text: the rules' examples say how they differ."""
