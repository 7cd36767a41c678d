"""A hub is read from disk as one value; what is wrong in it is in its findings."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from hub_builder import PEOPLE, POST, post, write_hub
from masthead.errors import ConfigError
from masthead.hub import Hub
from masthead.workspace import load_hub, load_settings

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03\x08\x00\x00\x00\x00"
    b"\x00\x00\x00\x00"
)
"""A PNG's header of 2 x 3 pixels and nothing more: damaged, and enough to see it opened."""

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def found(hub: Hub) -> list[tuple[str, str, int]]:
    """Return rule, path and line of each finding."""
    return [(one.rule, one.path, one.line) for one in hub.findings]


def test_a_hub_is_read_whole(hub_root: Path) -> None:
    """Settings, posts, channels, pages, people and files are there, by id."""
    hub = load_hub(hub_root)

    assert () == hub.findings
    assert "Test brand" == hub.settings.name
    assert ["repair-week"] == list(hub.posts)
    assert ["outbox", "site"] == list(hub.channels)
    assert {"channel": ["outbox", "site"], "people": ["people"]} == {
        kind: list(ids) for kind, ids in hub.pages.items()
    }
    assert ["sari"] == list(hub.people)
    assert {
        "content/posts/2026/repair-week.md",
        "strategy/channels/outbox.md",
        "strategy/channels/site.md",
        "strategy/people.yml",
    } == hub.files


def test_pages_are_known_by_kind_and_id(tmp_path: Path) -> None:
    """The kind follows from the folder, handbook and home page included."""
    hub = load_hub(
        write_hub(
            tmp_path,
            {
                "content/index.md": "---\ntitle: Home\nvisibility: public\n---\nHello.\n",
                "content/handbook/index.md": "# How we work\n",
                "content/voice/en.md": "---\nlang: en\n---\nPlain.\n",
                "strategy/goals/trust.md": "---\ntitle: Trust\n---\nWhy.\n",
                "strategy/usp.md": "Our claim.\n",
            },
        )
    )

    assert () == hub.findings
    assert {
        ("page", "content", "Home", True),
        ("page", "handbook", "How we work", False),
        ("usp", "usp", "Usp", False),
        ("guide", "en", "En", False),
        ("goal", "trust", "Trust", False),
        ("people", "people", "People", False),
        ("channel", "outbox", "Outbox", False),
        ("channel", "site", "Website", True),
    } == {
        (page.kind, page.id, page.title, page.public)
        for pages in hub.pages.values()
        for page in pages.values()
    }


def test_pages_of_one_name_are_all_kept(tmp_path: Path) -> None:
    """Nobody refers to such pages by id: the later one stands under its path."""
    hub = load_hub(
        write_hub(tmp_path, {"content/a/index.md": "One.\n", "content/b/a.md": "Two.\n"})
    )

    assert ["a", "content/b/a.md"] == list(hub.pages["page"])


def test_two_pages_with_one_id_are_a_fault(tmp_path: Path) -> None:
    """A goal is what posts refer to: there is one of each id."""
    text = "---\ntitle: Trust\n---\nWhy.\n"
    hub = load_hub(
        write_hub(
            tmp_path, {"strategy/goals/trust.md": text, "strategy/goals/trust/index.md": text}
        )
    )

    assert [("schema/duplicate-id", "strategy/goals/trust.md", 1)] == found(hub)
    assert "strategy/goals/trust/index.md is the goal trust already" == hub.findings[0].message


def test_posts_that_share_an_id_are_all_sources(tmp_path: Path) -> None:
    """The first file wins; the rule on ids sees both."""
    hub = load_hub(write_hub(tmp_path, {"content/posts/2025/repair-week.md": POST}))

    assert ["content/posts/2025/repair-week.md"] == [one.path for one in hub.posts.values()]
    assert ["content/posts/2025/repair-week.md", "content/posts/2026/repair-week.md"] == [
        one.path for one in hub.sources
    ]


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    """Each fault is a finding with its file and line; the rest of the hub is there."""
    hub = load_hub(
        write_hub(
            tmp_path,
            {
                "content/posts/2026/a.md": "no front matter\n",
                "content/posts/2026/b.md": post(publish_at="2026-02-30 09:00"),
                "content/posts/2026/c.md": b"---\ntitle: \xff\n---\n",
                "content/posts/2026/d.md": b"",
                "strategy/channels/x.md": "---\ntitle: X\nservice: 5\n---\nText.\n",
                "strategy/people.yml": "people: [sari]\n",
                "content/media/a.jpg.yml": "expires: soon\n",
                "content/media/a.jpg": b"\xff\xd8\xff",
            },
        )
    )

    assert [
        ("reader/fence", "content/posts/2026/a.md", 1),
        ("post/date", "content/posts/2026/b.md", 3),
        ("reader/encoding", "content/posts/2026/c.md", 2),
        ("reader/empty", "content/posts/2026/d.md", 1),
        ("schema/value", "strategy/channels/x.md", 3),
        ("schema/value", "strategy/people.yml", 1),
        ("schema/value", "content/media/a.jpg.yml", 1),
    ] == found(hub)
    assert ["b", "repair-week"] == list(hub.posts)
    assert ["outbox", "site"] == list(hub.channels)


