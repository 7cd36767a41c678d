"""Bad surroundings, with the real command: a clear message, the next step, nothing half-sent."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from git_helper import add_remote, commit_file, git
from hub_builder import commit_all, post, write_hub
from loopback import serve
from masthead.cli import run
from masthead.ledger import create
from masthead.ledger.book import open_ledger
from masthead.repo import open_repository
from masthead.workspace import load_settings
from publishing.house import WEBHOOK, House, build

NOW = ("--now", "2026-12-07T09:00:00+00:00")
NAME = "repair-week@outbox"
FILE = "content/posts/2026/repair-week.md"
LEDGER_FILE = "ledger/2026/12/repair-week.json"

Publish = Callable[..., tuple[int, str]]


@pytest.fixture
def publish(capfd: pytest.CaptureFixture[str]) -> Publish:
    """Return what runs `masthead publish` on a hub and gives its code and all that it said."""

    def published(root: Path, *words: str, now: bool = True) -> tuple[int, str]:
        code = run(["publish", "--hub", str(root), *(NOW if now else ()), *words])
        out, err = capfd.readouterr()
        return code, out + err

    return published


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Return a hub with one due post, whose ledger lives on a remote."""
    root = write_hub(tmp_path / "hub", {".gitignore": "build/\n"})
    commit_all(root)
    add_remote(root, tmp_path / "remote.git")
    git(root, "push", "-q", "-u", "origin", "main")
    create(root, load_settings(root), now=0.0)
    return root


def refuse(root: Path) -> None:
    """Let the remote refuse every push."""
    hook = root.parent / "remote.git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho protected >&2\nexit 1\n")
    hook.chmod(0o755)


def lose_remote(root: Path) -> None:
    """Forget the remote: the ledger is only there."""
    git(root, "remote", "remove", "origin")


def detach(root: Path) -> None:
    """Check out a commit that is not on main."""
    git(root, "checkout", "-q", "--detach")
    git(root, "commit", "-q", "--allow-empty", "-m", "elsewhere")


def change_ledger(name: str, text: str) -> Callable[[Path], None]:
    """Return what edits a file of the ledger as a person would."""

    def change(root: Path) -> None:
        git(root, "fetch", "-q", "origin", "ledger:ledger")
        git(root, "switch", "-q", "ledger")
        commit_file(root, name, text)
        git(root, "push", "-q", "origin", "ledger")
        git(root, "switch", "-q", "main")

    return change


@dataclass(frozen=True, slots=True)
class Case:
    """What is wrong, and what the command says about it, with exit code 2."""

    name: str
    spoil: Callable[[Path], object]
    words: str
    step: str


