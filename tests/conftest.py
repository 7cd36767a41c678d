"""Guards that every test runs under: loopback only, a clean environment, a known git identity."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from servers.mastodon import Mastodon
    from servers.pds import Pds
    from servers.smtp import MailServer
    from servers.synapse import Synapse

# A shell starts what it puts into the background with Control-C switched off, and all programs
# inherit that: the tests of Control-C would then wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says how busy the machine is; speed is shown in benchmarks/.
hypothesis.settings.register_profile("masthead", deadline=None)
hypothesis.settings.load_profile("masthead")

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
"""The clock of every test: a Monday."""

KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "COVERAGE_PROCESS_START", "VIRTUAL_ENV")


class YouForgotTheLoopbackError(AssertionError):
    """A test tried to reach another machine."""


@pytest.fixture
def now() -> datetime:
    """Return the fixed clock."""
    return NOW


@pytest.fixture(autouse=True)
def clean_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Drop everything from the environment but what a program needs to start."""
    for name in list(os.environ):
        if name not in KEPT and not name.startswith(("PYTEST", "COV", "HYPOTHESIS")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Test Writer")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "writer@example.invalid")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = address[0]
            if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
                raise YouForgotTheLoopbackError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def hub_root(tmp_path: Path) -> Path:
    """Return the root of a small hub that checks without a finding (see `hub_builder`)."""
    from hub_builder import write_hub

    return write_hub(tmp_path / "hub")


@pytest.fixture(scope="session", autouse=True)
def servers_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real servers, the same for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "servers"
    os.environ["PYTEST_SERVERS"] = str(root)  # the peers in `servers.real` use the same ones
    return root


@pytest.fixture(scope="session")
def pds(servers_root: Path) -> Iterator[Pds]:
    """Return a Bluesky server that all tests share; take an account of your own."""
    from servers.pds import pds as run

    with run(servers_root / "pds") as server:
        yield server


@pytest.fixture(scope="session")
def synapse(servers_root: Path) -> Iterator[Synapse]:
    """Return a Matrix server that all tests share; take an account and a room of your own."""
    from servers.synapse import synapse as run

    with run(servers_root / "synapse") as server:
        yield server


@pytest.fixture(scope="session")
def mastodon(servers_root: Path) -> Iterator[Mastodon]:
    """Return a Mastodon server that all tests share; take an account of your own."""
    from servers.mastodon import mastodon as run

    with run(servers_root / "mastodon") as server:
        yield server


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """Return a mail server of this test alone."""
    from servers.smtp import smtp as run

    with run() as server:
        yield server
