"""What a service lets a publisher know after a lost answer, as data."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.service import RetryClass


@dataclass(frozen=True, slots=True)
class Capability:
    """What an adapter's service offers (design, section 7).

    Args:
        own_id: we choose the record's id, so that a repeat is the same record (K1).
        key_window: seconds for which the service remembers an idempotency key, or 0 (K2).
        two_steps: a handle is prepared first, then published once (K3).
        listing: own posts can be listed and found by their key (K4).
        listing_lag: seconds until a new post shows in the listing.
        per_part: each part of a thread is a request of its own.
        by_hand: a person sends; the adapter only writes a bundle.
        as_of: day the facts were read, ISO 8601.
    """

    own_id: bool = False
    key_window: float = 0.0
    two_steps: bool = False
    listing: bool = False
    listing_lag: float = 0.0
    per_part: bool = False
    by_hand: bool = False
    as_of: str = ""

    @property
    def retry_class(self) -> RetryClass:
        """The service's class, the strongest that applies."""
        if self.own_id:
            return RetryClass.OWN_ID
        if self.key_window:
            return RetryClass.IDEMPOTENCY_KEY
        if self.two_steps:
            return RetryClass.TWO_STEPS
        return RetryClass.LISTING if self.listing else RetryClass.BLIND

    @property
    def repeat_safe(self) -> bool:
        """Whether a machine can always find out or repeat: no intent is pushed before a request."""
        return self.own_id or bool(self.key_window and self.listing)

    @property
    def blind(self) -> bool:
        """Whether nobody can find out what became of a request."""
        return self.retry_class is RetryClass.BLIND
