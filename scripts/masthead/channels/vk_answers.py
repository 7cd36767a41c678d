"""What VK's answers mean: a refusal comes with a status of 200 and a number.

Source: VKCOM/vk-api-schema, errors.json (version 5.199), read 2026-11-22; 1051 from
gitroomhq/postiz-app#1408, 27 from VKCOM/vk-api-schema#242.
"""

from __future__ import annotations

from html import unescape

from masthead.channels.wire import Reply
from masthead.protocol.outcome import Ambiguous, Refused

CREDENTIALS = frozenset({4, 5, 7, 15, 17, 27, 28, 30, 203, 1051, 1116, 1117})
"""Who asks may not: a key that is wrong, revoked, of the wrong kind, or lacks a right."""

SOON = {6: 2.0, 9: 600.0, 29: 3600.0}
"""Too many requests: in a second, of the same kind, in a day; seconds to wait, chosen by us."""

UNKNOWN = frozenset({1, 10})
"""An error inside VK."""

CAPTCHA, CAPTCHA_WAIT = 14, 3600.0


def judged(reply: Reply) -> Refused | Ambiguous | None:
    """Return what an answer with an error in it means, or None where there is none."""
    if reply.get("error") is None:
        return None if reply.get("response") is not None else Ambiguous("VK answered nothing")
    code, words = reply.get("error", "error_code"), reply.text("error", "error_msg")
    said = f"VK answered {code}: {words}"
    if not isinstance(code, int) or code in UNKNOWN:
        return Ambiguous(said)
    if code in CREDENTIALS:
        return Refused(said, retryable=True, credentials=True)
    if code in SOON:
        return Refused(said, retryable=True, retry_after=SOON[code])
    if code == CAPTCHA:
        why = f"VK wants a person to solve a captcha: post by hand, or wait; {said}"
        return Refused(why, retryable=True, retry_after=CAPTCHA_WAIT)
    return Refused(said)


def same(ours: str, theirs: str) -> bool:
    """Tell whether two texts read the same: VK may write signs as HTML does."""
    return " ".join(unescape(ours).split()) == " ".join(unescape(theirs).split())
