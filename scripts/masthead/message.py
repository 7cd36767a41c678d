"""A message: a post composed for one channel, exactly as it will be sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from masthead.post import Media

NAMED = frozenset({"poll", "story"})
"""Formats that a payload names: text and media alone do not say that it is one of these."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a part's text come from one place in the source file.

    Within a span, text and source run side by side, character for character.
    """

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something in a post's Markdown that a message leaves out, so that nobody is surprised.

    Args:
        kind: `html`, `comment`, `image` (not among the post's media), `link` (an address that
            the network cannot follow) or `reference` (a link definition that nothing uses).
        text: what is left out: the markup, or the address.
        line, column: where it stands in the source file.
    """

    kind: str
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a message (a thread has several).

    Args:
        text: the text as sent.
        count: its length as the network counts it.
        limit: the most the network takes, or None.
        unit: what is counted, for people ("graphemes", "characters").
        media: files that go with this part.
        link: the link that goes with this part, with its campaign parameters, or empty.
        origin: which source place each stretch of `text` comes from.
        code: which stretches of `text` are code, by their first offset and the one behind.
    """

    text: str
    count: int
    limit: int | None
    unit: str
    media: tuple[Media, ...] = ()
    link: str = ""
    origin: tuple[Span, ...] = ()
    code: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A post composed for one channel: check, preview and publish all use this value."""

    post: str
    channel: str
    service: str
    network: str
    title: str
    lang: str
    parts: tuple[Part, ...]
    hashtags: tuple[str, ...] = ()
    first_comment: str = ""
    unresolved: tuple[str, ...] = field(default=())
    """Handles in the text that `strategy/people.yml` does not know for this network."""
    dropped: tuple[Dropped, ...] = ()
    """What the Markdown holds and the message does not."""
    format: str = ""

    @property
    def key(self) -> str:
        """The delivery's name, `<post>@<channel>`."""
        return f"{self.post}@{self.channel}"

    def shown(self) -> dict[str, object]:
        """Return what people are shown of it, as plain JSON values (design, section 6)."""
        return {
            "channel": self.channel,
            "service": self.service,
            "parts": [
                {
                    "text": part.text,
                    "count": part.count,
                    "limit": part.limit,
                    "media": [{"path": item.path, "alt": item.alt} for item in part.media],
                    "link": part.link,
                }
                for part in self.parts
            ],
        }

    def payload(self) -> dict[str, object]:
        """Return what is sent, as plain JSON values: the same message gives the same payload.

        The format is named only where text and media do not tell it (`NAMED`).
        """
        named = {"format": self.format} if self.format in NAMED else {}
        return named | {
            "key": self.key,
            "post": self.post,
            "channel": self.channel,
            "title": self.title,
            "parts": [part.text for part in self.parts],
            "media": [
                {"part": index, "path": media.path, "alt": media.alt or "", **_captions(media)}
                for index, part in enumerate(self.parts)
                for media in part.media
            ],
            "link": next((part.link for part in self.parts if part.link), ""),
            "first_comment": self.first_comment,
            "lang": self.lang,
        }


def _captions(media: Media) -> dict[str, object]:
    """Name the captions of a film only where it has some: other payloads stay as they were."""
    return {"captions": media.captions} if media.captions else {}


def content_hash(payload: dict[str, object], media_hashes: dict[str, str]) -> str:
    """Return the SHA-256 of a payload and of its media's bytes, as 64 hexadecimal digits.

    Args:
        payload: what `Message.payload` returns.
        media_hashes: SHA-256 of each media file by its path.
    """
    import hashlib  # loads OpenSSL: 7 ms that most commands can save

    text = json.dumps([payload, media_hashes], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
