"""Send a film to TikTok in pieces: all but the last one publish nothing.

Facts: developers.tiktok.com, Media Transfer Guide; read 2026-11-22: pieces of 5 to 64 MB, one after
the other, the last one up to 128 MB; a film below 5 MB is one piece; 206 for a piece, 201 for the
last. The address is good for an hour and needs no token, so it stays in this run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from masthead.channels.outgoing import Medium
from masthead.http import Answer, Client
from masthead.protocol.outcome import Ambiguous, Refused

PIECE = 10_000_000
"""Bytes of each piece but the last, which has up to twice as many."""

HOSTS = ".tiktokapis.com"
"""How the name of each host ends to which films are sent."""


@dataclass(frozen=True, slots=True)
class Transfers:
    """Uploads of this run.

    Args:
        client: makes the requests.
        base: the service's address.
        places: where each upload's film is sent, by the upload's name; none once it is whole.
    """

    client: Client
    base: str
    places: dict[str, str] = field(default_factory=dict)

    def begin(self, id: str, place: str, film: Medium) -> Refused | None:
        """Send all pieces but the last: nothing becomes public.

        Args:
            id: the upload's name.
            place: where the film is sent.
            film: the film.
        """
        if not self._is_ours(place):
            return Refused("TikTok named no place for the film", retryable=True)
        for start, end in ranges(len(film.content))[:-1]:
            got = self._put(place, film, start, end)
            if not isinstance(got, Answer):
                return Refused(self._clean(got.reason, place), retryable=True)
        self.places[id] = place
        return None

    def end(self, id: str, film: Medium) -> Refused | Ambiguous | None:
        """Send the last piece once; nothing where this run has no more to send."""
        place = self.places.pop(id, "")
        if not place:
            return None
        got = self._put(place, film, *ranges(len(film.content))[-1])
        return (
            None if isinstance(got, Answer) else replace(got, reason=self._clean(got.reason, place))
        )

    def _put(self, place: str, film: Medium, start: int, end: int) -> Answer | Refused | Ambiguous:
        whole = len(film.content)
        headers = {"Content-Type": film.type, "Content-Range": f"bytes {start}-{end - 1}/{whole}"}
        return self.client.request("PUT", place, headers=headers, body=film.content[start:end])

    def _is_ours(self, place: str) -> bool:
        try:
            found, own = urlsplit(place), urlsplit(self.base)
        except ValueError:
            return False
        theirs = found.scheme == "https" and (found.hostname or "").endswith(HOSTS)
        return theirs or (found.scheme, found.netloc) == (own.scheme, own.netloc)

    def _clean(self, reason: str, place: str) -> str:
        parts = [part for part in (place, urlsplit(place).query) if part]
        return self.client.clean(reason, parts)


def source(size: int) -> Mapping[str, object]:
    """Return how a film of so many bytes is sent, as TikTok wants to know before."""
    pieces = ranges(size)
    return {
        "source": "FILE_UPLOAD",
        "video_size": size,
        "chunk_size": pieces[0][1],
        "total_chunk_count": len(pieces),
    }


def ranges(size: int) -> list[tuple[int, int]]:
    """Return where each piece begins and ends; the last one takes what is left over."""
    count = max(1, size // PIECE)
    starts = [number * PIECE for number in range(count)]
    return list(zip(starts, [*starts[1:], size], strict=True))
