"""Comments and issues are kept up to date, never lost and never doubled."""

from __future__ import annotations

import pytest

from github_parts import asking
from masthead.errors import GitHubError
from masthead.github import comments
from masthead.pull import Account
from servers.github import OWN, FakeGitHub, Fault

MARK = "<!-- masthead:checks -->"
WHERE = "/issues/1/comments"


def bodies(fake: FakeGitHub) -> list[str]:
    """Return what the comments of issue 1 say."""
    return [row["body"] for row in fake.comments.get(1, [])]


def test_one_comment_is_written_and_kept_up_to_date(fake: FakeGitHub) -> None:
    """What says the same already is left as it is."""
    github = asking(fake)
    for text in ("first", "second", "second"):
        comments.say(github, 1, MARK, f"{MARK}\n{text}", OWN)

    assert [f"{MARK}\nsecond"] == bodies(fake)
    assert 1 == sum(one.startswith("PATCH") for one in fake.asked)


def test_a_comment_of_somebody_else_is_left_alone(fake: FakeGitHub) -> None:
    """Though it begins with our marker; and ours is found among many pages."""
    theirs = {"id": 5, "body": f"{MARK}\nmine!", "user": "mallory"}
    fake.comments[1], fake.per_page = [theirs, {**theirs, "id": 6, "body": "Hi"}], 1

    comments.say(asking(fake), 1, MARK, f"{MARK}\nfirst", OWN)
    comments.say(asking(fake), 1, MARK, f"{MARK}\nsecond", OWN.upper())

    assert [f"{MARK}\nmine!", "Hi", f"{MARK}\nsecond"] == bodies(fake)


@pytest.mark.parametrize("form", ["half", "cut", "html", "silent"])
@pytest.mark.parametrize("acts", [True, False])
def test_a_comment_is_neither_lost_nor_doubled(fake: FakeGitHub, form: str, acts: bool) -> None:
    """Where nobody knows whether it was written, we look before we write again."""
    fault = Fault(WHERE, method="POST", status=200, form=form, acts=acts)
    if form in ("half", "cut") and not acts:
        fault.form, fault.status = "status", 502
    fake.faults.append(fault)

    said = comments.say(asking(fake), 1, MARK, f"{MARK}\nfirst", OWN)

    assert [f"{MARK}\nfirst"] == bodies(fake)[-1:]
    assert f"{MARK}\nfirst" == said.body


@pytest.mark.parametrize("status", [403, 404, 422])
def test_a_comment_that_is_refused_is_an_error(fake: FakeGitHub, status: int) -> None:
    """Whoever wanted to say it can say it elsewhere."""
    fake.faults.append(Fault(WHERE, method="POST", status=status))

    with pytest.raises(GitHubError, match=f"{status}: No"):
        comments.say(asking(fake), 1, MARK, f"{MARK}\nfirst", OWN)


def test_trouble_that_stays_is_an_error(fake: FakeGitHub) -> None:
    """After the second round."""
    fake.faults.append(Fault(WHERE, method="POST", status=502, times=9))

    with pytest.raises(GitHubError, match="502"):
        comments.say(asking(fake), 1, MARK, f"{MARK}\nfirst", OWN)
    assert [] == bodies(fake)


def test_comments_are_listed(fake: FakeGitHub) -> None:
    """With whose they are."""
    made = comments.add_comment(asking(fake), 1, "Hello")

    assert (made,) == comments.comments(asking(fake), 1)
    assert (Account(OWN, bot=True), "Hello") == (made.author, made.body)


def test_an_issue_is_opened_found_and_closed(fake: FakeGitHub) -> None:
    """By a marker at its beginning; those of others and pull requests are passed over."""
    github, mark = asking(fake), "<!-- masthead:overdue -->"
    row = {**fake.issues[1], "user": OWN, "body": f"{mark}\nx", "labels": ["overdue"]}
    fake.issues[2] = {**row, "number": 2, "user": "sari"}
    link = "https://github.example/it"
    request = {"url": link, "html_url": link, "diff_url": link, "patch_url": link}
    fake.issues[3] = {**row, "number": 3, "pull_request": request}
    fake.issues[4] = {**row, "number": 4, "body": f"About {mark}"}
    assert comments.find_issue(github, mark, OWN) is None

    made = comments.open_issue(github, "Overdue", f"{mark}\nOne post.", ("overdue",))

    assert (5, ("overdue",), True) == (made.number, made.labels, made.open)
    assert made == comments.find_issue(github, mark, OWN, "overdue")
    assert comments.find_issue(github, mark, OWN, "other") is None
    changed = comments.update_issue(github, 5, body=f"{mark}\nTwo posts.")
    assert (f"{mark}\nTwo posts.", True) == (changed.body, changed.open)
    assert not comments.update_issue(github, 5, state="closed").open
    assert comments.find_issue(github, mark, OWN) is None


def test_labels_come_in_two_forms(fake: FakeGitHub) -> None:
    """A name alone, or with what belongs to it."""
    fake.issues[1]["labels"] = ["a", {"id": 1, "name": "b"}]

    assert ("a", "b") == comments.update_issue(asking(fake), 1, state="open").labels
