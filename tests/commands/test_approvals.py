"""`masthead approvals` says who must approve, who has, and what is missing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from approving_hub import POST, Fault, Stage, stage
from comment_reader import live
from git_helper import git
from hub_builder import post
from masthead import cli
from masthead.commands.approvals import CONTEXT
from servers.github import REPOSITORY, TOKEN, Pull

EVIL = "\x1b[2J::error::@lentera/everyone ##[group] <b>"


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Return a hub on GitHub, with a clone in which Sari's branch `post` is checked out."""
    with stage(tmp_path) as made:
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_API_URL", made.fake.url)
        check_out(made, "post")
        yield made


def check_out(made: Stage, branch: str) -> None:
    """Fetch a branch into the clone and go there."""
    git(made.clone, "fetch", "-q", "origin", f"+refs/heads/{branch}:refs/remotes/origin/{branch}")
    git(made.clone, "checkout", "-q", "-B", branch, f"refs/remotes/origin/{branch}")


def approvals(made: Stage, *args: str) -> int:
    """Run the command in the clone."""
    return cli.run(["approvals", "--hub", str(made.clone), *args])


def opened(made: Stage, *approvers: str, title: str = "Repair") -> Pull:
    """Open Sari's pull request, approved by some people."""
    pull = made.fake.open("post", title=title)
    for login in approvers:
        made.fake.review(pull, login)
    return pull


