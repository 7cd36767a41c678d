"""Meta's Graph: how Facebook, Instagram and Threads are asked, and what their errors mean.

The token goes in the header `Authorization`, never in an address. An error is told by the number
in its body, whatever the status says (developers.facebook.com: Graph API, Handle errors; Instagram
Platform, Error codes; read 2026-11-22).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from masthead.channels.base import Tools
from masthead.channels.wire import Reply, Wire, harmless
from masthead.http import Answer
from masthead.http.answer import retry_after
from masthead.protocol.outcome import Absent, Ambiguous, Refused
from masthead.record import Record

TOKEN = frozenset({102, 190})
"""The token is not good (any more)."""

RIGHTS = frozenset({3, 10, *range(200, 300)})
"""The token, or the app, lacks a right."""

PACE = frozenset({4, 9, 17, 32, 341, 368, 613, *range(80000, 80015)})
"""Too much, for now: calls of the app, of the account, posts of the day, or a block for a while."""

UNSURE = frozenset({-2, -1, 1, 2})
"""Meta's own failures: nobody knows what became of the request."""

NOT_YET = frozenset({9007})
"""The container is not ready; nothing was published."""

WRONG = frozenset({100, 506})
"""A value is wrong, or the same was posted just before."""

GONE = "(code 100/33)"
"""How a reason says that there is no such object."""

_ID = re.compile(r"[0-9]{1,40}(?:_[0-9]{1,40})?")


def graph(tools: Tools, title: str, base: str, version: str, token: str) -> Wire:
    """Return how a service of Meta's is asked.

    Args:
        tools: what the adapter may use.
        title: the service's name, for reasons.
        base: its address.
        version: the version in every path.
        token: the access token.
    """
    return Wire(
        tools.client,
        f"{base.rstrip('/')}/{version}",
        {"Authorization": f"Bearer {token}"},
        judge=partial(_of_reply, title),
        refusal=partial(_of_answer, title),
    )


def id_of(reply: Reply, *keys: str | int) -> str:
    """Return an object's id, or empty where an answer holds none that can stand in a path."""
    found = reply.text(*(keys or ("id",)))
    return found if _ID.fullmatch(found) else ""


def remove(wire: Wire, record: Record) -> Absent | Refused:
    """Delete every part, the last one first; what is gone already stays gone."""
    for receipt in reversed(record.receipts):
        got = harmless(wire.ask("DELETE", receipt.remote_id))
        if isinstance(got, Refused) and GONE not in got.reason:
            return got
    return Absent()


def _of_reply(title: str, reply: Reply) -> Refused | Ambiguous | None:
    """Return what an error in an answer of 2xx means."""
    error = reply.get("error")
    return _judged(title, 200, error, {}) if isinstance(error, Mapping) else None


def _of_answer(title: str, answer: Answer) -> Refused | Ambiguous | None:
    """Return what an error in another answer means; None where it holds none."""
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    error = body.get("error") if isinstance(body, Mapping) else None
    if not isinstance(error, Mapping) or _number(error.get("code")) is None:
        return None
    return _judged(title, answer.status, error, answer.headers)


def _judged(
    title: str, status: int, error: Mapping[str, Any], headers: Mapping[str, str]
) -> Refused | Ambiguous:
    code, sub = _number(error.get("code")), _number(error.get("error_subcode"))
    said = " ".join(str(error.get("error_user_msg") or error.get("message") or "").split())
    number = f"{code}/{sub}" if sub else f"{code}"
    reason = f"{title} refused it (code {number}): {said}"
    if code in TOKEN or code in RIGHTS:
        return Refused(reason, retryable=True, credentials=True)
    if code in PACE:
        return Refused(reason, retryable=True, retry_after=_wait(headers))
    if code in NOT_YET:
        return Refused(reason, retryable=True)
    unknown = code is None or (status >= 500 and code not in WRONG)
    if code in UNSURE or error.get("is_transient") is True or unknown:
        return Ambiguous(f"{title} failed (code {number}): {said}")
    return Refused(reason)


def _wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds to wait, by the header that says when an account may ask again."""
    try:
        usage = json.loads(headers.get("x-business-use-case-usage", "{}"))
        minutes = [
            one["estimated_time_to_regain_access"] for many in usage.values() for one in many
        ]
        if minutes and max(minutes) > 0:
            return 60.0 * float(min(max(minutes), 1440))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return retry_after(headers.get("retry-after", ""), 0.0)


def _number(value: object) -> int | None:
    try:
        return None if isinstance(value, bool) else int(str(value))
    except ValueError:
        return None
