"""What a service lets us know."""

from __future__ import annotations

import pytest

from masthead.protocol.capability import Capability
from masthead.service import RetryClass


@pytest.mark.parametrize(
    ("capability", "retry_class", "repeat_safe"),
    [
        (Capability(own_id=True), RetryClass.OWN_ID, True),
        (Capability(key_window=60), RetryClass.IDEMPOTENCY_KEY, False),
        (Capability(key_window=60, listing=True), RetryClass.IDEMPOTENCY_KEY, True),
        (Capability(two_steps=True), RetryClass.TWO_STEPS, False),
        (Capability(listing=True), RetryClass.LISTING, False),
        (Capability(), RetryClass.BLIND, False),
    ],
)
def test_the_strongest_offer_names_the_class(
    capability: Capability, retry_class: RetryClass, repeat_safe: bool
) -> None:
    """And only where a machine can always tell does a batch go without intents."""
    assert (retry_class, repeat_safe) == (capability.retry_class, capability.repeat_safe)
    assert (retry_class is RetryClass.BLIND) == capability.blind
