"""Counts of a message against the guide's limits."""

from __future__ import annotations

import pytest

from engine_builder import engine_of, measure, message_of, name, shown
from masthead.guide import Mechanics


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("plain", 0),
        ("🔧", 1),
        ("👩‍🔧👨‍👩‍👧", 2),
        ("🏳️‍🌈 🇵🇭🇮🇩", 3),
        ("1️⃣ #️⃣", 2),
        ("👍🏽 ✌🏽 ✌️", 3),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("© ™ ☺ ✌ ⁉ № §", 0),
        ("☺️", 1),
        ("лампа 💡, ilaw 💡", 2),
    ],
)
def test_emoji_are_what_shows_as_a_picture(text: str, number: int) -> None:
    """A sequence is one; signs in text style are none."""
    assert (["mechanics/emoji"] if number else []) == measure(text, emoji=0)
    assert [] == measure(text, emoji=number)


@pytest.mark.parametrize(
    ("mechanics", "good", "bad"),
    [
        ({"exclamation": 0}, "Repair Week is here.", "Repair Week is here!"),
        ({"exclamation": 1}, "Tara!", "Tara! Bukas na!"),
        ({"exclamation": 0}, "https://a.example/!x", "Всё！"),
        ({"question": 1}, "Sudah siap?", "Sudah? Siap?"),
        ({"question": 0}, "https://a.example/?x", "Готово؟"),
        ({"hashtags": 1}, "Lampu #Lampu", "Lampu #Lampu #Kap"),
        ({"hashtags": 0}, "C# and #1", "#Лампа"),
        ({"capitals": 0}, "A lamp, I say", "BRING your lamp"),
        ({"capitals": 1}, "BRING it", "BRING IT"),
        ({"capitals": 0, "capitals_allow": ("LED",)}, "LED, E27, XIX, B22d", "LEDS"),
        ({"capitals": 0}, "Гост", "ГОСТ и лампа"),
        ({"capitals": 0}, "Pt.", "PT Maju"),
        ({"hashtags_case": "camel"}, "#RepairWeek #НеделяРемонта #E27", "#repairweek"),
        ({"hashtags_case": "camel"}, "#中文", "#REPAIR"),
        ({"hashtags_case": "camel", "capitals_allow": ("LED",)}, "#LED", "#USB"),
        ({"hashtags_case": "lower"}, "#repairweek", "#RepairWeek"),
        ({"hashtags_place": "end"}, "A lamp.\n\n#Lamp #Two", "A #Lamp is here."),
        ({"hashtags_place": "anywhere"}, "A #Lamp is here.", ""),
    ],
)
def test_counts_have_limits(mechanics: dict[str, object], good: str, bad: str) -> None:
    """What is at the limit passes, one more does not; addresses do not count."""
    assert [] == measure(good, **mechanics)
    if bad:
        assert 1 == len(measure(bad, **mechanics))


def test_the_hit_stands_at_the_first_one_too_many() -> None:
    """With two allowed, the third mark is told, with the count."""
    text = "One! Two! Three! Four!"
    engine = engine_of(mechanics=Mechanics(exclamation=2))
    (hit,) = engine.hits(text)

    assert 15 == hit.start
    assert "4 exclamation marks, the guide allows 2" == hit.message
    assert "take 2 of them out" == hit.hint


def test_the_parts_of_a_message_are_counted_together() -> None:
    """A thread of three parts has one budget; the hit is in the part that goes over it."""
    engine = engine_of(mechanics=Mechanics(emoji=1, exclamation=0))
    hits = engine.message_hits(message_of("One 🔧", "Two", "Three 🔧!"))

    assert [[], [], ["voice/mechanics/emoji", "voice/mechanics/exclamation"]] == [
        [hit.rule for hit in some] for some in hits
    ]


def test_names_may_be_in_capitals() -> None:
    """A name of the guide is as it is written."""
    engine = engine_of(name("KWF"), mechanics=Mechanics(capitals=0))

    assert ["NOW"] == shown("KWF is NOW", engine.hits("KWF is NOW"))


def test_no_rule_without_a_limit() -> None:
    """A guide that says nothing allows all."""
    assert [] == measure("WOW!!! 🔧🔧 #x ???")
