"""What Telegram's answers mean: receipts, refusals, rights.

Telegram says in the body why it refuses, and how long to wait: `error_code`, `description`,
`parameters.retry_after` (core.telegram.org, "Making requests", read 2026-11-22).
"""

from __future__ import annotations

import json
import re
from typing import Any

from masthead.channels.wire import Reply
from masthead.health import Check, Health
from masthead.http import Answer
from masthead.protocol.outcome import Ambiguous, Outcome, Refused, Sent
from masthead.record import Receipt
from masthead.setups.telegram import SETUP

SHUT = {
    "chat not found": "see `account` on the channel's page, and whether the bot is in the channel",
    "kicked": "make the bot an administrator of the channel again",
    "not a member": "make the bot an administrator of the channel",
    "need administrator rights": "give the bot the right to post",
    "not enough rights": "give the bot the right to post",
    "have no rights": "give the bot the right to post",
    "group chat was upgraded": "write the group's new id under `account`",
}
"""Refusals after which nothing on the channel works, by what they say, with the next step."""

_NUMBER, _GROUP = re.compile(r"[0-9]{1,20}"), re.compile(r"-100[0-9]{1,20}")
_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")

UNKNOWN_TOKEN = frozenset({401, 404})
"""Statuses for a token that Telegram does not know; a malformed one makes an unknown address."""


def judged(reply: Reply) -> Refused | Ambiguous | None:
    """Return what an answer of 2xx with `ok: false` means."""
    if reply.get("ok") is True:
        return None
    if reply.get("ok") is False:
        return _refused(reply, 0)
    return Ambiguous("Telegram answered without saying whether it worked")


def refusal(answer: Answer) -> Refused | None:
    """Return what a refusal means by its body; None where its status says it all."""
    if not 400 <= answer.status < 500 or answer.status in {408, 425}:
        return None
    try:
        said: Any = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or said.get("ok") is not False:
        return None
    return _refused(Reply(said, answer.headers), answer.status)


def _refused(reply: Reply, status: int) -> Refused:
    """Return a refusal, with the next step where one is known."""
    said = reply.text("description")
    code = reply.get("error_code")
    number = code if isinstance(code, int) else status
    reason = f"Telegram refused ({number}): {said}"
    if number in UNKNOWN_TOKEN:
        step = f"ask {SETUP.page} for the bot's token"
        return Refused(f"{reason}; {step}", retryable=True, credentials=True)
    if number == 429:
        wait = reply.get("parameters", "retry_after")
        seconds = float(wait) if isinstance(wait, int | float) and 0 <= wait < 10**9 else None
        return Refused(reason, retryable=True, retry_after=seconds)
    for words, step in SHUT.items():
        if words in said.lower():
            return Refused(f"{reason}; {step}", retryable=True, credentials=True)
    return Refused(reason)


def receipt(reply: Reply) -> Outcome:
    """Return the receipt of what was sent: the ids of its messages, and the first one's address."""
    found = reply.get("result")
    sent = [Reply(one) for one in (found if isinstance(found, list) else [found])]
    ids = [one.text("message_id") for one in sent]
    if not ids or not all(_NUMBER.fullmatch(id) for id in ids):
        return Ambiguous("Telegram answered without the message's id")
    name, chat = sent[0].text("chat", "username"), sent[0].text("chat", "id")
    group = f"c/{chat.removeprefix('-100')}" if _GROUP.fullmatch(chat) else ""
    place = name if _NAME.fullmatch(name) else group
    return Sent(Receipt(" ".join(ids), f"https://t.me/{place}/{ids[0]}" if place else ""))


def rights(member: Reply | Refused, chat: str) -> Check:
    """Return what a bot may do in a chat.

    Args:
        member: Telegram's answer about the bot there.
        chat: the chat's type: `channel`, `supergroup`, `group`.
    """
    if isinstance(member, Refused):
        return Check("rights", Health.BAD, member.reason, "make the bot an administrator")
    status = member.text("result", "status")
    if chat != "channel" and status in {"member", "administrator"}:
        return Check("rights", Health.GOOD, f"the bot is a {status} of the {chat}")
    lacking = [right for right in SETUP.scopes if member.get("result", right) is not True]
    if SETUP.scopes[0] in lacking:
        said = f"the bot is {status or 'nobody'} there and may not post"
        return Check("rights", Health.BAD, said, "make it an administrator that may post")
    if lacking:
        said = f"the bot lacks {', '.join(lacking)}"
        return Check("rights", Health.UNKNOWN, said, "without them it cannot correct a post")
    return Check("rights", Health.GOOD, "the bot may post, edit and delete")
