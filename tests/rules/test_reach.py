"""What a change touches, and what `--fix` mends."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.rules.examples import BASE, write
from masthead.rules.fixes import fix
from masthead.rules.reach import reach
from masthead.rules.rule import Content, Example
from masthead.workspace import load_hub
from rule_helper import lamp

A, B, C = (f"content/posts/2026/{name}.md" for name in "abc")
FILES: dict[str, Content] = {
    A: lamp("goal: trust-2026\nowner: sari\n", "Bring your lamp.\n", "[mastodon]"),
    B: lamp("media: [{file: bench.png, alt: A lamp}]\n", "Hello {@sari}.\n", "[bluesky]"),
    C: lamp("translation_of: a\n", "Bawa lampumu.\n", "\n  site:\n    media: [{file: c.png}]"),
    "content/about.md": "---\ntitle: About\nowner: sari\n---\n[Plans](plans.md)\n",
    "content/plans.md": "---\ntitle: Plans\n---\nPlans.\n",
}

CHANNELS = [name for name in BASE if name.startswith("strategy/channels/")]
"""They say who owns them."""


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ([A], {A, C}),
        (["strategy/channels/mastodon.md"], {A}),
        (["strategy/goals/trust-2026/index.md"], {A, "strategy/goals/trust-2026.md"}),
        (["content/posts/2026/bench.png"], {B}),
        (["content/posts/2026/bench.png.yml"], {B}),
        (["content/posts/2026/c.png"], {C}),
        (["strategy/people.yml"], {A, B, "content/about.md", *CHANNELS}),
        (["content/plans.md"], {"content/about.md"}),
        (["README.md"], set()),
    ],
)
def test_a_change_touches_what_refers_to_it(
    changed: list[str], touched: set[str], tmp_path: Path
) -> None:
    """Posts and pages that name what has changed are looked at again."""
    hub = load_hub(write(Example(FILES), tmp_path))

    assert touched | set(changed) == reach(hub, changed)


@pytest.mark.parametrize("changed", ["masthead.yml", "strategy/index.md"])
def test_settings_touch_everything(changed: str, tmp_path: Path) -> None:
    """A change of `masthead.yml`, or of the strategy's first page, can change every finding."""
    assert reach(load_hub(write(Example(FILES), tmp_path)), [changed]) is None


def test_a_page_that_judges_posts_by_their_keys_touches_those_that_have_them(
    tmp_path: Path,
) -> None:
    """An event can silence any day, so that every post with a date is looked at."""
    hub = load_hub(write(Example(FILES), tmp_path))

    assert {A, B, C} <= (reach(hub, ["strategy/events/rest.md"]) or set())


def test_what_a_post_named_before_is_touched(tmp_path: Path) -> None:
    """Pages and pictures that it names no more, what named its old id, and where that would be."""
    before = load_hub(write(Example(FILES), tmp_path / "before"))
    files = {**FILES, A: lamp("id: new\n", "Bring your lamp.\n", "[bluesky]"), B: None}
    files["content/posts/2026/bench.png"] = "a picture"
    hub = load_hub(write(Example({k: v for k, v in files.items() if v}), tmp_path / "after"))

    touched = reach(hub, [A, B], tuple(before.posts_at({A, B})))

    goal, channel = "strategy/goals/trust-2026.md", "strategy/channels/mastodon.md"
    gone = {"content/posts/a.md", "content/posts/b.md"}
    assert {A, B, C, goal, channel, "content/posts/2026/bench.png", *gone} == touched


def test_where_a_channel_changes_links_to_its_posts_are_looked_at(tmp_path: Path) -> None:
    """Its posts may be public no more."""
    files = {**FILES, "content/about.md": "---\ntitle: About\n---\n[A](posts/2026/a.md)\n"}
    hub = load_hub(write(Example(files), tmp_path))
    channel = "strategy/channels/mastodon.md"

    assert {channel, A, "content/about.md"} == reach(hub, [channel])


def test_two_files_that_are_one_are_always_told(tmp_path: Path) -> None:
    """The fault may stand at the one that has not changed."""
    again = "strategy/goals/trust-2026/index.md"
    text = "---\ntitle: Again\n---\nAgain.\n"
    hub = load_hub(write(Example({**FILES, again: text}), tmp_path))

    (clash,) = (one.path for one in hub.findings if one.rule == "schema/duplicate-id")
    assert clash in (reach(hub, ["README.md"]) or set())


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (
            "hashtags: ['#RepairWeek', Lamps, \"##Light\"]",
            "hashtags: ['RepairWeek', Lamps, \"Light\"]",
        ),
        ("hashtags:\n  - '#Лампа'\n  - '＃灯'", "hashtags:\n  - 'Лампа'\n  - '灯'"),
        ("hashtags: ['# Lamp', \"\\x23Lamp\"]", None),
        ("hashtags: [Lamps]", None),
    ],
)
def test_the_hash_of_a_hashtag_goes(written: str, mended: str | None, tmp_path: Path) -> None:
    """Only what is certain is changed, and every other byte stays, line ends and all."""
    text = lamp(written + "\n").replace("\n", "\r\n")
    path = write(Example({A: text}), tmp_path) / A
    raw = b"\xef\xbb\xbf" + text.encode()
    path.write_bytes(raw)
    new, fixes = fix(load_hub(tmp_path).posts["a"], raw)

    expected = text if mended is None else lamp(mended + "\n").replace("\n", "\r\n")
    assert b"\xef\xbb\xbf" + expected.encode() == new
    assert (mended is not None) == bool(fixes)


def test_fixes_say_what_was_changed(tmp_path: Path) -> None:
    """Each fix has its file, its line and words."""
    text = lamp("hashtags: ['#Lamps']\n")
    post = load_hub(write(Example({A: text}), tmp_path)).posts["a"]
    _, (done,) = fix(post, text.encode())

    assert (A, 5, "took the # from the hashtag 'Lamps'") == done


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"", b"---\ntitle: other\n"])
def test_a_file_that_has_changed_meanwhile_is_left_alone(raw: bytes, tmp_path: Path) -> None:
    """Where the bytes are not those that were read, nothing is changed."""
    text = lamp("hashtags: ['#Lamps']\n")
    post = load_hub(write(Example({A: text}), tmp_path)).posts["a"]

    assert (raw, ()) == fix(post, raw)
