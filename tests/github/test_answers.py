"""What an answer means is settled without a clock or a network, whatever comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.github.answers import HINTS, judge, next_page, parse
from masthead.http import Answer

values = st.one_of(
    st.text(max_size=30), st.sampled_from(["0", "1796634030", "9" * 40, "-1", "٣", "soon"])
)
headers = st.dictionaries(
    st.sampled_from(
        ["retry-after", "x-ratelimit-remaining", "x-ratelimit-reset", "content-type", "link"]
    ),
    values,
)
bodies = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b'{"message": "rate limit"}', b'{"message": ["x"], "errors": {"a": 1}}']),
    st.recursive(
        st.none() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["message", "errors", "code"]), inner, max_size=3)
        ),
    ).map(lambda value: json.dumps(value).encode()),
)
answers = st.builds(Answer, st.integers(100, 599), headers, bodies)


@given(answers, st.integers(0, 6))
def test_every_answer_means_something(answer: Answer, attempt: int) -> None:
    """Fine, or trouble with a cause that has a next step, in one line, with a bounded wait."""
    trouble = judge(answer, 1_796_634_000.0, attempt)

    assert (trouble is None) is (200 <= answer.status < 300)
    if trouble:
        assert trouble.cause in HINTS
        assert trouble.said.isprintable()
        assert trouble.wait is None or 0 <= trouble.wait <= 10**11
        assert not (trouble.done and answer.status in (403, 422, 429))


@given(answers)
def test_every_body_is_read_or_refused(answer: Answer) -> None:
    """Only what says that it is JSON, and is."""
    kind = answer.headers.get("content-type", "")
    try:
        value = parse(answer)
    except ValueError:
        assert answer.body
    else:
        assert value is None or kind.startswith("application/json")


@pytest.mark.parametrize(
    ("link", "page"),
    [
        (
            '<https://x/a?page=2>; rel="next", <https://x/a?page=9>; rel="last"',
            "https://x/a?page=2",
        ),
        (
            '<https://x/a?page=1>; rel="prev", <https://x/a?page=3>; rel="next"',
            "https://x/a?page=3",
        ),
        ('<https://x/a?page=2>; title="x"; rel=next', "https://x/a?page=2"),
        ('<https://x/a?page=1>; rel="first"', ""),
        ("next", ""),
        ("", ""),
        ("<" * 100_000, ""),
    ],
)
def test_the_next_page_is_found(link: str, page: str) -> None:
    """Wherever it stands among the others."""
    assert page == next_page(link)
