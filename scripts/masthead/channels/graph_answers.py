"""What Meta's lists, numbers and tokens say: read from answers, the same for all three services."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from masthead.channels.base import Mention
from masthead.channels.graph import id_of
from masthead.channels.moments import SLACK
from masthead.channels.wire import Reply, Wire, harmless
from masthead.health import Check, Health
from masthead.protocol.outcome import Refused
from masthead.setups.judging import until
from masthead.setups.setup import Setup

NO_YEAR = 253_402_300_800
"""The second with which the year 10000 begins, for which there is no date."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a service calls the fields of its objects.

    Args:
        text: the text.
        at: the time.
        url: where people see it.
        who: the path to the name of who wrote it.
        author: the path to what an own object is known by, or empty.
    """

    text: str
    at: str = "timestamp"
    url: str = "permalink"
    who: tuple[str, ...] = ("username",)
    author: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The fields as a request names them."""
        return ",".join(("id", self.text, self.at, self.url, self.who[0]))


def found(
    reply: Reply,
    keys: Keys,
    text: str | None,
    since: float,
    *,
    known: Collection[str] = (),
    author: str = "",
) -> Reply | None:
    """Return the object of a list that a lost answer was about, or None.

    Args:
        reply: the list.
        keys: the names of its fields.
        text: the text that was sent; None where such an object has none.
        since: when the request left, in seconds since 1970.
        known: ids of parts that we know already.
        author: what our own objects say at `keys.author`, or empty where anybody's will do.
    """
    for one in items(reply):
        at = seconds(one.text(keys.at))
        # What has no time is taken for ours: a second one would be worse.
        id, new = id_of(one), not at or at >= since - SLACK
        same = text is None or same_text(one.text(keys.text), text)
        by = one.text(*keys.author).casefold() if author and keys.author else ""
        if id and id not in known and same and new and by in ("", author.casefold()):
            return one
    return None


def is_whole(reply: Reply, keys: Keys, since: float) -> bool:
    """Tell whether a list, newest first, holds everything since a time: what it lacks is not there.

    Args:
        reply: the list.
        keys: the names of its fields.
        since: seconds since 1970.
    """
    rows = reply.rows("data")
    if rows is None or not all(id_of(row) for row in rows):
        return False
    if not reply.text("paging", "next"):
        return True
    return bool(rows) and 0 < seconds(rows[-1].text(keys.at)) < since - SLACK


def mentions(wire: Wire, path: str, keys: Keys, since: float) -> tuple[Mention, ...] | Refused:
    """Return the objects of a list since a time, oldest first."""
    got = harmless(wire.ask("GET", path, query={"fields": keys.asked, "limit": "100"}))
    if isinstance(got, Refused):
        return got
    listed = (
        Mention(
            id_of(one),
            one.text(*keys.who),
            seconds(one.text(keys.at)),
            one.text(keys.text),
            https(one.text(keys.url)),
        )
        for one in items(got)
    )
    newer = (one for one in listed if one.id and one.at >= since)
    return tuple(sorted(newer, key=lambda one: one.at))


def items(reply: Reply) -> Iterator[Reply]:
    """Yield the objects of a list."""
    found = reply.get("data")
    for item in found if isinstance(found, list) else ():
        yield Reply(item)


def seconds(text: str) -> float:
    """Return a time of Meta's (ISO 8601) in seconds since 1970; nought where it is none."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).timestamp()
    except (ValueError, OverflowError):
        return 0.0


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in white space only."""
    return one.split() == other.split()


def https(text: str) -> str:
    """Return an address that an answer names, or empty where it is none of the web."""
    return text if text.startswith("https://") and text.isprintable() else ""


def numbers(reply: Reply, asked: str) -> dict[str, int]:
    """Return the values of an insights answer by Meta's own names.

    Args:
        reply: the answer.
        asked: the names that were asked for, with commas between.
    """
    names = asked.split(",")
    found = {}
    for item in items(reply):
        value = item.get("values", 0, "value")
        if value is None:
            value = item.get("total_value", "value")
        if isinstance(value, int) and not isinstance(value, bool) and item.text("name") in names:
            found[item.text("name")] = value
    return found


def spent(reply: Reply) -> Refused | None:
    """Return a refusal where the posts of the day are used up, by the service's own count."""
    used, most = reply.get("data", 0, "quota_usage"), reply.get("data", 0, "config", "quota_total")
    if isinstance(used, int) and isinstance(most, int) and used >= most:
        said = f"{used} of {most} posts of 24 hours are used"
        return Refused(said, retryable=True, retry_after=3600.0)
    return None


def check_token(wire: Wire, token: str, setup: Setup, now: float) -> Iterator[Check]:
    """Yield how a token stands by `debug_token`: validity, rights, last day.

    The token goes into this one address: there is no other way to ask.
    """
    got = harmless(wire.ask("GET", "debug_token", query={"input_token": token}))
    if isinstance(got, Refused):
        yield Check("expiry", Health.UNKNOWN, got.reason, "look it up in Meta's token debugger")
        return
    if got.get("data", "is_valid") is False:
        yield Check("token", Health.BAD, "the token is not valid", f"see {setup.page}")
    held = got.get("data", "scopes")
    lacking = [one for one in setup.scopes if isinstance(held, list) and one not in held]
    if lacking:
        yield Check("rights", Health.BAD, f"{', '.join(lacking)} missing", f"see {setup.page}")
    ends = got.get("data", "expires_at")
    if isinstance(ends, int) and 0 < ends < NO_YEAR:
        today, last = datetime.fromtimestamp(now, UTC), datetime.fromtimestamp(ends, UTC)
        yield until("expiry", last.date(), today.date(), "the token is good", "refresh the token")
    elif ends == 0:
        yield Check("expiry", Health.GOOD, "the token does not expire")
