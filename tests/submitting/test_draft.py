"""A file is made of the answers; what is read back is what was meant."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comment_reader import live, read
from conftest import NOW
from hub_builder import write_hub
from masthead.hub import Hub
from masthead.reader import read_markdown
from masthead.submitting.draft import Submission, write
from masthead.submitting.telling import (
    commit_message,
    done,
    pull_body,
    pull_title,
    refused,
)
from masthead.workspace import load_hub

ANSWERS = {"title": "Open day", "text": "Come in.", "channels": ["outbox"], "lang": "en"}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """Return a small hub."""
    return load_hub(write_hub(tmp_path_factory.mktemp("hub")))


def submission(**said: object) -> Submission:
    """Return a submission with some answers."""
    return Submission(12, "ayu", {**ANSWERS, **said})


def test_the_file_holds_the_answers(hub: Hub) -> None:
    """Front matter first, then the text; the name is of the title, the year of the time."""
    written = write(submission(publish_at="2027-01-04 09:00"), hub, NOW)

    assert "content/posts/2027/open-day.md" == written.path
    assert (
        b"---\ntitle: Open day\nchannels: [outbox]\nlang: en\npublish_at: 2027-01-04 09:00\n---\n"
        b"Come in.\n"
    ) == written.content
    assert () == written.faults


def test_a_name_that_is_taken_gets_the_number(hub: Hub) -> None:
    """Ids are unique over all years; a title without letters gets the issue's number."""
    taken = write(submission(title="Repair week"), hub, NOW)
    unspoken = write(submission(title="🎉"), hub, NOW)

    assert "content/posts/2026/repair-week-12.md" == taken.path
    assert "content/posts/2026/issue-12.md" == unspoken.path


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"publish_at": "tomorrow"}, "is not a date and time"),
        ({"title": "a\u202eb"}, "U+202E"),
        ({"text": "\ud800"}, "no text"),
        ({"text": "\x00"}, "U+0000"),
    ],
)
def test_what_cannot_be_read_back_is_refused(hub: Hub, said: dict[str, str], fault: str) -> None:
    """A wrong time, a script as link, hidden characters: the issue is told which."""
    assert fault in "; ".join(write(submission(**said), hub, NOW).faults)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=200))
def test_front_matter_is_what_was_answered(hub: Hub, title: str, text: str) -> None:
    """No title and no text adds a key, changes another answer, or leads the file elsewhere."""
    written = write(submission(title=title, text=text), hub, NOW)

    assert written.path.startswith("content/posts/2026/")
    assert set(written.path) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/.")
    if not written.faults:
        document, _ = read_markdown(written.path, written.content)
        assert document is not None
        assert {"title": title, "channels": ["outbox"], "lang": "en"} == document.data


def test_who_submitted_stands_in_the_commit(hub: Hub) -> None:
    """The trailer names the person; nothing of the content is in message or title."""
    one = submission(title="@team [skip ci] closes #1\n\nSubmitted-by: @other")
    written = write(one, hub, NOW)
    message = commit_message(one, written)

    assert message.rstrip().endswith("\n\nSubmitted-by: @ayu")
    assert 1 == message.count("Submitted-by")
    assert "[skip ci]" not in message
    assert "#" not in message.replace("From issue 12", "")
    assert "Post: team-skip-ci-closes-1-submitted-by-other" == pull_title(written)


def test_what_is_told_does_not_act(hub: Hub) -> None:
    """In pull request and issue only our own links and our own reference act."""
    one = submission(title="@team #1 <b> https://evil.example")
    written = write(one, hub, NOW)
    told = refused([f"`Channels` has no choice '{one.answers['title']}'", *["x"] * 30])

    assert ["#1"] == live(pull_body(one, written))
    assert [] == [text for text in live(told) if "submission" not in text]
    assert "and 11 more" in told
    assert ["https://github.example/1"] == read(done("https://github.example/1")).links
