"""The fake GitHub is held to GitHub's own description, and its faults are faults."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from masthead.http import Answer, Client
from masthead.protocol.outcome import Ambiguous
from servers import description as described
from servers.description import OPERATIONS, description, trim
from servers.github import REPOSITORY, TOKEN, FakeGitHub, Fault, github
from servers.github_asking import HANDLERS

RIGHT = {
    "Accept": "application/vnd.github+json",
    "Authorization": f"Bearer {TOKEN}",
    "X-GitHub-Api-Version": "2022-11-28",
}
COMMENT = f"/repos/{REPOSITORY}/issues/1/comments"


def ask(
    fake: FakeGitHub,
    path: str,
    method: str = "GET",
    body: dict[str, Any] | None = None,
    **headers: str,
) -> Answer | Ambiguous:
    """Ask the fake; a header that is empty is left out."""
    sent = {name: value for name, value in {**RIGHT, **headers}.items() if value}
    content = b"" if body is None else json.dumps(body).encode()
    got = Client().exchange(method, f"{fake.url}{path}", headers=sent, body=content)
    assert isinstance(got, Answer | Ambiguous)
    return got


def breaches(folder: Path, path: str, *args: Any, **headers: str) -> str:
    """Return what the fake says when it is left after one request."""
    with github(folder) as fake:
        fake.commit("main", {"x.md": "x"})
        fake.open("main")
        ask(fake, path, *args, **headers)
        said = "\n".join(fake.breaches)
        fake.breaches.clear()
    return said


@pytest.mark.parametrize(
    ("path", "args", "said"),
    [
        (f"/repos/{REPOSITORY}/nothing", (), "nothing like GET"),
        (f"/repos/{REPOSITORY}/pulls?colour=red", (), "no parameter colour"),
        (f"/repos/{REPOSITORY}/pulls?state=merged", (), "'merged' is not one of"),
        (f"/repos/{REPOSITORY}/pulls/x", (), "'x' is not of type 'integer'"),
        (COMMENT, ("POST", {}), "'body' is a required property"),
        (COMMENT, ("POST", {"body": 7}), "7 is not of type 'string'"),
        (COMMENT, ("POST", {"body": "x", "colour": "red"}), "`colour` is not described"),
        (COMMENT, ("POST",), "a body where none belongs, or none where one does"),
        (COMMENT, ("GET", {"body": "x"}), "a body where none belongs"),
    ],
)
def test_a_request_that_github_does_not_know_fails_the_test(
    tmp_path: Path, path: str, args: tuple[Any, ...], said: str
) -> None:
    """A path, a parameter, a value or a key that its description does not have."""
    assert said in breaches(tmp_path, path, *args)


@pytest.mark.parametrize("name", ["Accept", "X-GitHub-Api-Version"])
def test_a_request_without_its_headers_fails_the_test(tmp_path: Path, name: str) -> None:
    """GitHub recommends both of every client."""
    assert "a request" in breaches(tmp_path, f"/repos/{REPOSITORY}/issues", **{name: ""})


def test_an_answer_that_github_would_not_give_fails_the_test(tmp_path: Path) -> None:
    """A fake that left a field out would let mistakes through."""
    place = github(tmp_path)
    fake = place.__enter__()
    fake.issues[1] = {"number": 1, "title": 7, "user": "sari", "state": "open", "labels": []}
    ask(fake, f"/repos/{REPOSITORY}/issues")

    with pytest.raises(AssertionError, match="is not of type 'string'"):
        place.__exit__(None, None, None)


def test_a_stranger_is_refused(tmp_path: Path) -> None:
    """The token is looked at, and the repository."""
    with github(tmp_path) as fake:
        token = ask(fake, f"/repos/{REPOSITORY}/issues", Authorization="Bearer other")
        other = ask(fake, "/repos/somebody/else/issues")

    assert isinstance(token, Answer)
    assert isinstance(other, Answer)
    assert (401, 404) == (token.status, other.status)


def test_every_operation_is_served() -> None:
    """What the description keeps is what the fake answers."""
    assert set(OPERATIONS) == set(HANDLERS)


@pytest.mark.parametrize(
    ("form", "seen"),
    [
        ("half", "broke off"),
        ("silent", "broke off"),
        ("cut", b'{"number": '),
        ("html", b"<!DOCTYPE html>"),
    ],
)
def test_faults_are_what_they_say(tmp_path: Path, form: str, seen: str | bytes) -> None:
    """On the wire: half a page, half of the JSON, a page for people, nothing."""
    with github(tmp_path) as fake:
        fake.issues[1] = {"number": 1, "title": "T", "user": "sari", "state": "open", "labels": []}
        fake.faults.append(Fault("/issues/1", method="PATCH", form=form))
        got = ask(fake, f"/repos/{REPOSITORY}/issues/1", "PATCH", {"state": "closed"})
        after = fake.issues[1]["state"]

    if isinstance(seen, str):
        assert isinstance(got, Ambiguous)
        assert seen in got.reason
    else:
        assert isinstance(got, Answer)
        assert seen in got.body or got.body.startswith(seen[:1])
    assert ("closed" if form in ("half", "cut") else "open") == after


def test_a_fault_may_act_and_lose_the_answer(tmp_path: Path) -> None:
    """The worst case of what makes something new."""
    with github(tmp_path) as fake:
        fake.faults.append(Fault("/issues", method="POST", status=502, acts=True))
        made = {"title": "T", "body": "B", "labels": []}
        got = ask(fake, f"/repos/{REPOSITORY}/issues", "POST", made)

        assert isinstance(got, Answer)
        assert (502, 1) == (got.status, len(fake.issues))


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_merging_moves_the_target_as_github_does(tmp_path: Path, how: str) -> None:
    """A commit of two, one for all, or each anew; the text arrives all the same."""
    with github(tmp_path) as fake:
        fake.commit("main", {"x.md": "1"})
        fake.commit("post", {"y.md": "1"})
        head = fake.commit("post", {"y.md": "2"}, author="ayu")
        fake.commit("main", {"z.md": "1"}, author="dimas")
        pull = fake.open("post")
        before = len(fake.commits_of(pull))
        commit = fake.merge(pull, how)
        row = fake.commit_json(commit)

    assert 2 == before
    assert {"merge": 2, "squash": 1, "rebase": 1}[how] == len(row["parents"])
    assert head != commit
    assert {"merge": "dimas", "squash": "dimas", "rebase": "ayu"}[how] == row["author"]["login"]
    assert {"merge": 3, "squash": 1, "rebase": 2}[how] == len(pull.brought)


def test_the_description_is_cut_to_what_is_used() -> None:
    """Small enough to be read in every test; nothing that it refers to is missing."""
    data = description().data
    text = json.dumps(data)

    assert len(text) < 1_000_000
    assert trim({**data, "openapi": "3.0.3"}) == data


def test_a_description_that_is_not_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The test fails with the way to get it: it is never passed over."""
    monkeypatch.setattr(described, "WHOLE", tmp_path / "api.github.com.json")

    with pytest.raises(AssertionError, match="`make test` installs it"):
        description.__wrapped__()
