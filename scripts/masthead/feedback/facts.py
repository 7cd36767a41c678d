"""What is known about a change: its posts, where they fall, what is wrong, who must approve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from masthead.checking import Report
from masthead.message import Message
from masthead.post import Post
from masthead.record import State


@dataclass(frozen=True, slots=True)
class Preview:
    """A message, with the length of each of its parts in words.

    Args:
        message: as it will be sent.
        lengths: of each part, as `248/300 graphemes`.
        over: of each part, by how much it is too long, in words; empty where it fits.
        card: the network draws a card of the link of a part without media.
    """

    message: Message
    lengths: tuple[str, ...]
    over: tuple[str, ...]
    card: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A delivery of another post beside one of this change."""

    post: str
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one delivery of a changed post falls.

    Args:
        post, channel: ids.
        at: when it goes out in the hub's zone, or None where nobody said.
        state, reason: where it stands, and why.
        gap: what its channel asks for between two posts.
        close: deliveries on the same channel that are nearer than that.
        same_day: deliveries of other posts on the same day, those on the same channel first.
    """

    post: str
    channel: str
    at: datetime | None
    state: State
    reason: str = ""
    gap: timedelta | None = None
    close: tuple[Neighbour, ...] = ()
    same_day: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed post: what is sent, and where it falls."""

    post: Post
    previews: tuple[Preview, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Approvals that a change needs.

    Args:
        why: the rule that asks for them, in words.
        who: people and teams who may give them.
        count: how many are needed.
        given: who has given one that counts.
        waived: it is not met, and the short way was taken.
    """

    why: str
    who: tuple[str, ...]
    count: int = 1
    given: tuple[str, ...] = ()
    waived: bool = False

    @property
    def missing(self) -> int:
        """How many are still needed."""
        return max(0, self.count - len(self.given))


@dataclass(frozen=True, slots=True)
class Approving:
    """Who must approve, and who has.

    Args:
        needs: what is asked for.
        notes: what else there is to say: an approval that no longer counts, a fault.
        headline: how it stands, in one line; empty where nobody has judged it.
        next_step: what to do next, or empty.
    """

    needs: tuple[Need, ...] = ()
    notes: tuple[str, ...] = ()
    headline: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """Where a channel that was changed sends the values of its secrets.

    Args:
        path: the channel's page.
        place: service, address and account.
        secrets: the variables.
        was: place and variables as they were, in words; empty where there was none.
    """

    path: str
    place: tuple[str, ...]
    secrets: tuple[str, ...]
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that a pull request is told.

    Args:
        zone: the hub's zone; all times are in it.
        posts: the changed posts, in order of their files.
        report: what the check has found.
        removed: files of posts that the change takes away.
        unread: files of posts that cannot be read.
        touched: how many unchanged posts rest on something that is changed.
        approving: who must approve; None where nobody was asked.
        accesses: the channels whose secrets go elsewhere than before.
    """

    zone: str
    posts: tuple[Changed, ...]
    report: Report
    removed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    touched: int = 0
    approving: Approving | None = None
    accesses: tuple[Access, ...] = ()
