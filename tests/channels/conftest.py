"""A server of each service, for the tests that hold every adapter to the same expectations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from masthead import http, mail
from servers.peer import Peer
from servers.peers import PEERS


@pytest.fixture(params=sorted(PEERS))
def peer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """Return a server of each service behind the proxy; at the end nothing broke its contract."""
    monkeypatch.setattr(http, "WHOLE", 1.0)
    monkeypatch.setattr(mail, "SECONDS", 1.0)
    with PEERS[request.param]() as made:
        proved = {
            "media": made.media,
            "alt": made.alt and made.media != "",
            "threads": made.threads,
            "server": made.server,
        }
        request.node.user_properties.append((request.param, proved))
        yield made
        assert [] == made.breaches
