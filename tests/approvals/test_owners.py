"""CODEOWNERS is read as GitHub reads it, and fails closed where GitHub passes lines over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.approvals import read_owners
from masthead.approvals.owners import LARGEST


@pytest.mark.parametrize(
    ("text", "path", "owners"),
    [
        ("* @a\n/x/ @b\n", "x/y.md", ("@b",)),
        ("/x/ @b\n* @a\n", "x/y.md", ("@a",)),
        ("* @a\n/x/\n", "x/y.md", ()),
        ("* @a\n", "x/y.md", ("@a",)),
        ("x/ @a\n", "deep/x/y.md", ("@a",)),
        ("/x/* @a\n", "x/y/z.md", ()),
        ("/x/** @a\n", "x/y/z.md", ("@a",)),
        ("**/secret.md @a\n", "x/y/secret.md", ("@a",)),
        ("/a/**/z.md @a\n", "a/z.md", ("@a",)),
        ("*.md @a\n", "x/y.md", ("@a",)),
        ("* @A @Org/Team a@B.example\n", "x", ("@a", "@org/team", "a@b.example")),
        ("* @a @A\n", "x", ("@a",)),
        ("/a\\ b/ @a\n", "a b/c.md", ("@a",)),
        ("\ufeff* @a\r\n\t/x/\t@b\r\n", "x/y", ("@b",)),
        ("# * @a\n", "x", ()),
        ("* @a # or @b\n", "x", ("@a",)),
        ("* #@b\n", "x", ()),
        ("********.md @a\n", "x.md", ("@a",)),
        ("", "x", ()),
    ],
)
def test_the_last_line_that_fits_names_the_owners(
    text: str, path: str, owners: tuple[str, ...]
) -> None:
    """Nested folders, stars, cleared owners, comments, spaces, line ends."""
    read = read_owners(text, "base")

    assert () == read.faults
    assert owners == read.of(path)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("!x @a", "has a pattern that GitHub does not take"),
        ("[abc].md @a", "has a pattern that GitHub does not take"),
        ("[Section]", "has a pattern that GitHub does not take"),
        ("\\#x @a", "has a pattern that GitHub does not take"),
        ("/ @a", "has a pattern that names nothing"),
        ("*********.md @a", "has a pattern with more than 8 stars"),
        ("* sari", "names an owner that is none: sari"),
        ("* @", "names an owner that is none: @"),
        ("* @a/b/c", "names an owner that is none: @a/b/c"),
        ("* @a, @b", "names an owner that is none: @a,"),
        ("* @a\x0b@b", "holds a character that does not show"),
        ("* @a \u2028 @b", "holds a character that does not show"),
    ],
)
def test_a_line_that_cannot_be_used_says_nothing_for_certain(line: str, fault: str) -> None:
    """GitHub would pass it over, and an earlier line, or nobody, would own the file."""
    read = read_owners(f"* @a\n{line}\n", "base")

    assert (f"line 2 of CODEOWNERS {fault}",) == read.faults
    assert () == read.of("x")


def test_a_file_that_github_does_not_read_is_a_fault() -> None:
    """It would own nothing there."""
    (fault,) = read_owners("#" * LARGEST, "base").faults

    assert "so large that GitHub does not read it" in fault
    assert () == read_owners("#" * (LARGEST - 1), "base").faults


def test_no_file_is_no_fault() -> None:
    """Then nobody owns anything."""
    read = read_owners(None, "base")

    assert ((), (), "base") == (read.faults, read.of("x"), read.commit)


@given(st.text(alphabet="/*@ab.#! \\\n[]\u2028-", max_size=60), st.text("ab/.", max_size=12))
def test_no_text_breaks_the_reader(text: str, path: str) -> None:
    """Faults or owners, never an error."""
    read = read_owners(text, "base")

    assert read.faults == () or read.of(path) == ()
