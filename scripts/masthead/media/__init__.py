"""Look at media files: what they are by their bytes, how large, whether they can be used.

The home of Pillow. A file is never decoded to find this out: an image of 18 KB can hold 144
million pixels.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import warnings
from io import BufferedReader
from pathlib import Path

from masthead.asset import Asset

MOST_PIXELS = 40_000_000
"""Most pixels of an image: decoded they take 160 MB, as four bytes each."""

HEAD = 4096
"""Bytes that tell what a file is."""

TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "webm": "video/webm",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "pdf": "application/pdf",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
}
"""MIME type of each ending that Masthead takes for a media file."""

RASTER = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
"""Pillow's name of each image format that is opened; no other decoder gets a file to see."""

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
)
BRANDS = {
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"heic": "image/heic",
    b"heix": "image/heic",
}
"""MIME type by the brand of an ISO media file; the other brands are video."""
ISO_MEDIA = frozenset({"video/mp4", "video/quicktime", "audio/mp4"})
"""Types that share one container: the name decides between them."""

_SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]", re.DOTALL
)
_SRT = re.compile(rb"\s*[0-9]+\s*\r?\n\s*[0-9:,. ]+-->")


def is_media(path: str) -> bool:
    """Tell whether a file is a media file by the ending of its name."""
    return path.rpartition(".")[2].lower() in TYPES


def probe(root: Path, path: str) -> Asset:
    """Return what a media file is, by its bytes.

    Args:
        root: the hub's folder.
        path: the file, relative to the hub.
    """
    try:
        with _open(root / path) as file:
            size = os.fstat(file.fileno()).st_size
            mime = _mime(file.read(HEAD), path)
    except OSError as error:
        return Asset(path, 0, problem=f"cannot be read: {error.strerror or error}")
    if problem := _name_problem(path, mime, size):
        return Asset(path, size, mime, problem=problem)
    if mime == "image/svg+xml":
        return Asset(path, size, mime, problem=_drawing_problem(root / path, size))
    if mime not in RASTER:
        return Asset(path, size, mime)
    width, height, problem = _measure(root / path, mime)
    return Asset(path, size, mime, width, height, problem)


def sha256(root: Path, path: str) -> str:
    """Return the SHA-256 of a file of the hub, as 64 hexadecimal digits.

    Raises:
        OSError: the file is not there, is a symbolic link, or cannot be read.
    """
    import hashlib  # loads OpenSSL: 7 ms that most commands can save

    with _open(root / path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(path: Path) -> BufferedReader:
    """Open a regular file for reading, never a symbolic link."""
    if stat.S_ISLNK(path.lstat().st_mode):
        raise OSError(errno.ELOOP, "it is a symbolic link")
    if not path.is_file():
        raise OSError(errno.EINVAL, "it is no regular file")
    return path.open("rb")


def _mime(head: bytes, path: str) -> str:
    """Return the MIME type of a file by its first bytes, or nothing."""
    for start, mime in SIGNATURES:
        if head.startswith(start):
            return mime
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in head:
        return "video/webm"
    text = head.removeprefix(codecs.BOM_UTF8)
    if text.startswith(b"WEBVTT"):
        return "text/vtt"
    if _SVG.match(text):
        return "image/svg+xml"
    if path.lower().endswith(".srt") and _SRT.match(text):
        return "application/x-subrip"
    frame = head[:1] == b"\xff" and head[1:2] > b"\xe0"  # an MPEG frame without a tag before it
    return "audio/mpeg" if frame and path.lower().endswith(".mp3") else ""


def _name_problem(path: str, mime: str, size: int) -> str:
    """Return why content and name do not fit, or nothing."""
    if not size:
        return "the file is empty"
    ending = path.rpartition(".")[2].lower()
    named = TYPES.get(ending, mime)
    if mime == named or {mime, named} <= ISO_MEDIA:
        return ""
    return f"the name ends in .{ending}, but the content is {mime or f'no {named}'}"


def _drawing_problem(path: Path, size: int) -> str:
    """Return why an SVG cannot be shown, or nothing."""
    from masthead.media import vector

    if size > vector.MOST_BYTES:
        return f"the drawing has more than {vector.MOST_BYTES // 1024 // 1024} MiB"
    with _open(path) as file:
        found = vector.fault(file.read())
    return f"the drawing {found[0]}" if found else ""


def _measure(path: Path, mime: str) -> tuple[int, int, str]:
    """Return an image's width and height in pixels from its header, and why it is unusable."""
    from PIL import Image

    too_large = f"the image has more than {MOST_PIXELS // 1_000_000} million pixels"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=[RASTER[mime]]) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return width, height, too_large
                if mime == "image/png":
                    image.verify()  # reads the checksums, decodes nothing
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return 0, 0, too_large
    except Exception as error:  # noqa: BLE001 - damaged files make Pillow raise nearly anything
        return 0, 0, f"the image is damaged ({type(error).__name__})"
    return width, height, ""
