"""What a publishing run is given: deliveries that it may take, and its times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from masthead.protocol.capability import Capability
from masthead.record import Approval, delivery_key


@dataclass(frozen=True, slots=True)
class Policy:
    """The protocol's times (seconds) and counts.

    Args:
        lease: how long a claim keeps others off; longer than a job may run.
        guard: no request starts with less than this left on the lease. Longer than an answer
            may take (60 s), the time a service may still need to act on it, and twice the
            clock skew that is allowed (60 s) together.
        margin: no repeat that rests on a key starts with less than this left of the key's window.
            A machine may freeze between the decision and the request, up to its end: the time that
            a job lives (600 s), and what the guard allows for but one skew (180 s).
        job: no request starts later than this after the run began.
        tries: requests for one part in one run, where a repeat does no harm.
        patience: the longest wait inside a run that a service may ask for.
        pushes: tries to write to the ledger before the run gives up.
        backoff: first wait after a rejected push; doubles up to `longest_backoff`.
        gather: the longest that a push waits for what other channels are about to write; it never
            waits longer than the push before took.
        retry_wait: first wait before the next run tries again after a refusal; doubles with
            each attempt up to `longest_wait`.
        find_out_for: how long a service that can tell is asked what became of a request. After
            this and `find_out_tries` attempts, the next question that stays without an answer
            makes the delivery `unknown`.
    """

    lease: float = 1800.0
    guard: float = 240.0
    margin: float = 780.0
    job: float = 540.0
    tries: int = 3
    patience: float = 20.0
    pushes: int = 40
    backoff: float = 0.2
    longest_backoff: float = 10.0
    gather: float = 2.0
    retry_wait: float = 60.0
    longest_wait: float = 6 * 3600.0
    find_out_for: float = 24 * 3600.0
    find_out_tries: int = 20


@dataclass(frozen=True, slots=True)
class Task:
    """One delivery that a run may take.

    Args:
        post, channel: the delivery's name.
        capability: what the channel's service lets us know.
        payload, commit, content_hash, approval: the approved text and how it was approved, frozen
            when the claim is new.
        format: the format that `capability` is about, as a payload names it: one service may leave
            some formats to a person. A record of another format is not taken.
        may_send: false where a run may only find out what became of an earlier one.
    """

    post: str
    channel: str
    capability: Capability
    payload: Mapping[str, object] = field(default_factory=dict)
    commit: str = ""
    content_hash: str = ""
    may_send: bool = True
    approval: Approval | None = None
    format: str | None = None

    @property
    def name(self) -> str:
        """The delivery's name, `<post>@<channel>`."""
        return delivery_key(self.post, self.channel)
