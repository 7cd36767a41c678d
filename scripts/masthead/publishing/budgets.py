"""What holds a due delivery back where its service asks for money: the month's budget.

A channel's page names it: `settings: {budget: "5.00"}`, in US dollars for a calendar month in the
hub's zone. What went out is in the ledger, so nothing else is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from masthead.compose.prices import PRICES, amount, bill, dollars, spent
from masthead.hub import Hub
from masthead.publishing.guards import confirmed
from masthead.record import Record
from masthead.schedule import Delivery

Month = tuple[int, int]


class Budgets:
    """What each channel has spent in this month; told of each delivery that a run takes.

    Args:
        hub: the hub with its records.
        now: the time, with zone.
    """

    def __init__(self, hub: Hub, now: datetime) -> None:
        self.hub = hub
        self.zone = ZoneInfo(hub.settings.zone)
        self.month = self._month(now)
        self.spent: dict[str, int] = defaultdict(int)
        for record in hub.records.values():
            self._note(record)

    def take(self, delivery: Delivery, payload: Mapping[str, object]) -> None:
        """Count a due delivery that goes out now."""
        prices = PRICES.get(self.hub.channels[delivery.channel].service)
        if prices:
            self.spent[delivery.channel] += bill(prices, payload).total

    def exceeded(self, delivery: Delivery, payload: Mapping[str, object]) -> Delivery | None:
        """Return the delivery held because the month's budget does not pay for it, or None.

        Args:
            delivery: a due delivery.
            payload: its message.
        """
        channel = self.hub.channels[delivery.channel]
        prices, said = PRICES.get(channel.service), channel.settings.get("budget", "")
        if prices is None or not said or confirmed(delivery):
            return None
        budget, step = amount(said), f"raise `budget` in {channel.document.path}"
        if budget is None:
            why = f"{said!r} is no amount of dollars"
            return self._held(delivery, why, f"{step}: 5.00")
        cost, gone = bill(prices, payload).total, self.spent[delivery.channel]
        if gone + cost <= budget:
            return None
        why = (
            f"the month's budget of {dollars(budget)} does not pay for it: "
            f"{dollars(gone)} is spent, and it costs about {dollars(cost)}"
        )
        anyway = f"masthead resolve {delivery.name} --retry"
        return self._held(delivery, why, f"wait for next month, {step}, or send it: {anyway}")

    def _note(self, record: Record) -> None:
        """Count what a delivery has cost, in the month of its first post."""
        channel = self.hub.channels.get(record.channel)
        prices = PRICES.get(channel.service) if channel else None
        if prices and self._month(_when(record)) == self.month:
            self.spent[record.channel] += spent(prices, record)

    def _month(self, at: datetime) -> Month:
        here = at.astimezone(self.zone)
        return here.year, here.month

    @staticmethod
    def _held(delivery: Delivery, reason: str, step: str) -> Delivery:
        return replace(delivery.held(reason, step), guarded=True)


def _when(record: Record) -> datetime:
    """Return when a delivery began to cost."""
    first = record.receipts[0].at if record.receipts else record.first_sent
    return datetime.fromtimestamp(first or record.at, UTC)
