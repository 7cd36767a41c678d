"""Turn the refresh token into the access token that requests carry, once in a run.

Nothing of an answer to this is ever quoted: it holds a token, whole or in part.
Facts: developers.google.com, Using OAuth 2.0 to Access Google APIs; read 2026-11-22.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from masthead.http import Answer, Client
from masthead.protocol.outcome import Ambiguous, Refused

SIGN_IN = "https://oauth2.googleapis.com"
"""Where tokens are given out."""

PATH = "token"
LARGEST = 2048
"""Bytes of the longest access token that Google gives out, by its own page."""

LONGEST = 3600
"""Seconds for which a token is taken to live at most."""

EARLY = 120.0
"""Seconds before its end at which a token is asked for anew."""

DEAD = frozenset({"invalid_grant", "invalid_client", "unauthorized_client"})
"""Errors that say that the credentials are not accepted; Google gives them the status 400."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The access token of an account.

    Args:
        client: makes the request.
        base: where tokens are given out.
        secrets: `client_id`, `client_secret` and `refresh_token`.
        clock: gives the time in seconds since 1970.
        held: the token of this run, and until when it is good.
    """

    client: Client
    base: str
    secrets: Mapping[str, str] = field(repr=False)
    clock: Callable[[], float]
    held: dict[str, float] = field(default_factory=dict, repr=False)

    def headers(self) -> Mapping[str, str] | Refused:
        """Return the headers of a request with a token that is good now."""
        for token, until in self.held.items():
            if self.clock() < until:
                return _headers(token)
        said = self._asked()
        if isinstance(said, Refused):
            return said
        token = str(said.get("access_token") or "")
        if not (token.isascii() and token.isprintable() and 0 < len(token) <= LARGEST):
            return Refused("Google's sign-in gave no token", retryable=True)
        lives = said.get("expires_in")
        self.held.clear()
        known = min(max(lives, 0), LONGEST) if isinstance(lives, int) else 0
        self.held[token] = self.clock() + known - EARLY
        return _headers(token)

    def _asked(self) -> Mapping[str, Any] | Refused:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        form = urlencode({**self.secrets, "grant_type": "refresh_token"}).encode()
        url = f"{self.base.rstrip('/')}/{PATH}"
        got = self.client.request("POST", url, headers=kind, body=form, refusal=_refused)
        if isinstance(got, Ambiguous):
            return Refused(got.reason, retryable=True)
        if isinstance(got, Refused):
            return got
        said = _json(got)
        return said or Refused("Google's answer to the sign-in cannot be read", retryable=True)


def _headers(token: str) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _refused(answer: Answer) -> Refused | None:
    """Tell whether the credentials are dead; else the status says all."""
    error = str(_json(answer).get("error"))
    if answer.status not in {400, 401} or error not in DEAD:
        return None
    reason = f"Google does not accept the credentials ({error}): make a new refresh token"
    return Refused(reason, retryable=True, credentials=True)


def _json(answer: Answer) -> Mapping[str, Any]:
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, Mapping) else {}
