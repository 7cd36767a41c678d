"""A value gets the form of ours where that is certain; else it is kept, or stops the import."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub_builder import write_hub
from markdown_folder import PNG, errors, imported, plan, read, told, write_folder
from masthead.importing.kept import read_kept

PATH = "content/posts/2027/a.md"


def text(front: str) -> dict[str, str]:
    """Return a folder with one text that has this line in its front matter."""
    return {"a.md": f"---\ntitle: Lamps\ndate: 2027-02-01 09:00\n{front}\n---\nText.\n"}


@pytest.mark.parametrize(
    ("front", "key", "value"),
    [
        ("tags: [Repair Week, '#Lamps', c-64, lamps]", "hashtags", ["RepairWeek", "Lamps", "C64"]),
        ("tags: repair, home made", "hashtags", ["repair", "HomeMade"]),
        ("tags: lamps", "hashtags", ["lamps"]),
        ("tags: ['маленькие лампы', \"l'eau\"]", "hashtags", ["МаленькиеЛампы", "Leau"]),
        ("author: [sari]", "owner", "sari"),
        ("author: SARI", "owner", "sari"),
        ("lang: en_US", "lang", "en"),
        ("expiryDate: 2027-03-01 09:00", "expires_at", "2027-03-01 09:00"),
    ],
)
def test_a_value_gets_our_form(hub_root: Path, front: str, key: str, value: object) -> None:
    """What ours does not say is kept beside it."""
    imported(hub_root, text(front))
    document = read(hub_root, PATH)

    assert value == document.data[key]


@pytest.mark.parametrize(
    ("front", "message", "kept"),
    [
        (
            "tags: repair week",
            "`tags` is one tag of several words, or several tags: kept as a comment",
            {"tags": "repair week"},
        ),
        (
            "tags: [C++, 2027]",
            "`tags` has a tag that no network takes: C++: kept as a comment",
            {"tags": ["C++", 2027]},
        ),
        ("tags: {a: b}", "`tags` is no list of tags: kept as a comment", {"tags": {"a": "b"}}),
        ("author: Ayu", "`author` names nobody in strategy/people.yml: kept as a comment", {}),
        ("author: 5", "`author` names nobody in strategy/people.yml: kept as a comment", {}),
        ("status: idea", "`status` does not say whether this is a draft: kept as a comment", {}),
        ("mood: calm", "`mood` has no meaning here yet: kept as a comment", {"mood": "calm"}),
        ("goal: trust", "`goal` has no meaning here yet: kept as a comment", {"goal": "trust"}),
        (
            "image: https://old.example/a.png",
            "`image` is an address elsewhere, not a file: kept as a comment",
            {"image": "https://old.example/a.png"},
        ),
        ("image: 7", "`image` names no file: kept as a comment", {"image": 7}),
        ("image: {alt: x}", "`image.alt`", {}),
        (
            "images: [{src: a.png, width: 3}]",
            "`images` has more than a file and its text: width: kept as a comment",
            {"images": [{"src": "a.png", "width": 3}]},
        ),
        ("images: [{alt: x}]", "`images` names no file: kept as a comment", {}),
        ("heroImageAlt: 3", "`heroImageAlt` is no text: kept as a comment", {"heroImageAlt": 3}),
    ],
)
def test_what_does_not_fit_is_kept_and_listed(
    hub_root: Path, front: str, message: str, kept: dict[str, object]
) -> None:
    """With its line, and nothing is dropped."""
    done = imported(hub_root, text(front))
    found = read_kept(read(hub_root, PATH).front)

    if message != "`image.alt`":
        assert [f"a.md:4 {message}"] == told(done, "warning")
    assert kept.items() <= found.items()
    assert front.partition(":")[0] in str(found)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (
            "title: Lamps\ndate: 07/12/2026",
            "a.md:3 `date`: `07/12/2026` begins with the day for some and with the month",
        ),
        ("title: Lamps\ndate: soon", "a.md:3 `date`: `soon` is not a date that is read"),
        (
            "title: Lamps\ndate: 2027-03-28 02:30",
            "a.md:3 when it goes out: 02:30 on 2027-03-28 does not exist in Europe/Berlin",
        ),
        ("title: Lamps\nlang: fr", "a.md:3 `lang` is no language of the hub: en"),
        (
            "title: '<b>Lamps</b>'",
            "a.md:2 `title` is text on one line and must not hold `<`",
        ),
        ("title: [Lamps]", "a.md:2 `title` must be text on one line; found a list"),
        ("title: Lamps\ntitle: Lights", "a.md:3 `title` stands twice, in line 2 and in line 3"),
        ("a: &b 1\ntitle: *b", "a.md:2 `&b` names a value for later, which is not read"),
        ("title: !!python/object Lamps", "a.md:2 `!!python/object` sets a type, which is not read"),
        ("title:\tLamps", "a.md:2 a tab stands here"),
    ],
)  # fmt: skip
def test_what_would_say_something_else_stops_the_import(
    hub_root: Path, front: str, message: str
) -> None:
    """A date in local habits, an unknown language, YAML that two readers read in two ways.

    The line is named, and nothing is written, not even the good file beside it.
    """
    folder = {"a.md": f"---\n{front}\n---\nText.\n", "b.md": "---\ntitle: B\n---\nText.\n"}
    done = plan(hub_root, write_folder(hub_root.parent / "old", folder))

    assert any(error.startswith(message) for error in errors(done))
    assert done.failed


def test_a_mapping_says_what_nothing_else_can(hub_root: Path) -> None:
    """Keys, tables of values, constants, defaults, the order of dates."""
    done = imported(
        hub_root,
        {"a.md": "---\nheadline: 12\nwann: 07/03/2027 9:00\nwho: Ayu D.\nkind: x\n---\nText.\n"},
        """\
        from: none
        dates: day-first
        zone: Asia/Jakarta
        keys:
          headline: title
          wann: publish_at
          who: {to: owner, values: {Ayu D.: sari}}
          kind: keep
        constants: {channels: [outbox]}
        defaults: {lang: en, format: link, title: none}
        """,
    )
    document = read(hub_root, PATH)

    assert {
        "title": "12",
        "publish_at": "2027-03-07 09:00",
        "channels": ["outbox"],
        "zone": "Asia/Jakarta",
        "lang": "en",
        "format": "link",
        "owner": "sari",
    } == document.data
    assert {"wann": "07/03/2027 9:00", "kind": "x"} == read_kept(document.front)
    assert ["a.md:5 `kind` has no home in the hub: kept as a comment"] == told(done, "notice")


def test_references_must_lead_somewhere(hub_root: Path) -> None:
    """An id of a page that the hub has not is kept; one that it has is taken."""
    write_hub(hub_root, {"strategy/pillars/repair.md": "---\ntitle: Repair\n---\nText.\n"})
    mapping = "keys: {topic: pillar, readers: audiences, where: channels}\n"
    done = imported(hub_root, text("topic: repair\nreaders: tinkerers\nwhere: [outbox]"), mapping)
    document = read(hub_root, PATH)

    assert ("repair", ["outbox"]) == (document.data["pillar"], document.data["channels"])
    assert {"readers": "tinkerers"} == read_kept(document.front)
    assert "a.md:5 `readers` names no audience of the hub: tinkerers: kept as a comment" in told(
        done, "warning"
    )


def test_a_second_value_for_one_key_is_kept(hub_root: Path) -> None:
    """The order of the vocabulary decides, not that of the file."""
    imported(hub_root, text("publishDate: 2027-03-01 09:00"))
    document = read(hub_root, PATH)

    assert "2027-03-01 09:00" == document.data["publish_at"]
    assert {"date": "2027-02-01 09:00"} == read_kept(document.front)


def test_two_keys_of_one_name_are_both_kept(hub_root: Path) -> None:
    """`a.b` may be a key, and the key `b` of a mapping."""
    imported(hub_root, text('"image.alt": 1\nimage: {alt: 2}'))

    assert {"image.alt": 1, "image.alt 2": 2} == read_kept(read(hub_root, PATH).front)


def test_a_second_alternative_text_is_kept(hub_root: Path) -> None:
    """The picture has one."""
    files: dict[str, str | bytes] = {**text("image: {path: a.png, alt: One}\nheroImageAlt: Two")}
    imported(hub_root, {**files, "a.png": PNG})
    document = read(hub_root, "content/posts/2027/a/index.md")

    assert {"One", "Two"} == {
        document.data["media"][0]["alt"],
        *map(str, read_kept(document.front).values()),
    }


def test_an_empty_key_says_nothing_and_stays(hub_root: Path) -> None:
    """It is no value of ours."""
    imported(hub_root, text("tags: []\nlang:\nimage: ''"))
    document = read(hub_root, PATH)

    assert {"title", "publish_at", "draft"} == document.data.keys()
    assert {"tags": [], "lang": None, "image": ""} == read_kept(document.front)


def test_a_constant_wins_and_what_gives_way_is_kept(hub_root: Path) -> None:
    """Nothing is dropped."""
    imported(hub_root, text("lang: en"), "constants: {title: Same, lang: en}")
    document = read(hub_root, PATH)

    assert "Same" == document.data["title"]
    assert {"title": "Lamps"} == read_kept(document.front)


@pytest.mark.parametrize(
    ("front", "mapping", "reason"),
    [
        ("date: 2027-02-01 09:00", "", "it names no channel"),
        ("lang: en", "constants: {channels: [outbox]}", "nothing says when it goes out"),
        ("date: 2026-12-07 09:59", "constants: {channels: [outbox]}", "its time is past"),
        ("date: 2026-12-07 10:01", "constants: {channels: [outbox]}", ""),
        ("date: 2024-02-01 09:00", "{past: keep, constants: {channels: [outbox]}}", ""),
        ("date: 2027-02-01 09:00\ndraft: true", "constants: {channels: [outbox]}", "draft"),
        ("date: 2027-02-01 09:00\npublished: false", "constants: {channels: [outbox]}", "draft"),
    ],
)
def test_nothing_goes_out_because_of_an_import(
    hub_root: Path, front: str, mapping: str, reason: str
) -> None:
    """Drafts stay drafts; what is past, or has no channel or time, becomes one."""
    done = imported(hub_root, {"a.md": f"---\ntitle: A\n{front}\n---\nText.\n"}, mapping)
    (path,) = done.texts.values()

    assert bool(reason) == bool(read(hub_root, path).data.get("draft"))
    assert int(bool(reason)) == done.drafts
    if reason not in ("", "draft"):
        assert f"a.md:1 it becomes a draft: {reason}" in told(done, "notice")


def test_what_stands_among_drafts_is_one(hub_root: Path) -> None:
    """Jekyll and Hexo say so by the folder."""
    mapping = "constants: {channels: [outbox]}"
    done = imported(hub_root, {"_drafts/a.md": text("layout: x")["a.md"]}, mapping)

    assert read(hub_root, PATH).data["draft"]
    assert "a.md:1 it becomes a draft: it stands among drafts" in told(done, "notice")


def test_a_text_without_a_title_gets_its_heading_or_its_name(hub_root: Path) -> None:
    """A person is told."""
    done = imported(
        hub_root,
        {"2027-01-02-two-lamps.md": "Text.\n", "b.md": "Intro.\n\n# A bench #\n\nText.\n"},
    )

    assert "Two lamps" == read(hub_root, "content/posts/2027/two-lamps.md").data["title"]
    assert (
        "2027-01-02 00:00"
        == read(hub_root, done.texts["2027-01-02-two-lamps.md"]).data["publish_at"]
    )
    assert "A bench" == read(hub_root, "content/posts/2026/b.md").data["title"]
    assert [
        "2027-01-02-two-lamps.md:1 the text has no title: its file name is taken",
        "b.md:1 the text has no title: its first heading is taken",
    ] == told(done, "warning")


def test_a_title_that_cannot_be_made_is_an_error(hub_root: Path) -> None:
    """A heading with markup is not one line of text."""
    done = plan(hub_root, write_folder(hub_root.parent / "old", {"a.md": "# <b>A</b>\n"}))

    assert ["a.md:1 the text has no title"] == errors(done)


def test_front_matter_that_grows_too_long_is_an_error(hub_root: Path) -> None:
    """A post may have 16 KiB of it, with what is kept."""
    folder = write_folder(hub_root.parent / "old", text(f"summary: {'x' * 17_000}"))
    (error,) = errors(plan(hub_root, folder))

    assert error.startswith("a.md:1 the hub could not read it: the front matter has 17,")
