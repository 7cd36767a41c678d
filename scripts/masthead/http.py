"""The only module that speaks HTTP: one request, one answer or a clear failure.

A failure is definite (nothing happened) or ambiguous (nobody knows); no text about it holds
a secret. The rules are those of design, section 7: a connection that was never made and a
4xx but 408 and 425 are definite; 5xx, a time-out and a broken answer are ambiguous.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, urljoin, urlsplit

from masthead import __version__
from masthead.protocol.outcome import Ambiguous, Refused

if TYPE_CHECKING:
    import ssl

    import httpx

CONNECT, WHOLE = 10.0, 60.0
"""Seconds to reach a service, and for the whole request; the protocol's guard is longer."""

LARGEST = 1024 * 1024
"""Bytes of an answer that are read."""

SHOWN = 200
"""Characters of a refusal that its reason quotes."""

PLAIN = frozenset({"user-agent", "connection", "content-type", "accept", "idempotency-key"})
"""Headers of a request whose values are no secret; all others may hold a token or a signature."""

SHORTEST = 12
"""Characters of the shortest piece of a header that is taken for a secret."""

NOT_NOW = frozenset({408, 425})
"""Refusals that do not say whether the request was acted on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said, by `Client.request` with a status of 2xx; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Client:
    """Makes requests.

    Args:
        secrets: texts that no message may show.
        transport: stands in for the network in tests.
        clock: gives the time in seconds since 1970, for dates in answers.
    """

    secrets: Collection[str] = ()
    transport: httpx.BaseTransport | None = None
    clock: Callable[[], float] = field(default=time.time)

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        base_url: str = "",
    ) -> Answer | Refused | Ambiguous:
        """Make one request, and tell what a status other than 2xx means for what it asked.

        Args:
            method: `GET`, `POST` ...
            url: where to; relative to `base_url` where that is given.
            headers: further headers.
            body: what is sent.
            base_url: another server to speak to, for tests and own instances.
        """
        got = self.exchange(method, url, headers=headers, body=body, base_url=base_url)
        if not isinstance(got, Answer):
            return got
        host = urlsplit(urljoin(base_url, url)).hostname or "the service"
        return self._judged(host, got, _pieces(headers or {}))

    def exchange(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        base_url: str = "",
        largest: int | None = None,
    ) -> Answer | Refused | Ambiguous:
        """Make one request, and return the answer whatever its status; redirects are not followed.

        Its body may quote what was sent: whoever shows it cleans it first.

        Args:
            method: `GET`, `POST` ...
            url: where to; relative to `base_url` where that is given.
            headers: further headers.
            body: what is sent.
            base_url: another server to speak to, for tests and own instances.
            largest: bytes of an answer that are read, or None for `LARGEST`.
        """
        import httpx

        try:
            target = urljoin(base_url, url)
            host = urlsplit(target).hostname or "the service"
        except ValueError:
            return Refused("the service's address cannot be read")
        sent = {"User-Agent": f"Masthead/{__version__}", "Connection": "close", **(headers or {})}
        limits = httpx.Timeout(WHOLE, connect=CONNECT)
        try:
            with (
                httpx.Client(
                    transport=self.transport, timeout=limits, verify=_certificates()
                ) as client,
                client.stream(method, target, headers=sent, content=body) as response,
            ):
                read = self._read(response, largest or LARGEST)
                if read is None:
                    status = response.status_code
                    many = f"the answer of {host} was too large or too slow (status {status})"
                    return Ambiguous(many)
                return Answer(response.status_code, dict(response.headers), read)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            return Refused(self.clean(f"{host} cannot be reached: {error}"), retryable=True)
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.LocalProtocolError) as error:
            return Refused(self.clean(f"{host} cannot be asked: {error}", _pieces(sent)))
        except httpx.TimeoutException:
            return Ambiguous(f"{host} did not answer in time")
        except httpx.HTTPError as error:
            return Ambiguous(self.clean(f"the answer of {host} broke off: {error}"))

    def clean(self, text: str, more: Collection[str] = ()) -> str:
        """Return a text without secrets, as they are and as answers quote them.

        Args:
            text: the text.
            more: further texts that it must not show, as they are.
        """
        hidden = {form for secret in self.secrets if secret for form in _forms(secret)} | {*more}
        for secret in sorted(hidden, key=len, reverse=True):
            text = text.replace(secret, "***")
        return text

    def _judged(
        self, host: str, answer: Answer, sent: Collection[str]
    ) -> Answer | Refused | Ambiguous:
        status = answer.status
        if 200 <= status < 300:
            return answer
        # Cleaned before it is cut: the beginning of a secret is one as well.
        said = self.clean(in_one_line(answer.body), sent)[:SHOWN].strip()
        reason = f"{host} answered {status}" + (f": {said}" if said else "")
        if status >= 500 or status < 200 or status in NOT_NOW:
            return Ambiguous(reason)
        if status == 429:
            wait = retry_after(answer.headers.get("retry-after", ""), self.clock())
            return Refused(reason, retryable=True, retry_after=wait)
        if status < 400:
            return Refused(f"{host} answered {status}: the address has moved")
        return Refused(reason, retryable=status == 401, credentials=status == 401)

    @staticmethod
    def _read(response: httpx.Response, largest: int) -> bytes | None:
        """Return the body, or None where it is too large or too slow."""
        ends = time.monotonic() + WHOLE
        body = b""
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > largest or time.monotonic() > ends:
                return None
        return body


@cache
def _certificates() -> ssl.SSLContext:
    """Return what secure connections are checked against; reading it takes a while."""
    import httpx

    return httpx.create_ssl_context()


def retry_after(header: str, now: float) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait, rounded up, or None.

    Args:
        header: seconds, or an HTTP date (RFC 9110, section 10.2.3).
        now: the time in seconds since 1970.
    """
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return float(min(int(text[:9]), 10**9))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return float(max(0, math.ceil((moment - datetime.fromtimestamp(now, UTC)).total_seconds())))


def in_one_line(body: bytes) -> str:
    """Return an answer in one line of letters that show, for a message."""
    text = " ".join(body.decode("utf-8", "replace").split())
    return "".join(letter for letter in text if letter.isprintable())


def _pieces(headers: Mapping[str, str]) -> frozenset[str]:
    """Return the pieces of a request's headers that an answer must not bring back."""
    return frozenset(
        piece
        for name, value in headers.items()
        if name.lower() not in PLAIN
        for piece in (value, *re.split(r"[\s,;=]+", value))
        if len(piece) >= SHORTEST
    )


def _forms(secret: str) -> tuple[str, ...]:
    """Return a secret as it is, in one line, and as JSON, an address and HTML quote it."""
    quoted = (quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1], escape(secret))
    return (secret, " ".join(secret.split()), *quoted)
