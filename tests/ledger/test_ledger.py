"""The ledger's branch in real git: alone, with a remote, contended, damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from git_helper import add_remote, commit_file, git, make_repository
from masthead.errors import LedgerError, RepositoryError
from masthead.ledger import create, has_ledger, read_records
from masthead.ledger.book import open_ledger, set_hold
from masthead.ledger.branch import push_fault
from masthead.protocol.effect import Lost, Pushed, Rejected
from masthead.record import Hold, Receipt, Record, State
from masthead.repo import Answer, fetch_branch, open_repository
from masthead.settings import Settings

SETTINGS = Settings("Test brand")
POLICY = SETTINGS.publishing
T = 1796634000.0
RECORD = Record(
    "repair-week",
    "outbox",
    State.PUBLISHED,
    key="repair-week@outbox",
    nonce="n1",
    payload={"parts": ["Hello"]},
    receipts=(Receipt("1", "", T),),
    at=T,
)


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """Return a hub with a ledger on its local branch."""
    root = make_repository(tmp_path / "hub")
    commit_file(root, "a.md", "one\n")
    create(root, SETTINGS, now=T)
    return root


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Return a hub whose ledger lives on a remote."""
    root = make_repository(tmp_path / "hub")
    commit_file(root, "a.md", "one\n")
    add_remote(root, tmp_path / "remote.git")
    git(root, "push", "-q", "-u", "origin", "main")
    create(root, SETTINGS, now=T)
    return root


@pytest.fixture(params=["alone", "shared"])
def hub(request: pytest.FixtureRequest) -> Path:
    """Return a hub with a ledger, without and with a remote."""
    root: Path = request.getfixturevalue(request.param)
    return root


def write(root: Path, *records: Record, now: float = T) -> None:
    """Write records as a run does."""
    with open_ledger(open_repository(root), POLICY) as ledger:
        seen = ledger.fetch({record.post for record in records})
        changes = {record.name: record for record in records}
        assert isinstance(ledger.push(seen.tip, changes, "Record", now=now), Pushed)
    fetch_branch(open_repository(root), "origin", "ledger")


def put_by_hand(root: Path, name: str, text: str) -> None:
    """Change the ledger's branch as a person would, with a commit."""
    git(root, "switch", "-q", "ledger")
    commit_file(root, name, text)
    if git(root, "remote"):
        git(root, "push", "-q", "origin", "ledger")
    git(root, "switch", "-q", "main")


def test_what_a_run_writes_every_command_reads(hub: Path) -> None:
    """A written record is there for the next run and for commands that read local refs."""
    write(hub, RECORD)

    assert {RECORD.name: RECORD} == read_records(hub, SETTINGS)
    with open_ledger(open_repository(hub), POLICY) as ledger:
        seen = ledger.fetch(["repair-week"])
    assert {RECORD.name: RECORD} == seen.records
    assert T == ledger.heartbeat


def test_the_work_tree_and_index_are_left_alone(hub: Path) -> None:
    """Writing the ledger shows nowhere in the hub's own branch."""
    write(hub, RECORD)

    assert "" == git(hub, "status", "--porcelain")
    assert "main" == git(hub, "branch", "--show-current")


def test_only_the_posts_asked_for_are_read(shared: Path) -> None:
    """A run fetches the contents that it needs, and no others."""
    write(shared, RECORD, replace(RECORD, post="other", key="other@outbox"))

    with open_ledger(open_repository(shared), POLICY) as ledger:
        ledger.fetch(["repair-week"])
        assert {"repair-week@outbox"} == set(ledger.fetch(["repair-week"]).records)
        kept = ledger.store.ask("cat-file", "--batch-check", "--batch-all-objects").text

    assert 1 + 1 == kept.count(" blob ")  # the post and the heartbeat


def test_channels_of_a_post_share_a_file_that_keeps_its_place(hub: Path) -> None:
    """A later delivery joins the file, in the month of the first claim."""
    write(hub, RECORD)
    later = replace(RECORD, channel="site", key="repair-week@site")
    write(hub, later, now=T + 40 * 86400)

    assert {RECORD.name: RECORD, later.name: later} == read_records(hub, SETTINGS)
    ref = "origin/ledger" if git(hub, "remote") else "ledger"
    assert "ledger/2026/12/repair-week.json" in git(hub, "ls-tree", "-r", "--name-only", ref)


