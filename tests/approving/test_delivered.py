"""What judging says is looked at twice: it must be about what goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from github_parts import asking
from masthead.approving.delivered import Approver, Made, Ruling
from masthead.approving.gathering import judge_pull
from masthead.approving.judged import Judged
from masthead.errors import GitHubError, RepositoryError
from masthead.settings import Publishing
from verified_hub import CHANNEL, POST, Hub, verified_hub

MADE = Made(POST, others=frozenset({CHANNEL}))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """Return a hub whose post was approved and merged."""
    with verified_hub(tmp_path) as made:
        made.merged()
        made.stage.fetch()
        yield made


def ruled(hub: Hub, **wrong: Any) -> Ruling:
    """Return what is said of the post where a pull request is judged wrongly."""

    def judge(*given: Any, **more: Any) -> Judged:
        found = judge_pull(*given, **more)
        return replace(found, **{key: value(found) for key, value in wrong.items()})

    repository = hub.stage.repository
    head = repository.ask("rev-parse", "HEAD").text
    approver = Approver(asking(hub.fake), repository, head, Publishing(), judge)
    approver.expect([MADE])
    return approver.rule(MADE)


def test_what_was_judged_rightly_goes_out(hub: Hub) -> None:
    """The pull request, the commit that brought it, and whose approvals count."""
    approval = ruled(hub).approval

    assert approval
    assert (1, ("dimas",)) == (approval.pull, tuple(one.login for one in approval.by))


def test_another_text_than_the_one_that_was_judged(hub: Hub) -> None:
    """An approval is for one text: that of the commit before says nothing."""
    found = ruled(hub, change=lambda one: replace(one.change, head=one.change.base))

    assert found.approval is None
    assert "not what pull request #1 brought" in found.reason


@pytest.mark.parametrize("read", ["0" * 40, "main", ""])
def test_a_commit_that_nobody_can_read(hub: Hub, read: str) -> None:
    """Then nobody knows how the message looked; what shapes it needs its own approval."""
    found = ruled(hub, commits_read=lambda _: (read,))

    assert f"{CHANNEL} shapes what goes out" in found.reason


@pytest.mark.parametrize(
    "error", [GitHubError("GitHub says no", "ask again"), RepositoryError("git says no")]
)
def test_whatever_goes_wrong_says_no(hub: Hub, error: Exception) -> None:
    """With a reason and a next step."""

    def fail(_: Judged) -> None:
        raise error

    found = ruled(hub, by=fail)

    assert found.approval is None
    assert "who approved it is not known" in found.reason
    assert found.next_step
