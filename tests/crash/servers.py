"""The two servers of a world, on free ports of the loopback: `git daemon` and the service."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from crash.clock import VARIABLE, Clock

SETTINGS = (
    "uploadpack.allowFilter",
    "uploadpack.allowAnySHA1InWant",
    "receive.denyNonFastForwards",
)
"""What a remote must allow for partial fetches, and what it forbids."""


@contextmanager
def serve_remote(remote: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Make a bare repository and serve it; give its address."""

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=remote,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    remote.mkdir(parents=True)
    git("init", "-q", "--bare", "-b", "main")
    for key in SETTINGS:
        git("config", key, "true")
    # The program itself: `git daemon` would be a parent that leaves it behind when killed.
    daemon, port = _start_daemon(str(Path(git("--exec-path")) / "git-daemon"), remote, environment)
    try:
        yield f"git://127.0.0.1:{port}/{remote.name}"
    finally:
        daemon.kill()
        daemon.wait()


def _start_daemon(
    program: str, remote: Path, environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start the daemon; it cannot choose a port itself, and another may take the one we found."""
    command = [program, "--listen=127.0.0.1", "--reuseaddr", "--export-all"]
    command += ["--enable=receive-pack", "--max-connections=0", f"--base-path={remote.parent}"]
    for _ in range(10):
        port = _free_port()
        daemon = subprocess.Popen(
            [*command, f"--port={port}", str(remote.parent)],
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        if _answers(daemon, port):
            return daemon, port
        daemon.kill()
        daemon.wait()
    raise AssertionError("git daemon does not start")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(daemon: subprocess.Popen[bytes], port: int) -> bool:
    """Tell whether a daemon comes up on a port."""
    for _ in range(500):
        with socket.socket() as probe:
            up = probe.connect_ex(("127.0.0.1", port)) == 0
        if up or daemon.poll() is not None:
            return up and daemon.poll() is None
        time.sleep(0.02)
    return False


@contextmanager
def serve_posts(
    folder: Path, environment: Mapping[str, str], clock: Clock, seed: int
) -> Iterator[int]:
    """Start the service with its file in a folder; give its port."""
    command = [sys.executable, "-m", "crash.service", "--file", "posts.jsonl"]
    service = subprocess.Popen(
        [*command, "--seed", str(seed)],
        cwd=folder,
        env={**environment, VARIABLE: clock.text()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert service.stdout is not None
        yield int(service.stdout.readline())
    finally:
        service.kill()
        service.communicate()