def test_a_run_writes_twice_to_the_same_file(hub: Path) -> None:
    """What a run has written itself counts in its next push."""
    later = replace(RECORD, channel="site", key="repair-week@site")
    with open_ledger(open_repository(hub), POLICY) as ledger:
        seen = ledger.fetch(["repair-week"])
        first = ledger.push(seen.tip, {RECORD.name: RECORD}, "Record", now=T)
        assert isinstance(first, Pushed)
        second = ledger.push(first.tip, {later.name: later}, "Record", now=T + 40 * 86400)
        assert isinstance(second, Pushed)
        assert {RECORD.name, later.name} == set(ledger.fetch(["repair-week"]).records)


def test_the_second_of_two_writers_is_rejected(hub: Path) -> None:
    """Compare-and-swap: nobody overwrites what he has not seen."""
    repository = open_repository(hub)
    with open_ledger(repository, POLICY) as one, open_ledger(repository, POLICY) as two:
        first, second = one.fetch(["repair-week"]), two.fetch(["repair-week"])
        other = replace(RECORD, nonce="n2")
        assert isinstance(one.push(first.tip, {RECORD.name: RECORD}, "Record", now=T), Pushed)
        assert isinstance(two.push(second.tip, {other.name: other}, "Record", now=T), Rejected)
        assert {RECORD.name: RECORD} == two.fetch(["repair-week"]).records


