"""The answers of a form are found, or the form is refused: never half understood."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.submitting.answers import answers
from masthead.submitting.form import Question

ASKED = (
    Question("title", "Title", required=True),
    Question("text", "Text", required=True),
    Question("channels", "Channels", options=("outbox", "site")),
    Question("lang", "Language", options=("en", "id")),
    Question("link", "Link"),
)


def body(**said: str) -> str:
    """Return an issue's text as GitHub writes it."""
    defaults = {"title": "Open day", "text": "Come in.", "channels": "outbox, site"}
    values: Mapping[str, str] = {**defaults, **said}
    return "\n\n".join(
        f"### {one.label}\n\n{values.get(one.key, '_No response_')}" for one in ASKED
    )


def test_answers_are_found_by_their_headings() -> None:
    """Texts, several choices and questions without an answer come apart."""
    given, faults = answers(body(text="One.\n\nTwo.", lang="en"), ASKED)

    assert () == faults
    expected = {
        "title": "Open day",
        "text": "One.\n\nTwo.",
        "channels": ["outbox", "site"],
        "lang": "en",
    }
    assert expected == given


def test_line_ends_of_windows_are_read() -> None:
    """GitHub sends what the browser typed."""
    assert answers(body(), ASKED) == answers(body().replace("\n", "\r\n"), ASKED)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (body(text="Hi\n### Channels\n\nsite"), "the text holds the line `### Channels`"),
        (body(title="_No response_"), "there is no answer to `Title`"),
        ("hello", "there is no answer to `Title`: use the form"),
        ("", "use the form"),
        (body(channels="outbox, nowhere"), "`Channels` has no choice 'nowhere'"),
        (body(lang="xx"), "`Language` has no choice 'xx'"),
        (body(link="a\nb"), "the answer to `Link` has more than one line"),
        (
            "### Text\n\nx\n\n### Title\n\ny",
            "the questions are not in the form's order",
        ),
    ],
)
def test_what_is_not_certain_is_refused(text: str, fault: str) -> None:
    """Forged headings, unknown choices and texts without the form are named."""
    _, faults = answers(text, ASKED)

    assert fault in "; ".join(faults)


@given(st.text(max_size=400))
def test_any_text_is_an_answer_or_refused(text: str) -> None:
    """Whatever stands in the text stays in the text: it never becomes another answer."""
    found, faults = answers(body(text=text), ASKED)

    if not faults:
        assert {"title": "Open day", "channels": ["outbox", "site"]} == {
            key: value for key, value in found.items() if key != "text"
        }


@given(st.text(max_size=400))
def test_any_issue_is_read(text: str) -> None:
    """No text of an issue stops the reading."""
    answers(text, ASKED)
