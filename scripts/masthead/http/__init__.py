"""The only package that speaks HTTP: one request, one answer or a clear failure.

A failure is definite (nothing happened) or ambiguous (nobody knows); no text about it holds
a secret. The rules are those of design, section 7: a connection that was never made and a
4xx but 408 and 425 are definite; 5xx, a time-out and a broken answer are ambiguous.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from masthead import __version__
from masthead.http.answer import Answer, Refusal, meaning
from masthead.http.deadline import Deadline
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.redacting import in_one_line, pieces, redacted

if TYPE_CHECKING:
    import ssl

    import httpx

__all__ = ["Answer", "Client", "Refusal"]

CONNECT, WHOLE = 10.0, 60.0
"""Seconds to reach a service, and for its answer; the protocol's guard is longer."""

SENDING = 120.0
"""Seconds for a request to go out, a large file with it: four files of a post, with their answers,
take less than `Policy.margin`, and with `Policy.job` less than a lease."""

LARGEST = 1024 * 1024
"""Bytes of an answer that are read."""

SHOWN = 200
"""Characters of a refusal that its reason quotes."""


@dataclass(frozen=True, slots=True)
class Client:
    """Makes requests.

    Args:
        secrets: texts that no message may show.
        transport: stands in for the network in tests.
        clock: gives the time in seconds since 1970, for dates in answers.
    """

    secrets: Collection[str] = field(default=(), repr=False)
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
        refusal: Refusal | None = None,
    ) -> Answer | Refused | Ambiguous:
        """Make one request, and tell what a status other than 2xx means for what it asked.

        Args:
            method: `GET`, `POST` ...
            url: where to; relative to `base_url` where that is given.
            headers: further headers.
            body: what is sent.
            base_url: another server to speak to, for tests and own instances.
            refusal: says what an answer with another status than 2xx means, where its body tells
                more than the status does; None leaves it to the status.
        """
        got = self.exchange(method, url, headers=headers, body=body, base_url=base_url)
        if not isinstance(got, Answer) or got.is_success:
            return got
        sent = pieces(headers or {})
        told = None if refusal is None else refusal(got)
        if told is not None:
            return replace(told, reason=self.clean(told.reason, sent)[:SHOWN].strip())
        host = urlsplit(urljoin(base_url, url)).hostname or "the service"
        # Cleaned before it is cut: the beginning of a secret is one as well.
        said = self.clean(in_one_line(got.body), sent)[:SHOWN].strip()
        return meaning(got, host, said, self.clock())

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
        try:
            target = urljoin(base_url, url)
            host = urlsplit(target).hostname or "the service"
        except ValueError:
            return Refused("the service's address cannot be read")
        sent = {"User-Agent": f"Masthead/{__version__}", "Connection": "close", **(headers or {})}
        try:
            answer = self._exchange(method, target, sent, body, largest or LARGEST)
        except Exception as error:
            fault = _fault(host, error)
            if fault is None:
                raise
            return replace(fault, reason=self.clean(fault.reason, pieces(sent)))
        if isinstance(answer, int):
            return Ambiguous(f"the answer of {host} was too large or too slow (status {answer})")
        return answer

    def _exchange(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes, largest: int
    ) -> Answer | int:
        """Return the answer, or its status where it was too large or too slow."""
        import httpx

        limits = httpx.Timeout(WHOLE, connect=CONNECT)
        with (
            Deadline(SENDING, WHOLE) as deadline,
            httpx.Client(
                transport=self.transport, timeout=limits, verify=_certificates()
            ) as client,
            client.stream(
                method,
                target,
                headers=headers,
                content=BytesIO(body) if body else b"",  # in pieces: each has its time
                extensions={"trace": deadline.trace},
            ) as response,
        ):
            read = _read(response, largest)
            # The end of an answer without a length may be the one that the deadline made.
            if read is None or deadline.over:
                return response.status_code
            return Answer(response.status_code, dict(response.headers), read)

    def clean(self, text: str, more: Collection[str] = ()) -> str:
        """Return a text without secrets, as they are and as answers quote them.

        Args:
            text: the text.
            more: further texts that it must not show, as they are.
        """
        return redacted(text, self.secrets, more)


def _read(response: httpx.Response, largest: int) -> bytes | None:
    """Return the body, or None where it is too large; the deadline ends one that is too slow."""
    body = b""
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > largest:
            return None
    return body


def _fault(host: str, error: Exception) -> Refused | Ambiguous | None:
    """Return what a failed request means, or None where the error is none of the network's."""
    import httpx

    match error:
        case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.ProxyError():
            return Refused(f"{host} cannot be reached: {error}", retryable=True)
        case httpx.LocalProtocolError() | UnicodeEncodeError():
            # What it says quotes the header, in a form of its own.
            said = "a credential or an address holds letters that cannot be sent"
            return Refused(f"{host} cannot be asked: {said}")
        case httpx.UnsupportedProtocol() | httpx.InvalidURL():
            return Refused(f"{host} cannot be asked: {error}")
        case httpx.TimeoutException():
            return Ambiguous(f"{host} did not answer in time")
        case httpx.HTTPError():
            return Ambiguous(f"the answer of {host} broke off: {error}")
    return None


@cache
def _certificates() -> ssl.SSLContext:
    """Return what secure connections are checked against; reading it takes a while."""
    import httpx

    return httpx.create_ssl_context()
