"""What every adapter keeps that needs no network; the others are in `test_networks`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.parts import channel, record, tools
from loopback import serve
from masthead.channels.base import Adapter, carry_out
from masthead.channels.registry import ADAPTERS, adapter
from masthead.compose.services import SERVICES
from masthead.protocol.effect import Look, Prepare
from masthead.protocol.outcome import Absent, Ambiguous, HandedOver, Refused, Sent
from servers.peers import PEERS

OWN = ("folder", "manual", "podcast", "site", "webhook")
"""Our own services."""


def test_every_adapter_is_held_to_a_contract() -> None:
    """Each is one of our own, or has a server that answers like its network."""
    assert {*OWN, *PEERS} == ADAPTERS.keys()


@pytest.fixture(params=OWN)
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Adapter]:
    """Return each adapter, ready to send."""
    with serve(lambda _: (200, {}, b'{"id": "7", "url": "https://a.example/7"}')) as service:
        options = {"url": service.url, "visibility": "public"}
        page = channel(request.param, options=options, secrets={"signing_key": "KEY"})
        yield adapter(page, tools(tmp_path, {"KEY": "hunter2"}))


def test_it_is_ready(subject: Adapter) -> None:
    """With its secrets there, nothing stands in the way."""
    assert "" == subject.obstacle()


def test_it_delivers_all_parts_at_once(subject: Adapter) -> None:
    """A receipt, or a bundle for a person, and nothing else."""
    outcome = subject.send(record())

    assert isinstance(outcome, Sent | HandedOver)
    assert not subject.capability.per_part


def test_what_may_be_repeated_gives_the_same_receipt(subject: Adapter) -> None:
    """A repeat of a class that allows it makes nothing new."""
    if subject.capability.own_id:
        assert subject.send(record()) == subject.send(record())


def test_it_never_raises_for_the_unknown(subject: Adapter) -> None:
    """Looking gives an outcome, and so does a step that there is not."""
    assert isinstance(carry_out(subject, Look(record())), Absent | Ambiguous | Sent)
    assert isinstance(carry_out(subject, Prepare(record())), Refused)


def test_its_facts_have_a_date(subject: Adapter) -> None:
    """Capabilities are data with the day they were read."""
    assert "2026-11-22" == subject.capability.as_of


@pytest.mark.parametrize("service", sorted(ADAPTERS))
def test_the_table_of_services_says_the_same(service: str, tmp_path: Path) -> None:
    """What people read about a service is what the publisher does."""
    listed = SERVICES[service]

    assert listed.publishes in {"api", "files", "manual"}
    if listed.publishes != "manual":
        made = adapter(channel(service), tools(tmp_path))
        assert listed.retry_class is made.capability.retry_class