def test_a_file_that_is_too_long_is_not_read_whole(tmp_path: Path) -> None:
    """The reader learns that there is more, and says so."""
    hub = load_hub(write_hub(tmp_path, {"content/posts/2026/long.md": "x" * (2 * 1024 * 1024)}))

    assert [("reader/size", "content/posts/2026/long.md", 1)] == found(hub)


def test_a_guide_may_have_long_front_matter(tmp_path: Path) -> None:
    """A guide's rules need room that a post has no use for."""
    words = "".join(f"  - {{term: word{number}, status: avoid}}\n" for number in range(1000))
    guide = f"---\nlang: en\nwords:\n{words}---\nPlain.\n"
    hub = load_hub(
        write_hub(tmp_path, {"content/voice/en.md": guide, "content/posts/2026/en.md": guide})
    )

    assert [("reader/size", "content/posts/2026/en.md", 1)] == found(hub)


def test_a_hub_without_people_and_folders_is_read(tmp_path: Path) -> None:
    """Settings are all that a hub needs."""
    (tmp_path / "masthead.yml").write_text("name: Lentera\n")
    hub = load_hub(tmp_path)

    assert ((), {}, {}) == (hub.findings, hub.people, hub.posts)


@POSIX
def test_what_lies_behind_a_link_is_not_read(tmp_path: Path) -> None:
    """The link is a finding, and so is a post that uses it."""
    root = write_hub(
        tmp_path / "hub",
        {"content/posts/2026/a.md": post("media: [{file: lamp.png}]")},
    )
    (tmp_path / "lamp.png").write_bytes(PNG)
    (root / "content/posts/2026/lamp.png").symlink_to(tmp_path / "lamp.png")
    (root / "content/posts/2026/b.md").symlink_to(root / "content/posts/2026/a.md")
    hub = load_hub(root)

    assert [
        ("reader/symlink", "content/posts/2026/b.md", 1),
        ("reader/symlink", "content/posts/2026/lamp.png", 1),
        ("media/path", "content/posts/2026/a.md", 7),
    ] == found(hub)
    assert {} == hub.assets
    assert ["a", "repair-week"] == list(hub.posts)