RIGHT = '{"schema": 1, "post": "repair-week", "deliveries": {"outbox": {"state": "published"}}}'
CASES = (
    Case("no repository", lambda root: shutil.rmtree(root / ".git"), "not in a git", "git init"),
    Case("no remote", lose_remote, "this repository has no branch ledger", "bring the branch back"),
    Case(
        "remote unreachable",
        lambda root: (root.parent / "remote.git").rename(root.parent / "moved.git"),
        "the remote origin cannot be reached",
        "check the network",
    ),
    Case("remote rejects", refuse, "refuses the branch ledger", "allow whoever publishes"),
    Case("detached elsewhere", detach, "not on main", "merge"),
    Case(
        "ledger truncated",
        change_ledger(LEDGER_FILE, RIGHT[:40]),
        f"the ledger's {LEDGER_FILE} cannot be used: it is not JSON",
        "until a person mends it",
    ),
    Case(
        "ledger edited by hand",
        change_ledger(LEDGER_FILE, RIGHT),
        f"the ledger's {LEDGER_FILE} cannot be used: outbox: it is published without a receipt",
        "until a person mends it",
    ),
    Case(
        "ledger of a later version",
        change_ledger(LEDGER_FILE, RIGHT.replace("1", "2", 1)),
        "its schema is 2, this Masthead knows 1",
        "until a person mends it",
    ),
    Case(
        "list of open posts edited",
        change_ledger("open.json", '{"schema": 1, "posts": ["../x"]}'),
        "the ledger's open.json cannot be used",
        "until a person mends it",
    ),
    Case(
        "no ledger",
        lambda root: git(root.parent / "remote.git", "branch", "-D", "ledger"),
        "the remote origin has no branch ledger",
        "masthead ledger init",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_the_run_stops_before_anything_is_sent(shared: Path, publish: Publish, case: Case) -> None:
    """Exit 2 with the place and the next step; the outbox stays empty."""
    case.spoil(shared)

    code, said = publish(shared)

    assert 2 == code
    assert case.words in said
    assert case.step in said.partition("\nnext: ")[2]
    assert "Traceback" not in said
    assert not (shared / "build").exists()


def test_a_shallow_clone_at_a_detached_commit_publishes(
    shared: Path, tmp_path: Path, publish: Publish
) -> None:
    """As a CI service checks it out."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path}/remote.git", "clone")
    git(tmp_path / "clone", "checkout", "-q", "--detach", "origin/main")

    code, said = publish(tmp_path / "clone")

    assert 0 == code
    assert f"{NAME}  published" in said
    assert (0, "nothing to deliver\n") == publish(shared)


def test_a_dirty_tree_holds_what_is_dirty(tmp_path: Path, publish: Publish) -> None:
    """And nothing else."""
    house = build(tmp_path / "hub", {"content/posts/2026/other.md": post(body="Other words.\n")})
    house.write(FILE, post(body="Not approved.\n"))

    code, said = publish(house.root)

    assert 1 == code
    assert f"{FILE} is not committed as it is here" in said
    assert "next: commit it (and merge it to main)" in said
    assert {"other@outbox"} == set(house.records)


# --- the clock ---


def test_a_clock_that_is_behind_stops_the_run(tmp_path: Path, publish: Publish) -> None:
    """The ledger was written a quarter of an hour from now; a minute is no matter."""
    house = build(tmp_path / "hub", {FILE: post(publish_at="2020-01-01 09:00")})
    policy = load_settings(house.root).publishing

    def write(ahead: float) -> None:
        with open_ledger(open_repository(house.root), policy) as ledger:
            ledger.fetch(())
            ledger.write(ledger.tip, {}, "Heartbeat", now=float(int(time.time() + ahead)))

    write(900)
    code, said = publish(house.root, now=False)
    dry = publish(house.root, "--dry-run", now=False)[0]
    assert (2, 2) == (code, dry)
    assert "one of the clocks is wrong, and nothing was sent" in said
    assert "next: set the clock; if this one is right, name the time with --now" in said

    write(30)
    assert "late" in publish(house.root, now=False)[1]


def test_a_time_that_a_person_gives_is_taken(tmp_path: Path, publish: Publish) -> None:
    """`--now` is not doubted."""
    house = build(tmp_path / "hub")
    house.publish(dry_run=True)

    assert 0 == publish(house.root, "--now", "2026-12-01T09:00+00:00", now=False)[0]


# --- secrets ---


def hooked(root: Path, url: str) -> House:
    """Return a hub whose one post goes to a webhook."""
    page = WEBHOOK.format(url=url)
    return build(root, {"strategy/channels/hook.md": page, FILE: post(channels="[hook]")})


def test_a_missing_secret_is_named(tmp_path: Path, publish: Publish) -> None:
    """Nothing is claimed."""
    house = hooked(tmp_path / "hub", "http://127.0.0.1:9/")

    code, said = publish(house.root)

    assert 1 == code
    assert "the environment variable HOOK_KEY is not set" in said
    assert "next: see to it where `masthead publish` runs, then run it again" in said
    assert {} == house.records


def test_an_expired_token_is_said_and_nothing_is_lost(
    tmp_path: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The delivery stays due; with the right token it goes."""
    monkeypatch.setenv("HOOK_KEY", "hunter2")
    answers = [401, 200]
    with serve(lambda _: (answers.pop(0), {}, b"hunter2 is expired")) as service:
        house = hooked(tmp_path / "hub", service.url)
        code, said = publish(house.root)
        assert (1, True) == (code, "127.0.0.1 answered 401: *** is expired" in said)
        assert "next: masthead publish" in said
        assert 0 == publish(house.root, "--now", "2026-12-07T09:05:00+00:00", now=False)[0]

    assert 2 == len(service.requests)


# --- the disk ---


def limited(root: Path, size: int) -> subprocess.CompletedProcess[str]:
    """Run the command where no file may grow larger than `size` bytes."""
    command = [sys.executable, "-m", "masthead.cli", "publish", "--hub", str(root), *NOW]
    source = "import sys; from masthead.cli import main; main()"
    command[1:3] = ["-c", source]
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.parametrize("size", [0, 40])
def test_a_disk_too_full_for_the_ledger_stops_the_run(shared: Path, size: int) -> None:
    """Nothing is sent that cannot be recorded."""
    done = limited(shared, size)

    assert (2, "") == (done.returncode, done.stdout)
    assert "error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (shared / "build").exists()


def test_a_disk_too_full_for_the_outbox_leaves_the_delivery_due(
    tmp_path: Path, publish: Publish
) -> None:
    """No half of a folder is left, and a later run sends it."""
    picture = {
        FILE: post("media:\n  - {file: /media/lamp.png, alt: A lamp.}"),
        "content/media/lamp.png": _picture(),
    }
    house = build(tmp_path / "hub", picture)

    done = limited(house.root, 60_000)

    assert 1 == done.returncode, done.stderr
    assert "cannot be written: File too large" in done.stdout
    assert "Traceback" not in done.stderr
    assert [] == list((house.root / "build/outbox/outbox").iterdir())
    assert "due" == str(_shown(house, publish)[NAME])


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.effect_noise((400, 400), 100).save(buffer, "PNG")
    return buffer.getvalue()


def _shown(house: House, publish: Publish) -> dict[str, str]:
    said = publish(house.root, "--dry-run", "--format", "json")[1]
    return {
        f"{one['post']}@{one['channel']}": one["state"] for one in json.loads(said)["deliveries"]
    }


def test_an_outbox_that_cannot_be_written_leaves_the_delivery_due(
    tmp_path: Path, publish: Publish
) -> None:
    """A file lies where the folder should be."""
    house = build(tmp_path / "hub")
    (house.root / "build").write_text("in the way")

    code, said = publish(house.root)

    assert 1 == code
    assert "build/outbox/outbox cannot be written: " in said
    assert "Traceback" not in said
    assert "due" == _shown(house, publish)[NAME]


def test_a_summary_that_cannot_be_written_fails_no_run(
    tmp_path: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The delivery is out and recorded; the command says what is missing."""
    house = build(tmp_path / "hub")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))

    code, said = publish(house.root)

    assert 0 == code
    assert "summary.md cannot be written: No such file or directory" in said
    assert {NAME} == set(house.records)


def test_no_temporary_folder_stops_the_run(
    shared: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the way out."""

    def full(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)

    code, said = publish(shared)

    assert 2 == code
    assert "no temporary folder can be made: No space left on device" in said
    assert "next: see to the disk, or set TMPDIR" in said
