"""X by the keys of an app and an account (K4): own posts can be listed, for money.

Source: docs.x.com, "Create Post", "Get Posts", "Pricing", and the types of X's own client (xdk
0.10.6), read 2026-11-22. X refuses a text that the account has just posted (403), which alone makes
no second post but gives no receipt either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.outgoing import media_of, text_of
from masthead.channels.removing import remove_each
from masthead.channels.wire import Reply, Wire, harmless
from masthead.channels.x.finding import find
from masthead.channels.x.signing import Keys, Signed
from masthead.channels.x.uploads import Uploads
from masthead.health import Check, Health
from masthead.http import Answer, Refusal
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.redacting import in_one_line
from masthead.setups.x import SETUP

CAPABILITY = Capability(listing=True, listing_lag=60.0, per_part=True, as_of=SETUP.as_of)
"""X does not say how soon a post is in the listing; a minute is a guess to the safe side."""

SECRETS = ("key", "key_secret", "token", "token_secret")


@dataclass(frozen=True, slots=True)
class X:
    """Posts as one account; each further part answers the one before.

    Args:
        channel: the channel.
        tools: what may be used.
        x: X, each request signed.
        uploads: the files of this run.
        capability: what the service lets us know.
    """

    channel: Channel
    tools: Tools
    x: Signed
    uploads: Uploads
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The four keys and the account's number must be there."""
        if not self.channel.account.isdecimal():
            return f"{self.channel.document.path} has no `account`, the account's number"
        missing = (self.tools.missing_secret(self.channel, name) for name in SECRETS)
        return next((why for why in missing if why), "")

    def send(self, record: Record) -> Outcome:
        """Post the next part as an answer to the one before."""
        media = media_of(self.tools, record)
        ids = media if isinstance(media, Refused) else self.uploads.send(media)
        if isinstance(ids, Refused):
            return ids
        said: dict[str, object] = {}
        if text_of(record):
            said["text"] = text_of(record)
        if ids:
            said["media"] = {"media_ids": ids}
        if record.receipts:
            said["reply"] = {"in_reply_to_tweet_id": record.receipts[-1].remote_id}
        got = self.x.ask("POST", "2/tweets", data=said)
        if isinstance(got, Refused) and "duplicate" in got.reason and record.attempt > 1:
            # It may be our own post, which the listing does not show yet.
            return Ambiguous(got.reason)
        return self._receipt(got.text("data", "id")) if isinstance(got, Reply) else got

    def look(self, record: Record) -> Outcome:
        """Look for the part among the account's newest posts."""
        found = find(self.x, self.channel.account, record, self.tools.clock())
        return self._receipt(found) if isinstance(found, str) else found

    def retract(self, record: Record) -> Outcome:
        """Delete every part, the last one first."""
        return remove_each(record, lambda post: self.x.ask("DELETE", f"2/tweets/{post}"))

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the public numbers of the first part; one paid read."""
        query = {"ids": record.remote_id, "post.fields": "public_metrics"}
        got = harmless(self.x.ask("GET", "2/tweets", query=query))
        if isinstance(got, Refused):
            return got
        found = got.get("data", 0, "public_metrics")
        counts = found.items() if isinstance(found, dict) else ()
        return {name: count for name, count in counts if isinstance(count, int)}

    def examine(self) -> Iterator[Check]:
        """Look whose keys they are; one paid read."""
        me = harmless(self.x.ask("GET", "2/users/me"))
        if isinstance(me, Refused):
            yield Check("keys", Health.BAD, me.reason, f"see {SETUP.page}")
            return
        other = me.text("data", "id") != self.channel.account
        step = f'write `account: "{me.text("data", "id")}"`, or take that account\'s keys'
        health = Health.BAD if other else Health.GOOD
        yield Check("account", health, me.text("data", "username"), step if other else "")
        if not self.channel.settings.get("budget"):
            step = 'write `settings: {budget: "5.00"}`, and set a limit in the console as well'
            yield Check("budget", Health.UNKNOWN, "the page names none", step)

    def _receipt(self, id: str) -> Outcome:
        if not id.isdecimal():
            return Ambiguous("X answered without the post's id")
        name = self.channel.handle.lstrip("@") or "i"
        return Sent(Receipt(id, f"https://x.com/{name}/status/{id}"))


def _refusal(clock: Callable[[], float]) -> Refusal:
    """Return what tells what a refusal of X means."""

    def told(answer: Answer) -> Refused | None:
        said = f"X answered {answer.status}: {in_one_line(answer.body)}"
        match answer.status:
            case 401:
                see = "the keys do not fit, or this machine's clock is wrong"
                return Refused(f"{see}; {said}", retryable=True, credentials=True)
            case 402:
                why = f"X wants to be paid: buy credits in its console; {said}"
                return Refused(why, retryable=True, credentials=True)
            case 403 if b"oauth1-permissions" in answer.body:
                why = f"the app may not write: change its permissions, make new keys; {said}"
                return Refused(why, retryable=True, credentials=True)
            case 429 if (reset := answer.headers.get("x-rate-limit-reset", "")[:12]).isdecimal():
                return Refused(said, retryable=True, retry_after=max(1.0, int(reset) - clock()))
        return None

    return told


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("x", SETUP.base)
    wire = Wire(tools.client, base, refusal=_refusal(tools.clock))
    keys = Keys(*(tools.secret(channel, name) for name in SECRETS))
    signed = Signed(wire, keys, tools.clock)
    return X(channel, tools, signed, Uploads(signed))
