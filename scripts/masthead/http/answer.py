"""What a service answered, and what its status means (RFC 9110, section 15)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from masthead.protocol.outcome import Ambiguous, Refused

NOT_NOW = frozenset({408, 425})
"""Refusals that do not say whether the request was acted on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said, by `Client.request` with a status of 2xx; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        """Whether the service did what it was asked."""
        return 200 <= self.status < 300


Refusal = Callable[[Answer], Refused | Ambiguous | None]
"""Tells from an answer's body what it means that the status is none of 2xx; None: no idea."""


def meaning(answer: Answer, host: str, said: str, now: float) -> Refused | Ambiguous:
    """Return what it means for what was asked that the status is none of 2xx.

    Args:
        answer: what the service said.
        host: who it is.
        said: its words as a message may show them.
        now: the time in seconds since 1970.
    """
    status = answer.status
    reason = f"{host} answered {status}" + (f": {said}" if said else "")
    if status >= 500 or status < 200 or status in NOT_NOW:
        return Ambiguous(reason)
    if status == 429:
        wait = retry_after(answer.headers.get("retry-after", ""), now)
        return Refused(reason, retryable=True, retry_after=wait)
    if status == 303:
        # It may have acted, and says where to see the result (RFC 9110, section 15.4.4).
        return Ambiguous(f"{host} answered 303: what came of it is to be seen elsewhere")
    if status < 400:
        return Refused(f"{host} answered {status}: the address has moved")
    return Refused(reason, retryable=status == 401, credentials=status == 401)


def retry_after(header: str, now: float) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait, rounded up, or None.

    Args:
        header: seconds, or an HTTP date (RFC 9110, section 10.2.3).
        now: the time in seconds since 1970.
    """
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return float(min(int(text[:9]), 10**9))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return float(max(0, math.ceil((moment - datetime.fromtimestamp(now, UTC)).total_seconds())))
