"""What an adapter sends next: the next part of a record's frozen message, with its media."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from masthead.channels.base import Tools
from masthead.http.form import Upload
from masthead.media import RASTER, TYPES
from masthead.media.film import can_look, look
from masthead.media.fitting import Wants, fit
from masthead.media.rewriting import UnreadablePictureError
from masthead.protocol.outcome import Refused
from masthead.record import Record
from masthead.service import Limits


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that goes with a part, as it is sent.

    Args:
        path: its place in the hub.
        type: its MIME type.
        content: its bytes.
        alt: its alternative text, or empty.
        width, height: its pixels, where it is a picture or a film that could be looked at, else 0.
        seconds: the length of a film that could be looked at, else 0.
    """

    path: str
    type: str
    content: bytes
    alt: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """The file's name, with the ending of its type."""
        path = PurePosixPath(self.path)
        return path.name if TYPES.get(path.suffix[1:].lower()) == self.type else self._renamed(path)

    def _renamed(self, path: PurePosixPath) -> str:
        ending = next(ending for ending, type in TYPES.items() if type == self.type)
        return f"{path.stem}.{ending}"

    @property
    def is_film(self) -> bool:
        """Whether it is a film."""
        return self.type.startswith("video/")

    def upload(self, field: str) -> Upload:
        """Return the file as a field of a form."""
        return Upload(field, self.name, self.type, self.content)


def text_of(record: Record) -> str:
    """Return the text of the next part; after the last part comes the first comment."""
    parts = _list(record, "parts")
    if record.part < len(parts):
        return str(parts[record.part])
    return str(record.payload.get("first_comment", ""))


def texts_of(record: Record) -> list[str]:
    """Return the text of each message that a delivery takes, the first comment as the last."""
    comment = word(record, "first_comment")
    return [*map(str, _list(record, "parts")), *([comment] if comment else ())]


def is_comment(record: Record) -> bool:
    """Tell whether the next part is the first comment."""
    return record.part >= len(_list(record, "parts"))


def word(record: Record, name: str) -> str:
    """Return a field of the message that is a text (`title`, `link`, `lang`), or empty."""
    value = record.payload.get(name, "")
    return value if isinstance(value, str) else ""


def media_of(tools: Tools, record: Record) -> tuple[Medium, ...] | Refused:
    """Return the media of the next part, made of the approved bytes to fit the channel."""
    found = []
    for one in described(record):
        medium = approved(tools, record, one)
        fitted = medium if isinstance(medium, Refused) else made_to_fit(medium, tools.limits)
        if isinstance(fitted, Refused):
            return fitted
        found.append(fitted)
    return tuple(found)


def approved(tools: Tools, record: Record, described: Mapping[str, Any]) -> Medium | Refused:
    """Return a medium with the bytes that were approved, as they are.

    Args:
        tools: read it.
        record: the delivery.
        described: what the message says of the medium.
    """
    path = str(described["path"])
    content = tools.read_media(path, str(described["sha256"]), record.commit)
    if content is None:
        return Refused(f"the medium {path} is not the one that was approved")
    if not content:
        return Refused(f"the medium {path} is empty: export it anew")
    type = TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
    return Medium(path, type, content, str(described.get("alt", "")))


def made_to_fit(medium: Medium, limits: Limits) -> Medium | Refused:
    """Return a medium as a channel takes it, or why it does not."""
    if medium.is_film:
        return _film(medium, limits)
    if medium.type not in RASTER:
        return medium
    wants = Wants(
        tuple(type for type in limits.media_types if type in RASTER),
        limits.image_bytes,
        limits.image_pixels,
        limits.image_side,
        limits.image_ratio,
    )
    try:
        fitted = fit(medium.content, medium.type, wants)
    except UnreadablePictureError as error:
        return Refused(f"the medium {medium.path} {error}: {error.hint}")
    return replace(
        medium,
        type=fitted.type,
        content=fitted.content,
        width=fitted.width,
        height=fitted.height,
    )


def _film(medium: Medium, limits: Limits) -> Medium | Refused:
    """Return a film with what can be seen of it; films are not made to fit."""
    most = limits.video_bytes
    if most is not None and len(medium.content) > most:
        size = f"{len(medium.content):,} bytes, and {most:,} are the most"
        return Refused(f"the medium {medium.path} has {size}: export it smaller")
    film = look(medium.content)
    if film is None:
        if limits.video_seconds is None:
            return medium
        why = "cannot be read as a film" if can_look() else "cannot be looked at without ffprobe"
        return Refused(f"the medium {medium.path} {why}, and its length is limited")
    if limits.video_seconds is not None and film.seconds > limits.video_seconds:
        long = f"{film.seconds:.0f} seconds long, and {limits.video_seconds} are the most"
        return Refused(f"the medium {medium.path} is {long}: cut it")
    return replace(medium, width=film.width, height=film.height, seconds=film.seconds)


def described(record: Record) -> tuple[Mapping[str, Any], ...]:
    """Return what the message says of the media of the next part: path, alt, hash."""
    return tuple(one for one in _list(record, "media") if one.get("part", 0) == record.part)


def _list(record: Record, name: str) -> list[Any]:
    found = record.payload.get(name)
    return found if isinstance(found, list) else []
