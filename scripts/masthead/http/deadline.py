"""Ends an answer that takes longer than it may, however slowly it drips.

The limits of httpx are those of each read: a server that sends a byte at a time would hold a run
for hours. What is under way is told by httpx's `trace` extension (python-httpx.org, "Extensions").
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any, Self

CONNECTED = ".connect_tcp.complete"
ASKING = "http11.send_request_headers.started"
WAITING = "http11.receive_response_headers.started"
"""What httpcore tells once there is a connection (of its own, or of a SOCKS proxy: the end of the
event's name), before a request is sent, and once all of it was sent."""


class Deadline:
    """Shuts the connection of a request that is not sent, or whose answer is not whole, in time.

    The answer's time begins when the request was sent: a large file may take longer to go out.

    Args:
        sending: how many seconds the request may take to go out.
        answer: how many seconds the answer may take.
    """

    def __init__(self, sending: float, answer: float) -> None:
        self.over = False
        self._sending = sending
        self._answer = answer
        self._link: socket.socket | None = None
        self._timer: Timer | None = None

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hear from httpx what is under way."""
        if event.endswith(CONNECTED):
            # A second handle of the connection: the first one goes into TLS and is of no use then.
            self._link = info["return_value"].get_extra_info("socket").dup()
        elif event == ASKING:
            self._begin(self._sending)  # the answer of a proxy that was asked before is there
        elif event == WAITING:
            self._begin(self._answer)

    def __enter__(self) -> Self:
        """Return itself; nothing is timed yet."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Stop the time; a connection that was shut is told as a time-out."""
        import httpx

        self._stop()
        if self._link is not None:
            self._link.close()
        cut = httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError
        if self.over and isinstance(error, cut):
            raise httpx.ReadTimeout("it took too long") from error

    def _begin(self, seconds: float) -> None:
        self._stop()
        self._timer = Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def _shut(self) -> None:
        self.over = True
        if self._link is not None:
            with suppress(OSError):
                self._link.shutdown(socket.SHUT_RDWR)