def test_a_file_that_cannot_be_opened_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rights that are missing stop one file, not the run."""
    from masthead import loading

    root = write_hub(tmp_path)
    read = loading.read_bytes

    def refusing(folder: Path, path: str) -> bytes:
        if path.endswith(("outbox.md", "people.yml")):
            raise PermissionError(13, "Permission denied")
        return read(folder, path)

    monkeypatch.setattr("masthead.loading.read_bytes", refusing)
    hub = load_hub(root)

    assert [
        ("reader/unreadable", "strategy/channels/outbox.md", 1),
        ("reader/unreadable", "strategy/people.yml", 1),
    ] == found(hub)
    assert "the file cannot be read: Permission denied" == hub.findings[0].message


def test_media_that_posts_use_or_sidecars_describe_are_opened(tmp_path: Path) -> None:
    """Other media are known by name and size only: opening them takes time."""
    mapping = "{site: {media: [{file: c.png}]}}"
    hub = load_hub(
        write_hub(
            tmp_path,
            {
                "content/posts/2026/a.md": post("media: [{file: a.png}]", channels=mapping),
                "content/posts/2026/a.png": PNG,
                "content/posts/2026/b.png": PNG,
                "content/posts/2026/c.png": PNG,
                "content/media/d.png": PNG,
                "content/media/d.png.yml": "alt: A lamp.\n",
                "content/brand/e.woff2": b"wOF2",
                "content/brand/e.woff2.yml": "rights: bought\n",
                "content/brand/f.woff2": b"wOF2",
            },
        )
    )

    assert () == hub.findings
    assert {
        "content/posts/2026/a.png": ("image/png", ""),
        "content/posts/2026/b.png": ("", ""),
        "content/posts/2026/c.png": ("image/png", ""),
        "content/media/d.png": ("image/png", "A lamp."),
        "content/brand/e.woff2": ("", ""),
    } == {path: (asset.mime, asset.alt) for path, asset in hub.assets.items()}
    assert "bought" == hub.assets["content/brand/e.woff2"].rights
    assert (len(PNG), 0) == (
        hub.assets["content/posts/2026/b.png"].bytes,
        hub.assets["content/posts/2026/b.png"].width,
    )


def test_a_caller_chooses_what_is_opened(tmp_path: Path) -> None:
    """Checking one post opens the media of that post."""
    files = {f"content/media/{name}.png": PNG for name in "ab"}
    hub = load_hub(write_hub(tmp_path, files), probe=lambda path: path.endswith("a.png"))

    assert ["image/png", ""] == [asset.mime for asset in hub.assets.values()]


def test_a_broken_sidecar_leaves_its_file(tmp_path: Path) -> None:
    """The file is there without what the sidecar would have said."""
    hub = load_hub(
        write_hub(tmp_path, {"content/media/a.png": PNG, "content/media/a.png.yml": "alt: [\n"})
    )

    assert [("reader/yaml", "content/media/a.png.yml", 1)] == found(hub)
    assert "" == hub.assets["content/media/a.png"].sidecar


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_before(hub_root: Path, enabled: bool) -> None:
    """Reading without the garbage collector leaves it as it was."""
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        load_hub(hub_root)
        assert enabled == gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()


def test_settings_are_read(hub_root: Path) -> None:
    """Settings alone cost one file."""
    assert "Europe/Berlin" == load_settings(hub_root).zone


def test_broken_settings_list_every_line(tmp_path: Path) -> None:
    """All faults at once, each with its line and the next step."""
    root = write_hub(tmp_path, {"masthead.yml": "name: 5\nzone: Nowhere/Atall\nlanguage: [en]\n"})
    with pytest.raises(ConfigError) as caught:
        load_hub(root)

    assert [
        (
            "masthead.yml:1: `name` must be text on one line; found a number"
            " (put it in quotes to make it text)"
        ),
        (
            "masthead.yml:2: `zone`: there is no time zone `Nowhere/Atall`"
            " (write an IANA name, as Asia/Jakarta)"
        ),
        "masthead.yml:3: `language` is not a known key (did you mean `languages`?)",
    ] == caught.value.message.splitlines()
    assert "`masthead schema settings` explains every key" == caught.value.hint


def test_settings_that_are_no_yaml_name_the_line(tmp_path: Path) -> None:
    """The reader's finding becomes the error."""
    root = write_hub(tmp_path, {"masthead.yml": "name: A\n\tzone: UTC\n"})
    with pytest.raises(ConfigError, match=r"^masthead\.yml:2: "):
        load_settings(root)


def test_missing_settings_are_an_error(tmp_path: Path) -> None:
    """Without masthead.yml there is no hub."""
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)

    assert "masthead.yml cannot be read: No such file or directory" == caught.value.message


@POSIX
def test_settings_behind_a_link_are_an_error(tmp_path: Path) -> None:
    """Settings from outside the hub would escape every review."""
    (tmp_path / "other.yml").write_text("name: A\n")
    (tmp_path / "masthead.yml").symlink_to(tmp_path / "other.yml")
    with pytest.raises(ConfigError, match=r"^masthead\.yml cannot be read"):
        load_settings(tmp_path)


def test_a_post_without_a_usable_name_is_left_out(tmp_path: Path) -> None:
    """Nothing could refer to it, and no delivery could carry its name."""
    hub = load_hub(write_hub(tmp_path, {"content/posts/2026/Repair Week.md": POST}))

    assert [("schema/value", "content/posts/2026/Repair Week.md", 1)] == found(hub)
    assert ["repair-week"] == list(hub.posts)


def test_the_example_hub_is_read_without_a_finding() -> None:
    """Every kind of file in it is accepted as it is."""
    hub = load_hub(Path(__file__).parents[1])

    assert [] == found(hub)
    assert {"audience", "campaign", "channel", "goal", "page", "pillar"} <= hub.pages.keys()


def test_people_are_read(tmp_path: Path) -> None:
    """By id, with the line they stand in."""
    hub = load_hub(write_hub(tmp_path, {"strategy/people.yml": PEOPLE}))

    assert 2 == hub.people["sari"].line
