"""A new hub is whole: it checks, its past is recorded, its present is due."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from masthead import cli, starting
from masthead.errors import UsageError
from masthead.ledger import read_records
from masthead.record import State
from masthead.repo import begin_repository, open_repository
from masthead.sample import REASON
from masthead.starting import start_hub, write_hub
from masthead.workspace import load_hub, load_settings

NOW = datetime(2027, 3, 2, 14, 31, tzinfo=UTC)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a hub made with `--example` at `NOW`."""
    root = tmp_path_factory.mktemp("example") / "hub"
    start_hub(root, example=True, profile="solo", now=NOW)
    return root


def states(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Return the keys of the hub's deliveries by state, as `status` prints them."""
    assert (
        cli.run(["status", "--hub", str(root), "--now", NOW.isoformat(), "--format", "json"]) == 0
    )
    found: dict[str, list[str]] = {}
    for line in json.loads(capsys.readouterr().out)["deliveries"]:
        found.setdefault(line["state"], []).append(f"{line['post']}@{line['channel']}")
    return found


def test_the_example_has_a_past_a_present_and_a_future(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Several deliveries are due at that moment, some are published, the rest lie ahead."""
    found = states(example, capsys)

    assert len(found["due"]) >= 5
    assert len(found["published"]) >= 20
    assert len(found["scheduled"]) >= 20
    assert set() == found.keys() & {"late", "failed", "unknown"}


def test_the_example_checks_without_a_finding(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing in the copy is wrong, whatever the day."""
    assert cli.run(["check", "--hub", str(example), "--now", NOW.isoformat()]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_the_example_is_as_large_as_promised(example: Path) -> None:
    """At least 24 posts across four months and languages, at least 6 channels, two campaigns."""
    hub = load_hub(example)
    dated = [post.publish_at for post in hub.posts.values() if post.publish_at]

    assert len(hub.posts) >= 24
    assert len(hub.channels) >= 6
    assert {post.lang for post in hub.posts.values()} == {"en", "id", "tl", "ru"}
    assert len({(day.year, day.month) for day in dated}) >= 4
    assert len(hub.pages["campaign"]) >= 2
    assert set(hub.pages["guide"]) == {"en", "id", "tl", "ru"}


def test_the_past_says_that_it_is_sample_data(example: Path) -> None:
    """Each record that nobody earned says where it comes from."""
    records = read_records(example, load_settings(example)).values()

    assert {REASON} == {record.reason for record in records}
    assert {State.PUBLISHED} == {record.state for record in records}


def test_a_new_hub_is_committed(example: Path) -> None:
    """The work tree is clean after `init`: all files are in the first commit."""
    repository = open_repository(example)

    assert repository.ask("status", "--porcelain").text == ""
    assert repository.ask("symbolic-ref", "HEAD").text == "refs/heads/main"


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """`init` never writes into a folder that holds something."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="is not empty"):
        write_hub(tmp_path, example=False, profile="solo", now=NOW)


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder that is there and empty becomes the hub."""
    root = tmp_path / "new"
    root.mkdir()

    write_hub(root, example=False, profile="team", now=NOW)

    assert load_settings(root).profile == "team"
    assert load_settings(root).name == "new"


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails midway, neither the hub nor its draft is left."""

    def fail(_draft: Path) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(starting, "_copy_shared", fail)
    with pytest.raises(OSError, match="disk is full"):
        write_hub(tmp_path / "new", example=False, profile="solo", now=NOW)

    assert list(tmp_path.iterdir()) == []


def test_the_wheel_carries_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed, the example lies in the package; in a checkout it is the repository itself."""
    assert (starting.example_root() / "masthead.yml").is_file()

    (tmp_path / "example").mkdir()
    monkeypatch.setattr(starting, "PACKAGE", tmp_path)
    assert starting.example_root() == tmp_path / "example"


def test_without_a_git_identity_masthead_commits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine where git knows nobody still gets its first commit."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    monkeypatch.setenv("EMAIL", "")
    root = tmp_path / "hub"
    write_hub(root, example=False, profile="solo", now=NOW)
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    monkeypatch.delenv("GIT_COMMITTER_NAME")

    begin_repository(root, "main", "Begin the hub")

    author = open_repository(root).ask("log", "-1", "--format=%an").text
    assert author in {"Masthead", "root"}


def test_init_says_what_comes_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`masthead init` prints the next step."""
    assert cli.run(["init", str(tmp_path / "brand")]) == 0
    assert "masthead check && masthead publish" in capsys.readouterr().out
    assert cli.run(["init", str(tmp_path / "our brand")]) == 0
    assert f"next: cd '{tmp_path / 'our brand'}' && " in capsys.readouterr().out
