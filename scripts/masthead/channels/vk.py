"""VKontakte by a community's key (K4): text and link by program, media by a person's hand.

A community's key may post to the wall (wall.post) and comment (wall.createComment), and no more: it
gets error 27 for the upload of photos (VKCOM/vk-api-schema#242), for reading the wall, for an edit
and for a deletion (their `access_token_type` is `user`). The service key of an app reads the wall.
Keys of persons live for an hour, and VK ID's are refused with 1051 (gitroomhq/postiz-app#1408).
`guid` is in the API's description; how long VK knows one is not said anywhere, so nothing rests on
it. Read 2026-11-22.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.handing import by_hand
from masthead.channels.moments import earliest
from masthead.channels.outgoing import is_comment, text_of, word
from masthead.channels.vk_answers import judged, same
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.setups.vk import SETUP, VERSION

CAPABILITY = Capability(listing=True, listing_lag=60.0, per_part=True, as_of=SETUP.as_of)
"""VK does not say how soon a post is on the wall; a minute is a guess to the safe side."""

PAGES, PAGE = 5, 100
"""Most pages of the wall that are looked through, and posts on each."""


@dataclass(frozen=True, slots=True)
class Vk:
    """Posts to the wall of one community.

    Args:
        channel: the channel.
        tools: what may be used.
        wire: VK.
        capability: what the service lets us know.
    """

    channel: Channel
    tools: Tools
    wire: Wire
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """Both keys and the community's number must be there."""
        if not self.channel.account.isdecimal():
            where = self.channel.document.path
            return f"{where} has no `account`, the community's number without a minus"
        missing = (self.tools.missing_secret(self.channel, name) for name in ("token", "service"))
        return next((why for why in missing if why), "")

    def send(self, record: Record) -> Outcome:
        """Post the text with its link, or the first comment; what has media goes to a person."""
        if record.payload.get("media"):
            return by_hand(self.channel, self.tools, record)
        guid = hashlib.sha256(record.part_key.encode()).hexdigest()[:32]
        said = {"owner_id": self._owner, "message": text_of(record), "guid": guid}
        if is_comment(record):
            said |= {"post_id": _number(record.remote_id), "from_group": self.channel.account}
            got = self._ask("wall.createComment", said)
            return self._commented(got, record) if isinstance(got, Reply) else got
        if record.receipts:
            return Refused("VK has no threads: write one part, and a first comment")
        if word(record, "link"):
            said["attachments"] = word(record, "link")
        got = self._ask("wall.post", {**said, "from_group": "1"})
        return self._posted(got.text("response", "post_id")) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look for the post among the community's own on the wall, or for the comment below it."""
        if record.payload.get("media"):
            return Absent()
        query = {"owner_id": self._owner, "count": str(PAGE), "filter": "owner"}
        method = "wall.get"
        if is_comment(record):
            query = {"owner_id": self._owner, "count": str(PAGE), "sort": "desc"}
            method, query = "wall.getComments", query | {"post_id": _number(record.remote_id)}
        for page in range(PAGES):
            asked = query | {"offset": str(PAGE * page)}
            got = harmless(self._ask(method, asked, "service"))
            if isinstance(got, Refused):
                return Ambiguous(got.reason)
            found = got.rows("response", "items")
            if found is None or not all(one.text("id").isdecimal() for one in found):
                return Ambiguous("VK did not list what is on the wall")
            since = earliest(record, got, self.tools.clock())
            for one in found:
                mine = one.text("from_id") == self._owner and (_at(one) or since) >= since
                if mine and same(text_of(record), one.text("text")):
                    comment = is_comment(record)
                    return self._below(one, record) if comment else self._posted(one.text("id"))
            # A post that is pinned stands first, however old it is.
            if len(found) < PAGE or 0 < _at(found[-1]) < since:
                return Absent()
        return Ambiguous("the wall has more new posts than were looked through")

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return how often the post was seen, liked, shared and commented."""
        got = harmless(self._ask("wall.getById", {"posts": record.remote_id}, "service"))
        if isinstance(got, Refused):
            return got
        names = ("views", "likes", "reposts", "comments")
        counts = {name: got.get("response", "items", 0, name, "count") for name in names}
        return {name: count for name, count in counts.items() if isinstance(count, int)}

    def examine(self) -> Iterator[Check]:
        """Look at the rights of the community's key, and whether the wall can be read."""
        got = harmless(self._ask("groups.getTokenPermissions", {}))
        if isinstance(got, Refused):
            yield Check("key", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        listed = got.get("response", "permissions")
        rights = {Reply(one).text("name") for one in (listed if isinstance(listed, list) else ())}
        lacks = "wall" not in rights
        said = "it has no right to the wall" if lacks else ", ".join(sorted(rights))
        step = "make a key with the right `wall`" if lacks else ""
        yield Check("key", Health.BAD if lacks else Health.GOOD, said, step)
        read = harmless(self._ask("wall.get", {"owner_id": self._owner, "count": "1"}, "service"))
        if isinstance(read, Refused):
            yield Check("wall", Health.BAD, read.reason, "take the service key of an app")
        else:
            yield Check("wall", Health.GOOD, "it can be read")

    @property
    def _owner(self) -> str:
        return f"-{self.channel.account}"

    def _ask(
        self, method: str, said: Mapping[str, str], key: str = "token"
    ) -> Reply | Refused | Ambiguous:
        """Call a method with one of the two keys."""
        secret = {"access_token": self.tools.secret(self.channel, key), "v": VERSION}
        return self.wire.ask("POST", f"method/{method}", form={**said, **secret})

    def _posted(self, number: str) -> Outcome:
        if not number.isdecimal():
            return Ambiguous("VK answered without the post's number")
        id = f"{self._owner}_{number}"
        return Sent(Receipt(id, f"https://vk.com/wall{id}"))

    def _commented(self, got: Reply, record: Record) -> Outcome:
        return self._below(Reply({"id": got.get("response", "comment_id")}), record)

    def _below(self, comment: Reply, record: Record) -> Outcome:
        number = comment.text("id")
        if not number.isdecimal():
            return Ambiguous("VK answered without the comment's number")
        return Sent(Receipt(f"{self._owner}_{number}", f"{record.url}?reply={number}"))


def _number(id: str) -> str:
    """Return the number of a post by its id, `-<community>_<number>`."""
    return id.rpartition("_")[2]


def _at(one: Reply) -> float:
    """Return when a post was made, in seconds since 1970, or nought."""
    found = one.get("date")
    return float(found) if isinstance(found, int | float) else 0.0


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    return Vk(channel, tools, Wire(tools.client, tools.address("vk", SETUP.base), judge=judged))
