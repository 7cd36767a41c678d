"""A service that says our secrets back: nothing that is kept or shown has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from channels.peering import adapter_of, message, parts_sent, runs, some, threaded
from channels.planted import leaks, pieces, places, windows
from channels.runs import Runs
from masthead.channels.base import Adapter, Edits, Examines, Hears, Measures, Retracts
from masthead.channels.sound import sound, sound_check
from masthead.http import Client
from masthead.protocol.outcome import Outcome
from servers.peer import Peer


def test_nothing_that_is_kept_or_shown_has_a_secret(peer: Peer, tmp_path: Path) -> None:
    """In each kind of answer, from each request on."""
    secrets = windows(peer)
    requests = len(parts_sent(peer, tmp_path, "whole"))
    client = Client(list(peer.secrets.values()))
    for how, fate in some(peer, list(places(pieces(peer)).items())):
        for number in some(peer, range(1, requests + 1)):
            peer.proxy.begin(**{f"_{later}": fate for later in range(number, 200)})
            name = f"{how}-{number}"
            publisher = runs(peer, tmp_path, threaded(peer, name), f"lamp-{name}")
            publisher.clean = client.clean
            for _ in range(2):
                record = publisher.run()
                assert {} == leaks(secrets, {"record": str(record)}), (how, number, record)
                peer.clock.now += 3700


def test_no_value_shows_a_secret_by_itself(peer: Peer, tmp_path: Path) -> None:
    """What an adapter is made of stands in reports of failures; it hides its secrets."""
    made = adapter_of(peer, tmp_path)
    made.obstacle()
    Runs(made, message(peer, "Bring it."), peer.clock).run()

    assert {} == leaks(windows(peer), {"repr": repr(made)})


def test_what_it_is_asked_besides_shows_no_secret(peer: Peer, tmp_path: Path) -> None:
    """Looking at the account, at numbers and mentions; changing and taking back."""
    publisher = runs(peer, tmp_path, threaded(peer, "back"))
    record = publisher.until_settled()
    secrets = windows(peer)
    clean = Client(list(peer.secrets.values())).clean
    for how, fate in some(peer, list(places(pieces(peer)).items())):
        for start in (1, 2, 3):
            for made in range(5):
                peer.proxy.begin(**{f"_{later}": fate for later in range(start, 200)})
                subject = adapter_of(peer, tmp_path)
                for found in asked(subject, record, made, peer.clock()):
                    shown = sound_check(found, clean) if hasattr(found, "health") else found
                    if isinstance(shown, Outcome):
                        shown = sound(shown, clean)
                    assert {} == leaks(secrets, {"shown": str(shown)}), (how, start, made)


def asked(subject: Adapter, record: Any, what: int, now: float) -> Iterator[Any]:
    """Yield what an adapter brings back that publishes nothing."""
    if what == 0 and isinstance(subject, Examines):
        yield from subject.examine()
    if what == 1 and isinstance(subject, Measures):
        yield subject.metrics(record)
    if what == 2 and isinstance(subject, Hears):
        yield getattr(subject.mentions(now - 1e6), "reason", "")
    if what == 3 and isinstance(subject, Edits):
        yield subject.edit(record)
    if what == 4 and isinstance(subject, Retracts):
        yield subject.retract(record)
