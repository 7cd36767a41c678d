"""One TikTok account: films go to the inbox of its app, where a person finishes the post.

An app that TikTok has not audited can post for its owner's eyes only, so the inbox is what works
for all; `settings.mode: direct` is for audited apps. Photos would have to lie on a domain that
TikTok has verified, and they have one step only: they go to a person. The handle is the name of the
upload, and TikTok says at any time how it is. TikTok deletes and changes nothing for programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.bundle import linked
from masthead.channels.handing import by_hand
from masthead.channels.outgoing import Medium, media_of, text_of
from masthead.channels.tiktok import inbox
from masthead.channels.tiktok.transfers import Transfers, source
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.capability import Capability
from masthead.protocol.outcome import (
    Absent,
    Ambiguous,
    Outcome,
    Prepared,
    Refused,
    Sent,
)
from masthead.record import Receipt, Record
from masthead.setups.tiktok import SETUP

CAPABILITY = Capability(two_steps=True, as_of=SETUP.as_of)
PERSON = "by hand"
"""The handle of what a program cannot send."""

LOOKS = 3
"""How often a film that has just been sent is asked for, one look after the other."""

WORKING = "TikTok is still working on the film; the next run asks again"
METRICS = ("view_count", "like_count", "comment_count", "share_count")


@dataclass(frozen=True, slots=True)
class TikTok:
    """Uploads films to an account."""

    channel: Channel
    tools: Tools
    wire: Wire
    transfers: Transfers
    capability: Capability = CAPABILITY

    def obstacle(self) -> str:
        """The token must be there, and a bundle must be writable."""
        return self.tools.missing_secret(self.channel, "token") or linked(self.tools)

    def prepare(self, record: Record) -> Outcome:
        """Name an upload, and send all of the film but its last piece."""
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        if len(media) != 1 or not media[0].is_film:
            return Prepared(PERSON)
        return self._begun(record, media[0])

    def send(self, record: Record) -> Outcome:
        """Send the film's last piece once, and see what becomes of it."""
        if record.handle == PERSON:
            return by_hand(self.channel, self.tools, record)
        media = media_of(self.tools, record)
        if isinstance(media, Refused):
            return media
        fault = self.transfers.end(record.handle, media[0])
        if isinstance(fault, Refused):
            return fault
        outcome: Outcome = Ambiguous(WORKING)
        for _ in range(LOOKS):
            how = self._how(record.handle)
            outcome = Ambiguous(how.reason) if isinstance(how, Refused) else self._told(record, how)
            if not isinstance(outcome, Ambiguous):
                break
        return fault if fault and isinstance(outcome, Ambiguous) else outcome

    def look(self, record: Record) -> Outcome:
        """Ask how the upload is."""
        if record.handle in {"", PERSON}:
            return Absent(handle_lost=not record.handle)
        how = self._how(record.handle)
        if isinstance(how, Refused):
            return Ambiguous(how.reason)
        match how.text("data", "status"):
            case "SEND_TO_USER_INBOX" | "FAILED":
                return Absent()  # nothing is public: `send` hands it to a person, or says why not
            case "PROCESSING_UPLOAD":
                return self._half(record, how)
        return self._told(record, how)

    def metrics(self, record: Record) -> Mapping[str, int] | Refused | Ambiguous:
        """Return the numbers of the post; needs the right `video.list`."""
        query = {"fields": ",".join(("id", *METRICS))}
        asked = {"filters": {"video_ids": [record.remote_id]}}
        got = harmless(self.wire.ask("POST", "v2/video/query/", query=query, data=asked))
        if isinstance(got, Refused):
            return got
        found = Reply(got.get("data", "videos", 0))
        numbers = {name: found.get(name) for name in METRICS}
        return {name: value for name, value in numbers.items() if isinstance(value, int)}

    def examine(self) -> Iterator[Check]:
        """Look whose token it is, and, for direct posts, who may see them."""
        got = self._creator() if self._direct else self._me()
        if isinstance(got, Refused):
            yield Check("account", Health.BAD, got.reason, f"see {SETUP.page}")
            return
        name = got.text("data", "creator_username") or got.text("data", "user", "display_name")
        yield Check("account", Health.GOOD, name)
        options = got.get("data", "privacy_level_options")
        if self._direct and not (isinstance(options, list) and self._privacy in options):
            step = "choose another `settings.privacy`, or the account's own setting"
            yield Check("privacy", Health.BAD, f"the account does not allow {self._privacy}", step)

    @property
    def _direct(self) -> bool:
        return self.channel.settings.get("mode") == "direct"

    @property
    def _privacy(self) -> str:
        return self.channel.settings.get("privacy") or "PUBLIC_TO_EVERYONE"

    def _begun(self, record: Record, film: Medium) -> Outcome:
        path, asked = (
            "v2/post/publish/inbox/video/init/",
            {"source_info": source(len(film.content))},
        )
        if self._direct:
            refusal = self._forbidden(film)
            if refusal is not None:
                return refusal
            path, asked = "v2/post/publish/video/init/", {**asked, "post_info": self._post(record)}
        got = harmless(self.wire.ask("POST", path, data=asked))
        if isinstance(got, Refused):
            return got
        id = got.text("data", "publish_id")
        if not id:
            return Refused("TikTok named no upload", retryable=True)
        return self.transfers.begin(id, got.text("data", "upload_url"), film) or Prepared(id)

    def _forbidden(self, film: Medium) -> Refused | None:
        """Return why the account does not take a film directly, as TikTok wants it asked before."""
        got = self._creator()
        if isinstance(got, Refused):
            return got
        options = got.get("data", "privacy_level_options")
        if not isinstance(options, list):
            return Refused("TikTok did not say who may see the account's posts", retryable=True)
        if self._privacy not in options:
            return Refused(f"the account does not allow {self._privacy}: change `settings.privacy`")
        most = got.get("data", "max_video_post_duration_sec")
        if isinstance(most, int) and film.seconds > most:
            return Refused(f"the film has {film.seconds:.0f} seconds, the account may post {most}")
        return None

    def _post(self, record: Record) -> Mapping[str, object]:
        """Return what is said of a post that goes out directly."""
        promotes = self.channel.settings.get("promotes")
        return {
            "title": text_of(record),
            "privacy_level": self._privacy,
            "disable_comment": False,
            "disable_duet": False,
            "disable_stitch": False,
            "brand_organic_toggle": promotes == "own",
            "brand_content_toggle": promotes == "partner",
        }

    def _half(self, record: Record, how: Reply) -> Outcome:
        """Return what it means that an upload waits for the rest of its film.

        Only the run that named it knew where the film is sent, and that run is over.
        """
        arrived = how.get("data", "uploaded_bytes")
        if isinstance(arrived, int) and arrived < self._size(record):
            return Absent(handle_lost=True)
        return Ambiguous(WORKING)

    def _size(self, record: Record) -> int:
        media = media_of(self.tools, record)
        return 0 if isinstance(media, Refused) else sum(len(one.content) for one in media)

    def _told(self, record: Record, how: Reply) -> Outcome:
        match how.text("data", "status"):
            case "PUBLISH_COMPLETE":
                return Sent(self._receipt(record.handle, how))
            case "SEND_TO_USER_INBOX":
                return inbox.handed(self.channel, self.tools, record)
            case "FAILED":
                why = how.text("data", "fail_reason") or "no reason given"
                return Refused(f"TikTok cannot use the film: {why}")
        return Ambiguous(WORKING)

    def _receipt(self, handle: str, how: Reply) -> Receipt:
        """Return the receipt of a post: its id is told only of what everybody may see."""
        id = how.text("data", "publicaly_available_post_id", 0)
        if not id:
            return Receipt(handle)
        name = self.channel.handle.lstrip("@")
        return Receipt(id, f"https://www.tiktok.com/@{name}/video/{id}" if name else "")

    def _how(self, id: str) -> Reply | Refused:
        path = "v2/post/publish/status/fetch/"
        return harmless(self.wire.ask("POST", path, data={"publish_id": id}))

    def _me(self) -> Reply | Refused:
        query = {"fields": "open_id,display_name"}
        return harmless(self.wire.ask("GET", "v2/user/info/", query=query))

    def _creator(self) -> Reply | Refused:
        return harmless(self.wire.ask("POST", "v2/post/publish/creator_info/query/", data={}))
