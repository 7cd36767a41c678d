"""Whether a LinkedIn account is fit to publish: its token, the token's last day, its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from masthead.channel import Channel
from masthead.channels.base import Tools
from masthead.channels.wire import Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.outcome import Refused
from masthead.setups.judging import until
from masthead.setups.setup import Setup

INTROSPECT = "https://www.linkedin.com"
"""Where a token is asked about (learn.microsoft.com, "Token Introspection", read 2026-11-22)."""


def check_account(wire: Wire, author: str, setup: Setup) -> Check:
    """Return whether the token is good for who posts.

    Args:
        wire: LinkedIn.
        author: the URN of whoever posts.
        setup: what the service needs.
    """
    kind, id = author.split(":")[2:]
    if kind == "person":
        got = harmless(wire.ask("GET", "v2/userinfo"))
        if isinstance(got, Refused):
            return Check("token", Health.BAD, got.reason, f"make a new one at {setup.page}")
        if got.text("sub") != id:
            said = f"the token is that of the person {got.text('sub')}"
            return Check("token", Health.BAD, said, "write this id under `account`")
        return Check("token", Health.GOOD, got.text("name"))
    query = {"q": "author", "author": author, "count": "1"}
    finder = {"X-RestLi-Method": "FINDER"}
    got = harmless(wire.ask("GET", "rest/posts", query=query, headers=finder))
    if isinstance(got, Refused):
        return Check("token", Health.BAD, got.reason, f"make a new one at {setup.page}")
    return Check("token", Health.GOOD, f"it may read the posts of the page {id}")


def check_token(channel: Channel, tools: Tools, wire: Wire, setup: Setup) -> Iterator[Check]:
    """Yield the last day of the token and the rights that it lacks, where LinkedIn tells them."""
    names = ("client_id", "client_secret", "token")
    asked = {name: tools.secret(channel, name) for name in names}
    if not all(asked.values()):
        said = f"its last day is not known; it lives {setup.lives} days"
        step = "name `client_id` and `client_secret` under `secrets`, then LinkedIn tells it"
        yield Check("expiry", Health.UNKNOWN, said, step)
        return
    base = INTROSPECT if wire.base == setup.base else wire.base
    other = Wire(wire.client, base)
    got = harmless(other.ask("POST", "oauth/v2/introspectToken", form=asked))
    step = f"make a new one at {setup.page}"
    if isinstance(got, Refused):
        yield Check("expiry", Health.UNKNOWN, got.reason, "see the client's id and secret")
    elif got.get("active") is not True:
        yield Check("expiry", Health.BAD, f"the token is {got.text('status') or 'over'}", step)
    else:
        yield _expiry(got.get("expires_at"), tools, step)
        rights = set(got.text("scope").replace(" ", ",").split(","))
        missing = [scope for scope in setup.scopes if scope not in rights]
        if missing:
            yield Check("rights", Health.BAD, f"the token lacks {', '.join(missing)}", step)


def _expiry(ends: object, tools: Tools, step: str) -> Check:
    """Return how long a token is good, by the second in which it ends."""
    try:
        last = datetime.fromtimestamp(int(str(ends)), UTC).date()
    except (ValueError, OverflowError, OSError):
        return Check("expiry", Health.UNKNOWN, "LinkedIn does not tell the token's last day")
    today = datetime.fromtimestamp(tools.clock(), UTC).date()
    return until("expiry", last, today, "the token is good", step)
