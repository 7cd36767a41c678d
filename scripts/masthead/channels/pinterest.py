"""Pinterest (K4): a pin on a board, found again in the list of the board's pins.

Sources, read 2026-11-22: developers.pinterest.com, "Create boards and Pins", "Access tiers"; the
types of Pinterest's own client (pinterest-generated-client 0.1.12). A refusal with code 29 (trial
access) is what users report (gitroomhq/postiz-app#1084).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.handing import by_hand
from masthead.channels.moments import earliest
from masthead.channels.outgoing import Medium, media_of, texts_of, word
from masthead.channels.removing import remove_each
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.http import Answer
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.redacting import in_one_line
from masthead.setups.pinterest import SETUP, VERSION

CAPABILITY = Capability(listing=True, listing_lag=60.0, as_of=SETUP.as_of)
"""Pinterest does not say how soon a pin is in the list; a minute is a guess to the safe side."""

PAGES, PAGE = 20, 250
"""Most pages of a board that are looked through, and pins on each: their order is not said."""


@dataclass(frozen=True, slots=True)
class Pinterest:
    """Pins to one board.

    Args:
        channel: the channel.
        tools: what may be used.
        wire: Pinterest, by the token.
        capability: what the service lets us know.
    """

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The token and the board's number must be there."""
        if not self.channel.account.isdecimal():
            return f"{self.channel.document.path} has no `account`, the board's number"
        return self.tools.missing_secret(self.channel, "token")

    def send(self, record: Record) -> Outcome:
        """Make the pin with its pictures; what has a film goes to a person."""
        parts = record.payload.get("parts")
        if isinstance(parts, list) and len(parts) > 1:
            return Refused("Pinterest has no threads: write one part")
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        if not media:
            return Refused("Pinterest takes no text without a picture")
        if any(one.is_film for one in media):
            return by_hand(self.channel, self.tools, record)
        got = self.wire.ask("POST", f"{VERSION}/pins", data=self._pin(record, media))
        return _receipt(got.text("id")) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look for the pin on the board."""
        query = {"page_size": str(PAGE)}
        for _ in range(PAGES):
            path = f"{VERSION}/boards/{self.channel.account}/pins"
            got = harmless(self.wire.ask("GET", path, query=query))
            if isinstance(got, Refused):
                return Ambiguous(got.reason)
            listed = got.rows("items")
            if listed is None or not all(pin.text("id").isdecimal() for pin in listed):
                return Ambiguous("Pinterest did not list the board's pins")
            since = earliest(record, got, self.tools.clock())
            for pin in listed:
                if _is(record, pin, since):
                    return _receipt(pin.text("id"))
            query["bookmark"] = got.text("bookmark")
            if not query["bookmark"]:
                return Absent()
        return Ambiguous("the board has more pins than were looked through")

    def edit(self, record: Record) -> Outcome:
        """Put another text, title and link to the pin."""
        path = f"{VERSION}/pins/{record.remote_id}"
        got = harmless(self.wire.ask("PATCH", path, data=_words(record)))
        return got if isinstance(got, Refused) else Sent(record.receipts[0])

    def retract(self, record: Record) -> Outcome:
        """Delete the pin."""
        return remove_each(record, lambda post: self.wire.ask("DELETE", f"{VERSION}/pins/{post}"))

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the numbers of the pin's whole life."""
        path, query = f"{VERSION}/pins/{record.remote_id}", {"pin_metrics": "true"}
        got = harmless(self.wire.ask("GET", path, query=query))
        if isinstance(got, Refused):
            return got
        found = got.get("pin_metrics", "lifetime_metrics")
        counts = found.items() if isinstance(found, dict) else ()
        return {name: count for name, count in counts if isinstance(count, int)}

    def examine(self) -> Iterator[Check]:
        """Look at the token, and whether the board is there."""
        me = harmless(self.wire.ask("GET", f"{VERSION}/user_account"))
        if isinstance(me, Refused):
            yield Check("token", Health.BAD, me.reason, f"see {SETUP.page}")
            return
        yield Check("token", Health.GOOD, me.text("username"))
        board = harmless(self.wire.ask("GET", f"{VERSION}/boards/{self.channel.account}"))
        if isinstance(board, Refused):
            yield Check("board", Health.BAD, board.reason, "see that `account` is its number")
        else:
            yield Check("board", Health.GOOD, board.text("name"))

    def _pin(self, record: Record, media: tuple[Medium, ...]) -> dict[str, object]:
        """Return a pin as Pinterest takes it."""
        said: dict[str, object] = {"board_id": self.channel.account, **_words(record)}
        if media[0].alt:
            said["alt_text"] = media[0].alt
        pictures = [
            {"content_type": one.type, "data": base64.b64encode(one.content).decode()}
            for one in media
        ]
        if len(pictures) == 1:
            said["media_source"] = {"source_type": "image_base64", **pictures[0]}
        else:
            said["media_source"] = {"source_type": "multiple_image_base64", "items": pictures}
        return said


def _words(record: Record) -> dict[str, str]:
    """Return title, description and link of a pin."""
    words = {"title": word(record, "title"), "link": word(record, "link")}
    description = next(iter(texts_of(record)), "")
    return {"description": description} | {name: said for name, said in words.items() if said}


def _is(record: Record, pin: Reply, since: float) -> bool:
    """Tell whether a pin on the board is the delivery's.

    Args:
        record: the delivery.
        pin: the pin.
        since: nothing of the delivery is older; seconds since 1970.
    """
    wanted = _words(record)
    same = all(_plain(pin.text(name)) == _plain(wanted.get(name, "")) for name in _COMPARED)
    # A pin without a date is taken for ours: a second one would be worse.
    return same and (_seconds(pin.text("created_at")) or since) >= since


_COMPARED = ("description", "title")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _seconds(text: str) -> float:
    """Return a time of Pinterest's (ISO 8601, UTC) in seconds since 1970; nought for none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return 0.0
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _receipt(id: str) -> Outcome:
    if not id.isdecimal():
        return Ambiguous("Pinterest answered without the pin's number")
    return Sent(Receipt(id, f"https://www.pinterest.com/pin/{id}/"))


def _refusal(answer: Answer) -> Refused | None:
    """Return what it means that the app has trial access: nothing can be pinned."""
    if answer.status != 403 or b"rial access" not in answer.body:
        return None
    said = in_one_line(answer.body)
    why = f"the app has trial access, and needs standard access to pin; {said}"
    return Refused(why, retryable=True, credentials=True)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    headers = {"Authorization": f"Bearer {tools.secret(channel, 'token')}"}
    base = tools.address("pinterest", SETUP.base)
    return Pinterest(channel, tools, Wire(tools.client, base, headers, refusal=_refusal))
