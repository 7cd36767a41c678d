"""Media files are known by their bytes, measured without decoding, refused with a reason."""

from __future__ import annotations

import hashlib
import struct
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from masthead.asset import Asset
from masthead.media import RASTER, is_media, probe, sha256

SVG = b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'
SRT = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n"


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """Return a PNG file with any size in its header, whatever its data."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", data or zlib.compress(b"\0")),
            chunk(b"IEND", b""),
        ]
    )


def look(folder: Path, name: str, content: bytes) -> Asset:
    """Write a file and return what the probe says of it."""
    (folder / name).write_bytes(content)
    return probe(folder, name)


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("a.png", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.JPEG", "image/jpeg"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
    ],
)
def test_images_are_measured(tmp_path: Path, name: str, mime: str) -> None:
    """PNG, JPEG, GIF and WebP give their type and their pixels."""
    Image.new("RGB", (32, 24), "brown").save(tmp_path / name, RASTER[mime])
    size = (tmp_path / name).stat().st_size

    assert Asset(name, size, mime, 32, 24) == probe(tmp_path, name)


@pytest.mark.parametrize(
    ("name", "content", "mime"),
    [
        ("a.svg", SVG, "image/svg+xml"),
        ("a.svg", b"\xef\xbb\xbf<svg ></svg>", "image/svg+xml"),
        ("a.mp4", b"\0\0\0\x18ftypisom\0\0\2\0", "video/mp4"),
        ("a.mov", b"\0\0\0\x18ftypqt  \0\0\2\0", "video/quicktime"),
        ("a.m4a", b"\0\0\0\x18ftypM4A \0\0\2\0", "audio/mp4"),
        ("a.avif", b"\0\0\0\x18ftypavif\0\0\2\0", "image/avif"),
        ("a.webm", b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video/webm"),
        ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("a.mp3", b"ID3\x04\0", "audio/mpeg"),
        ("a.mp3", b"\xff\xfb\x90\x64", "audio/mpeg"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        ("a.vtt", b"WEBVTT\n\n", "text/vtt"),
        ("a.srt", SRT, "application/x-subrip"),
        ("font.woff2", b"wOF2", ""),
    ],
)
def test_other_media_are_known_by_their_first_bytes(
    tmp_path: Path, name: str, content: bytes, mime: str
) -> None:
    """Drawings, films, sound, captions and documents are not opened further."""
    assert Asset(name, len(content), mime) == look(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.png", b"", "the file is empty"),
        ("a.png", b"GIF89a", "the name ends in .png, but the content is image/gif"),
        ("a.jpg", b"hello", "the name ends in .jpg, but the content is no image/jpeg"),
        (
            "a.svg",
            b"<html><svg></svg></html>",
            "the name ends in .svg, but the content is no image/svg+xml",
        ),
        (
            "a.webp",
            b"RIFF\0\0\0\0AVI LIST",
            "the name ends in .webp, but the content is no image/webp",
        ),
        (
            "a.mp4",
            b"\x1a\x45\xdf\xa3matroska",
            "the name ends in .mp4, but the content is no video/mp4",
        ),
        ("a.mp3", b"\xff\xd8\xff\xe0", "the name ends in .mp3, but the content is image/jpeg"),
        ("a.png", png(8000, 8000), "the image has more than 40 million pixels"),
        ("a.png", png(12_000, 12_000), "the image has more than 40 million pixels"),
        ("a.png", png(50_000, 50_000), "the image has more than 40 million pixels"),
        ("a.gif", b"GIF89a", "the image is damaged (UnidentifiedImageError)"),
    ],
)
def test_what_cannot_be_used_has_a_reason(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    """Empty, misnamed, damaged and bomb files are told apart."""
    assert problem == look(tmp_path, name, content).problem


def test_a_damaged_png_is_found_by_its_checksums(tmp_path: Path) -> None:
    """A flipped byte in the data is noticed without decoding."""
    whole = bytearray(png(8, 8))
    whole[43] ^= 0xFF
    asset = look(tmp_path, "a.png", bytes(whole))

    assert asset.problem.startswith("the image is damaged")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """Nothing is raised: the asset says why."""
    assert Asset("a.png", 0, problem="cannot be read: No such file or directory") == probe(
        tmp_path, "a.png"
    )


def test_a_folder_is_no_media_file(tmp_path: Path) -> None:
    """A folder of that name is not opened."""
    (tmp_path / "a.png").mkdir()

    assert "cannot be read: it is no regular file" == probe(tmp_path, "a.png").problem


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither for looking nor for its hash."""
    (tmp_path / "b.png").write_bytes(png(8, 8))
    (tmp_path / "a.png").symlink_to(tmp_path / "b.png")

    assert "cannot be read: it is a symbolic link" == probe(tmp_path, "a.png").problem
    with pytest.raises(OSError, match="symbolic link"):
        sha256(tmp_path, "a.png")


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    """SHA-256, as 64 hexadecimal digits."""
    (tmp_path / "a.png").write_bytes(b"lamp")

    assert hashlib.sha256(b"lamp").hexdigest() == sha256(tmp_path, "a.png")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.jpg", True),
        ("a.JPG", True),
        ("a.md", False),
        ("content/jpg", False),
        ("a.jpg.yml", False),
    ],
)
def test_endings_name_media(path: str, expected: bool) -> None:
    """Capitals do not count."""
    assert expected == is_media(path)


@given(
    head=st.sampled_from([b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF"]),
    tail=st.binary(max_size=60),
)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, head: bytes, tail: bytes) -> None:
    """Whatever is in a file, the probe answers."""
    folder = tmp_path_factory.getbasetemp()
    for name in ("a.png", "a.gif", "a.jpg", "a.webp"):
        assert name == look(folder, name, head + tail).path
