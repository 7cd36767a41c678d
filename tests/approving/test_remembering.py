"""A run asks GitHub each thing once, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from github_parts import asking
from masthead.approving.remembering import ASKING, BROKEN, Remembering, remembering
from masthead.errors import GitHubError
from masthead.github import people, pulls
from masthead.github.comments import add_comment
from servers.github import FakeGitHub, Fault, github


class Clock:
    """Seconds that pass when somebody sleeps."""

    now = 100.0

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGitHub]:
    """Return a GitHub with some pull requests."""
    with github(tmp_path) as made:
        made.commit("main", {"a.md": "a"})
        for number in range(1, 8):
            made.commit("post", {"a.md": f"{number}"})
            made.open("post")
        yield made


@pytest.fixture
def clock() -> Clock:
    """Return a clock."""
    return Clock()


@pytest.fixture
def asked(fake: FakeGitHub, clock: Clock) -> Remembering:
    """Return a GitHub that remembers."""
    return remembering(asking(fake), lambda: clock.now, clock.sleep)


def fault_of(github: Remembering, number: int) -> GitHubError:
    """Return why a pull request is not told."""
    with pytest.raises(GitHubError) as caught:
        pulls.pull(github, number)
    return caught.value


def test_it_is_asked_once(fake: FakeGitHub, asked: Remembering) -> None:
    """The second answer is the first."""
    first = (pulls.pull(asked, 1), pulls.reviews(asked, 1))

    assert first == (pulls.pull(asked, 1), pulls.reviews(asked, 1))
    assert 2 == len(fake.asked)


def test_all_pages_are_kept(fake: FakeGitHub, asked: Remembering) -> None:
    """Page by page."""
    fake.per_page = 2

    assert pulls.pulls_of_branch(asked, "post") == pulls.pulls_of_branch(asked, "post")
    assert 4 == len(fake.asked)


def test_a_fault_is_kept(fake: FakeGitHub, asked: Remembering) -> None:
    """What is not there is not there the next time."""
    first, again = fault_of(asked, 99), fault_of(asked, 99)

    assert (first.message, first.hint, first.cause) == (again.message, again.hint, again.cause)
    assert "missing" == first.cause
    assert 1 == len(fake.asked)
    assert 1 == pulls.pull(asked, 1).number


@pytest.mark.parametrize("status", [401, 429])
def test_a_fault_of_everything_ends_it(fake: FakeGitHub, asked: Remembering, status: int) -> None:
    """A token that is refused, a limit that is used up: the rest is not asked."""
    pulls.pull(asked, 2)
    headers = {"Retry-After": "3600"}
    fake.faults.append(Fault("/pulls/1", status=status, headers=headers, times=99))
    first = fault_of(asked, 1)
    many = len(fake.asked)

    assert first.message == fault_of(asked, 3).message
    assert many == len(fake.asked)
    assert 2 == pulls.pull(asked, 2).number


def test_a_token_for_teams_that_is_refused_is_about_teams(fake: FakeGitHub, clock: Clock) -> None:
    """Who is in a team is not known then; all else is."""
    fake.teams["editors"] = ["sari"]
    given = replace(asking(fake), teams_token="a token of somebody else")
    asked = remembering(given, lambda: clock.now, clock.sleep)

    with pytest.raises(GitHubError) as caught:
        people.members(asked, "lentera/editors")

    assert "token" == caught.value.cause
    assert 1 == pulls.pull(asked, 1).number


def test_a_server_that_is_not_there_ends_it(fake: FakeGitHub, clock: Clock) -> None:
    """Each post would wait for it otherwise."""
    gone = replace(asking(fake), address="http://127.0.0.1:9")
    asked = remembering(gone, lambda: clock.now, clock.sleep)

    assert "unreachable" == fault_of(asked, 1).cause
    waited = clock.now
    assert "unreachable" == fault_of(asked, 2).cause
    assert waited == clock.now


def test_some_broken_answers_end_it(fake: FakeGitHub, asked: Remembering) -> None:
    """One may be about one pull request; several are about GitHub."""
    fake.faults.append(Fault("/pulls", status=500, times=99))
    for number in range(1, BROKEN + 1):
        assert "broken" == fault_of(asked, number).cause
    many = len(fake.asked)

    assert "broken" == fault_of(asked, BROKEN + 1).cause
    assert many == len(fake.asked)


def test_it_waits_no_longer_than_a_run_may(
    fake: FakeGitHub, asked: Remembering, clock: Clock
) -> None:
    """A limit that ends soon is waited for; then the time is up."""
    wait = {"Retry-After": f"{ASKING - 10:.0f}"}
    fake.faults.append(Fault("/pulls/1", status=429, headers=wait))
    assert 1 == pulls.pull(asked, 1).number

    fake.faults.append(Fault("/pulls/2", status=429, headers=wait))
    assert "limited" == fault_of(asked, 2).cause
    assert clock.now <= 100 + ASKING


def test_its_time_is_up(fake: FakeGitHub, asked: Remembering, clock: Clock) -> None:
    """Then nothing more is asked; what it said before it still says."""
    pulls.pull(asked, 1)
    clock.sleep(ASKING)

    found = fault_of(asked, 2)

    assert "did not answer within the 90 s" in found.message
    assert "the next run asks again" in found.hint
    assert 1 == pulls.pull(asked, 1).number


def test_what_writes_is_never_kept(fake: FakeGitHub, asked: Remembering) -> None:
    """The same comment twice is two."""
    assert add_comment(asked, 1, "Hello").id != add_comment(asked, 1, "Hello").id
