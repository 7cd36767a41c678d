"""Changed posts and pages, as a commit has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub_builder import commit_all, post, write_hub
from masthead.commands import before
from masthead.page import Page
from masthead.post import Post
from masthead.workspace import load_hub

A, B, BAD = (f"content/posts/2026/{name}.md" for name in ("a", "b", "bad"))
ABOUT = "content/about.md"


@pytest.mark.parametrize("most", [200, 1])
def test_posts_and_pages_as_they_were(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that are new, that could not be read or that are no text are left out."""
    files = {A: post("goal: trust"), ABOUT: "---\ntitle: Old\n---\nOld.\n", BAD: "nothing\n"}
    root = write_hub(tmp_path, {**files, "content/a.csv": "a,b\n"})
    commit_all(root)
    write_hub(root, {A: post(), B: post(), ABOUT: "---\ntitle: New\n---\nNew.\n"})
    monkeypatch.setattr(before, "MOST_NAMED", most)

    changed = (A, ABOUT, B, BAD, "content/a.csv", "README.md")
    found = before.as_they_were(root, load_hub(root), "HEAD", changed)

    was, page = found
    assert isinstance(was, Post)
    assert isinstance(page, Page)
    assert (A, "trust", ABOUT, "Old") == (was.path, was.goal, page.path, page.title)
    assert () == before.as_they_were(root, load_hub(root), "HEAD", ("content/a.csv",))
