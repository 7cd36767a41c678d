"""`masthead doctor` tells what is fit to publish, and keeps one issue about what is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub_builder import commit_all, write_hub
from masthead.cli import run
from servers import discord
from servers.github import OWN, REPOSITORY, TOKEN, github
from servers.lossy import instead
from servers.peer import Peer

PAGE = """\
---
title: Discord
service: discord
secrets: {token: DISCORD_TOKEN}
account: "112233445566778899"
settings: {server: "998877665544332211"}
---
We talk here.
"""
WORKFLOW = "env:\n  DISCORD_TOKEN: ${{ secrets.DISCORD_TOKEN }}\n"


@pytest.fixture
def peer() -> Iterator[Peer]:
    """Return a Discord."""
    with discord.peer() as made:
        yield made


@pytest.fixture
def root(tmp_path: Path, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a hub with one channel on that Discord, in git, with its secret."""
    files = {
        "strategy/channels/discord.md": PAGE,
        ".github/workflows/publish.yml": WORKFLOW,
        ".github/workflows/doctor.yml": WORKFLOW,
    }
    root = write_hub(tmp_path / "hub", files)
    commit_all(root)
    monkeypatch.setenv("MASTHEAD_DISCORD_URL", peer.proxy.url)
    monkeypatch.setenv("DISCORD_TOKEN", peer.secrets["token"])
    return root


def checked(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """Return how the command ends, and each check as (subject, what, health)."""
    code = run(["doctor", "--format", "json", "--hub", str(root), *words])
    data = json.loads(capsys.readouterr().out)
    return code, [(row["subject"], row["what"], row["health"]) for row in data["checks"]]


def test_offline_it_reads_and_asks_nobody(
    root: Path, peer: Peer, capsys: pytest.CaptureFixture[str]
) -> None:
    """Set-up, secrets, git and workflows are seen without a request."""
    code, found = checked(root, capsys)

    assert (0, []) == (code, peer.proxy.asked)
    assert ("discord", "token", "good") in found
    assert ("workflows", "publish", "good") in found
    assert ("git", "ledger", "unknown") in found


def test_online_it_asks_the_account(
    root: Path, peer: Peer, capsys: pytest.CaptureFixture[str]
) -> None:
    """The credential and the channel are looked at, and nothing is posted."""
    code, found = checked(root, capsys, "--online", "--channel", "discord")

    assert (0, []) == (code, peer.posts())
    assert [("discord", "token", "good"), ("discord", "channel", "good")] == found[-2:]
    assert {"discord"} == {subject for subject, _, _ in found}


def test_a_refused_token_is_bad(root: Path, peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    """It ends 1, and the token does not show although the service says it."""
    said = json.dumps({"message": f"no {peer.secrets['token']}"}).encode()
    peer.proxy.begin(_1=instead(401, said))

    assert 1 == run(["doctor", "--online", "--hub", str(root)])
    shown = capsys.readouterr().out
    assert "BAD   token: 127.0.0.1 answered 401" in shown
    assert peer.secrets["token"] not in shown


def test_a_secret_that_is_not_here(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A writer's machine has none: that is no fault until the account is to be asked."""
    monkeypatch.delenv("DISCORD_TOKEN")

    assert (0, ("discord", "token", "unknown")) == _last(checked(root, capsys))
    assert (1, ("discord", "account", "bad")) == _last(checked(root, capsys, "--online"))


def _last(found: tuple[int, Any]) -> tuple[int, Any]:
    code, rows = found
    return code, [row for row in rows if row[0] == "discord"][-1]


def test_a_workflow_that_does_not_pass_a_secret(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run would not have it; the line to add is printed."""
    (root / ".github/workflows/publish.yml").write_text("jobs: {}\n")
    (root / ".github/workflows/doctor.yml").unlink()

    assert 1 == run(["doctor", "--hub", str(root)])
    shown = capsys.readouterr().out
    assert "add to its `env`: DISCORD_TOKEN: ${{ secrets.DISCORD_TOKEN }}" in shown
    assert "?     doctor: there is no .github/workflows/doctor.yml" in shown


def test_a_page_that_lacks_what_the_service_needs(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key is named, and where it is found; a setting that nobody reads too."""
    page = root / "strategy/channels/discord.md"
    page.write_text(PAGE.replace('account: "112233445566778899"\n', "").replace("server:", "srv:"))

    assert 1 == run(["doctor", "--hub", str(root)])
    shown = capsys.readouterr().out
    assert "strategy/channels/discord.md: discord needs `account`: the id of the channel" in shown
    assert "discord has no setting 'srv'" in shown


def test_a_hub_outside_of_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be approved there."""
    root = write_hub(tmp_path / "hub")
    code, found = checked(root, capsys)

    assert (1, ("git", "repository", "bad")) == (code, found[0])


def test_an_adapter_that_fails_hides_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said, without secrets, and the rest goes on."""

    def broken(*_: object) -> object:
        raise RuntimeError("hunter: discord-token-of-the-tests")

    monkeypatch.setattr("masthead.examining.adapter", broken)
    assert 0 == run(["doctor", "--online", "--hub", str(root)])

    shown = capsys.readouterr().out
    assert "the adapter failed: RuntimeError: hunter: ***" in shown


def test_a_channel_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest is named."""
    assert 2 == run(["doctor", "--channel", "discrod", "--hub", str(root)])
    assert "discord" in capsys.readouterr().err


def test_one_issue_is_kept(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, peer: Peer
) -> None:
    """Opened while something is bad, closed when all is fit again."""
    with github(tmp_path / "fake") as fake:
        for name, value in {
            "GITHUB_API_URL": fake.url,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
        }.items():
            monkeypatch.setenv(name, value)
        words = ["doctor", "--online", "--issue", "--hub", str(root)]
        peer.proxy.begin(_1=instead(401))
        assert 1 == run(words)
        assert [True] == [issue["state"] == "open" for issue in fake.issues.values()]
        assert 0 == run(words)
        assert [True] == [issue["state"] == "closed" for issue in fake.issues.values()]
        assert OWN


def test_what_needs_no_account_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name with nothing below it would look as if the doctor had stopped there."""
    page = "---\ntitle: Box\nservice: folder\n---\nFor looking.\n"
    root = write_hub(tmp_path / "hub", {"strategy/channels/box.md": page})
    commit_all(root)

    assert 0 == run(["doctor", "--channel", "box", "--hub", str(root)])

    assert "box\n  ok    nothing has to be set up\n" == capsys.readouterr().out
