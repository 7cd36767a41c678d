"""All forms of a word, from the word data."""

from __future__ import annotations

import pytest

from masthead.voice.lemmas import all_forms


def forms_of(word: str, lang: str) -> frozenset[str]:
    """Return every form of one word."""
    (forms,) = all_forms((word,), lang).values()
    return forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("leverage", {"leverage", "leverages", "leveraged", "leveraging"}),
        ("Luxury", {"luxury", "luxuries"}),
        ("users", {"user", "users"}),
        ("mice", {"mouse", "mice"}),
    ],
)
def test_english_forms(word: str, forms: set[str]) -> None:
    """Every inflected form is there, whichever form was asked for."""
    assert forms <= forms_of(word, "en")


def test_what_is_not_in_the_data_is_itself() -> None:
    """A word or a language without data has one form."""
    assert {"lentera"} == forms_of("Lentera", "en")
    assert {"lampa"} == forms_of("Lampa", "xx")
    assert {} == all_forms((), "en")


def test_parts_of_contractions_are_no_forms() -> None:
    """`be` has `'re` and `aren't` in the data; neither is a word of its own."""
    assert {"is", "were"} <= forms_of("be", "en")
    assert not {"re", "t", "'re"} & forms_of("be", "en")


def test_russian_forms_have_one_spelling() -> None:
    """ё and е are one letter, and forms are found from either spelling of the lemma."""
    forms = all_forms(("ёлка", "надёжный", "акция"), "ru")

    assert {"елка", "елки", "елкой"} <= forms["елка"]
    assert {"надежный", "надежного", "надежная"} <= forms["надежный"]
    assert {"акция", "акций", "акциями"} <= forms["акция"]