def test_the_pull_request_of_the_branch(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """It is found by the branch; approved it ends 0."""
    opened(set_up, "dimas")

    assert 0 == approvals(set_up)
    said = capsys.readouterr().out

    assert "pull request 1: Repair\n" in said
    assert "approved: it may be merged\n" in said
    assert "  met      1 approval of @lentera/editors (owners): dimas\n" in said


def test_what_is_missing(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """It ends 1, and says whom to ask."""
    opened(set_up)

    assert 1 == approvals(set_up, "--since", "main")

    assert "next: ask @lentera/editors for a review\n" in capsys.readouterr().out


def test_a_branch_without_a_pull_request(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Who must approve is told, and that nobody can have yet."""
    assert 1 == approvals(set_up, "--since", "origin/main")
    said = capsys.readouterr().out

    assert "  post has no open pull request\n" in said
    assert "next: open a pull request\n" in said


def test_without_a_token(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git alone says who must; that who has is not known ends 1."""
    opened(set_up, "dimas")
    monkeypatch.delenv("GITHUB_TOKEN")

    assert 1 == approvals(set_up)
    said = capsys.readouterr().out

    assert "  needed   1 approval of @lentera/editors (owners)\n" in said
    assert "who has approved is not known: GITHUB_TOKEN is not set" in said
    assert "next: set it to a token" in said
    assert [] == set_up.fake.asked


@pytest.mark.parametrize("args", [(), ("--since", "main"), ("--pr", "1")])
def test_without_a_network(
    set_up: Stage,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
) -> None:
    """It is the same: not known, and 1."""
    monkeypatch.setattr("masthead.github.client.TRIES", 1)
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")

    assert 1 == approvals(set_up, *args)

    assert "not known" in capsys.readouterr().out


def test_a_repository_that_nobody_names(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the environment nor the remote says which it is."""
    monkeypatch.delenv("GITHUB_REPOSITORY")

    assert 1 == approvals(set_up)

    assert "it is not known which repository on GitHub this is" in capsys.readouterr().out


def test_the_remote_names_the_repository(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside of a workflow the clone knows where it comes from."""
    opened(set_up, "dimas")
    monkeypatch.delenv("GITHUB_REPOSITORY")
    git(set_up.clone, "remote", "set-url", "origin", f"git@github.com:{REPOSITORY}.git")

    assert 0 == approvals(set_up)


@pytest.mark.parametrize("status", [403, 404, 422])
def test_github_refuses(set_up: Stage, capsys: pytest.CaptureFixture[str], status: int) -> None:
    """A clear line, no approval, exit code 1."""
    opened(set_up, "dimas")
    set_up.fake.faults.append(Fault("/pulls/1", status=status, times=9))

    assert 1 == approvals(set_up, "--pr", "1")
    said = capsys.readouterr().out

    assert said.startswith("pull request 1\nnot known, and so not approved\n")
    assert f"with {status}: No.\n" in said
    assert "next: " in said


def test_a_number_without_a_token(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is known of it, and it is said what can be had without GitHub."""
    monkeypatch.delenv("GITHUB_TOKEN")

    assert 1 == approvals(set_up, "--pr", "1")
    assert "--since REF says without GitHub" in capsys.readouterr().out


def test_a_clone_without_a_remote(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then its own main is what the branch is to go into."""
    monkeypatch.delenv("GITHUB_TOKEN")
    git(set_up.clone, "remote", "remove", "origin")

    assert 1 == approvals(set_up)
    assert "  needed   1 approval of @lentera/editors" in capsys.readouterr().out


def test_github_refuses_a_part(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """What is known is told all the same."""
    opened(set_up, "dimas")
    set_up.fake.faults.append(Fault("/reviews", status=403, times=9))

    assert 1 == approvals(set_up)
    said = capsys.readouterr().out

    assert "  missing  1 approval of @lentera/editors (owners)\n" in said
    assert "the reviews: GitHub answered GET /repos/lentera/hub/pulls/1/reviews with 403" in said


def test_the_run_s_pull_request(
    set_up: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a workflow it is that of the event, and the job's summary gets it."""
    opened(set_up, "dimas")
    event, summary = tmp_path / "event.json", tmp_path / "summary.md"
    event.write_text('{"pull_request": {"number": 1}}', encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    git(set_up.clone, "checkout", "-q", "--detach", "origin/main")

    assert 0 == approvals(set_up)
    assert "pull request 1" in capsys.readouterr().out
    assert "given by `dimas`" in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize("event", ["", "[]", '{"pull_request": {"number": true}}', "{" * 9999])
def test_an_event_about_nothing(
    set_up: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str
) -> None:
    """Then it is the branch's."""
    opened(set_up, "dimas")
    path = tmp_path / "event.json"
    path.write_text(event, encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(path))

    assert 0 == approvals(set_up)


def test_what_is_here_and_not_there(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """A commit that was not pushed and a file that was not committed are not judged."""
    opened(set_up, "dimas")
    (set_up.clone / POST).write_text(post(title="Other"), encoding="utf-8")
    git(set_up.clone, "commit", "-q", "-a", "-m", "here")
    (set_up.clone / "new.md").write_text("x", encoding="utf-8")

    approvals(set_up)
    said = capsys.readouterr().out

    assert "  1 file is not committed, and so not judged\n" in said
    assert "  the pull request has " in said


def test_nothing_is_changed(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """On main itself there is nothing to approve."""
    check_out(set_up, "main")
    git(set_up.clone, "checkout", "-q", "--detach")

    assert 0 == approvals(set_up, "--since", "main")
    assert "nothing is changed\n" in capsys.readouterr().out


def test_a_commit_without_a_branch(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """It has no pull request that could be found by name."""
    opened(set_up)
    git(set_up.clone, "checkout", "-q", "--detach")

    assert 1 == approvals(set_up)
    assert "the checked-out commit has no open pull request" in capsys.readouterr().out


def test_owners_whom_github_does_not_know(
    set_up: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line of CODEOWNERS that protects nothing is told of."""
    opened(set_up, "dimas")
    error = {"line": 2, "column": 1, "kind": "Unknown owner", "source": "/.github/ @lead"}
    more = {"message": "Unknown owner", "path": ".github/CODEOWNERS", "suggestion": None}
    set_up.fake.owners_errors = [{**error, **more}]

    assert 0 == approvals(set_up)
    said = capsys.readouterr().out

    assert "  .github/CODEOWNERS:2: GitHub says Unknown owner, so that this line owns" in said


def test_programs_get_json(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output alone."""
    opened(set_up, "dimas")

    assert 0 == approvals(set_up, "--format", "json")
    data = json.loads(capsys.readouterr().out)

    assert (True, ["dimas"], [POST]) == (data["approved"], data["by"], data["files"])


def test_hostile_names_are_text(
    set_up: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A title of commands, mentions and HTML acts neither in the log nor in the summary."""
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    name = "content/posts/2026/@lentera <b> #1.md"
    set_up.fake.commit("post", {name: post(title="x")})
    pull = opened(set_up, "dimas", title=EVIL)
    set_up.fake.review(pull, "evil-[x](https://evil.example)", "CHANGES_REQUESTED")

    assert 1 == approvals(set_up, "--pr", "1")
    said = capsys.readouterr().out

    assert "\x1b" not in said
    assert "##[" not in said
    assert [] == live(summary.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("approvers", "state", "said"),
    [
        (("dimas",), "success", "approved: it may be merged"),
        ((), "pending", "not approved yet: 2 of 2 needs are not met"),
    ],
)
def test_the_status(set_up: Stage, approvers: tuple[str, ...], state: str, said: str) -> None:
    """It is pending while it is judged, then what it is; that it could be set ends 0."""
    pull = opened(set_up, *approvers)

    assert 0 == approvals(set_up, "--pr", "1", "--status")
    first, last = set_up.fake.statuses

    assert (CONTEXT, "pending", "being judged") == (
        first["context"],
        first["state"],
        first["description"],
    )
    assert (CONTEXT, state, said) == (last["context"], last["state"], last["description"])
    assert set_up.fake.commit_of(pull.branch) == last["sha"]


@pytest.mark.parametrize(
    ("where", "state"), [("/reviews", "error"), ("/pulls/1/requested_reviewers", "error")]
)
def test_a_status_of_what_is_not_known(set_up: Stage, where: str, state: str) -> None:
    """It is an error: something is to be mended."""
    opened(set_up, "dimas")
    set_up.fake.faults.append(Fault(where, status=403, times=9))

    assert 0 == approvals(set_up, "--pr", "1", "--status")
    assert state == set_up.fake.statuses[-1]["state"]


def test_a_status_of_an_objection(set_up: Stage) -> None:
    """It is a failure."""
    pull = opened(set_up)
    set_up.fake.review(pull, "dimas", "CHANGES_REQUESTED")

    approvals(set_up, "--pr", "1", "--status")

    assert "failure" == set_up.fake.statuses[-1]["state"]


def test_what_is_merged_gets_no_status(set_up: Stage) -> None:
    """Nobody waits for it any more."""
    pull = opened(set_up, "dimas")
    set_up.fake.merge(pull)
    set_up.fetch()

    assert 0 == approvals(set_up, "--pr", "1", "--status")
    assert [] == set_up.fake.statuses


def test_a_status_that_cannot_be_set(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """The run ends in an error."""
    opened(set_up, "dimas")
    set_up.fake.faults.append(Fault("/statuses", status=403, times=9))

    assert 2 == approvals(set_up, "--pr", "1", "--status")
    assert "with 403" in capsys.readouterr().err


def test_a_status_needs_a_number_and_a_token(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are asked for."""
    assert 2 == approvals(set_up, "--status")
    assert "give its number: --pr 12" in capsys.readouterr().err
    monkeypatch.delenv("GITHUB_TOKEN")
    assert 2 == approvals(set_up, "--status", "--pr", "1")
    assert "GITHUB_TOKEN is not set" in capsys.readouterr().err


def test_teams_have_a_token_of_their_own(
    set_up: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It asks who is in a team, and nothing else; neither token is ever shown."""
    opened(set_up, "dimas")
    monkeypatch.setenv("MASTHEAD_TEAMS_TOKEN", "another-token")

    assert 1 == approvals(set_up)
    said = capsys.readouterr().out

    assert "who is in @lentera/editors: GitHub answered GET /orgs/lentera/teams/" in said
    assert "401" in said
    assert "another-token" not in said
    assert TOKEN not in said
    assert os.environ["GITHUB_TOKEN"] == TOKEN


def test_the_comment_has_it_too(set_up: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """`masthead feedback` tells who must approve, and who has."""
    opened(set_up, "dimas")
    words = ["feedback", "--hub", str(set_up.clone), "--since", "origin/main"]

    assert 0 == cli.run([*words, "--pr", "1"])
    assert "✅ 1 approval of `@lentera/editors`, given by `dimas`" in capsys.readouterr().out
    assert 0 == cli.run(words)
    assert "it is not known which pull request this is" in capsys.readouterr().out
    set_up.fake.faults.append(Fault("/pulls/1", status=404, times=9))
    assert 0 == cli.run([*words, "--pr", "1"])
    said = capsys.readouterr().out
    assert "⏳ 1 approval of `@lentera/editors`" in said
    assert "who has approved is not known" in said


def test_the_comment_of_a_hub_in_a_folder(
    set_up: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest of it is told; of approval, that it cannot be judged there."""
    git(set_up.clone, "mv", "-k", "masthead.yml", "content", str(_folder(set_up)))
    git(set_up.clone, "commit", "-q", "-a", "-m", "move")
    words = ["feedback", "--hub", str(_folder(set_up)), "--since", "origin/main"]

    assert 0 == cli.run(words)
    assert "the hub is in the folder" in capsys.readouterr().out


def _folder(made: Stage) -> Path:
    folder = made.clone / "hub"
    folder.mkdir(exist_ok=True)
    return folder
