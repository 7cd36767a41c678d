"""What each service can do by our adapters, read from the adapters themselves and the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from masthead.channel import Channel
from masthead.channels.base import Adapter, Edits, Examines, Hears, Measures, Retracts, Tools
from masthead.channels.registry import ADAPTERS, adapter
from masthead.compose.services import SERVICES
from masthead.document import Document
from masthead.http import Client
from masthead.service import RetryClass, Service
from masthead.setups import Setup, setup_of

AFTER: Mapping[RetryClass, str] = {
    RetryClass.OWN_ID: (
        "The id is ours, so a repeat is the same post. The next run sends it again: one post."
    ),
    RetryClass.IDEMPOTENCY_KEY: (
        "The service knows a repeated key for a while. Within that time the run repeats; later it"
        " lists its own posts where it may: one post."
    ),
    RetryClass.TWO_STEPS: (
        "What is to be published has a name in the ledger before it is public. The next run asks"
        " how it is, and publishes it or has the receipt: one post."
    ),
    RetryClass.LISTING: (
        "The next run looks through its own newest posts. What is there is the receipt, what is not"
        " is sent: one post."
    ),
    RetryClass.BLIND: (
        "Nobody can tell. Nothing is sent again; the delivery is `unknown`, and a person looks and"
        " says which: at most one post."
    ),
}
"""What follows a request whose answer never came, by class."""

ABILITIES: Mapping[str, type] = {
    "edit": Edits,
    "delete": Retracts,
    "numbers": Measures,
    "mentions": Hears,
    "doctor": Examines,
}
"""What an adapter may be able to do besides publishing, by the word for it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A service and what our adapter of it can do.

    Args:
        service: what is known of the service.
        setup: what it needs, or None where nothing is known.
        by: who publishes: a `program`, what is built from the hub (`files`), a `person`, `nobody`.
        threads: whether a thread is published part by part.
        able: the abilities that the adapter has, of `ABILITIES`.
    """

    service: Service
    setup: Setup | None
    by: str
    threads: bool = False
    able: frozenset[str] = frozenset()


def entries() -> Iterator[Entry]:
    """Yield every service in the order of the table."""
    for service in SERVICES.values():
        yield entry(service)


def entry(service: Service) -> Entry:
    """Return what is known of a service and of its adapter."""
    setup = setup_of(service.id)
    if service.publishes == "archived":
        return Entry(service, setup, "nobody")
    if service.id not in ADAPTERS or service.publishes == "manual":
        return Entry(service, setup, "person")
    made = _made(service.id)
    by = "program" if service.publishes == "api" else "files"
    several = made.capability.per_part and service.limits.parts != 1
    able = {word for word, ability in ABILITIES.items() if isinstance(made, ability)}
    return Entry(service, setup, by, several, frozenset(able))


def _made(service: str) -> Adapter:
    """Return a service's adapter for a channel that says nothing: it can do nothing with it."""
    page = Channel(service, service, service, Document(f"strategy/channels/{service}.md", {}))
    root = Path()
    tools = Tools(root, root, "", {}, lambda *_: None, Client(), lambda: 0.0)
    return adapter(page, tools)
