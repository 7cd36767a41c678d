"""One YouTube channel.

The session of the upload is the handle. Its address lets anybody send the film's bytes, so the
ledger has it sealed. All of the film is sent in the second step: a session makes one video at most,
so sending it twice does no harm, and a run that was cut off is gone on with where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.outgoing import Medium, approved, described, media_of
from masthead.channels.removing import remove_each
from masthead.channels.sealing import opened, sealed
from masthead.channels.wire import Reply, Wire, harmless
from masthead.channels.youtube import captions, listing, videos
from masthead.channels.youtube.tokens import Tokens
from masthead.channels.youtube.uploads import Arrived, Gone, Made, Standing, Uploads
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Prepared, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.youtube import SETUP

CAPABILITY = Capability(two_steps=True, as_of=SETUP.as_of)
VIDEOS = "youtube/v3/videos"


@dataclass(frozen=True, slots=True)
class YouTube:
    """Uploads videos to a channel."""

    channel: Channel
    tools: Tools
    wire: Wire
    tokens: Tokens
    uploads: Uploads
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The three secrets must be there, and it must be said whether it is made for children."""
        missing = (self.tools.missing_secret(self.channel, need.name) for need in SETUP.secrets)
        for one in filter(None, missing):
            return one
        if self.channel.settings.get("made-for-kids") not in {"yes", "no"}:
            return f"{self.channel.document.path} does not say `settings.made-for-kids`: yes or no"
        return ""

    def prepare(self, record: Record) -> Outcome:
        """Start a session with what the video says; none of the film is sent."""
        film, headers = self._film(record), self.tokens.headers()
        if isinstance(film, Refused):
            return film
        if isinstance(headers, Refused):
            return headers
        settings = self.channel.settings
        about = {"snippet": videos.snippet(record, settings), "status": videos.status(settings)}
        place = self.uploads.start(about, film, headers)
        if isinstance(place, Refused):
            return place
        return Prepared(sealed(f"{len(film.content)} {place}", self._seal))

    def send(self, record: Record) -> Outcome:
        """Send what the session does not have yet; with the last byte the video is there."""
        size, place = self._session(record)
        film, headers = self._film(record), self.tokens.headers()
        if isinstance(film, Refused):
            return film
        if isinstance(headers, Refused):
            return headers
        if size != len(film.content):
            return Ambiguous("the upload was begun with another secret; YouTube is asked for it")
        now = self.uploads.finish(place, film, headers)
        return now if isinstance(now, Refused) else self._told(record, now, headers)

    def look(self, record: Record) -> Outcome:
        """Ask the session; where it is gone, look through the channel's uploads."""
        headers = self.tokens.headers()
        if isinstance(headers, Refused):
            return Ambiguous(headers.reason)
        size, place = self._session(record)
        now = self.uploads.standing(place, size, headers) if place else Gone()
        if isinstance(now, Gone):
            return self._found(record, headers)
        return self._told(record, now, headers)

    def edit(self, record: Record) -> Outcome:
        """Put another title, description and tags into the video."""
        said = {
            "id": record.remote_id,
            "snippet": videos.snippet(replace(record, receipts=()), self.channel.settings),
        }
        got = self._ask("PUT", VIDEOS, {"part": "snippet"}, data=said)
        if isinstance(got, Reply):
            return Sent(record.receipts[0])
        return got

    def retract(self, record: Record) -> Outcome:
        """Delete the video."""
        return remove_each(record, lambda post: self._asked("DELETE", VIDEOS, {"id": post}))

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the numbers of the video."""
        query = {"part": "statistics", "id": record.remote_id}
        got = self._asked("GET", VIDEOS, query)
        if isinstance(got, Refused):
            return got
        found = got.get("items", 0, "statistics")
        numbers = found.items() if isinstance(found, Mapping) else ()
        return {str(name): int(value) for name, value in numbers if _is_number(value)}

    def examine(self) -> Iterator[Check]:
        """Look whether the credentials are good, and whose channel they open."""
        query = {"part": "snippet,status", "mine": "true"}
        got = self._asked("GET", "youtube/v3/channels", query)
        if isinstance(got, Refused):
            yield Check("account", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        name, id = got.text("items", 0, "snippet", "title"), got.text("items", 0, "id")
        if not id:
            step = "make a channel in this account, or sign in with another"
            yield Check("account", Health.BAD, "the account has no YouTube channel", step)
            return
        other = self.channel.account not in {"", id}
        step = f"the page says {self.channel.account}" if other else ""
        yield Check("account", Health.BAD if other else Health.GOOD, f"{name} ({id})", step)
        long = got.text("items", 0, "status", "longUploadsStatus")
        step = "verify the channel's phone number for longer ones"
        if long and long != "allowed":
            yield Check("long videos", Health.SOON, f"15 minutes are the most ({long})", step)

    @property
    def _seal(self) -> str:
        return self.tools.secret(self.channel, "refresh_token")

    def _session(self, record: Record) -> tuple[int, str]:
        """Return size and address of the session in the handle; nothing where it is lost."""
        size, _, place = opened(record.handle, self._seal).partition(" ")
        return (int(size), place) if size and self.uploads.is_ours(place) else (0, "")

    def _film(self, record: Record) -> Medium | Refused:
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        if len(media) != 1 or not media[0].is_film:
            return Refused("YouTube takes one film, and nothing else")
        return media[0]

    def _told(self, record: Record, now: Standing, headers: Mapping[str, str]) -> Outcome:
        """Return what the standing of a session means."""
        match now:
            case Made(video):
                return self._sent(record, video.text("id"), headers)
            case Arrived():
                return Absent()
            case Gone():
                return Ambiguous("YouTube does not know the upload any more; it is looked for")
        return Ambiguous(now.reason)

    def _sent(self, record: Record, id: str, headers: Mapping[str, str]) -> Outcome:
        """Return the receipt of a video, once its captions are there."""
        sent = Sent(Receipt(id, f"https://www.youtube.com/watch?v={id}"))
        for one in described(record):
            if not one.get("captions"):
                continue
            file = approved(
                self.tools, record, {"path": one["captions"], "sha256": one["captions_sha256"]}
            )
            language = str(record.payload.get("lang") or "und")
            refusal = (
                file
                if isinstance(file, Refused)
                else captions.add(self.wire, id, file, language, headers)
            )
            if refusal is not None:
                return Ambiguous(f"{sent.receipt.url} is up without captions: {refusal.reason}")
        return sent

    def _found(self, record: Record, headers: Mapping[str, str]) -> Outcome:
        """Look for the video among the channel's uploads."""
        found = listing.find(self._asked, record, self.tools.clock())
        return (
            found if isinstance(found, Absent | Ambiguous) else self._sent(record, found, headers)
        )

    def _asked(self, method: str, path: str, query: Mapping[str, str]) -> Reply | Refused:
        return harmless(self._ask(method, path, query))

    def _ask(
        self, method: str, path: str, query: Mapping[str, str], data: object = None
    ) -> Reply | Refused | Ambiguous:
        headers = self.tokens.headers()
        if isinstance(headers, Refused):
            return headers
        return self.wire.ask(method, path, query=query, data=data, headers=headers)


def _is_number(value: object) -> bool:
    """Tell whether a value is a number as YouTube writes it, as text."""
    return isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 19
