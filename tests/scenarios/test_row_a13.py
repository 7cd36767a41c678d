"""Row A13: to whom a post speaks, and the other four of Lasswell's questions."""

from __future__ import annotations

from pathlib import Path

from reach_builder import POST, audience, post
from row_helper import found, printed, shown


def test_a13_a_post_without_audience_and_goal_is_found(tmp_path: Path) -> None:
    """A post that has a date names its audience and its goal."""
    files = {**audience(), **post(goal="", audiences="")}
    (finding,) = found("post/brief", tmp_path, files)

    assert (POST, "the brief is open: `goal` and `audiences` missing") == (
        finding.path,
        finding.message,
    )


def test_a13_the_brief_stands_on_the_page_of_the_post(tmp_path: Path) -> None:
    """The panel answers who, what, where, to whom, with what effect, with links."""
    page = shown(tmp_path, {**audience(), **post()}, "posts/lamp.md")
    panel = page.partition("## Brief")[2].partition("## As it will look")[0]

    assert "<dt>Who</dt>" in panel
    assert "Sari" in panel
    assert "The switch wears out first: text" in panel
    assert 'channels/mastodon/">Mastodon</a>' in panel
    assert 'strategy/audiences/tinkerers/">Tinkerers</a>' in panel
    assert 'strategy/goals/trust-2026/">Trust</a>' in panel


def test_a13_an_open_question_is_marked(tmp_path: Path) -> None:
    """What a post does not say is open, and is seen to be."""
    page = shown(tmp_path, {**audience(), **post(audiences="")}, "posts/lamp.md")

    assert '<span class="hub-mark hub-mark--warn">open</span>' in page


def test_a13_a_new_post_explains_the_keys_of_its_brief(tmp_path: Path) -> None:
    """The file that the command writes holds both keys with what they are for."""
    path = printed(tmp_path, {}, "new", "post", "Lamp").splitlines()[0]
    text = (tmp_path / path).read_text(encoding="utf-8")

    assert "goal:" in text
    assert "audiences:" in text
