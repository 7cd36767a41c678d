"""The only module that speaks HTTP: one request, one answer or a clear failure.

A failure is definite (nothing happened) or ambiguous (nobody knows); no text about it holds
a secret. The rules are those of design, section 7: a connection that was never made and a
4xx but 408 and 425 are definite; 5xx, a time-out and a broken answer are ambiguous.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from masthead import __version__
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.redacting import in_one_line, pieces, redacted

if TYPE_CHECKING:
    import ssl

    import httpx

CONNECT, WHOLE = 10.0, 60.0
"""Seconds to reach a service, and for the whole request; the protocol's guard is longer."""

LARGEST = 1024 * 1024
"""Bytes of an answer that are read."""

SHOWN = 200
"""Characters of a refusal that its reason quotes."""

NOT_NOW = frozenset({408, 425})
"""Refusals that do not say whether the request was acted on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said, by `Client.request` with a status of 2xx; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Refusal = Callable[[Answer], Refused | Ambiguous | None]
"""Tells from an answer's body what it means that the status is none of 2xx; None: no idea."""


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
        if not isinstance(got, Answer):
            return got
        sent = pieces(headers or {})
        told = None if refusal is None or 200 <= got.status < 300 else refusal(got)
        if told is not None:
            return replace(told, reason=self.clean(told.reason, sent)[:SHOWN].strip())
        host = urlsplit(urljoin(base_url, url)).hostname or "the service"
        return self._judged(host, got, sent)

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
            httpx.Client(
                transport=self.transport, timeout=limits, verify=_certificates()
            ) as client,
            client.stream(method, target, headers=headers, content=body) as response,
        ):
            read = self._read(response, largest)
            if read is None:
                return response.status_code
            return Answer(response.status_code, dict(response.headers), read)

    def clean(self, text: str, more: Collection[str] = ()) -> str:
        """Return a text without secrets, as they are and as answers quote them.

        Args:
            text: the text.
            more: further texts that it must not show, as they are.
        """
        return redacted(text, self.secrets, more)

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
        if status == 303:
            # It may have acted, and says where to see the result (RFC 9110, section 15.4.4).
            return Ambiguous(f"{host} answered 303: what came of it is to be seen elsewhere")
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


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form: the field's name, the file's name, its MIME type and its bytes."""

    field: str
    name: str
    type: str
    content: bytes


def multipart(fields: Mapping[str, str], files: Sequence[Upload]) -> tuple[dict[str, str], bytes]:
    """Return the header and the body of a form with files; the same form gives the same bytes."""
    import hashlib

    import httpx

    mark = hashlib.sha256()
    for one in files:
        mark.update(one.content)
    for name, value in fields.items():
        mark.update(f"{name}\0{value}\0".encode("utf-8", "replace"))
    kind = {"Content-Type": f"multipart/form-data; boundary=masthead-{mark.hexdigest()[:32]}"}
    parts = [(one.field, (one.name, one.content, one.type)) for one in files]
    # Without a file there is no multipart for httpx: an empty list of them gives a plain form.
    form = [(name, (None, value.encode("utf-8", "replace"))) for name, value in fields.items()]
    request = httpx.Request("POST", "https://form.invalid", files=[*form, *parts], headers=kind)
    return kind, request.read()


def is_private(url: str) -> bool:
    """Tell whether credentials can go to an address: over HTTPS, or to this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_here(host))


def is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


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
