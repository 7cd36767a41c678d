"""What TikTok's answers mean: each has an error with a code, `ok` where there is none.

Facts: developers.tiktok.com, Upload; Direct Post; Get Post Status; read 2026-11-22.
"""

from __future__ import annotations

import json

from masthead.channels.wire import Reply
from masthead.http import Answer
from masthead.protocol.outcome import Refused

DEAD = frozenset({"access_token_invalid", "scope_not_authorized", "token_not_authorized_for_user"})
"""Nothing on the channel works until somebody sets another token."""

CROWDED = frozenset(
    {
        "spam_risk_too_many_pending_share",
        "spam_risk_too_many_posts",
        "reached_active_user_cap",
    }
)
"""The day's number is spent: so many posts, or so many that wait in the inbox."""

TOMORROW = 6 * 3600.0
"""Seconds to wait then."""


def wrong(reply: Reply) -> Refused | None:
    """Tell whether an answer with a status of 2xx is a refusal all the same."""
    code = reply.text("error", "code")
    return None if code in {"", "ok"} else _of(code, reply)


def refused(answer: Answer) -> Refused | None:
    """Tell what a refusal with a code in it means; None leaves it to the status."""
    if not 400 <= answer.status < 500:
        return None
    try:
        reply = Reply(json.loads(answer.body))
    except (ValueError, RecursionError):
        return None
    code = reply.text("error", "code")
    return _of(code, reply) if code else None


def _of(code: str, reply: Reply) -> Refused:
    said = " ".join(reply.text("error", "message").split())
    reason = f"TikTok refused it ({code})" + (f": {said}" if said else "")
    if code in DEAD:
        return Refused(reason, retryable=True, credentials=True)
    if code in CROWDED:
        return Refused(reason, retryable=True, retry_after=TOMORROW)
    return Refused(reason, retryable=code in {"rate_limit_exceeded", "internal_error"})
