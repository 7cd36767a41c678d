"""A style guide in prose becomes a guide of the hub; its tables of words become rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import NOW
from hub_builder import write_hub
from markdown_folder import PNG, errors, imported, plan, read, told, write_folder
from masthead.checking import check
from masthead.document import Document
from masthead.importing.kept import read_kept
from masthead.importing.word_tables import words_of
from masthead.workspace import load_hub

PROSE = "# How we write\n\nShort words. One thought a sentence.\n"


def words(table: str) -> tuple[list[dict[str, object]], list[str]]:
    """Return the words that a table gives, and what is said about it, with lines."""
    entries, findings = words_of(Document("g.md", {}, table))
    return entries, [f"{one.line} {one.level.value} {one.message}" for one in findings]


def test_a_plain_guide_becomes_a_valid_guide(hub_root: Path) -> None:
    """The only one is named by its language; its body is the text."""
    imported(hub_root, {"style.md": PROSE}, kind="guide")
    document = read(hub_root, "content/voice/en.md")
    hub = load_hub(hub_root)

    assert {"title": "How we write", "lang": "en"} == document.data
    assert PROSE == document.body
    assert "en" == hub.guides["en"].lang
    assert [] == [one for one in check(hub, now=NOW).findings if one.path == document.path]


def test_keys_are_mapped_and_kept(hub_root: Path) -> None:
    """As of posts, by the keys that pages have."""
    front = "---\ntitle: Voice\nsummary: How we sound.\nlayout: doc\ntags: tone\nfoo: 1\n---\n"
    done = imported(hub_root, {"style.md": front + PROSE}, "from: any\n", kind="guide")
    document = read(hub_root, "content/voice/en.md")

    assert {
        "title": "Voice",
        "description": "How we sound.",
        "lang": "en",
        "tags": ["tone"],
    } == document.data
    assert {"layout": "doc", "foo": 1} == read_kept(document.front)
    assert ["style.md:6 `foo` has no meaning here yet: kept as a comment"] == told(done, "warning")


def test_a_table_of_words_checks_posts(hub_root: Path) -> None:
    """What the table says to avoid is found in a post."""
    table = "\n| Avoid | Use | Why |\n|---|:--|---|\n| *utilise* | use | It is shorter. |\n"
    write_hub(
        hub_root,
        {
            "content/posts/2026/b.md": "---\ntitle: B\npublish_at: 2026-12-14 09:00\n"
            "channels: [outbox]\nlang: en\n---\n"
            "We utilise brass for each of the lamps.\n"
        },
    )
    done = imported(hub_root, {"style.md": PROSE + table}, kind="guide")
    document = read(hub_root, "content/voice/en.md")

    assert [
        {"term": "utilise", "status": "avoid", "instead": "use", "why": "It is shorter."}
    ] == document.data["words"]
    assert PROSE + table == document.body
    assert ["style.md:5 taken from this table, which stays in the text: `utilise`"] == told(
        done, "notice"
    )
    found = [
        one for one in check(load_hub(hub_root), now=NOW).findings if "posts/2026/b" in one.path
    ]
    assert ["voice/words/utilise"] == [one.rule for one in found]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "|Don’t say|Say|\n|-|-|\n|“leverage”, utilize<br>employ|use; work with|\n",
            [
                {"term": term, "status": "avoid", "instead": ["use", "work with"]}
                for term in ("leverage", "utilize", "employ")
            ],
        ),
        (
            "Never | Example\n--- | ---\nobviously | Obviously it lasts.\n",
            [{"term": "obviously", "status": "banned", "why": "example: Obviously it lasts."}],
        ),
        (
            "| Word | Status | Why |\n|---|---|---|\n| mend | Use | Old |\n| just | careful | |\n",
            [
                {"term": "mend", "status": "use", "why": "Old"},
                {"term": "just", "status": "careful"},
            ],
        ),
        (
            "| Avoid | Instead |\n|---|---|\n| a \\| b | A. |\n| premium | Say what it is. |\n",
            [{"term": "premium", "status": "avoid", "advice": "Say what it is."}],
        ),
        ("| Use with care |\n|---|\n| just |\n", [{"term": "just", "status": "careful"}]),
    ],
)
def test_headings_that_are_understood(table: str, expected: list[dict[str, object]]) -> None:
    """In the words that style guides use; several words in a cell are several entries."""
    assert expected == words(table)[0]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("| Colour | Hex |\n|---|---|\n| a | b |\n",
         ["1 notice a table with the headings Colour, Hex stays text"]),
        ("| Avoid | Never |\n|---|---|\n| a | b |\n",
         ["1 notice a table with the headings Avoid, Never stays text"]),
        ("| Use |\n|---|\n| a |\n", ["1 notice a table with the headings Use stays text"]),
        ("| Word | Status |\n|---|---|\n| a | maybe |\n",
         ["3 warning `maybe` says not whether to use the word: left as text",
          "1 notice taken from this table, which stays in the text: no word"]),
        ("| Avoid |\n|---|\n| We are so happy. |\n| a |\n| A |\n",
         ["3 warning `We are so happy.` is no word that can be looked for: left as text",
          "5 warning `A` stands twice: the first one holds",
          "1 notice taken from this table, which stays in the text: `a`"]),
        ("| Avoid |\n|---|\n" + "".join(f"| word{n} |\n" for n in range(8)),
         ["1 notice taken from this table, which stays in the text: `word0`, `word1`,"  # noqa: ISC004
          " `word2`, `word3`, `word4`, `word5` and 2 more"]),
        ("```\n| Avoid |\n|---|\n| a |\n```\n", []),
        ("Avoid\n---\n\n- a | b\n", []),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_listed_and_stays_text(table: str, said: list[str]) -> None:
    """A person sees what became of each table."""
    assert said == words(table)[1]


def test_several_guides_keep_their_names_and_their_pictures(hub_root: Path) -> None:
    """Links between them lead on; pictures go to `content/media/`."""
    imported(
        hub_root,
        {
            "one.md": "# One\n\n[Two](Two.md) ![A lamp](img/a.png) [Old](https://old.example)\n",
            "Two.md": "---\nlang: en\n---\nText.\n",
            "img/a.png": PNG,
        },
        kind="guide",
    )

    assert (
        "# One\n\n[Two](two.md) ![A lamp](/media/one/a.png) [Old](https://old.example)\n"
        == read(hub_root, "content/voice/one.md").body
    )
    assert {"title": "Two"} == read(hub_root, "content/voice/two.md").data
    assert {"lang": "en"} == read_kept(read(hub_root, "content/voice/two.md").front)
    assert PNG == (hub_root / "content/media/one/a.png").read_bytes()
    assert not check(load_hub(hub_root), now=NOW).failed


def test_a_language_has_one_guide(hub_root: Path) -> None:
    """Others become bases, and a person is told how their words come to count."""
    imported(hub_root, {"style.md": PROSE}, kind="guide")
    again = plan(hub_root, hub_root.parent / "old", kind="guide")
    old = write_folder(hub_root.parent / "more", {"more.md": "# More\n\nText.\n"})
    done = plan(hub_root, old, kind="guide")

    assert ({}, ("content/voice/en.md",)) == (again.files, again.there)
    assert {"more.md": "content/voice/more.md"} == done.texts
    assert b"---\ntitle: More\n---\n# More\n\nText.\n" == done.files["content/voice/more.md"]
    assert [
        "more.md:1 it is not the guide for en, which has one: its words count for no post yet"
    ] == told(done, "warning")


def test_names_and_front_matter_say_the_language(hub_root: Path) -> None:
    """One text each makes the guides of several languages."""
    settings = (hub_root / "masthead.yml").read_text().replace("[en]", "[en, id, ru]")
    (hub_root / "masthead.yml").write_text(settings)
    done = imported(
        hub_root,
        {"gaya.md": "---\nlang: id\n---\nTeks.\n", "ru.md": "Текст.\n", "style.md": PROSE},
        kind="guide",
    )

    assert {
        "gaya.md": "content/voice/id.md",
        "ru.md": "content/voice/ru.md",
        "style.md": "content/voice/en.md",
    } == done.texts
    assert "ru" == read(hub_root, "content/voice/ru.md").data["lang"]
    assert not check(load_hub(hub_root), now=NOW).failed


def test_a_guide_of_the_hub_is_never_written_over(hub_root: Path) -> None:
    """The same file again is none; another of that name is an error."""
    files: dict[str, str | bytes] = {"en.md": PROSE}
    imported(hub_root, files, kind="guide")
    again = plan(hub_root, hub_root.parent / "old", kind="guide")
    other = plan(
        hub_root, write_folder(hub_root.parent / "new", {"en.md": "Other.\n"}), kind="guide"
    )

    assert ({}, ("content/voice/en.md",)) == (again.files, again.there)
    assert ["en.md:1 is there already, and a guide is never written over"] == errors(other)


def test_a_guide_that_contradicts_itself_or_cannot_be_read_is_an_error(hub_root: Path) -> None:
    """Nothing is written then."""
    long = f"---\nsummary: '{'x' * 400}'\n---\n{PROSE}"
    broken = write_folder(hub_root.parent / "old", {"a.md": "---\na: &x 1\n---\n", "b.md": long})
    found = errors(plan(hub_root, broken, kind="guide"))

    assert ["a.md:2 `&x` names a value for later, which is not read"] == found
    title = plan(hub_root, write_folder(hub_root.parent / "new", {"c.md": "# <b>\n"}), kind="guide")
    assert [
        "c.md:1 the hub could not read it: `title` is text on one line and must not hold `<`"
    ] == (errors(title))
