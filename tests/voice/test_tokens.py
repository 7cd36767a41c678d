"""Words with their places, folded for comparison."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.voice.tokens import fold, fold_gap, read, written

SCRIPTS = st.text(
    st.sampled_from("abzАяёйЁéñßİıſ中あ한हिन्दी ไม่ \u0301\u0300\u0308\u200d\ufe0f-‑’'.,\n\t🔧👩_0９")
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Bring your lamp.", ("bring", "your", "lamp")),
        ("state-of-the-art", ("state", "of", "the", "art")),
        ("don’t, don't", ("don", "t", "don", "t")),
        ("Ёлка и ЁЛКА", ("елка", "и", "елка")),
        ("за\u0301мок", ("замок",)),
        ("cafe\u0301 café CAFÉ", ("café", "café", "café")),
        ("и\u0306од йод", ("йод", "йод")),
        ("Straße STRASSE", ("strasse", "strasse")),
        ("हिन्दी भाषा", ("हिन्दी", "भाषा")),
        ("n\u0303gayon ñgayon", ("ñgayon", "ñgayon")),
        ("lamp🔧bench", ("lamp", "bench")),
        ("", ()),
        (" \n.", ()),
    ],
)
def test_words_are_folded(text: str, keys: tuple[str, ...]) -> None:
    """Case, composition, ё and stress do not count; hyphens and apostrophes stand between words."""
    assert keys == read(text).keys


@given(SCRIPTS)
def test_places_are_those_of_the_text(text: str) -> None:
    """Each word stands at its place, in order, and its key is the fold of what stands there."""
    tokens = read(text)
    done = 0
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert done <= start < end <= len(text)
        assert fold(text[start:end]) == key
        done = end


@given(SCRIPTS)
def test_nothing_between_two_words_is_a_letter(text: str) -> None:
    """A letter or digit is part of a word."""
    tokens = read(text)
    inside = {
        index
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
        for index in range(start, end)
    }

    assert [] == [char for index, char in enumerate(text) if char.isalnum() and index not in inside]


@given(st.text(st.sampled_from("abÉéЁёйäñ ")))
def test_composition_does_not_count(text: str) -> None:
    """A text and its decomposed form have the same words."""
    assert read(text).keys == read(unicodedata.normalize("NFD", text)).keys


@pytest.mark.parametrize(
    ("gap", "folded"),
    [
        (" ", " "), ("\n", " "), ("\u00a0", " "), ("  ", " "), ("\n\n", "\n\n"),
        ("\n \n", "\n\n"), ("-", "-"), ("‑", "-"), ("’", "'"), ("'", "'"), ("", ""),
        (", ", ", "), (" — ", " — "), (". ", ". "), (" -  ", " - "),
    ],
)  # fmt: skip
def test_gaps_are_folded(gap: str, folded: str) -> None:
    """All spaces are one, all hyphens, all apostrophes; a blank line stays."""
    assert folded == fold_gap(gap)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Lentera’s", "Lentera's"),
        ("Repair\u00a0Week", "Repair Week"),
        ("Полёт", "Полет"),
        ("Cafe\u0301", "Café"),
        ("Repair‑Week", "Repair-Week"),
    ],
)
def test_spellings_of_one_form_are_equal(text: str, same: str) -> None:
    """Composition, ё, apostrophes, hyphens and spaces do not count; case does."""
    assert written(same) == written(text)
    assert written(same) != written(text.swapcase())
