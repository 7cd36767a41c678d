"""What a service asks for each request, as dated data, and what a message costs.

Amounts are thousandths of a US dollar, as whole numbers. What a service really charges stands in
its own console; this tells people beforehand, and lets a month's budget stop the publisher. It
counts a little too much rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from masthead.compose.services import SERVICES
from masthead.record import Record, State

_AMOUNT = re.compile(r"\$?\s*([0-9]{1,9})(?:\.([0-9]{1,3}))?")

READS = 5
"""Posts that one look at an account's own posts is taken to bring; most bring fewer."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a service asks, in thousandths of a US dollar.

    Args:
        post: a post.
        with_link: a post with a link in it, instead of `post`.
        description: the alternative text of one medium.
        read: a post that is read again, to find out what became of a request.
        delete: a post that is taken back.
        free: formats that a person posts, with no request of ours.
        as_of: the day the prices were read, ISO 8601.
        source: the page that names them.
    """

    post: int
    with_link: int
    description: int
    read: int
    delete: int
    free: tuple[str, ...]
    as_of: str
    source: str


PRICES: Mapping[str, Prices] = {
    "x": Prices(
        post=15,
        with_link=200,
        description=5,
        # Own posts cost 1 where the account owns the app as well, others 5.
        read=5,
        delete=10,
        free=SERVICES["x"].by_hand,
        as_of="2026-11-22",
        source="docs.x.com: Pricing",
    )
}
"""The services that ask for money by the request."""


@dataclass(frozen=True, slots=True)
class Bill:
    """What a message costs: how many posts, how many of them with a link, descriptions, the sum.

    The sum is in thousandths of a US dollar.
    """

    posts: int
    with_link: int
    descriptions: int
    total: int


def bill(prices: Prices, payload: Mapping[str, object], sent: int | None = None) -> Bill:
    """Return what a message costs.

    Args:
        prices: the service's.
        payload: the message as it is sent (`masthead.message.Message.payload`).
        sent: how many of its parts are counted, from the first; None for all.
    """
    if payload.get("format") in prices.free:
        return Bill(0, 0, 0, 0)
    texts = _texts(payload)[:sent]
    links = sum(map(has_link, texts))
    described = sum(
        1
        for one in _list(payload, "media")
        if isinstance(one, Mapping) and one.get("alt") and _part(one) < len(texts)
    )
    total = (len(texts) - links) * prices.post + links * prices.with_link
    return Bill(len(texts), links, described, total + described * prices.description)


def spent(prices: Prices, record: Record) -> int:
    """Return what a delivery has cost so far: posts, looks for them, and taking them back.

    Where nobody knows whether a post went out, it counts.
    """
    if record.payload.get("format") in prices.free:
        return 0
    open_ended = record.state in {State.SENDING, State.UNKNOWN}
    asked = record.part + 1 if open_ended else record.part
    total = bill(prices, record.payload, asked).total if asked else 0
    looks = max(0, record.attempt - 1) if asked else 0
    if record.state is State.RETRACTED:
        total += record.part * prices.delete
    return total + looks * READS * prices.read


def has_link(text: str) -> bool:
    """Tell whether a text has an address in it, with its scheme or without."""
    if "." not in text:
        return False
    from masthead.compose.addresses import shortened_addresses

    return next(shortened_addresses(text), None) is not None


def amount(text: str) -> int | None:
    """Return an amount as people write it (`5`, `5.00`, `$5`) in thousandths, or None."""
    found = _AMOUNT.fullmatch(text.strip())
    return int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0")) if found else None


def dollars(value: int) -> str:
    """Return an amount for people: `$0.215`, `$5.00`."""
    whole, part = divmod(value, 1000)
    digits = f"{part:03}"
    return f"${whole}.{digits.removesuffix('0')}"


def _texts(payload: Mapping[str, object]) -> list[str]:
    """Return the text of each post; the first comment is the last of them."""
    comment = payload.get("first_comment")
    return [*map(str, _list(payload, "parts")), *([str(comment)] if comment else ())]


def _part(described: Mapping[str, object]) -> int:
    number = described.get("part", 0)
    return number if isinstance(number, int) else 0


def _list(payload: Mapping[str, object], name: str) -> Sequence[object]:
    found = payload.get(name)
    return found if isinstance(found, list | tuple) else ()
