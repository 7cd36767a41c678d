"""What the ledger knows about a delivery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Where a delivery stands. The first six are derived, the others come from the ledger.

    `EXPIRED` in the ledger means that a person dropped the delivery.
    """

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    DUE = "due"
    HELD = "held"
    LATE = "late"
    EXPIRED = "expired"
    CLAIMED = "claimed"
    SENDING = "sending"
    PUBLISHED = "published"
    FAILED = "failed"
    UNKNOWN = "unknown"
    RETRACTED = "retracted"


FINAL = frozenset({State.PUBLISHED, State.FAILED, State.UNKNOWN, State.EXPIRED, State.RETRACTED})
"""Ledger states that a machine never leaves by itself."""


LEGAL: Mapping[State | None, frozenset[State]] = {
    None: frozenset({State.CLAIMED, State.SENDING, State.PUBLISHED, State.EXPIRED}),
    State.CLAIMED: frozenset(
        {State.CLAIMED, State.SENDING, State.PUBLISHED, State.FAILED, State.EXPIRED}
    ),
    State.SENDING: frozenset(
        {
            State.SENDING,
            State.CLAIMED,
            State.PUBLISHED,
            State.FAILED,
            State.UNKNOWN,
            State.EXPIRED,
        }
    ),
    State.UNKNOWN: frozenset({State.CLAIMED, State.PUBLISHED, State.EXPIRED}),
    State.FAILED: frozenset({State.CLAIMED, State.PUBLISHED, State.EXPIRED}),
    State.EXPIRED: frozenset({State.CLAIMED, State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.RETRACTED}),
    State.RETRACTED: frozenset(),
}
"""Which ledger state may follow which; None stands for no record yet."""


class Plan(StrEnum):
    """What the holder of a claim does with it.

    `SEND` for the first time; `RESEND` what may have been sent already, where a repeat does
    no harm; `RECONCILE`: ask the service what became of it; `PERSON`: somebody sends by hand.
    """

    NONE = ""
    SEND = "send"
    RESEND = "resend"
    RECONCILE = "reconcile"
    PERSON = "person"


def delivery_key(post: str, channel: str) -> str:
    """Return a delivery's name, `<post>@<channel>`."""
    return f"{post}@{channel}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a service answered for one part: its id there, its address, the time (UTC, seconds)."""

    remote_id: str
    url: str = ""
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Read:
    """Somebody's approval that counts: their login on GitHub, and the commit that they read."""

    login: str
    commit: str


@dataclass(frozen=True, slots=True)
class Approval:
    """How a delivery's text was approved, as GitHub said it when a run claimed the delivery.

    Args:
        pull: number of the pull request that brought the post.
        url: its page, as GitHub gave it.
        commit: the commit on the publishing branch by which the post's text came.
        by: whose approvals count; nobody where the hub's policy asks nobody.
        emergency: the short way was taken.
        besides: numbers of further pull requests, by which other files of the message came.
    """

    pull: int
    url: str = ""
    commit: str = ""
    by: tuple[Read, ...] = ()
    emergency: bool = False
    besides: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One delivery in the ledger.

    Times are seconds since 1970 in UTC. `payload` is frozen at the claim: a retry sends it
    again, whatever has become of the file.

    Args:
        post, channel: the delivery's name.
        state: where it stands.
        generation: 1, and one more after each `resolve --retry`.
        attempt: how often a run has claimed it.
        nonce: the run that holds, or last held, the claim.
        lease_until: until when no other run may touch it.
        first_sent: when a request may first have left, or None.
        plan: what the holder does.
        confirmed: when a person last said that it is to be sent, or 0; `late` counts from there.
        key: the idempotency key; made of post, channel and generation, never of the text.
        commit: the commit that holds the approved text.
        content_hash: hash of message and media (`masthead.message.content_hash`).
        payload: the message as sent.
        approval: how its text was approved, or None where nobody asked.
        receipts: answers by part, in order; a thread resumes at the first missing one.
        handle: a two-step service's handle, or where the bundle for a person lies, or empty.
        reason: why it stands where it stands, in words.
        at: when this state was written.
    """

    post: str
    channel: str
    state: State
    generation: int = 1
    attempt: int = 1
    nonce: str = ""
    lease_until: float = 0.0
    first_sent: float | None = None
    plan: Plan = Plan.NONE
    confirmed: float = 0.0
    key: str = ""
    commit: str = ""
    content_hash: str = ""
    payload: Mapping[str, object] = field(default_factory=dict)
    approval: Approval | None = None
    receipts: tuple[Receipt, ...] = ()
    handle: str = ""
    reason: str = ""
    at: float = 0.0

    @property
    def name(self) -> str:
        """The delivery's name, `<post>@<channel>`."""
        return delivery_key(self.post, self.channel)

    @property
    def remote_id(self) -> str:
        """The id of the first part on the service, or empty."""
        return self.receipts[0].remote_id if self.receipts else ""

    @property
    def url(self) -> str:
        """The address of the first part on the service, or empty."""
        return self.receipts[0].url if self.receipts else ""

    @property
    def part(self) -> int:
        """The first part that has no receipt yet, from 0."""
        return len(self.receipts)

    @property
    def part_key(self) -> str:
        """The idempotency key of the part that is next."""
        return f"{self.key}/{self.part}" if self.part else self.key


def generation_key(post: str, channel: str, generation: int) -> str:
    """Return the idempotency key of a delivery: its name, and its generation from the second."""
    name = delivery_key(post, channel)
    return name if generation == 1 else f"{name}.{generation}"


FROZEN = ("key", "commit", "content_hash", "payload", "approval", "receipts")
"""What does not change while a request may be under way; receipts may be added."""


def illegal_step(before: Record | None, after: Record) -> str:
    """Return why a record may not follow another in the ledger, or nothing where it may."""
    known = before.state if before else None
    if after.state not in LEGAL[known]:
        return f"{known or 'nothing'} may not become {after.state}"
    if before is None:
        return "" if after.generation == 1 else "the first generation is 1"
    if before.name != after.name:
        return f"{before.name} may not become {after.name}"
    if after.receipts[: before.part] != before.receipts:
        return "a receipt may not change or vanish"
    if after.generation != before.generation:
        by_person = after.state is State.CLAIMED and after.generation == before.generation + 1
        return "" if by_person else "only a person's retry starts the next generation"
    if before.state in FINAL and after.state is State.CLAIMED:
        return f"a delivery that is {before.state} is sent again in a new generation only"
    if before.state is State.SENDING and any(
        getattr(before, name) != getattr(after, name) for name in FROZEN[:-1]
    ):
        return "what may be under way does not change"
    return ""


@dataclass(frozen=True, slots=True)
class Hold:
    """A person's stop of all publishing; times in seconds since 1970, UTC.

    `until` is None where it lasts until `masthead release`.
    """

    why: str
    who: str
    since: float
    until: float | None = None

    def stops(self, now: float) -> bool:
        """Tell whether publishing is stopped at a time."""
        return self.until is None or now < self.until