def test_a_lost_answer_is_found_by_a_look(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The push landed although nobody said so."""
    with open_ledger(open_repository(shared), POLICY) as ledger:
        seen = ledger.fetch(["repair-week"])
        right = type(ledger.store).git

        def losing(self: object, *words: str, stdin: bytes | None = None) -> Answer:
            answer = right(self, *words, stdin=stdin)  # type: ignore[arg-type]
            return Answer(128, b"", "fatal: the remote end hung up") if "push" in words else answer

        monkeypatch.setattr(type(ledger.store), "git", losing)
        answer = ledger.push(seen.tip, {RECORD.name: RECORD}, "Record", now=T)
        monkeypatch.setattr(type(ledger.store), "git", right)

        assert isinstance(answer, Lost)
        assert {RECORD.name: RECORD} == ledger.fetch(["repair-week"]).records


def test_a_remote_that_refuses_stops_the_run(shared: Path, tmp_path: Path) -> None:
    """A protected branch is not a race: the message says whom to let in."""
    hook = tmp_path / "remote.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with open_ledger(open_repository(shared), POLICY) as ledger:
        seen = ledger.fetch(["repair-week"])
        with pytest.raises(RepositoryError, match="refuses the branch ledger") as caught:
            ledger.push(seen.tip, {RECORD.name: RECORD}, "Record", now=T)

    assert "allow whoever publishes to push" in caught.value.hint


def test_a_remote_that_does_not_answer_stops_the_run(shared: Path, tmp_path: Path) -> None:
    """Without the ledger nothing is sent."""
    (tmp_path / "remote.git").rename(tmp_path / "gone.git")

    with (
        open_ledger(open_repository(shared), POLICY) as ledger,
        pytest.raises(RepositoryError, match="the remote origin cannot be reached"),
    ):
        ledger.fetch(())


@pytest.mark.parametrize("make", ["alone", "shared"])
def test_a_missing_ledger_stops_the_run(make: str, request: pytest.FixtureRequest) -> None:
    """An old hub without its record must not send its archive again."""
    hub: Path = request.getfixturevalue(make)
    git(hub, "push", "-q", "origin", ":ledger") if make == "shared" else None
    git(hub, "branch", "-D", "ledger") if make == "alone" else None

    with (
        open_ledger(open_repository(hub), POLICY) as ledger,
        pytest.raises(LedgerError, match="has no branch ledger") as caught,
    ):
        ledger.fetch(())

    assert "masthead ledger init" in caught.value.hint


def test_a_ledger_is_created_once(hub: Path) -> None:
    """Creating it again leaves it alone."""
    write(hub, RECORD)

    assert not create(hub, SETTINGS, now=T)
    assert {RECORD.name: RECORD} == read_records(hub, SETTINGS)


def test_a_ledger_can_begin_with_what_is_known(tmp_path: Path) -> None:
    """A hub that moves in brings its deliveries along."""
    root = make_repository(tmp_path / "hub")

    assert create(root, SETTINGS, now=T, records=[RECORD])
    assert {RECORD.name: RECORD} == read_records(root, SETTINGS)


def test_a_local_ledger_moves_to_a_new_remote(alone: Path, tmp_path: Path) -> None:
    """A hub that gets a remote later takes its record along."""
    write(alone, RECORD)
    add_remote(alone, tmp_path / "remote.git")

    assert create(alone, SETTINGS, now=T)
    with open_ledger(open_repository(alone), POLICY) as ledger:
        assert {RECORD.name: RECORD} == ledger.fetch(["repair-week"]).records


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ledger/2026/12/repair-week.json", "{"),
        ("ledger/2026/11/repair-week.json", "{}"),
        ("heartbeat.json", "{}"),
        ("hold.json", "[]"),
        ("open.json", '{"schema": 1, "posts": "x"}'),
        ("open.json", '{"schema": 1, "posts": [1]}'),
    ],
)
def test_a_hand_on_the_ledger_stops_publishing(hub: Path, name: str, text: str) -> None:
    """A damaged, stray or doubled file is an error with its path, never mended."""
    write(hub, RECORD)
    git(hub, "fetch", "-q", "origin", "ledger:ledger") if git(hub, "remote") else None
    put_by_hand(hub, name, text)

    with (
        open_ledger(open_repository(hub), POLICY) as ledger,
        pytest.raises(LedgerError, match="cannot be used"),
    ):
        ledger.fetch(["repair-week", "notes"])


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("ledger/2026/12/notes.txt", "Masthead writes no such file"),
        ("ledger/2026/11/repair-week.json", "tells of the same post"),
    ],
)
def test_reading_the_whole_ledger_finds_strays(alone: Path, name: str, fault: str) -> None:
    """A file that nobody asks for is found by the commands that read everything."""
    write(alone, RECORD)
    put_by_hand(alone, name, "{}")

    with pytest.raises(LedgerError, match=fault):
        read_records(alone, SETTINGS)
    with open_ledger(open_repository(alone), POLICY) as ledger, pytest.raises(LedgerError):
        ledger.fetch([f"post-{number}" for number in range(30)])


def test_only_what_was_asked_for_is_written(alone: Path) -> None:
    """A post whose file nobody looked up could get a second one."""
    with open_ledger(open_repository(alone), POLICY) as ledger:
        seen = ledger.fetch(["other"])
        with pytest.raises(ValueError, match="was not asked for"):
            ledger.push(seen.tip, {RECORD.name: RECORD}, "Record", now=T)


def test_files_beside_the_records_may_stand(hub: Path) -> None:
    """The note for people is not read."""
    git(hub, "fetch", "-q", "origin", "ledger:ledger") if git(hub, "remote") else None
    put_by_hand(hub, "README.md", "Changed by hand.\n")

    with open_ledger(open_repository(hub), POLICY) as ledger:
        assert {} == ledger.fetch(["repair-week"]).records


def test_a_hold_is_set_and_ended(hub: Path) -> None:
    """Everybody who reads the ledger sees it."""
    hold = Hold("a storm", "sari", T, T + 3600)
    with open_ledger(open_repository(hub), POLICY) as ledger:
        set_hold(ledger, hold, now=T)
        ledger.fetch(())
        assert hold == ledger.hold
        set_hold(ledger, None, now=T)
        ledger.fetch(())
        assert ledger.hold is None
        tip = ledger.tip
        set_hold(ledger, None, now=T)
        assert tip == ledger.tip


def test_a_hold_gives_up_where_others_keep_writing(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says to try again."""
    with open_ledger(open_repository(alone), POLICY) as ledger:
        monkeypatch.setattr(type(ledger), "write", lambda *_, **__: Rejected())
        with pytest.raises(LedgerError, match="others kept writing"):
            set_hold(ledger, Hold("why", "sari", T), now=T)


def test_without_a_ledger_there_are_no_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no branch, git is not even started."""
    root = make_repository(tmp_path / "hub")
    commit_file(root, "a.md", "one\n")
    monkeypatch.setenv("PATH", "/nowhere")

    assert {} == read_records(root, SETTINGS)
    assert {} == read_records(tmp_path, SETTINGS)
    assert not has_ledger(root, SETTINGS)


def test_packed_refs_are_found(alone: Path) -> None:
    """Git may keep refs in one file."""
    write(alone, RECORD)
    git(alone, "pack-refs", "--all")

    assert has_ledger(alone, SETTINGS)
    assert {RECORD.name: RECORD} == read_records(alone, SETTINGS)


def test_a_clone_shows_the_remotes_ledger(shared: Path, tmp_path: Path) -> None:
    """Another clone, even a shallow one, reads and writes the same ledger."""
    write(shared, RECORD)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path}/remote.git", "clone")
    clone = tmp_path / "clone"
    assert {} == read_records(clone, SETTINGS)
    later = replace(RECORD, channel="site", key="repair-week@site")

    write(clone, later)

    assert {RECORD.name: RECORD, later.name: later} == read_records(clone, SETTINGS)
    assert "1" == git(clone, "rev-list", "--count", "origin/ledger")


def test_a_content_that_is_gone_is_an_error(alone: Path) -> None:
    """A repository that lost its objects stops the run with words."""
    write(alone, RECORD)
    id = git(alone, "rev-parse", "ledger:ledger/2026/12/repair-week.json")
    (alone / ".git" / "objects" / id[:2] / id[2:]).unlink()

    with pytest.raises(LedgerError, match="cannot be read"):
        read_records(alone, SETTINGS)


def test_a_full_disk_is_not_a_race(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's failure to write is said, not tried again for ever."""
    with open_ledger(open_repository(alone), POLICY) as ledger:
        seen = ledger.fetch(["repair-week"])
        right = type(ledger.store).git

        def full(self: object, *words: str, stdin: bytes | None = None) -> Answer:
            if "fast-import" in words:
                return Answer(128, b"", "fatal: write error: No space left on device\n")
            return right(self, *words, stdin=stdin)  # type: ignore[arg-type]

        monkeypatch.setattr(type(ledger.store), "git", full)
        with pytest.raises(RepositoryError, match="No space left on device"):
            ledger.push(seen.tip, {RECORD.name: RECORD}, "Record", now=T)


def test_a_lock_that_a_killed_git_left_is_named(alone: Path) -> None:
    """The message names the file and the step; nothing is removed that may be in use."""
    lock = alone / ".git/refs/heads/ledger.lock"
    with open_ledger(open_repository(alone), POLICY) as ledger:
        seen = ledger.fetch(["repair-week"])
        lock.touch()
        with pytest.raises(RepositoryError, match=r"ledger\.lock is in the way") as caught:
            ledger.push(seen.tip, {RECORD.name: RECORD}, "Record", now=T)

    assert f"if no other git runs there, a killed one left it: remove {lock}" == caught.value.hint
    assert lock.exists()


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("! [rejected] x -> ledger (fetch first)", "rejected"),
        ("! [remote rejected] x -> ledger (cannot lock ref 'refs/heads/ledger')", "rejected"),
        ("! [remote rejected] x -> ledger (protected branch hook declined)", "refused"),
        ("remote: Permission to a/b denied to c.", "refused"),
        ("! [remote rejected] x -> ledger (internal server error)", "lost"),
        ("fatal: the remote end hung up unexpectedly", "lost"),
    ],
)
def test_a_failed_push_means_one_of_three(words: str, meaning: str) -> None:
    """Somebody was first, it will never be taken, or nobody can tell."""
    assert meaning == push_fault(Answer(1, b"", words))


def test_git_needs_no_name_of_its_own(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a bare machine the ledger's commits are Masthead's."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")

    write(alone, RECORD)

    log = git(alone, "log", "-1", "--format=%an %cn %s", "ledger")
    assert "Masthead Masthead Record" == log
