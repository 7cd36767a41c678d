"""Take a published delivery back, part by part."""

from __future__ import annotations

from collections.abc import Callable

from masthead.channels.wire import Reply, answered, harmless
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.record import Record


def remove_each(
    record: Record, delete: Callable[[str], Reply | Refused | Ambiguous]
) -> Absent | Refused:
    """Delete every part, the last one first; what is gone already (404) stays gone.

    Args:
        record: the published delivery.
        delete: asks the service to delete what has an id.
    """
    for receipt in reversed(record.receipts):
        got = harmless(delete(receipt.remote_id))
        if isinstance(got, Refused) and not answered(got, 404):
            return got
    return Absent()
