"""What has no home is kept in comments, and read back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.importing.kept import kept_lines, read_kept
from masthead.reader import read_markdown

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def test_each_value_is_a_comment_on_one_line() -> None:
    """A person reads key and value; the schema does not see them."""
    lines = list(kept_lines({"layout": "post", "cover": {"size": 2}, "a: b": "x\ny"}))

    assert ['# was: layout: "post"', '# was: cover: {"size": 2}', '# was: "a: b": "x\\ny"'] == lines


@given(st.dictionaries(st.text(), PLAIN, max_size=4))
def test_any_value_comes_back(kept: dict[str, Any]) -> None:
    """Whatever the signs in it, a kept value passes the strict reader and is the same after."""
    front = "\n".join(["title: A", *kept_lines(kept)])
    document, findings = read_markdown("a.md", f"---\n{front}\n---\nText.\n".encode())

    assert document is not None, findings
    assert {"title": "A"} == document.data
    assert kept == read_kept(document.front)


@pytest.mark.parametrize(
    "line",
    ["# was: ", "# was: layout", "# was: layout: post", '# was: "a" 1', "# was: a: [", "# a"],
)
def test_a_line_that_a_person_has_changed_is_passed_over(line: str) -> None:
    """The others are still read."""
    assert {"b": 1} == read_kept(f"{line}\n# was: b: 1")
