"""How Slack writes a text, and what it means when it says no.

Sources: docs.slack.dev, "Formatting message text", "Rich text block" and the errors of
chat.postMessage, read 2026-11-22. A rich text block shows a text as it stands: nothing in it is
markup, and nobody is named by it.
"""

from __future__ import annotations

import hashlib
import re

from masthead.channels.wire import Reply
from masthead.http.answer import retry_after
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.record import Record

EVENT = "masthead_part"
"""The type of the metadata that our messages carry."""

CLOSED = frozenset(
    {
        "access_denied",
        "account_inactive",
        "channel_not_found",
        "ekm_access_denied",
        "invalid_auth",
        "is_archived",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "not_in_channel",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
"""Errors after which nothing on the channel works until a person has done something."""

STEPS = {
    "not_in_channel": "invite the bot to the channel",
    "channel_not_found": "see `account`, and invite the bot to a private channel",
    "missing_scope": "add the scope on the app's page, and install the app again",
    "token_expired": "make a new token; one of an app without token rotation lasts",
}

LATER = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
"""Errors that pass."""

UNSURE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors after which, as Slack says, some of the operation may have been done."""

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?')\]]")
_SHOWN_LINK = re.compile(r"<(https?://[^|>]+)(?:\|[^>]*)?>")


def judged(reply: Reply) -> Refused | Ambiguous | None:
    """Return what an answer with `ok: false` means, which Slack sends with a status of 200."""
    if reply.get("ok") is True:
        return None
    error = reply.text("error")
    if not error:
        return Ambiguous("Slack answered without saying whether it worked")
    more = reply.text("needed") or reply.text("response_metadata", "messages", 0)
    step = f"; {STEPS[error]}" if error in STEPS else ""
    reason = f"Slack refused: {error}{f' ({more})' if more else ''}{step}"
    if error in UNSURE:
        return Ambiguous(reason)
    if error in LATER:
        wait = retry_after(reply.headers.get("retry-after", ""), 0.0)
        return Refused(reason, retryable=True, retry_after=wait)
    return Refused(reason, retryable=error in CLOSED, credentials=error in CLOSED)


def escaped(text: str) -> str:
    """Return a text in which nothing is markup for a link or a mention."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> str:
    """Return a text of Slack's as people read it, spaces run together."""
    shown = _SHOWN_LINK.sub(r"\1", text)
    for sign, code in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        shown = shown.replace(code, sign)
    return " ".join(shown.split())


def mark(record: Record) -> str:
    """Return the id of the block that shows the next part's text: its key, made short."""
    return f"masthead-{hashlib.sha256(record.part_key.encode()).hexdigest()[:32]}"


def block(text: str, id: str = "") -> dict[str, object]:
    """Return a text as a block that shows it as it stands, its links to follow.

    Args:
        text: the text.
        id: the block's id, or empty.
    """
    pieces: list[dict[str, str]] = []
    done = 0
    for found in _LINK.finditer(text):
        if found.start() > done:
            pieces.append({"type": "text", "text": text[done : found.start()]})
        pieces.append({"type": "link", "url": found[0]})
        done = found.end()
    if done < len(text):
        pieces.append({"type": "text", "text": text[done:]})
    section = {"type": "rich_text_section", "elements": pieces}
    made: dict[str, object] = {"type": "rich_text", "elements": [section]}
    return {**made, "block_id": id} if id else made


def metadata(key: str) -> dict[str, object]:
    """Return what a message carries unseen: the key of the part that it is."""
    return {"event_type": EVENT, "event_payload": {"key": key}}
