"""Look at a film with ffprobe, where it is there: how long, how large, in which codecs.

ffprobe belongs to FFmpeg and is no part of Masthead. A film is hostile like every file of a pull
request: ffprobe gets the one file, no network, little time, and what it prints is bounded.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SECONDS = 20
"""How long ffprobe may take."""


@dataclass(frozen=True, slots=True)
class Film:
    """What is known of a film: seconds, pixels, and the names of its codecs (empty: no such track).

    Args:
        seconds: its length.
        width, height: pixels of its picture.
        video, audio: codecs by FFmpeg's names.
    """

    seconds: float
    width: int
    height: int
    video: str
    audio: str = ""


def can_look() -> bool:
    """Tell whether ffprobe is there."""
    return shutil.which("ffprobe") is not None


def look(content: bytes) -> Film | None:
    """Return what a film is, or None where ffprobe is missing or cannot read it."""
    program = shutil.which("ffprobe")
    if program is None:
        return None
    with tempfile.NamedTemporaryFile(prefix="masthead-", suffix=".film") as file:
        file.write(content)
        file.flush()
        return _read(_asked(program, Path(file.name)))


def _asked(program: str, path: Path) -> bytes:
    """Return what ffprobe prints of a file, or nothing."""
    wanted = "format=duration:stream=codec_type,codec_name,width,height"
    line = [program, "-v", "error", "-protocol_whitelist", "file"]
    line += ["-show_entries", wanted, "-of", "json", "-i", f"file:{path}"]
    try:
        done = subprocess.run(
            line, capture_output=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout[:100_000] if done.returncode == 0 else b""


def _read(printed: bytes) -> Film | None:
    """Return a film of what ffprobe prints as JSON."""
    try:
        said = json.loads(printed)
        streams = {one["codec_type"]: one for one in reversed(said["streams"])}
        picture = streams["video"]
        return Film(
            seconds=float(said["format"]["duration"]),
            width=int(picture["width"]),
            height=int(picture["height"]),
            video=str(picture["codec_name"]),
            audio=str(streams.get("audio", {}).get("codec_name", "")),
        )
    except (ValueError, KeyError, TypeError):
        return None
