"""Ids that nothing has are found where they stand, with the nearest one that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rule_helper import POST, found, lamp, one


@pytest.mark.parametrize(
    ("front", "message", "hint"),
    [
        ("goal: trust-2025\n", "there is no goal 'trust-2025'", "did you mean trust-2026?"),
        ("owner: sarri\n", "there is no person 'sarri'", "did you mean sari?"),
        ("audiences: [tinkerers]\n", "there is no audience 'tinkerers'", ""),
        ("pillar: repair\n", "there is no pillar 'repair'", ""),
        ("campaign: week\n", "there is no campaign 'week'", ""),
        ("replies_to: lmap\n", "there is no post 'lmap'", "did you mean lamp?"),
        ("translation_of: lampu\n", "there is no post 'lampu'", "did you mean lamp?"),
    ],
)
def test_unknown_id_in_a_post(front: str, message: str, hint: str, tmp_path: Path) -> None:
    """Each field that names something is looked up."""
    (finding,) = found("post/reference", tmp_path, one(front))

    assert (message, hint, 5) == (finding.message, finding.hint, finding.line)


@pytest.mark.parametrize(
    ("channels", "line", "column"),
    [("[outbox, twiter]", 4, 20), ("\n  outbox:\n  twiter: {link: https://a.example}", 6, 11)],
)
def test_unknown_channel(channels: str, line: int, column: int, tmp_path: Path) -> None:
    """An unknown channel is found in a list and in a mapping."""
    (finding,) = found("post/reference", tmp_path, one(channels=channels))

    assert ("there is no channel 'twiter'", line, column) == (
        finding.message,
        finding.line,
        finding.column,
    )


def test_few_known_ids_are_all_named(tmp_path: Path) -> None:
    """Where nothing comes close and few ids are known, they are listed."""
    (finding,) = found("post/reference", tmp_path, one("owner: zzz\n"))

    assert "known: repair-cafe, sari" == finding.hint


def test_a_page_that_cannot_be_read_is_not_unknown(tmp_path: Path) -> None:
    """One broken page does not make every post that names it wrong."""
    files = {
        **one("owner: sari\n", channels="[broken]"),
        "strategy/channels/broken.md": "---\nservice: folder\nservice: folder\n---\nTwice.\n",
        "strategy/people.yml": "people: [\n",
    }

    assert [] == found("post/reference", tmp_path, files)


def test_strategy_pages_name_known_things(tmp_path: Path) -> None:
    """Owners, lists of ids and the scores under `fit` are looked up."""
    files = {
        "strategy/channels/notes.md": "---\nservice: folder\nowner: bob\n"
        "fit: {goals: {trust-2025: 3}, audiences: {nobody: 1}}\n---\nNotes.\n",
        "strategy/campaigns/week.md": "---\ntitle: Week\ngoal: fame\n"
        "channels: [outbox, inbox]\n---\nOne week.\n",
    }

    assert [
        ("strategy/campaigns/week.md", 3, "there is no goal 'fame'"),
        ("strategy/campaigns/week.md", 4, "there is no channel 'inbox'"),
        ("strategy/channels/notes.md", 3, "there is no person 'bob'"),
        ("strategy/channels/notes.md", 4, "there is no goal 'trust-2025'"),
        ("strategy/channels/notes.md", 4, "there is no audience 'nobody'"),
    ] == [(one.path, one.line, one.message) for one in found("page/reference", tmp_path, files)]


def test_broken_people_do_not_make_owners_unknown(tmp_path: Path) -> None:
    """While `people.yml` cannot be read, no owner of a page is called unknown."""
    files = {
        "strategy/people.yml": "people: [\n",
        "strategy/goals/trust-2026.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n",
    }

    assert [] == found("page/reference", tmp_path, files)


def test_ids_that_are_shared_are_found_at_the_later_file(tmp_path: Path) -> None:
    """The first file keeps the id; a narrow check finds the fault at the file it looks at."""
    first, second = "content/posts/2025/lamp.md", POST
    files = {first: lamp(), second: lamp(body="Another text about another lamp.\n")}

    (whole,) = found("post/unique-id", tmp_path, files)
    (narrow,) = found("post/unique-id", tmp_path, files, paths=[first])

    assert (second, f"the id 'lamp' is also that of {first}") == (whole.path, whole.message)
    assert (first, f"the id 'lamp' is also that of {second}") == (narrow.path, narrow.message)


def test_a_vanished_post_is_found_where_it_should_be(tmp_path: Path) -> None:
    """Without a post of the same title, the finding names the delivery."""
    (finding,) = found("post/renamed", tmp_path, {}, published=("gone@outbox", "gone@site"))

    assert "content/posts/gone.md" == finding.path
    assert "gone@outbox went out, but no post has the id 'gone' any more" == finding.message


def test_a_vanished_post_is_found_at_the_file_that_a_change_deleted(tmp_path: Path) -> None:
    """In a narrow check on the deleted file, the finding stands there."""
    deleted = "content/posts/2026/gone/index.md"
    (finding,) = found(
        "post/renamed", tmp_path, {}, published=("gone@outbox",), paths=[POST, deleted]
    )

    assert deleted == finding.path


def test_a_channel_that_got_the_post_stays(tmp_path: Path) -> None:
    """A post that went to a channel still names it."""
    (finding,) = found("post/renamed", tmp_path, one(), published=("lamp@site", "lamp@outbox"))

    assert "this post went to site, but `channels` does not name it any more" == finding.message
    assert (POST, 4) == (finding.path, finding.line)


def test_a_post_that_cannot_be_read_has_not_vanished(tmp_path: Path) -> None:
    """A published post with a fault in its YAML has its own finding."""
    files = {POST: "---\ntitle: [\n---\n"}

    assert [] == found("post/renamed", tmp_path, files, published=("lamp@outbox",))
