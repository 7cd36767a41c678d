"""The small file that says what keys mean is checked itself, and can be proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_folder import PNG, imported, read, vocabulary, write_folder
from masthead.errors import ConfigError
from masthead.importing.kept import read_kept
from masthead.importing.mapping import read_mapping
from masthead.importing.proposing import proposal
from masthead.importing.source import look
from masthead.importing.vocabularies import ANY, GENERATORS, GUIDE, KEEP, VOCABULARIES
from masthead.kinds import KINDS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "keys:\n  date: publish\n",
            "2: `publish` is no key of a post (did you mean `publish_at`?)",
        ),
        ("keys:\n  a: {to: status}\n", "2: `status` is no key of a post (known: ai, audiences,"),
        ("keys:\n  a: {values: {a: b}}\n", "2: `keys.a.to` is missing"),
        ("form: jekyll\n", "1: `form` is not a known key (did you mean `from`?)"),
        ("from: jekyl\n", "1: `from` must be one of"),
        ("dates: local\n", "1: `dates` must be one of year-first, day-first, month-first"),
        ("time: 9am\n", "1: `time` must be a time of day, as 09:00"),
        ("site: old.example\n", "1: `site` must be an address that begins with https://"),
        ("constants: {lang: 3}\n", "1: `constants.lang` must be a language tag"),
        ("defaults: {chanels: [a]}\n", "1: `defaults.chanels` is not a known key (did you mean"),
        ("a: &x 1\n", "1: `&x` names a value for later, which is not read"),
        ("- a\n", "1: keys with values belong here, not a list or a text"),
    ],
)
def test_a_fault_of_the_mapping_stops_the_import(text: str, message: str) -> None:
    """With the file, the line and what is meant."""
    with pytest.raises(ConfigError) as caught:
        read_mapping("m.yml", text.encode(), "post")

    assert caught.value.message.startswith(f"m.yml:{message}")
    assert "--suggest" in caught.value.hint


def test_a_mapping_builds_on_a_vocabulary() -> None:
    """Its own keys win; `none` begins with nothing."""
    built = vocabulary("{from: hugo, keys: {date: keep, wann: publish_at}}")

    assert (KEEP, "publish_at") == (built.keys["date"].to, built.keys["wann"].to)
    assert "title" == built.keys["title"].to
    assert {"a"} == set(vocabulary("{from: none, keys: {a: title}}").keys)
    assert ("year-first", "00:00", "", False) == (
        *(built.dates, built.time, built.site),
        built.keeps_past,
    )


def test_each_vocabulary_leads_to_keys_that_there_are() -> None:
    """No generator's key leads nowhere, and `visibility` never opens a post."""
    post = {*KINDS["post"].record.known, KEEP, "media.alt"}
    guide = {*KINDS["guide"].record.known, KEEP}

    assert set() == {to.to for keys in VOCABULARIES.values() for to in keys.values()} - post
    assert set() == {to.to for to in GUIDE.values()} - guide
    assert not [
        to for keys in VOCABULARIES.values() for to in keys.values() if to.to == "visibility"
    ]
    assert {key for keys in GENERATORS.values() for key in keys} == set(VOCABULARIES[ANY])


def test_a_proposal_is_a_mapping_that_loses_nothing(hub_root: Path, tmp_path: Path) -> None:
    """It lists the keys of the folder, known and unknown, and works as it is."""
    files: dict[str, str | bytes] = {
        "a.md": (
            '---\ntitle: A\ndate: 2027-02-01\nauthor: Sari\npublished: true\n"key: odd": 1\n'
            "image: {path: a.png, alt: A lamp on a shelf.}\nmood: 'calm: \"yes\"'\n---\nText.\n"
        ),
        "b.md": "---\nbroken\n---\n",
        "a.png": PNG,
    }
    folder = write_folder(tmp_path / "first", files)
    text = proposal(look(folder), "post", "any")

    assert "2 texts, 1 unread." in text
    assert "  author: {to: owner, values: {Sari: sari}}   # in 1\n" in text
    assert "  image.path: media   # in 1\n" in text
    assert '  mood: keep   # in 1, as calm: "yes"\n' in text
    del files["b.md"]
    imported(hub_root, files, text)
    document = read(hub_root, "content/posts/2027/a/index.md")
    assert {
        "title": "A",
        "draft": True,
        "publish_at": "2027-02-01 00:00",
        "owner": "sari",
        "media": [{"file": "a.png", "alt": "A lamp on a shelf."}],
    } == document.data
    assert {"date": "2027-02-01", "key: odd": 1, "mood": 'calm: "yes"'} == {
        key: value for key, value in read_kept(document.front).items() if key != "author"
    }


def test_a_proposal_for_an_empty_folder_is_still_a_mapping(tmp_path: Path) -> None:
    """It can be edited, for guides too."""
    folder = look(write_folder(tmp_path / "empty", {}))

    assert {} == vocabulary(proposal(folder, "guide", "none"), kind="guide").constants
    assert "keys: {}\n" in proposal(folder, "post", "none")


def test_names_and_keys_of_strangers_are_written_safely(tmp_path: Path) -> None:
    """A line break in a name makes no line of its own."""
    text = '+++\n"a\\nfrom: b" = "x\\ny"\nauthor = ["A\\nB", 3]\n+++\nText.\n'
    folder = look(write_folder(tmp_path / "old", {"a.md": text}))
    built = vocabulary(proposal(folder, "post", "any"))

    assert KEEP == built.keys["a\nfrom: b"].to
    assert {"A\nB": "a-b"} == built.keys["author"].values
