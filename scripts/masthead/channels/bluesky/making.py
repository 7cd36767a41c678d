"""Make the next part's record: look names up, upload media, find the posts that it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.bluesky import posts
from masthead.channels.bluesky.facets import facets, named
from masthead.channels.bluesky.keys import created_at
from masthead.channels.bluesky.places import place_of
from masthead.channels.bluesky.session import Session
from masthead.channels.outgoing import Medium, media_of, text_of, word
from masthead.channels.wire import harmless
from masthead.protocol.outcome import Refused
from masthead.record import Record

Made = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes records. All that it asks of the server publishes nothing."""

    channel: Channel
    tools: Tools
    session: Session

    def record(self, record: Record, begun: float) -> Made | Refused:
        """Return the next part as the repository keeps it.

        Args:
            record: the delivery.
            begun: when its first request may have left (seconds since 1970).
        """
        told = self.told(text_of(record))
        if isinstance(told, Refused):
            return told
        reply = self._answers(record)
        if isinstance(reply, Refused):
            return reply
        embed = self._embed(record)
        if isinstance(embed, Refused):
            return embed
        created, lang = created_at(record, begun), word(record, "lang")
        found = told.get("facets", ())
        return posts.post(told["text"], created, lang, found, embed=embed, reply=reply)

    def told(self, text: str) -> Made | Refused:
        """Return a text with its facets, once the accounts in it were looked up."""
        known = {}
        plain = self.channel.settings.get("names") == "plain"
        for handle in () if plain else named(text):
            did = self.session.did_of(handle)
            if isinstance(did, Refused):
                return did
            known[handle] = did
        found = facets(text, known)
        return {"text": text, "facets": found} if found else {"text": text}

    def _answers(self, record: Record) -> Made | Refused | None:
        """Return references to the thread's first and last part; None for a first part."""
        ends = {}
        for name, receipt in zip(("root", "parent"), _ends(record), strict=False):
            place = place_of(receipt) or {}
            got = harmless(self.session.ask("GET", "com.atproto.repo.getRecord", query=place))
            if isinstance(got, Refused):
                return got
            if not got.id("cid"):
                return Refused("the server did not show the part before", retryable=True)
            ends[name] = {"uri": receipt, "cid": got.text("cid")}
        return ends or None

    def _embed(self, record: Record) -> Made | Refused | None:
        """Upload the part's media; return them, or the link's card, or None."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        fault = posts.misfit(media)
        if fault:
            return Refused(f"Bluesky: {fault}")
        link = "" if record.part else word(record, "link")
        if link and (not media or self.channel.settings.get("card") == "always"):
            return self._card(link, word(record, "title"), media)
        blobs = self._uploaded(media)
        if isinstance(blobs, Refused):
            return blobs
        if media and media[0].is_film:
            return posts.film(media[0], blobs[0])
        return posts.pictures(media, blobs) if media else None

    def _card(self, link: str, title: str, media: tuple[Medium, ...]) -> Made | Refused:
        """Return the link's card, with the first picture in it."""
        blobs = self._uploaded(tuple(one for one in media[:1] if not one.is_film))
        if isinstance(blobs, Refused):
            return blobs
        return posts.card(link, title, blobs[0] if blobs else None)

    def _uploaded(self, media: tuple[Medium, ...]) -> list[Made] | Refused:
        blobs = []
        for medium in media:
            name, file = "com.atproto.repo.uploadBlob", (medium.type, medium.content)
            got = harmless(self.session.ask("POST", name, file=file))
            if isinstance(got, Refused):
                return got
            blob = got.get("blob")
            if not isinstance(blob, dict):
                said = f"the server did not say where it keeps {medium.path}"
                return Refused(said, retryable=True)
            blobs.append(blob)
        return blobs


def _ends(record: Record) -> list[str]:
    """Return the addresses of the first and the last part that are out."""
    ids = [receipt.remote_id for receipt in record.receipts]
    return [ids[0], ids[-1]] if ids else []
