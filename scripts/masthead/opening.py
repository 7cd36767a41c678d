"""Open the text files of a hub, never through a symbolic link."""

from __future__ import annotations

import os
from pathlib import Path

MOST_BYTES = 1024 * 1024
"""Bytes of a text file that are read, and one more, so that the reader can say it is too long."""
PIECE = 16 * 1024
"""Bytes that are asked for at a time: more than most files have, and cheap to set aside."""
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a text file is opened: never a symbolic link; Windows must not change its line ends."""


def read_bytes(root: Path, path: str) -> bytes:
    """Return the bytes of a text file: all, or one more than the reader takes.

    Args:
        root: the hub's folder.
        path: the file, relative to the hub.

    Raises:
        OSError: the file is not there, is a link, or cannot be read.
    """
    file = os.open(f"{root}/{path}", READ)
    try:
        raw = piece = os.read(file, PIECE)
        while piece and len(raw) <= MOST_BYTES:
            piece = os.read(file, PIECE)
            raw += piece
        return raw[: MOST_BYTES + 1]
    finally:
        os.close(file)
