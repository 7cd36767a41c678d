"""The commands that only look say what a run would do, and a renamed post never goes out twice."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import NOW
from hub_builder import commit_all, post, write_hub
from masthead import cli

HALLO = "content/posts/2026/repair-week.md"


@pytest.fixture
def hub(hub_root: Path) -> Path:
    """Return a committed hub with a ledger and one post due."""
    commit_all(hub_root)
    assert cli.run(["ledger", "init", "--hub", str(hub_root)]) == 0
    return hub_root


def states(hub: Path, verb: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Return each delivery's state as a command's JSON tells it."""
    capsys.readouterr()
    cli.run([*verb, "--hub", str(hub), "--now", NOW.isoformat(), "--format", "json"])
    listed = json.loads(capsys.readouterr().out)["deliveries"]
    return {f"{line['post']}@{line['channel']}": line["state"] for line in listed}


def test_an_error_holds_a_post_wherever_one_looks(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`status`, `plan` and `publish --dry-run` agree on a post that the check refuses."""
    write_hub(hub, {HALLO: post(body="Ask {@nobody}.\n")})
    commit_all(hub)

    for verb in (["status"], ["plan"], ["publish", "--dry-run"]):
        assert states(hub, verb, capsys) == {"repair-week@outbox": "held"}
    assert states(hub, ["due"], capsys) == {}


def test_what_is_not_committed_is_held_wherever_one_looks(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A post changed in the work tree is not approved, and every command says so."""
    write_hub(hub, {HALLO: post(body="Another text.\n")})

    for verb in (["status"], ["publish", "--dry-run"]):
        assert states(hub, verb, capsys) == {"repair-week@outbox": "held"}


def test_a_file_with_errors_sends_people_to_the_check(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next step of a post whose front matter is wrong is the check, not its `hold`."""
    write_hub(hub, {HALLO: post("goals: x")})
    commit_all(hub)

    cli.run(["status", "--hub", str(hub), "--now", NOW.isoformat()])

    assert f"next: masthead check {HALLO}" in capsys.readouterr().out


def test_a_renamed_post_does_not_go_out_again(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run itself knows that the id has gone out, though no post has it any more."""
    assert cli.run(["publish", "--hub", str(hub), "--now", NOW.isoformat()]) == 0
    subprocess.run(["git", "mv", HALLO, "content/posts/2026/new-name.md"], cwd=hub, check=True)
    commit_all(hub)

    found = states(hub, ["publish"], capsys)

    assert found == {"new-name@outbox": "held"}


def test_a_hold_is_said_first(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever looks is told that everything is stopped, and why."""
    now = ["--now", NOW.isoformat()]
    assert cli.run(["hold", "--why", "A storm", "--hub", str(hub), *now]) == 0

    for verb in ("due", "status", "plan"):
        capsys.readouterr()
        cli.run([verb, "--hub", str(hub), *now])
        assert capsys.readouterr().err.startswith("all publishing is on hold: A storm (")


def test_a_clone_without_the_ledger_says_so(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What went out is not known where the ledger's branch was not fetched."""
    commit_all(hub_root)
    capsys.readouterr()

    cli.run(["status", "--hub", str(hub_root), "--now", NOW.isoformat()])

    assert "this clone has no copy of the ledger" in capsys.readouterr().err


def test_a_lost_ledger_is_not_begun_anew(
    hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the remote lost its ledger and this clone has a copy, that copy must come back."""

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=hub, check=True, capture_output=True)

    git("init", "--quiet", "--bare", str(tmp_path / "origin.git"))
    git("remote", "add", "origin", str(tmp_path / "origin.git"))
    git("push", "--quiet", "origin", "main")
    git("branch", "--delete", "--force", "ledger")
    assert cli.run(["ledger", "init", "--hub", str(hub)]) == 0
    git("push", "--quiet", "origin", "--delete", "ledger")
    git("update-ref", "refs/remotes/origin/ledger", "main")
    capsys.readouterr()

    assert cli.run(["ledger", "init", "--hub", str(hub)]) == 2
    told = capsys.readouterr().err
    assert "has lost the branch ledger, but this clone has a copy" in told
    assert "git push origin refs/remotes/origin/ledger:refs/heads/ledger" in told
