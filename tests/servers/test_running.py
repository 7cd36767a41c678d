"""Servers start once, are shared, and never outlive those who use them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from servers.running import Start, free_port, shared

SERVER = """
import http.server, os, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(str(os.getpid()).encode())
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
USER = """
import sys, time
from pathlib import Path
from servers.running import shared
from servers.test_running import start
with shared(Path(sys.argv[1]), start) as facts:
    print(facts["port"], flush=True)
    time.sleep(60)
"""


def start(folder: Path) -> Start:
    """Tell how to start a server that says its process, and note that it was asked."""
    with (folder / "starts").open("a") as starts:
        starts.write("x")
    port = str(free_port())
    words = (sys.executable, "-c", SERVER, port)
    return Start(words, f"http://127.0.0.1:{port}/", {"port": port})


def gone(port: str) -> bool:
    """Tell whether nobody listens any more, within ten seconds."""
    for _ in range(500):
        if not listens(port):
            return True
        time.sleep(0.02)
    return False


def listens(port: str) -> bool:
    """Tell whether somebody listens."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    wanted = f"0100007F:{int(port):04X}"
    return any(row.split()[1] == wanted and row.split()[3] == "0A" for row in lines)


def test_a_server_starts_once_for_all_and_ends_after_the_last(tmp_path: Path) -> None:
    """Who comes later finds it running; who leaves early leaves it running."""
    folder = tmp_path / "server"
    with shared(folder, start) as first:
        with shared(folder, start) as second:
            assert first == second
        assert listens(first["port"])

    assert gone(first["port"])
    assert "x" == (folder / "starts").read_text(encoding="utf-8")


def test_a_server_starts_anew_after_the_last_has_left(tmp_path: Path) -> None:
    """Also at once, while the old one is still ending."""
    folder = tmp_path / "server"
    with shared(folder, start):
        pass
    with shared(folder, start) as again:
        assert listens(again["port"])

    assert gone(again["port"])


def test_a_server_ends_when_its_user_is_killed(tmp_path: Path) -> None:
    """Nobody has to clean up."""
    path = str(Path(__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", USER, str(tmp_path / "server")],
        stdout=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path},
    ) as user:
        assert user.stdout is not None
        port = user.stdout.readline().decode().strip()
        assert listens(port)
        user.send_signal(signal.SIGKILL)

    assert gone(port)


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    """Its last words are in the failure."""

    def broken(_: Path) -> Start:
        words = (sys.executable, "-c", "raise SystemExit('the disk is full')")
        return Start(words, f"http://127.0.0.1:{free_port()}/", {})

    with pytest.raises(AssertionError, match="the disk is full"), shared(tmp_path / "a", broken):
        pass


def test_a_server_that_says_nothing_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And ended."""
    monkeypatch.setattr("servers.running.PATIENCE", 0.5)
    said: list[str] = []

    def silent(folder: Path) -> Start:
        found = start(folder)
        said.append(found.facts["port"])
        return Start(found.words, f"http://127.0.0.1:{free_port()}/", {})

    with pytest.raises(AssertionError, match="did not answer"), shared(tmp_path / "a", silent):
        pass

    assert gone(said[0])
