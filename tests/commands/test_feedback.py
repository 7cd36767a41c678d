"""`masthead feedback` says what a change does: on the screen, in a file, in a job, as a comment."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import feedback_hub
from bad_files import CASES, Case
from comment_reader import live
from hub_builder import commit_all, write_hub
from masthead import cli
from masthead.feedback.markdown import COMMENT, MARKER
from servers.github import REPOSITORY, TOKEN, FakeGitHub, github

NOW = "2026-12-07T09:00+00:00"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return a hub with a change of three posts on a branch."""
    root = tmp_path / "hub"
    feedback_hub.base(root)
    feedback_hub.change(root)
    return root


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    """Return a GitHub of our own, in whose job we run."""
    with github(tmp_path / "fake") as fake:
        issue = {"title": "Lamps", "body": "", "state": "open", "labels": []}
        fake.issues[1] = {**issue, "number": 1, "user": "sari"}
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_API_URL", fake.url)
        yield fake


def feedback(root: Path, *args: str) -> int:
    """Run the command on a hub."""
    return cli.run(["feedback", "--hub", str(root), "--now", NOW, *args])


def test_it_prints_the_comment(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The comment stands on standard output alone; findings do not fail the command."""
    assert feedback(changed, "--since", "main") == 0
    said = capsys.readouterr()

    assert said.out.startswith(f"{MARKER}\n## 3 posts in this change\n")
    assert said.err == ""


MASTODON = """\
---
title: Our server
service: mastodon
url: https://{}.example
owner: sari
secrets: {{access_token: FEDI_TOKEN}}
---
Short notes.
"""


def test_where_secrets_go_is_told_at_the_top(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that names another server gives it the secret: who approves it sees both servers."""
    page = "strategy/channels/fedi.md"
    write_hub(tmp_path, {page: MASTODON.format("social")})
    base = commit_all(tmp_path, "before")
    write_hub(tmp_path, {page: MASTODON.format("evil")})
    commit_all(tmp_path, "after")

    assert feedback(tmp_path, "--since", base) == 0
    said = capsys.readouterr().out
    told = "`FEDI_TOKEN` to `mastodon`, `https://evil.example`"
    assert f"- `{page}`: {told} (was `mastodon`, `https://social.example`, `FEDI_TOKEN`)" in said
    assert said.index("After the merge") < said.index("### ")

    assert feedback(tmp_path, "--since", base, "--format", "json") == 0
    [access] = json.loads(capsys.readouterr().out)["accesses"]
    assert ["mastodon", "https://evil.example"] == access["place"]


def test_a_channel_whose_secrets_stay_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another word in the playbook is no news about secrets."""
    page = "strategy/channels/fedi.md"
    write_hub(tmp_path, {page: MASTODON.format("social")})
    base = commit_all(tmp_path, "before")
    write_hub(tmp_path, {page: MASTODON.format("social") + "More.\n"})
    commit_all(tmp_path, "after")

    assert feedback(tmp_path, "--since", base) == 0
    assert "After the merge" not in capsys.readouterr().out


def test_it_prints_json(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--format json` programs get the same."""
    assert feedback(changed, "--since", "main", "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)

    assert {"hostile", "lamps", "long"} == {one["post"] for one in data["posts"]}
    assert ["content/posts/2026/gone.md"] == data["removed"]


def test_it_writes_file_and_summary(
    changed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file takes the comment; in a job, the summary gets the same, after what it has."""
    output, summary = tmp_path / "build" / "feedback.md", tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    assert feedback(changed, "--since", "main", "--output", str(output)) == 0
    assert capsys.readouterr().out == ""
    assert f"before\n{output.read_text(encoding='utf-8')}" == summary.read_text(encoding="utf-8")


def test_what_is_left_out_leads_to_the_run(
    changed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment that is cut links the run whose summary holds all of it."""
    for at in range(30):
        (changed / f"content/posts/2026/p{at}.md").write_text(
            f"---\ntitle: P{at}\nchannels: [outbox]\nlang: en\nowner: sari\n---\n" + "Lamp. " * 600,
            encoding="utf-8",
        )
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_RUN_ID", "12")
    feedback(changed, "--since", "main")
    text = capsys.readouterr().out

    assert len(text) <= COMMENT
    assert f"(https://github.example/{REPOSITORY}/actions/runs/12)." in text.splitlines()[-1]


def test_rules_may_come_from_another_commit(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a check, the rule levels of a commit may decide."""
    settings = changed / "masthead.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "rules: {post/length: off}\n", encoding="utf-8"
    )
    feedback(changed, "--since", "main")
    lenient = capsys.readouterr().out
    feedback(changed, "--since", "main", "--rules-from", "main")

    assert "post/length" not in lenient
    assert "post/length" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "it is not known what has changed"),
        (["--from", "masthead.yml"], "--from reads a comment that is posted"),
    ],
)
def test_words_that_do_not_fit(
    changed: Path,
    args: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a commit there is no change; a file is read for posting alone."""
    monkeypatch.chdir(changed)

    assert feedback(changed, *args) == 2
    assert message in capsys.readouterr().err


def test_the_comment_is_updated_in_place(
    changed: Path, fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first run comments, the next one writes the same comment anew; others' are left alone."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 1}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert feedback(changed, "--since", "main", "--post") == 0
    (changed / "content/posts/2026/long.md").unlink()
    assert feedback(changed, "--since", "main", "--post") == 0
    (row,) = fake.comments[1]

    assert row["body"].startswith(f"{MARKER}\n## 2 posts in this change")


def test_a_comment_is_posted_from_a_file(
    changed: Path, fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that reads nothing of the change posts what another one has written."""
    output = tmp_path / "feedback.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    feedback(changed, "--since", "main", "--output", str(output))

    assert feedback(changed, "--post", "--pr", "1", "--from", str(output)) == 0
    assert [output.read_text(encoding="utf-8")] == [row["body"] for row in fake.comments[1]]


@pytest.mark.parametrize("text", ["hello", f"{MARKER}\n{'x' * COMMENT}", ""])
def test_only_our_comments_are_posted(
    changed: Path,
    fake: FakeGitHub,
    tmp_path: Path,
    text: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file that is no comment of ours, or longer than GitHub takes, is refused unasked."""
    file = tmp_path / "other.md"
    file.write_text(text, encoding="utf-8")

    assert feedback(changed, "--post", "--pr", "1", "--from", str(file)) == 2
    assert "this is no comment of `masthead feedback`" in capsys.readouterr().err
    assert [] == fake.asked


def test_outside_a_job_github_says_who_we_are(
    changed: Path, fake: FakeGitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a person's token the comment is that person's."""
    assert feedback(changed, "--since", "main", "--post", "--pr", "1") == 0
    assert "commented: " in capsys.readouterr().err
    assert "GET /user" in fake.asked


@pytest.mark.parametrize("event", ["", "{", "[]", '{"pull_request": {"number": "1"}}'])
def test_without_a_number_nothing_is_posted(  # noqa: PLR0917 - fixtures
    changed: Path,
    fake: FakeGitHub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    event: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A run that no pull request has started must be told which one is meant."""
    file = tmp_path / "event.json"
    file.write_text(event, encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(file))

    assert feedback(changed, "--since", "main", "--post") == 2
    assert "give its number: --pr 12" in capsys.readouterr().err
    assert [] == fake.asked


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small hub with one commit, to be copied."""
    root = tmp_path_factory.mktemp("before") / "hub"
    write_hub(root)
    commit_all(root)
    return root


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_leaves_a_comment(
    before: Path, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a change brings, the comment is written, names the file, and nothing of it acts."""
    root = tmp_path / "hub"
    shutil.copytree(before, root)
    write_hub(root, case.files)
    for name, target in case.links.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target.replace("OUTSIDE", str(tmp_path)))

    assert feedback(root, "--since", "main") == 0
    text = capsys.readouterr().out

    assert [] == live(text)
    assert text.startswith(MARKER)
    assert "🛑" in text
