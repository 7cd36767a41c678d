"""What an answer of GitHub means: fine, wait and ask again, or stop; without a clock or network."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from masthead.http import SHOWN, Answer
from masthead.http.answer import retry_after
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.redacting import in_one_line

MINUTE = 60.0
LONGEST_PAUSE = 30.0
"""Seconds of the longest pause after a fault of GitHub's own."""

HINTS = {
    "token": "the token has expired or is wrong: give GITHUB_TOKEN a valid one",
    "forbidden": "give the token the right that this needs (see `masthead doctor --online`)",
    "missing": "see that it exists; GitHub also says this where the token may not see it",
    "invalid": "GitHub does not take these values",
    "conflict": "something has changed meanwhile: run it again",
    "limited": "GitHub's limit is used up: run it again later",
    "moved": "the repository has a new name or place: use it",
    "unreachable": "see to the network, then run it again",
    "broken": "GitHub has trouble (https://www.githubstatus.com): run it again later",
    "odd": "something between here and GitHub changes the answers: see to proxy and address",
}
"""The next step, by cause (`masthead.errors.GitHubError`)."""

CAUSES = {401: "token", 404: "missing", 409: "conflict", 410: "missing", 422: "invalid"}
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="?next"?')


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an answer is of no use.

    Args:
        cause: as in `masthead.errors.GitHubError`.
        said: what came back, in one line; it may quote a secret.
        wait: seconds after which the same request may go better, or None for never.
        done: whether GitHub may have done what was asked all the same.
    """

    cause: str
    said: str
    wait: float | None = None
    done: bool = False


def judge(got: Answer | Refused | Ambiguous, now: float, attempt: int) -> Trouble | None:
    """Return what is wrong with what came back; None where it is fine.

    The limits follow GitHub's page "Rate limits for the REST API", read in November 2026: after
    `x-ratelimit-remaining: 0` until `x-ratelimit-reset`; otherwise as `retry-after` says;
    otherwise a minute at least, and longer each time.

    Args:
        got: what came back.
        now: the time in seconds since 1970.
        attempt: how often the same was asked before, from 0.
    """
    pause = min(2.0**attempt, LONGEST_PAUSE)
    if isinstance(got, Refused):
        return Trouble("unreachable", got.reason, pause if got.retryable else None)
    if isinstance(got, Ambiguous):
        return Trouble("broken", got.reason, pause, done=True)
    if got.is_success:
        return None
    said = f"{got.status}{_message(got)}"
    if got.status in (403, 429):
        wait = _limit(got, now, attempt)
        return Trouble("forbidden" if wait is None else "limited", said, wait)
    if 300 <= got.status < 400:
        return Trouble("moved", said)
    if got.status >= 500 or got.status < 200 or got.status in (408, 425):
        return Trouble("broken", said, pause, done=True)
    return Trouble(CAUSES.get(got.status, "invalid"), said)


def parse(got: Answer) -> object:
    """Return the JSON of an answer; None where it has no body.

    Raises:
        ValueError: it is no JSON, or not all of it.
    """
    if got.status == 204 or not got.body:
        return None
    kind = got.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise ValueError(f"the answer is {kind or 'of no kind'}, not JSON")
    try:
        return json.loads(got.body)
    except (ValueError, RecursionError):
        raise ValueError("the answer is JSON that breaks off or cannot be read") from None


def next_page(link: str) -> str:
    """Return the address of the next page that a `Link` header names, or empty."""
    found = _NEXT.search(link[:8_192])
    return found[1] if found else ""


def _limit(got: Answer, now: float, attempt: int) -> float | None:
    """Return the seconds to wait for a limit; None where the refusal is about a right."""
    wait = retry_after(got.headers.get("retry-after", ""), now)
    if wait is not None:
        return wait
    reset = got.headers.get("x-ratelimit-reset", "")
    if got.headers.get("x-ratelimit-remaining") == "0" and reset.isascii() and reset.isdecimal():
        return max(0.0, min(int(reset[:12]), 10**11) - now) + 1
    if got.status == 429 or b"rate limit" in got.body.lower():
        return float(MINUTE * 2.0**attempt)
    return None


def _message(got: Answer) -> str:
    """Return what a refusal says of itself, to follow its status."""
    try:
        said = json.loads(got.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("message"), str):
        return ""
    errors = said.get("errors")
    details = [_detail(error) for error in errors[:5]] if isinstance(errors, list) else []
    text = "; ".join([said["message"], *filter(None, details)])
    return f": {in_one_line(text.encode('utf-8', 'replace'))[:SHOWN]}"


def _detail(error: object) -> str:
    """Return one of the errors of a refusal, in words."""
    if isinstance(error, str):
        return error
    if not isinstance(error, dict):
        return ""
    words = (error.get(key) for key in ("resource", "field", "code", "message"))
    return " ".join(word for word in words if isinstance(word, str))
