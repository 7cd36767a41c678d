"""A guide's page becomes rules; what cannot work is told at its line and left out."""

from __future__ import annotations

import pytest

from masthead.guide import Match, Status
from masthead.voice.linking import linking_faults
from masthead.voice.reading import Guides, read_guide
from voice_builder import guide, guides, page

LEVERAGE = "{term: leverage, status: avoid}"


def told(front: str, id: str = "en", lang: str = "en") -> list[tuple[int, int, str]]:
    """Return the place and the message of all that is wrong with a guide."""
    built, refused = page(front, id, lang)
    read, faults = read_guide(built)
    linked = linking_faults(read, Guides({id: built}), ["mastodon"])
    found = [*refused, *faults, *linked]
    assert {"voice/guide"} >= {one.rule for one in found if not one.rule.startswith("schema/")}
    return [(one.line, one.column, one.message) for one in found]


def test_entries_have_names_and_places() -> None:
    """An entry without an id is named by its text, and keeps its number in the list."""
    read = guide(f"words:\n  - {LEVERAGE}\n  - {{term: Der Größte, status: banned}}\n")

    assert [("leverage", ("words", 0)), ("der-grosste", ("words", 1))] == [
        (word.id, word.key) for word in read.words
    ]


def test_values_keep_what_they_say() -> None:
    """Status, match, forms and what stands instead are read as the page has them."""
    line = "{term: use, status: careful, forms: [uses], unless: [use case], instead: [a, b]}"
    (word,) = guide(f"words:\n  - {line}\n").words

    assert (Status.CAREFUL, ("a", "b")) == (word.status, word.instead)
    assert (Match.FORMS, ("uses",), ("use case",)) == (
        word.term.match,
        word.term.forms,
        word.term.unless,
    )


@pytest.mark.parametrize(
    ("id", "lang", "expected"), [("en", "", "en"), ("base", "", ""), ("house", "id", "id")]
)
def test_the_file_name_is_the_language_where_none_is_given(
    id: str, lang: str, expected: str
) -> None:
    """`en.md` is English; a name that is no tag is a base for all."""
    assert expected == guide("", id, lang).lang


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "words:\n  - {id: open, term: '(a', status: avoid, match: regex}\n",
            (5, 22, "the pattern cannot be read: missing ) at position 2"),
        ),
        (
            "words:\n  - {term: a, status: avoid, why: short, b}\n",
            (5, 42, "`words[0].b` is not a known key"),
        ),
        (
            "words:\n  - {term: a, status: avoid, match: lemmas}\n",
            (5, 37, "`words[0].match` must be one of exact, forms, lemma, regex; found `lemmas`"),
        ),
        (
            f"words:\n  - {LEVERAGE}\n  - {{id: other, term: Leverage, status: banned}}\n",
            (6, 5, "'leverage' is listed in line 5 already, with other advice"),
        ),
        (
            f"words:\n  - {LEVERAGE}\n  - {LEVERAGE}\n",
            (6, 5, "the id 'leverage' is taken by the entry in line 5"),
        ),
        (
            "names:\n  - {name: Leverage}\nwords:\n  - {term: leverage, status: banned}\n",
            (5, 5, "the name 'Leverage' is a word to leave out, in line 7"),
        ),
        (
            "names:\n  - {name: Ab, wrong: [Cd]}\n  - {name: Cd}\n",
            (5, 24, "'Cd' is wrong here, and the exact form of 'Cd'"),
        ),
        (
            f"words:\n  - {LEVERAGE}\n  - {{term: employ, status: avoid, instead: leverage}}\n",
            (6, 44, "'leverage' is a word to leave out, in line 5"),
        ),
        (
            (
                "names:\n  - {name: Ab, wrong: [Cd]}\n"
                "words:\n  - {term: x, status: avoid, instead: Cd}\n"
            ),
            (7, 39, "'Cd' is a wrong form of the name 'Ab'"),
        ),
        ("disclosures:\n  - {when: gift}\n", (5, 5, "the disclosure 'gift' has no words")),
        ("extends: bass\n", (4, 10, "there is no guide 'bass'")),
        ("extends: en\n", (4, 10, "the guide builds on itself, by way of 'en'")),
        ("channels:\n  mastadon: {}\n", (5, 3, "there is no channel 'mastadon'")),
        (
            "examples:\n  - {text: a, ok: false, rule: voice/words/x}\n",
            (5, 32, "there is no rule 'voice/words/x'"),
        ),
        (
            "examples:\n  - {text: a, ok: true, channel: x}\n",
            (5, 34, "there is no channel 'x'"),
        ),
        (
            "examples:\n  - {text: a, ok: true, situation: x}\n",
            (5, 36, "there is no situation 'x'"),
        ),
        ("levels: {voice/words/x: notice}\n", (4, 10, "there is no rule 'voice/words/x'")),
        (
            "channels:\n  mastodon: {words: [{term: '[', status: avoid, match: regex}]}\n",
            (5, 29, "the pattern cannot be read: unterminated character set at position 1"),
        ),
    ],
)
def test_a_fault_is_told_at_its_place(front: str, expected: tuple[int, int, str]) -> None:
    """Line, column and words of each fault."""
    assert [expected] == told(front)


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("id", "one lemma stands for words of several meanings in 'id'"),
        ("tl", "one lemma stands for words of several meanings in 'tl'"),
        ("ja", "there is no data on the lemmas of 'ja'"),
    ],
)
def test_lemmas_need_data(lang: str, message: str) -> None:
    """Where lemmas are not known or mislead, forms are listed."""
    front = "words:\n  - {term: lampu, status: avoid, match: lemma}\n"

    assert [(5, 41, message)] == told(front, lang, lang)


def test_a_pattern_that_never_ends_is_refused() -> None:
    """A repetition in a repetition is found when the guide is read, and the rest is kept."""
    slow = "{id: slow, term: '(a+)+$', match: regex, status: avoid}"
    built, _ = page(f"words:\n  - {slow}\n  - {LEVERAGE}\n")

    read, (fault,) = read_guide(built)

    assert ["leverage"] == [word.id for word in read.words]
    assert (5, 22) == (fault.line, fault.column)
    assert "takes more than" in fault.message


def test_a_broken_entry_of_a_channel_does_not_count() -> None:
    """What is wrong in an override is told; the channel's other entries hold."""
    from masthead.voice.layers import effective

    front = (
        "channels:\n  mastodon:\n    words:\n"
        "      - {id: bad, term: '(', match: regex, status: avoid}\n"
        "      - {term: toot, status: avoid}\n"
    )
    all_guides = guides(en=front)

    assert 1 == len(all_guides.read("en")[1])
    assert ["toot"] == [word.id for word in effective(all_guides, "en", channel="mastodon").words]


def test_a_comma_without_quotes_is_explained() -> None:
    """A text with a comma inside braces ends early; the hint says so."""
    _, (fault,) = page("words:\n  - {term: a, status: avoid, why: short, sweet and true}\n")

    assert "a comma inside {...}" in fault.hint


def test_two_guides_of_a_language_are_told() -> None:
    """The second guide of a language would never be used."""
    both = Guides({"en": page("")[0], "house": page("", "house")[0]})

    (fault,) = linking_faults(both["house"], both, ())

    assert "content/voice/en.md is the guide for 'en' already" == fault.message


def test_guides_are_read_when_asked_for() -> None:
    """A mapping of guides is as long as there are pages, and reads each once."""
    both = guides(en="", id="")

    assert (2, ["en", "id"]) == (len(both), list(both))
    assert both["en"] is both["en"]
