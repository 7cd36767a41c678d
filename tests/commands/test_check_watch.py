"""`masthead check --watch` checks anew with each change and rests in between."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from masthead import cli
from masthead.commands import watching

NOW = ("--now", "2026-12-07T09:00Z")
POST = "content/posts/2026/repair-week.md"
CLEAR = b"\x1b[2J"


def watched(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """Let each wait do one step of a writer; after the last one, control-C."""
    left = list(steps)

    def pause() -> bool:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()
        return True

    monkeypatch.setattr(watching, "pause", pause)


def test_a_change_is_checked(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A change is checked once; without one nothing happens; control-C ends with 130."""
    post = hub_root / POST
    broken = post.read_text(encoding="utf-8").replace("lang: en", "lang: english")
    watched(monkeypatch, lambda: None, lambda: post.write_text(broken), lambda: None)

    assert 130 == cli.run(["check", "--watch", "--hub", str(hub_root), *NOW])
    said = capsys.readouterr()
    assert 2 == said.out.count(f"checking {hub_root}\n")
    assert 2 == said.out.count("waiting for changes (stop with Ctrl-C)\n")
    first, second = said.out.split("waiting for changes", 1)
    assert "0 errors" in first
    assert "`lang` must be a language tag" in second
    assert "\x1b" not in said.out
    assert "stopped" in said.err


def test_settings_that_cannot_be_used(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken setting is told, and the watch goes on until it is mended."""
    settings = hub_root / "masthead.yml"
    good = settings.read_text(encoding="utf-8")
    watched(
        monkeypatch,
        lambda: settings.write_text("name: [", encoding="utf-8"),
        lambda: settings.write_text(good + "tagline: Lamps\n", encoding="utf-8"),
    )

    assert 130 == cli.run(["check", "--watch", "--hub", str(hub_root), *NOW])
    _, broken, mended, _ = capsys.readouterr().out.split("waiting for changes")
    assert "error: " in broken
    assert "0 errors" in mended


@pytest.mark.parametrize("option", ["--fix", "--write-baseline", "--format=json"])
def test_what_does_not_go_together(
    option: str, hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Watching writes nothing and speaks to people: other options are refused in words."""
    baseline = ["--baseline", str(hub_root / "baseline.json")]

    assert 2 == cli.run(["check", "--watch", option, *baseline, "--hub", str(hub_root)])
    assert "--watch only looks and tells" in capsys.readouterr().err


def test_a_wait_is_a_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two looks the process waits: it does not ask again and again."""
    waited: list[float | None] = []
    monkeypatch.setattr(
        watching.threading.Event, "wait", lambda _self, seconds=None: waited.append(seconds)
    )

    assert watching.pause()
    assert [1.0] == waited


def test_on_a_terminal(hub_root: Path) -> None:
    """On a terminal the screen is cleared before each check, and control-C ends with 130."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "masthead", "check", "--watch", "--hub", str(hub_root), *NOW]
    with subprocess.Popen(
        words, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        said = b""
        while b"waiting for changes" not in said:
            said += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        assert 130 == process.wait(60)
    os.close(ours)

    assert said.index(CLEAR) < said.index(b"checking")
