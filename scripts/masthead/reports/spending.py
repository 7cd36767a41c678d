"""What is planned and spent, from the tables in `strategy/budget/`: sums in one currency each.

Plans for content and for promotion stand there by month, channel and campaign. A sum never holds
two currencies; what nobody has written down is not nought but unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from masthead.survey import Survey


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a budget.

    Args:
        month: `YYYY-MM`.
        kind: `make` or `promote`.
        currency: its ISO 4217 code.
        plan, actual: amounts; None where nobody has written one.
        channel, campaign: ids, or empty.
    """

    month: str
    kind: str
    currency: str
    plan: Decimal | None = None
    actual: Decimal | None = None
    channel: str = ""
    campaign: str = ""

    @property
    def year(self) -> str:
        """The year, as `YYYY`."""
        return self.month[:4]


@dataclass(frozen=True, slots=True)
class Total:
    """What several items come to; None where none of them has an amount."""

    plan: Decimal | None
    actual: Decimal | None


def items(survey: Survey) -> tuple[Item, ...]:
    """Return the rows of all budgets that say month, kind and currency."""
    return survey.once(_read)


def _read(survey: Survey) -> tuple[Item, ...]:
    return tuple(_rows(survey))


def _rows(survey: Survey) -> Iterator[Item]:
    for page in survey.pages("budget"):
        for _, row in survey.rows(page):
            if row.keys() >= {"month", "kind", "currency"}:
                yield Item(
                    row["month"],
                    row["kind"],
                    row["currency"],
                    row.get("plan"),
                    row.get("actual"),
                    row.get("channel", ""),
                    row.get("campaign", ""),
                )


def planned(
    survey: Survey, *, campaign: str = "", channel: str = "", kind: str = ""
) -> Mapping[str, Decimal]:
    """Return what is planned by currency, of all items or of those that fit.

    Args:
        survey: the hub at a moment.
        campaign: an id; empty for any.
        channel: an id; empty for any.
        kind: `make` or `promote`; empty for both.
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for item in items(survey):
        fits = all(
            not wanted or wanted == found
            for wanted, found in (
                (campaign, item.campaign),
                (channel, item.channel),
                (kind, item.kind),
            )
        )
        if fits and item.plan is not None:
            sums[item.currency] += item.plan
    return dict(sums)


def spent(survey: Survey, first: str, last: str) -> Mapping[str, tuple[Total, Decimal | None]]:
    """Return what was spent by currency from one month (`YYYY-MM`) to another, both included.

    Returns:
        By currency plan and actual of the rows whose actual amount is known, and what is planned
        in the others.
    """
    within = [item for item in items(survey) if first <= item.month <= last]
    known = grouped([item for item in within if item.actual is not None], _currency)
    open = grouped([item for item in within if item.actual is None], _currency)
    nothing = Total(None, None)
    return {
        currency: (known.get(currency, nothing), open.get(currency, nothing).plan)
        for currency in sorted(known.keys() | open.keys())
    }


def _currency(item: Item) -> str:
    return item.currency


def grouped(some: Iterable[Item], key: Callable[[Item], str]) -> Mapping[str, Total]:
    """Return totals by a key, in order of the keys; the items must be of one currency by key."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in some:
        groups[key(item)].append(item)
    return {
        name: Total(
            _sum(item.plan for item in groups[name]), _sum(item.actual for item in groups[name])
        )
        for name in sorted(groups)
    }


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if known else None
