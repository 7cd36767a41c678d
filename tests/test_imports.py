"""What writers run all day loads nothing that speaks to a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from masthead.setups import SET_UP

SPEAKERS = ("httpx", "httpcore", "requests", "urllib3", "oauthlib", "smtplib", "ssl")
"""What the adapters use to reach a service; no SDK of a service is installed at all."""

SEEN = """
import sys
from masthead.cli import run
run(sys.argv[1:])
loaded = [name for name in {names!r} if name in sys.modules]
adapters = [name for name in sys.modules if name.startswith("masthead.channels.")]
print("LOADED", loaded + adapters)
"""

PAGE = "---\ntitle: One\nservice: {service}\nstatus: active\nowner: sari\n---\nWhat it is for.\n"
POST = """\
---
title: Open bench
publish_at: 2026-12-12 09:00
channels: [{channels}]
lang: en
owner: sari
---
Bring your lamp.
"""


@pytest.mark.parametrize("words", [("check",), ("preview", "bench")], ids=" ".join)
def test_no_adapter_is_loaded(
    words: tuple[str, ...], hub_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a channel of each service, checking and previewing load no adapter and no client."""
    monkeypatch.chdir(hub_root)
    names = [f"to-{service}" for service in sorted(SET_UP)]
    for name in names:
        page = PAGE.format(service=name.removeprefix("to-"))
        (hub_root / f"strategy/channels/{name}.md").write_text(page, encoding="utf-8")
    post = POST.format(channels=", ".join(names))
    (hub_root / "content/posts/2026/bench.md").write_text(post, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", SEEN.format(names=SPEAKERS), *words, "--hub", str(hub_root)],
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout.endswith("LOADED []\n")
    assert "mastodon" in done.stdout
