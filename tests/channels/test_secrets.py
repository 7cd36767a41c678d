"""A service that says our secrets back: nothing that is kept or shown has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from channels.peering import adapter_of, message, parts_sent, runs, some, threaded
from channels.runs import Runs
from masthead.channels.base import Adapter, Edits, Examines, Hears, Measures, Retracts
from masthead.channels.sound import sound, sound_check
from masthead.http import Client
from masthead.protocol.outcome import Outcome
from servers.lossy import Fate, instead
from servers.peer import Peer
from servers.warped import each

TAILS = 8
"""Letters of a secret that must not show either: the beginning of one is one as well."""


def places(secrets: list[str]) -> dict[str, Fate]:
    """Return fates that say secrets: in values, headers, addresses, pages and refusals."""
    said = " ".join(secrets)
    quoted = json.dumps(
        {
            "error": {"message": said, "code": 7, "type": said},
            "message": said,
            "ok": False,
            "description": said,
            "error_msg": said,
        }
    ).encode()
    where = {"Location": f"https://elsewhere.example/?{said}", "X-Restli-Id": said}
    return {
        "values": each(lambda value: value if isinstance(value, bool) else said),
        "pieces": each(lambda value: f"{value}{said}" if isinstance(value, str) else value),
        "refused": instead(400, quoted, where),
        "denied": instead(403, quoted),
        "moved": instead(302, quoted, where),
        "failed": instead(500, quoted),
        "accepted": instead(200, quoted, where),
        "page": instead(200, f"<p>{said}</p>".encode(), {"Content-Type": "text/html"}),
        "limited": instead(429, quoted, {"Retry-After": said}),
    }


def whole_secrets(peer: Peer) -> list[str]:
    """Return a peer's secrets, and what stands in them that opens the door by itself."""
    found = list(peer.secrets.values())
    return [
        piece for one in found for piece in (one, one.rpartition("/")[2], one.rpartition(":")[2])
    ]


def leaks(secrets: list[str], *shown: object) -> list[str]:
    """Return the secrets that show in texts, or in how values show themselves."""
    text = "\n".join(str(one) for one in shown)
    return [one for one in secrets if len(one) >= TAILS and one in text]


def test_nothing_that_is_kept_or_shown_has_a_secret(peer: Peer, tmp_path: Path) -> None:
    """In each kind of answer, from each request on."""
    secrets = whole_secrets(peer)
    requests = len(parts_sent(peer, tmp_path, "whole"))
    client = Client(list(peer.secrets.values()))
    for how, fate in some(peer, list(places(secrets).items())):
        for number in some(peer, range(1, requests + 1)):
            peer.proxy.begin(**{f"_{later}": fate for later in range(number, 200)})
            name = f"{how}-{number}"
            publisher = runs(peer, tmp_path, threaded(peer, name), f"lamp-{name}")
            publisher.clean = client.clean
            for _ in range(2):
                record = publisher.run()
                assert [] == leaks(secrets, record), (how, number, record)
                peer.clock.now += 3700


def test_no_value_shows_a_secret_by_itself(peer: Peer, tmp_path: Path) -> None:
    """What an adapter is made of stands in reports of failures; it hides its secrets."""
    made = adapter_of(peer, tmp_path)
    made.obstacle()
    Runs(made, message(peer, "Bring it."), peer.clock).run()

    assert [] == leaks(whole_secrets(peer), repr(made))


def test_what_it_is_asked_besides_shows_no_secret(peer: Peer, tmp_path: Path) -> None:
    """Looking at the account, at numbers and mentions; changing and taking back."""
    publisher = runs(peer, tmp_path, threaded(peer, "back"))
    record = publisher.until_settled()
    secrets = whole_secrets(peer)
    clean = Client(list(peer.secrets.values())).clean
    for how, fate in some(peer, list(places(secrets).items())):
        for start in (1, 2, 3):
            for made in range(5):
                peer.proxy.begin(**{f"_{later}": fate for later in range(start, 200)})
                subject = adapter_of(peer, tmp_path)
                for found in asked(subject, record, made, peer.clock()):
                    shown = sound_check(found, clean) if hasattr(found, "health") else found
                    if isinstance(shown, Outcome):
                        shown = sound(shown, clean)
                    assert [] == leaks(secrets, shown), (how, start, made)


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
