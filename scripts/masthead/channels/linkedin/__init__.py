"""LinkedIn: a page (K4, its posts can be listed) and a person (K5, nobody may list theirs).

Source: learn.microsoft.com, "Posts API" and "Comments API", read 2026-11-22. All media are there
before the post is made, so only the last request publishes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.linkedin import finding
from masthead.channels.linkedin.examining import check_account, check_token
from masthead.channels.linkedin.little import little
from masthead.channels.linkedin.uploads import Uploads
from masthead.channels.linkedin.writing import body, one_kind
from masthead.channels.outgoing import is_comment, media_of, text_of
from masthead.channels.wire import Reply, Wire, answered, harmless, id_in
from masthead.health import Check, Health
from masthead.http import Answer
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import Absent, Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt, Record
from masthead.redacting import in_one_line
from masthead.setups import linkedin, linkedin_person
from masthead.setups.setup import Setup

LAG = 120.0
"""Seconds that we give LinkedIn to list a new post; its pages name no number."""

PAGE = Capability(listing=True, listing_lag=LAG, per_part=True, as_of=linkedin.SETUP.as_of)
PERSON = Capability(as_of=linkedin_person.SETUP.as_of)


@dataclass(frozen=True, slots=True)
class LinkedIn:
    """Posts as a page or as a person.

    Args:
        channel: the channel.
        tools: what may be used.
        wire: LinkedIn, by the token.
        author: the URN of whoever posts, or empty where `account` is none.
        setup: what the service needs.
        uploads: the files of this run.
        capability: what the service lets us know.
    """

    channel: Channel
    tools: Tools
    wire: Wire
    author: str
    setup: Setup
    uploads: Uploads
    capability: Capability

    def obstacle(self) -> str:
        """The token and the account must be there."""
        if not self.author:
            (need,) = (need for need in self.setup.needs if need.name == "account")
            return f"{self.channel.document.path} has no `account`, {need.what}"
        return self.tools.missing_secret(self.channel, "token")

    def send(self, record: Record) -> Outcome:
        """Post the text with its media; after it, on a page, the first comment."""
        if is_comment(record):
            return self._comment(record)
        parts = record.payload.get("parts")
        if isinstance(parts, list) and len(parts) > 1:
            return Refused("LinkedIn has no threads: write one part, and a first comment")
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        if not one_kind(media):
            return Refused("LinkedIn takes up to 20 pictures, or one video, or one document")
        urns = []
        for medium in media:
            urn = self.uploads.send(medium)
            if isinstance(urn, Refused):
                return urn
            urns.append(urn)
        said = body(record, self.author, list(zip(urns, media, strict=True)))
        got = self.wire.ask("POST", "rest/posts", data=said)
        if isinstance(got, Refused) and "DUPLICATE" in got.reason.upper() and record.attempt > 1:
            # It may be our own post, which the listing does not show yet.
            return Ambiguous(got.reason)
        if not isinstance(got, Reply):
            return got
        self.uploads.sent.clear()
        return self._receipt(got.headers.get("x-restli-id", ""))

    def look(self, record: Record) -> Outcome:
        """Look for the post among the page's own, or for the comment under it."""
        if self.capability.blind:
            return Ambiguous("LinkedIn lets nobody list the posts of a person")
        if is_comment(record):
            return finding.comment(self.wire, self.author, record)
        found = finding.post(self.wire, self.author, record, self.tools.clock())
        return self._receipt(found) if isinstance(found, str) else found

    def edit(self, record: Record) -> Outcome:
        """Put another text into the post; a comment stays as it is."""
        text = little(text_of(replace(record, receipts=())))
        patch = {"patch": {"$set": {"commentary": text}}}
        partial = {"X-RestLi-Method": "PARTIAL_UPDATE"}
        path = f"rest/posts/{_in_path(record.remote_id)}"
        got = harmless(self.wire.ask("POST", path, data=patch, headers=partial))
        if isinstance(got, Refused):
            return got
        if not self.capability.blind:
            now = harmless(self.wire.ask("GET", path))
            if isinstance(now, Refused):
                return now
            if not finding.same(now.text("commentary"), text):
                return Ambiguous("LinkedIn took the new text, but still shows the old one")
        return Sent(record.receipts[0])

    def retract(self, record: Record) -> Outcome:
        """Delete the post; its comments go with it."""
        got = harmless(self.wire.ask("DELETE", f"rest/posts/{_in_path(record.remote_id)}"))
        return got if isinstance(got, Refused) and not answered(got, 404) else Absent()

    def examine(self) -> Iterator[Check]:
        """Look at the token, how long it is good, and whose it is."""
        account = check_account(self.wire, self.author, self.setup)
        yield account
        if account.health is Health.GOOD:
            yield from check_token(self.channel, self.tools, self.wire, self.setup)

    def _comment(self, record: Record) -> Outcome:
        """Write the first comment below the post."""
        post = record.remote_id
        said = {"actor": self.author, "object": post, "message": {"text": text_of(record)}}
        path = f"rest/socialActions/{_in_path(post)}/comments"
        got = self.wire.ask("POST", path, data=said)
        if isinstance(got, Refused) and answered(got, 404):
            # A new post cannot be commented on for some seconds.
            return replace(got, retryable=True)
        if isinstance(got, Refused) and answered(got, 403):
            # The post is out; that comments are not allowed says nothing about posts.
            return replace(got, retryable=False, credentials=False)
        if not isinstance(got, Reply):
            return got
        id = got.id("commentUrn") or id_in(got.headers.get("x-restli-id", ""))
        return Sent(Receipt(id)) if id else Ambiguous("LinkedIn did not name the comment")

    def _receipt(self, urn: str) -> Outcome:
        if not urn.startswith("urn:li:") or not id_in(urn):
            return Ambiguous("LinkedIn answered without the post's id")
        return Sent(Receipt(urn, f"https://www.linkedin.com/feed/update/{urn}/"))


def _in_path(urn: str) -> str:
    """Return a URN as a piece of an address."""
    return quote(urn, safe="")


def _refusal(answer: Answer) -> Refused | None:
    """Return a refusal after which nothing on the channel works: the version, or the rights."""
    if answer.status == 426:
        version = linkedin.PIN.version
        reason = f"LinkedIn has shut the version {version} of its interface: update Masthead"
    elif answer.status == 403:
        said = in_one_line(answer.body)  # cut by the client, once it is clean
        reason = f"LinkedIn answered 403: see the token's rights, and the person's role: {said}"
    else:
        return None
    return Refused(reason, retryable=True, credentials=True)


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel: a page, or a person."""
    person = channel.service == "linkedin-person"
    setup = linkedin_person.SETUP if person else linkedin.SETUP
    headers = {
        "Authorization": f"Bearer {tools.secret(channel, 'token')}",
        linkedin.PIN.name: linkedin.PIN.version,
        "X-Restli-Protocol-Version": "2.0.0",
    }
    wire = Wire(tools.client, tools.address(channel.service, setup.base), headers, refusal=_refusal)
    known = channel.account.replace("-", "").replace("_", "")
    fits = known.isalnum() if person else channel.account.isdecimal()
    author = f"urn:li:{'person' if person else 'organization'}:{channel.account}" if fits else ""
    capability = PERSON if person else PAGE
    return LinkedIn(channel, tools, wire, author, setup, Uploads(wire, author), capability)
