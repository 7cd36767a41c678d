"""What YouTube's refusals mean: the reason in the body says more than the status.

Facts: developers.google.com, YouTube Data API: Errors; Quota and Compliance Audits; 2026-11-22.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from masthead.channels.wire import Reply
from masthead.http import Answer
from masthead.protocol.outcome import Refused
from masthead.redacting import in_one_line

TOMORROW = 6 * 3600.0
"""Seconds to wait where the day's quota is spent: it comes back at midnight in California."""

SPENT = frozenset({"quotaExceeded", "dailyLimitExceeded", "uploadLimitExceeded"})
HURRIED = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
LOCKED = frozenset({"authError", "youtubeSignupRequired", "insufficientPermissions"})


def refused(answer: Answer) -> Refused | None:
    """Tell what a refusal with a reason in it means; None leaves it to the status."""
    if not 400 <= answer.status < 500:
        return None
    try:
        said = Reply(json.loads(answer.body))
    except (ValueError, RecursionError):
        return None
    reason = said.text("error", "errors", 0, "reason")
    told = in_one_line(said.text("error", "message").encode())
    words = f"YouTube refused it ({reason}): {told}"
    if reason in SPENT:
        return Refused(words, retryable=True, retry_after=TOMORROW)
    if reason in HURRIED:
        return Refused(words, retryable=True)
    if reason in LOCKED:
        return Refused(words, retryable=True, credentials=True)
    return None


def seconds(text: str) -> float:
    """Return a time of YouTube's (ISO 8601) in seconds since 1970; nought where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).timestamp()
    except (ValueError, OverflowError):
        return 0.0
