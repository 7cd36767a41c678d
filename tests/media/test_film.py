"""A film is looked at with ffprobe where it is there."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from masthead.media.film import Film, can_look, look

SAID = """{"format": {"duration": "12.5"}, "streams": [
 {"codec_type": "video", "codec_name": "h264", "width": 1080, "height": 1920},
 {"codec_type": "audio", "codec_name": "aac"}]}"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of an ffprobe of our own, the only program that can be found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "ffprobe"


def says(program: Path, text: str, code: int = 0) -> None:
    """Let ffprobe print a text and end."""
    program.write_text(f"#!/bin/sh\nprintf '%s' '{text}'\nexit {code}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_what_ffprobe_says(program: Path) -> None:
    """Length, pixels and codecs."""
    says(program, SAID)

    assert can_look()
    assert Film(12.5, 1080, 1920, "h264", "aac") == look(b"film")


@pytest.mark.parametrize(
    ("text", "code"),
    [("", 0), ("{", 0), ('{"streams": []}', 0), (SAID, 1), ('{"format": 7, "streams": [7]}', 0)],
)
def test_what_it_cannot_read_is_not_known(program: Path, text: str, code: int) -> None:
    """A damaged film, or another program's words."""
    says(program, text, code)

    assert look(b"film") is None


def test_without_ffprobe_nothing_is_known(program: Path) -> None:
    """It is no part of Masthead."""
    assert not program.exists()
    assert (False, None) == (can_look(), look(b"film"))


def test_a_program_that_cannot_run(program: Path) -> None:
    """Nothing breaks."""
    program.write_bytes(b"\x00\x01")
    program.chmod(0o755)

    assert look(b"film") is None
