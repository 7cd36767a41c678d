"""The whole command against a service that says our secrets back: nowhere eight letters of one.

Screen, job summary, annotations, every object of the repository (the ledger with all its commits
among them), the outbox and the internal site.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import masthead.publishing
from channels.housed import CHANNEL, environment, housed
from channels.peering import REAL, some
from channels.planted import leaks, places, windows
from masthead.cli import run
from masthead.publishing import Result, Run
from servers.peer import Peer

LAST = 60
"""More requests than a run makes."""


@pytest.fixture
def hub(peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a hub with a post for each way to say a secret, in a job of GitHub's."""
    for name, value in environment(peer).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setattr(masthead.publishing, "publish", _impatient)
    return housed(tmp_path / "hub", peer, list(places([])))


def _impatient(told: Run) -> Result:
    """Publish without the waits between two tries."""
    from masthead.publishing.publish import publish

    return publish(replace(told, sleep=lambda _: None))


def test_a_run_leaves_no_secret_anywhere(
    peer: Peer,
    hub: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each way, from the first request on or a later one: run, look, ask the account, build."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    said = ""
    ways = list(places(list(peer.secrets.values())).items())
    for number, (_, fate) in enumerate(some(peer, ways)):
        for first in (1, 2 + number % 4):
            peer.proxy.begin(**{f"_{later}": fate for later in range(first, LAST)})
            said += typed(hub, peer, capfd, "publish", "--limit", "1", "--format", form(number))
            peer.proxy.begin(**{f"_{later}": fate for later in range(min(first, 3), LAST)})
            said += typed(hub, peer, capfd, "doctor", "--online", "--format", form(number))
            peer.clock.now += 2000
    peer.proxy.begin()
    for words in (("status",), ("due",), ("overdue",), ("status", "--format", "json")):
        said += typed(hub, peer, capfd, *words)
    said += typed(hub, peer, capfd, "build", "--site", "internal")

    peer.breaches.clear()  # what it was told to ask for was nonsense

    assert f"@{CHANNEL}: " in said, "a line a request, as on a terminal"
    places_ = {"screen": said.encode(), **written(hub)}
    assert {} == leaks(windows(peer), places_)


def test_a_process_of_its_own_shows_no_secret_either(
    peer: Peer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """As a job of GitHub's runs it, tracebacks and warnings included."""
    if peer.service in REAL:
        return  # they are slow, and the way to the screen is the same
    told = places(list(peer.secrets.values()))
    hub = housed(tmp_path / "hub", peer, list(told))
    summary = tmp_path / "summary.md"
    summary.touch()
    job = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    how = "failed" if peer.service == "email" else "denied"
    peer.proxy.begin(**{f"_{number}": told[how] for number in range(1, LAST)})
    moment = datetime.fromtimestamp(peer.clock(), UTC).isoformat()
    said = b""
    for words in (["publish"], ["doctor", "--online"]):
        done = subprocess.run(
            [sys.executable, "-m", "masthead", *words, "--hub", hub, "--now", moment],
            env={**os.environ, **environment(peer), **job},
            capture_output=True,
            check=False,
        )
        assert 1 == done.returncode, done
        said += done.stdout + done.stderr

    assert b"outbox" in said
    assert {} == leaks(windows(peer), {"screen": said, **written(hub)})


def form(number: int) -> str:
    """Return how a command answers, in turns."""
    return ("text", "json")[number % 2]


def typed(hub: Path, peer: Peer, capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a command as a person types it; return what the screen shows."""
    now = datetime.fromtimestamp(peer.clock(), UTC).isoformat()
    code = run([*words, "--hub", str(hub), "--now", now])
    out, err = capfd.readouterr()
    assert code in (0, 1), (words, out, err)
    return out + err


def written(hub: Path) -> Mapping[str, bytes]:
    """Return everything that is kept: git's objects of all branches, files, summary."""
    git = ["git", "-C", str(hub), "cat-file", "--batch-all-objects", "--batch"]
    objects = subprocess.run(git, check=True, capture_output=True).stdout
    files = {str(path): path.read_bytes() for path in _files(hub)}
    summary = hub.parent / "summary.md"
    return {"git": objects, "summary": summary.read_bytes(), **files}


def _files(hub: Path) -> Iterator[Path]:
    """Yield the hub's files, those of the outbox and of the built site among them."""
    for path in hub.rglob("*"):
        inside = path.relative_to(hub).parts
        if path.is_file() and inside[0] != ".git" and "assets" not in inside:
            yield path
