"""Tell whether the hub has a file already."""

from __future__ import annotations

from pathlib import Path


def holds(file: Path, content: bytes | Path) -> bool:
    """Tell whether a file is there with this content.

    Args:
        file: in the hub.
        content: bytes, or the file that would be copied.
    """
    if file.is_symlink() or not file.is_file():
        return False
    if isinstance(content, Path):
        return file.stat().st_size == content.stat().st_size and (
            file.read_bytes() == content.read_bytes()
        )
    return file.read_bytes() == content
