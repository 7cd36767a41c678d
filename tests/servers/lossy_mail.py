"""A proxy before a mail server that spoils replies, line by line, by the fates of `servers.lossy`.

It counts what the client sends from 1: each command, and `.` for a whole mail. The greeting has no
number.
"""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedReader

from servers.lossy import Fate, Instead, bad_gateway, cut, lose, pass_on, silent

PATIENCE = 5.0
"""Seconds that a late reply waits for the client to give up."""


@dataclass
class LossyMail:
    """The proxy: what it stands before, what it was asked, and what becomes of it.

    Args:
        server: host and port of the server.
        fates: what becomes of a command, by its number.
        asked: the commands so far.
        url: its own address.
    """

    server: tuple[str, int]
    fates: dict[int, Fate] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, **fates: Fate) -> None:
        """Forget what was asked, and set what becomes of the next commands: `_1=lose` ..."""
        self.asked.clear()
        self.fates = {int(name.lstrip("_")): fate for name, fate in fates.items()}

    def decide(self, command: str) -> Fate:
        """Return what becomes of a command."""
        with self.lock:
            self.asked.append(command)
            return self.fates.get(len(self.asked), pass_on)


@contextmanager
def lossy_mail(host: str, port: int) -> Iterator[LossyMail]:
    """Run a proxy before a mail server."""
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = LossyMail((host, port))
    proxy.url = f"smtp://127.0.0.1:{listener.getsockname()[1]}"

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=_carry, args=(proxy, client), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _carry(proxy: LossyMail, client: socket.socket) -> None:
    """Carry one conversation."""
    with (
        suppress(OSError),
        client,
        socket.create_connection(proxy.server, timeout=PATIENCE) as server,
        client.makefile("rb") as heard,
        server.makefile("rb") as told,
    ):
        client.sendall(_reply(told))
        mail = False
        while asked := _asked(heard, whole_mail=mail):
            word = "." if mail else asked.split(maxsplit=1)[0].decode("latin-1").upper()
            fate = proxy.decide(word)
            if isinstance(fate, Instead):
                client.sendall(_answer(fate))
                mail = False
                continue
            server.sendall(asked)
            reply = _reply(told)
            if not _tell(client, fate, reply):
                return
            mail = reply.startswith(b"354")


def _asked(heard: BufferedReader, *, whole_mail: bool) -> bytes:
    """Return the next command, or the whole mail after DATA; nothing when the client has left."""
    lines = [heard.readline()]
    while whole_mail and lines[-1] not in (b".\r\n", b""):
        lines.append(heard.readline())
    return b"".join(lines) if lines[-1] else b""


def _reply(told: BufferedReader) -> bytes:
    """Return one reply: lines with a dash after the number, and one without."""
    lines = [told.readline()]
    while lines[-1][3:4] == b"-":
        lines.append(told.readline())
    return b"".join(lines)


def _answer(fate: Instead) -> bytes:
    """Return a reply as a mail server words it: HTTP's numbers become those of SMTP."""
    code = fate.status if re.fullmatch(rb"[ -~]*", fate.body) else 0
    return b"%d %s\r\n" % (code, fate.body[:4000]) if code else fate.body[:1000] + b"\r\n"


def _tell(client: socket.socket, fate: Fate, reply: bytes) -> bool:
    """Give the client its reply, or what becomes of it; tell whether the talk goes on."""
    if fate is lose:
        _reset(client)
    elif fate is silent:
        _wait_until_left(client)
    elif fate is cut:
        client.sendall(reply[:2])
    elif fate is bad_gateway:
        client.sendall(b"HTTP/1.1 502 Bad Gateway\r\n")
    else:
        client.sendall(reply)
    return fate in (pass_on, bad_gateway) and not reply.startswith(b"221")


def _reset(connection: socket.socket) -> None:
    """Close a connection so that the other side sees a reset, not an end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _wait_until_left(connection: socket.socket) -> None:
    """Wait until the other side hangs up."""
    connection.settimeout(PATIENCE)
    while connection.recv(4096):
        pass
