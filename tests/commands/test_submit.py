"""`masthead submit` makes a pull request of an issue form, and tells the issue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from git_helper import git
from hub_builder import write_hub
from masthead import cli
from masthead.submitting.form import PATH
from servers.github import REPOSITORY, TOKEN, FakeGitHub, Fault, github

BODY = "### Title\n\n{title}\n\n### Text\n\n{text}\n\n### Channels\n\n{channels}\n"
NOW = "2026-12-07T09:00+00:00"


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    """Return a GitHub with a hub, in whose job we run."""
    with github(tmp_path / "fake") as fake:
        fake.commit("main", {"README.md": "A hub.\n"})
        row = {"title": "Post", "body": "", "state": "open", "labels": []}
        fake.issues[12] = {**row, "number": 12, "user": "ayu"}
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_API_URL", fake.url)
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        yield fake


def event(folder: Path, *, login: object = "ayu", number: object = 12, **said: str) -> Path:
    """Write an event, and return its file."""
    answers = {"title": "Open day", "text": "Come in.", "channels": "outbox", **said}
    issue = {"number": number, "user": {"login": login}, "body": BODY.format(**answers)}
    path = folder / "event.json"
    path.write_text(json.dumps({"issue": issue}), encoding="utf-8")
    return path


def submit(root: Path, *args: str) -> int:
    """Run the command on a hub."""
    return cli.run(["submit", "--hub", str(root), "--now", NOW, *args])


def test_a_pull_request_is_opened_once(
    hub_root: Path, fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One branch, one commit that names the person, one pull request, one comment; checks begin."""
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event(tmp_path)))

    assert 0 == submit(hub_root)
    assert 0 == submit(hub_root)
    (pull,) = fake.pulls.values()
    message = git(fake.git, "log", "-1", "--format=%B", "submission/12")
    text = git(fake.git, "show", "submission/12:content/posts/2026/open-day.md")

    assert ("submission/12", "main", "Post: open-day") == (pull.branch, pull.target, pull.title)
    assert message.rstrip().endswith("\n\nSubmitted-by: @ayu")
    assert "---\ntitle: Open day\nchannels: [outbox]\n---\nCome in." == text.strip()
    assert [("submission/12", "check.yml")] * 2 == fake.runs
    assert 1 == len(fake.comments[12])
    assert "Closes #12" in pull.body


def test_a_branch_that_a_dead_run_left_is_used(
    hub_root: Path, fake: FakeGitHub, tmp_path: Path
) -> None:
    """When the pull request could not be opened, the issue is told, and the next run opens it."""
    fake.faults.append(Fault("/pulls", method="POST", status=422))
    file = str(event(tmp_path))

    assert 2 == submit(hub_root, "--event", file)
    assert "The pull request could not be made" in fake.comments[12][0]["body"]
    assert 0 == submit(hub_root, "--event", file)
    assert "Thank you." in fake.comments[12][0]["body"]
    assert 1 == len(fake.comments[12])
    assert ["submission/12"] == [pull.branch for pull in fake.pulls.values()]


def test_a_form_that_is_wrong_is_told(
    hub_root: Path, fake: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No pull request is made; the issue says what is wrong; the run fails."""
    file = event(tmp_path, channels="nowhere", text="### Title")

    assert 1 == submit(hub_root, "--event", str(file))
    assert {} == fake.pulls
    (row,) = fake.comments[12]
    assert "No post can be made of this yet" in row["body"]
    assert "error: the text holds the line" in capsys.readouterr().err


def test_without_a_branch_to_go_into_nothing_is_made(
    hub_root: Path, fake: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hub that publishes from a branch that is not there is told so."""
    settings = hub_root / "masthead.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}publishing: {{branch: live}}\n", encoding="utf-8")

    assert 2 == submit(hub_root, "--event", str(event(tmp_path)))
    assert "there is no branch live" in capsys.readouterr().err
    assert {} == fake.pulls


def test_a_dry_run_prints_the_file(
    hub_root: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """GitHub is not asked, and no token is needed."""
    assert 0 == submit(hub_root, "--dry-run", "--event", str(event(tmp_path)))
    assert capsysbinary.readouterr().out.startswith(b"---\ntitle: Open day\n")


@pytest.mark.parametrize("content", ["", "[]", '{"issue": {}}', '{"issue": {"number": 1}}'])
def test_an_event_without_an_issue_is_refused(
    hub_root: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another event, half a file, no file: the person is told what to name."""
    file = tmp_path / "event.json"
    file.write_text(content, encoding="utf-8")

    assert 2 == submit(hub_root, "--dry-run", "--event", str(file))
    assert "this is no event about an issue" in capsys.readouterr().err


@pytest.mark.parametrize("login", ["dependabot[bot]", "a\nSubmitted-by: @b", "", "a--b", "x" * 60])
def test_only_a_person_submits(
    hub_root: Path, tmp_path: Path, login: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What GitHub gives no person as a name never gets into a commit."""
    file = event(tmp_path, login=login)

    assert 2 == submit(hub_root, "--dry-run", "--event", str(file))
    assert "is no person's account" in capsys.readouterr().err


@pytest.mark.parametrize("number", [0, -1, "12; rm", True, None])
def test_only_a_number_is_a_number(hub_root: Path, tmp_path: Path, number: object) -> None:
    """It becomes a branch's name."""
    assert 2 == submit(hub_root, "--dry-run", "--event", str(event(tmp_path, number=number)))


def test_the_form_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--form` the hub's own issue form is made anew."""
    root = write_hub(tmp_path)

    assert 0 == submit(root, "--form")
    assert f"wrote {PATH}\n" == capsys.readouterr().out
    assert 'options: ["outbox", "site"]' in (root / PATH).read_text(encoding="utf-8")
