"""The handbook's pictures show what Masthead writes, and stay small; the README says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pictures.drawing import LARGEST, comment, terminal
from pictures.stage import environment, pull_request, said

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "content" / "handbook"
COMMIT = re.compile(r"\b[0-9a-f]{9}\b")


@pytest.mark.parametrize("name", ["approvals", "editors-form", "feedback", "write"])
def test_a_picture_is_shown_and_small(name: str) -> None:
    """Each picture stands on a page, with a text for those who do not see it."""
    pages = [page.read_text(encoding="utf-8") for page in HANDBOOK.glob("*.md")]

    assert 1 == sum(len(re.findall(rf"!\[[^\]]{{20,}}\]\({name}\.png\)", page)) for page in pages)
    assert (HANDBOOK / f"{name}.png").stat().st_size <= LARGEST


def test_the_readme_shows_what_is_printed(tmp_path: Path) -> None:
    """The output in the README is that of the pull request in the pictures; commits differ."""
    with environment(tmp_path), pull_request(tmp_path) as clone:
        printed = said("approvals", "--since", "main", "--hub", str(clone))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert COMMIT.sub("", f"$ masthead approvals --since main\n{printed}") in COMMIT.sub("", readme)


def test_nothing_of_a_text_acts_in_a_picture() -> None:
    """A terminal's output is shown as text; a line break in a comment is one."""
    assert "&lt;b&gt;" in terminal("masthead", "<b>")
    assert "one<br />\ntwo" in comment("one\ntwo")
