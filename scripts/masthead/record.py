"""What the ledger knows about a delivery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Where a delivery stands. The first six are derived, the others come from the ledger."""

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
        plan: what the holder does: `send`, `resend`, `reconcile`, or empty.
        key: the idempotency key; made of post, channel and generation, never of the text.
        commit: the commit that holds the approved text.
        content_hash: hash of message and media (`masthead.message.content_hash`).
        payload: the message as sent.
        receipts: answers by part, in order; a thread resumes at the first missing one.
        handle: a two-step service's handle, or empty.
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
    plan: str = ""
    key: str = ""
    commit: str = ""
    content_hash: str = ""
    payload: Mapping[str, object] = field(default_factory=dict)
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
