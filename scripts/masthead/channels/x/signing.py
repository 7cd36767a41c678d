"""Sign requests to X with the keys of its account: OAuth 1.0a (RFC 5849), by oauthlib.

Such keys do not expire. The home of oauthlib.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from masthead.channels.wire import Reply, Wire
from masthead.protocol.outcome import Ambiguous, Refused


@dataclass(frozen=True, slots=True)
class Keys:
    """The app's key and its secret, the account's token and its secret."""

    key: str = field(repr=False)
    key_secret: str = field(repr=False)
    token: str = field(repr=False)
    token_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """X over HTTP, each request signed.

    Args:
        wire: makes the requests.
        keys: sign them.
        clock: gives the time in seconds since 1970; X refuses a signature of another time.
    """

    wire: Wire
    keys: Keys
    clock: Callable[[], float]

    def ask(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, **sent: Any
    ) -> Reply | Refused | Ambiguous:
        """Make one request, and return what its answer says.

        Args:
            method: `GET`, `POST` ...
            path: relative to the address of X; without a slash in front.
            query: parameters of the address; they are signed.
            sent: what else `Wire.ask` takes. JSON and files are no part of a signature.
        """
        address = f"{self.wire.base.rstrip('/')}/{path}"
        if query:
            address += f"?{urlencode(query)}"
        header = authorization(self.keys, method, address, self.clock(), secrets.token_hex(16))
        headers = {"Authorization": header}
        return self.wire.ask(method, path, query=query, headers=headers, **sent)


def authorization(keys: Keys, method: str, address: str, now: float, nonce: str) -> str:
    """Return the header that signs a request.

    Args:
        keys: sign it.
        method: `GET`, `POST` ...
        address: where to, with its parameters.
        now: the time in seconds since 1970.
        nonce: a text that no other request has.
    """
    from oauthlib.oauth1 import Client

    signer = Client(
        keys.key,
        client_secret=keys.key_secret,
        resource_owner_key=keys.token,
        resource_owner_secret=keys.token_secret,
        timestamp=str(int(now)),
        nonce=nonce,
    )
    _, headers, _ = signer.sign(address, http_method=method)
    return str(headers["Authorization"])
