"""A title becomes a file name that people can read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.schema.fields import ID
from masthead.schema.shapes import ABSENT
from masthead.slug import slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Repair week starts on Monday", "repair-week-starts-on-monday"),
        ("  What's new?  ", "whats-new"),
        ("50 % off – really!", "50-off-really"),
        ("Über Straßen & Œuvres", "uber-strassen-oeuvres"),
        ("Mga ilaw ni Lola Niña", "mga-ilaw-ni-lola-nina"),
        ("Žluťoučký kůň, Łódź, Đà Nẵng", "zlutoucky-kun-lodz-da-nang"),
        ("Неделя ремонта: начало", "nedelya-remonta-nachalo"),
        ("Ёлка и объявление", "yolka-i-obyavlenie"),
        ("Щётка, чай, цех", "shchyotka-chay-tsekh"),
        ("Ґанок і їжа", "ganok-i-yizha"),
        ("ランプ", ""),
        ("ランプ 2026", "2026"),
        ("a" * 70, "a" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
        ("", ""),
    ],
)
def test_a_title_is_spelt_in_plain_letters(title: str, expected: str) -> None:
    """Marks go, Cyrillic is spelt in Latin letters, long titles end at a word."""
    assert expected == slug(title)


@given(title=st.text(max_size=100))
def test_a_slug_is_an_id_or_empty(title: str) -> None:
    """Whatever the title, the name can be used."""
    name = slug(title)

    assert name == "" or ID.read(name, (), []) is not ABSENT
