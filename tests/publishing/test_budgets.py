"""What is held back where a service asks for money: the month's budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW
from hub_builder import post
from masthead.publishing.deciding import resolve
from masthead.publishing.decision import Retry
from masthead.publishing.guards import guarded
from masthead.record import Receipt, Record, State
from masthead.schedule import Delivery, deliveries
from masthead.workspace import load_hub
from publishing.house import House, build
from servers import x
from servers.x import FakeX

PAGE = """\
---
title: X
service: x
account: "2244994945"
status: active
owner: sari
secrets: {{key: KEY, key_secret: KEY_SECRET, token: TOKEN, token_secret: TOKEN_SECRET}}
settings: {{{settings}}}
---
Short and rare.
"""
LAMP, TABLE = "repair-week@x", "table@x"


def hub_files(budget: str = 'budget: "0.03"') -> dict[str, str]:
    """Return a hub with two due posts on X."""
    keys = {"channels": "[x]", "title": "The table"}
    body = "Twelve places, two soldering irons and a kettle: come and sit with us tonight.\n"
    return {
        "strategy/channels/x.md": PAGE.format(settings=budget),
        "content/posts/2026/repair-week.md": post(channels="[x]"),
        "content/posts/2026/table.md": post(body=body, publish_at="2026-12-07 09:30", **keys),
    }


@pytest.fixture
def service() -> Iterator[tuple[FakeX, dict[str, str]]]:
    """Return an X, and the environment of a run on it."""
    with x.inside() as (fake, peer):
        peer.clock.now = NOW.timestamp()
        secrets = {name.upper(): value for name, value in peer.secrets.items()}
        yield fake, {"MASTHEAD_X_URL": peer.proxy.url, **secrets}
        assert [] == fake.breaches


def house(root: Path, environment: dict[str, str], **files: str) -> House:
    """Return a hub that publishes to that X."""
    made = build(root / "hub", hub_files(**files))
    made.environment = environment
    return made


def test_the_month_stops_where_its_budget_ends(
    tmp_path: Path, service: tuple[FakeX, dict[str, str]]
) -> None:
    """One run and the next: two posts are paid for, the third is held with reason and step."""
    fake, environment = service
    made = house(tmp_path, environment, budget='budget: "0.02"')

    for result in (made.publish(), made.publish()):
        found = {one.name: one for one in result.deliveries}[TABLE]
        assert State.HELD is found.state
        assert (
            "the month's budget of $0.02 does not pay for it: "
            "$0.015 is spent, and it costs about $0.015" == found.reason
        )
        assert "raise `budget` in strategy/channels/x.md" in found.next_step
        assert result.failed
    assert {LAMP} == set(made.records)
    assert (1, Decimal("0.015")) == (len(fake.listed), fake.bill)


def test_a_person_may_send_it_all_the_same(
    tmp_path: Path, service: tuple[FakeX, dict[str, str]]
) -> None:
    """By the same decision that lifts a cadence."""
    fake, environment = service
    made = house(tmp_path, environment, budget="budget: '0'")
    made.publish()

    resolve(made.root, TABLE, Retry(), made.now)
    made.publish()

    assert [TABLE] == list(made.records)
    assert 1 == len(fake.listed)


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ('budget: "0.03"', (State.DUE, State.DUE)),
        ('budget: "0.02"', (State.DUE, State.HELD)),
        ('budget: "0.01"', (State.HELD, State.HELD)),
        ("budget: a lot", (State.HELD, State.HELD)),
        ("", (State.DUE, State.DUE)),
    ],
)
def test_the_status_foresees_it(tmp_path: Path, budget: str, expected: tuple[State, State]) -> None:
    """What a run would hold is held before; without a budget nothing is."""
    found = seen(build(tmp_path / "hub", hub_files(budget)))

    assert expected == (found[LAMP].state, found[TABLE].state)


def test_what_is_no_amount_is_said(tmp_path: Path) -> None:
    """Nothing goes out until the page says one."""
    found = seen(build(tmp_path / "hub", hub_files("budget: a lot")))[LAMP]

    assert "'a lot' is no amount of dollars" == found.reason


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (NOW - timedelta(days=1), State.HELD),
        # The last minute of November in Berlin, and the first of December.
        (datetime.fromisoformat("2026-11-30T22:59:00+00:00"), State.DUE),
        (datetime.fromisoformat("2026-11-30T23:01:00+00:00"), State.HELD),
    ],
)
def test_a_month_is_that_of_the_hub(tmp_path: Path, when: datetime, expected: State) -> None:
    """What was spent in another month does not count; the ledger knows it all."""
    out = Record(
        "old",
        "x",
        State.PUBLISHED,
        payload={"parts": ["One.", "Two."]},
        receipts=(Receipt("1", "", when.timestamp()), Receipt("2", "", when.timestamp())),
    )
    found = seen(build(tmp_path / "hub", hub_files('budget: "0.04"')), old=out)

    assert expected is found[LAMP].state


def test_what_may_be_out_counts(tmp_path: Path) -> None:
    """From the time when its request left."""
    out = Record(
        "old",
        "x",
        State.UNKNOWN,
        payload={"parts": ["See https://lentera.example"]},
        first_sent=NOW.timestamp() - 60,
    )
    gone = replace(out, channel="nowhere")
    found = seen(build(tmp_path / "hub", hub_files('budget: "0.20"')), old=out, gone=gone)

    assert "$0.20 is spent" in found[LAMP].reason


def seen(made: House, **records: Record) -> dict[str, Delivery]:
    """Return the deliveries as people see them."""
    known: dict[str, Any] = {one.name: one for one in records.values()}
    hub = replace(load_hub(made.root), records=known)
    return {one.name: one for one in guarded(hub, deliveries(hub, made.now), made.now)}
