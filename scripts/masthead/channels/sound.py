"""Make what an adapter brings back fit to be kept and shown, whatever a service answered.

An id, an address and a reason end in the ledger, on pages and on terminals. Here they lose secrets,
letters that do not show, and what is too long: a file of the ledger that is too large would stop
all publishing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from masthead.health import Check
from masthead.protocol.outcome import (
    Ambiguous,
    ByHand,
    HandedOver,
    Outcome,
    Prepared,
    Refused,
    Sent,
)

LONGEST_ID, LONGEST_URL, LONGEST_WORDS = 4000, 2000, 500
"""Characters that are kept."""

_WEB = re.compile(r"https?://[^\s<>\"'`\\]+")

Clean = Callable[[str], str]
"""Takes secrets out of a text."""


def sound(outcome: Outcome, clean: Clean) -> Outcome:
    """Return an outcome that can be kept and shown.

    Args:
        outcome: what an adapter brought back.
        clean: takes secrets out of a text.
    """
    match outcome:
        case Sent(receipt):
            id = _line(receipt.remote_id, clean)[:LONGEST_ID]
            return Sent(replace(receipt, remote_id=id, url=_address(receipt.url, clean)))
        case Prepared(handle):
            if handle and _line(handle, clean) == handle and len(handle) <= LONGEST_ID:
                return outcome
            return Refused("the service gave no usable name to its first step", retryable=True)
        case Refused() | Ambiguous():
            return replace(outcome, reason=_line(outcome.reason, clean)[:LONGEST_WORDS].strip())
        case HandedOver(path):
            return HandedOver(_line(path, clean))
        case ByHand(place):
            return ByHand(_line(place, clean)[:LONGEST_URL])
        case _:
            return outcome


def sound_check(check: Check, clean: Clean) -> Check:
    """Return what was looked at, fit to be shown."""
    said, step = (_line(text, clean)[:LONGEST_WORDS] for text in (check.said, check.step))
    return replace(check, said=said, step=step)


def _line(text: str, clean: Clean) -> str:
    """Return a text in one line of letters that show."""
    shown = "".join(letter if letter.isprintable() else " " for letter in clean(text))
    return shown if shown == text else " ".join(shown.split())


def _address(url: str, clean: Clean) -> str:
    """Return an address of the web, or empty where it is none or holds a secret."""
    fits = len(url) <= LONGEST_URL and url.isprintable() and _WEB.fullmatch(url)
    return url if fits and clean(url) == url else ""
