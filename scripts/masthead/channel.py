"""A channel: one account on one service, declared by its strategy page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from masthead.document import Document


class ChannelStatus(StrEnum):
    """Whether a channel takes posts: `ACTIVE` yes, `PAUSED` not now, `RETIRED` never again."""

    ACTIVE = "active"
    PAUSED = "paused"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a channel posts: per day and week (ISO, hub zone), and the shortest gap."""

    min_per_week: int | None = None
    max_per_week: int | None = None
    max_per_day: int | None = None
    min_gap: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """One account on one service.

    Args:
        id: name of the page, used in posts and delivery keys.
        service: what carries the message (`masthead.compose.services`).
        network: whose limits and looks the message follows; the service itself unless the
            service only carries (folder, manual, webhook).
        title: name for people.
        handle: the account's name on the network, without `@`.
        account: who or where on the service: the id of a page, a chat, a room, a board.
        secrets: names of environment variables by purpose, never values.
        limits: narrower limits than the network's, by their field name.
        plays: formats that the channel takes; empty means all that the network takes.
        settings: further choices of the service, by name (`masthead.setups`).
        options: the page's remaining fields (url, visibility, profile ...), as read.
    """

    id: str
    service: str
    network: str
    document: Document
    title: str = ""
    handle: str = ""
    account: str = ""
    status: ChannelStatus = ChannelStatus.ACTIVE
    owner: str = ""
    lang: str = ""
    cadence: Cadence = Cadence()
    plays: tuple[str, ...] = ()
    secrets: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
