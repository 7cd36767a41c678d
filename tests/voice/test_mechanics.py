"""Sentences, paragraphs and titles."""

from __future__ import annotations

import pytest

from engine_builder import engine_of, measure, name, shown
from masthead.guide import Mechanics
from masthead.voice.mechanics import word_starts
from masthead.voice.tokens import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two", 2), ("state-of-the-art", 1), ("don’t, don't", 2), ("one — two", 2),
        ("кое-что такое", 2), ("anak-anak itu", 2), ("", 0), ("3.5 mm", 3), ("- one", 1),
    ],
)  # fmt: skip
def test_words_with_hyphens_and_apostrophes_are_one(text: str, words: int) -> None:
    """A compound or a contraction counts once."""
    assert words == len(word_starts(read(text)))


@pytest.mark.parametrize(
    ("lang", "good", "bad"),
    [
        ("en", "One two three four. Five six.", "One two three four five."),
        ("en", "Dr. Smith came. He left.", "Dr. Smith came here now."),
        ("id", "PT. Maju Jaya buka.", "PT. Maju Jaya buka lagi."),
        ("tl", "Bukas na ang mesa.", "Bukas na ang mesa namin."),
        ("ru", "Лампа есть лампа. Вот и всё.", "Лампа есть лампа и всё."),
        ("en", "one two three four\nfive six", "one two\n\none two three four five"),
        ("en", "See https://a.example/b-c-d now.", "See a b c https://a.example d"),
    ],
)
def test_sentences_have_a_length(lang: str, good: str, bad: str) -> None:
    """Four words pass, five do not; a line ends a sentence, an abbreviation does not."""
    assert [] == measure(good, lang=lang, sentence_words=4)
    assert ["mechanics/sentence"] == measure(bad, lang=lang, sentence_words=4)


def test_the_hit_is_the_sentence() -> None:
    """The long sentence alone is told, without the spaces around it."""
    text = "Short one. This sentence has far too many words. Short."
    engine = engine_of(mechanics=Mechanics(sentence_words=5))

    assert ["This sentence has far too many words."] == shown(text, engine.hits(text))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("One. Two.", "One. Two. Three."),
        ("One. Two.\n\nThree. Four.", "One.\n\nOne. Two! Three?"),
        ("• One. Two.\n• Three. Four.", "• One. Two. Three."),
        ("At 3.5 mm. Two.", "One.\nTwo. Three."),
        ("Да. Нет.", "Да. Нет. Ну."),
    ],
)
def test_paragraphs_have_a_length(good: str, bad: str) -> None:
    """Two sentences pass, three do not; items of a list are paragraphs of their own."""
    assert [] == measure(good, paragraph_sentences=2)
    assert ["mechanics/paragraph"] == measure(bad, paragraph_sentences=2)


@pytest.mark.parametrize(
    ("case", "good", "bad"),
    [
        ("sentence", "Repair week starts on Monday", "Repair Week Starts On Monday"),
        ("sentence", "What to bring", "What To Bring"),
        ("sentence", "An LED for Manila", "An Led Lamp For Manila"),
        ("sentence", "Ano ang dadalhin sa mesa", "Ano Ang Dadalhin Sa Mesa"),
        ("sentence", "Dua belas bagian", "Dua Belas Bagian"),
        ("sentence", "Что взять с собой", "Что Взять С Собой"),
        ("title", "What to Bring on Monday", "What to bring on Monday"),
        ("title", "The Lamp", "the Lamp"),
    ],
)
def test_titles_have_a_case(case: str, good: str, bad: str) -> None:
    """Sentence case has few capitals behind the first word, title case one for each main word."""
    assert [] == measure(good, kind="title", title_case=case, capitals_allow=("LED",))
    assert ["mechanics/title-case"] == measure(bad, kind="title", title_case=case)


def test_names_do_not_count_in_a_title() -> None:
    """The capitals of names are theirs."""
    engine = engine_of(name("Table for Repairs"), mechanics=Mechanics(title_case="sentence"))

    assert () == engine.hits("Our Table for Repairs", kind="title")


def test_titles_have_a_length() -> None:
    """Three words pass, four do not, and a title is no sentence or paragraph."""
    assert [] == measure("One two three", kind="title", title_words=3, sentence_words=1)
    assert ["mechanics/title-words"] == measure("One two three four", kind="title", title_words=3)


def test_other_texts_have_no_title_rules() -> None:
    """A text or an alternative text is no title, and an alternative text has no paragraphs."""
    assert [] == measure("One Two Three", title_case="sentence", title_words=1)
    assert [] == measure("A. B. C.", kind="alt", paragraph_sentences=1)
    assert ["mechanics/sentence"] == measure("A b c.", kind="alt", sentence_words=2)
