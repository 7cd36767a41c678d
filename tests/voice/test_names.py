"""Names in their exact form."""

from __future__ import annotations

import pytest

from engine_builder import engine_of, found, mended, name, word

WEEK_RU = name(
    "Неделя ремонта", "Неделя Ремонта", forms=("Недели ремонта", "Неделе ремонта", "Неделю ремонта")
)


@pytest.mark.parametrize(
    ("lang", "entry", "text"),
    [
        ("en", name("Lentera"), "A Lentera on the desk"),
        ("en", name("Spare Shelf", "spare shelf"), "The Spare\nShelf is open"),
        ("en", name("Spare Shelf"), "The Spare\u00a0Shelf’s door"),
        ("en", name("repair café", "Repair Café"), "Repair café on Monday. Repair café!"),
        ("en", name("repair café"), "“Repair café” is a kind of place"),
        ("en", name("Long Nights", forms=("long nights",)), "In long nights we read"),
        ("id", name("Lentera", "LENTERA", forms=("lentera",)), "Bawa lentera kecilmu"),
        ("tl", name("Linggo ng Kumpuni", "Linggo Ng Kumpuni"), "Sa Linggo ng Kumpuni"),
        ("ru", WEEK_RU, "Ждём на Неделю ремонта, о Неделе ремонта"),
        ("ru", name("Полёт"), "Лампа Полет и лампа Полёт"),
    ],
)
def test_right_forms_pass(lang: str, entry: object, text: str) -> None:
    """The name and its forms are right; a small name has a capital where a sentence begins."""
    assert [] == found(text, entry, lang=lang)


@pytest.mark.parametrize(
    ("lang", "entry", "text", "wrong", "right"),
    [
        ("en", name("Lentera"), "A LENTERA here", ["LENTERA"], "A Lentera here"),
        ("en", name("Lentera"), "my lentera.", ["lentera"], "my Lentera."),
        ("en", name("Lentera", "Lentera's"), "Lentera’s shade", ["Lentera’s"], "Lentera’s shade"),
        ("en", name("Spare Shelf", "Spareshelf"), "Spareshelf!", ["Spareshelf"], "Spare Shelf!"),
        ("en", name("repair café", "Repair Café"), "Repair Café", ["Repair Café"], "repair café"),
        ("en", name("GitHub"), "on Github", ["Github"], "on GitHub"),
        ("en", name("repair café"), "a Repair café", ["Repair café"], "a repair café"),
        (
            "id",
            name("Rak Suku Cadang"),
            "di rak suku cadang",
            ["rak suku cadang"],
            "di Rak Suku Cadang",
        ),
        (
            "id",
            name("Pekan Reparasi", "Minggu Reparasi"),
            "Minggu Reparasi",
            ["Minggu Reparasi"],
            "Pekan Reparasi",
        ),
        ("tl", name("Quezon City", "QC"), "sa QC", ["QC"], "sa Quezon City"),
        ("ru", WEEK_RU, "на Неделю Ремонта", ["Неделю Ремонта"], "на Неделю ремонта"),
        (
            "ru",
            name("Lentera", "Лентера", "«Lentera»"),
            "Лентера и «Lentera»",
            ["Лентера", "«Lentera»"],
            "Lentera и «Lentera»",
        ),
        ("ru", name("Lentera", "Lentera наша"), "Lentera наша", ["Lentera наша"], "Lentera наша"),
    ],
)
def test_wrong_forms_are_found(
    lang: str, entry: object, text: str, wrong: list[str], right: str
) -> None:
    """Another case and each listed form is wrong; what is certain is mended."""
    hits = engine_of(entry, lang=lang).hits(text)

    assert wrong == [text[hit.start : hit.end] for hit in hits]
    assert right == mended(text, hits)


def test_the_longest_name_wins() -> None:
    """A name inside a longer one is part of that."""
    names = (name("Lentera", id="a"), name("Lentera Satu", "Lentera One", id="b"))

    assert ["Lentera One"] == found("A Lentera, a Lentera Satu, a Lentera One", *names)


def test_names_that_differ_in_case_alone_are_both_right() -> None:
    """Where two entries have the same words, what suits either is right."""
    names = (name("Mail", id="a"), name("MAIL", id="b"))

    assert ["mail"] == found("Mail MAIL mail", *names)


def test_a_names_own_words_wake_no_rule() -> None:
    """`easy` is to be avoided, Easy Lamp is a name, right or wrong."""
    entries = (name("Easy Lamp", "Lamp Easy"), word("easy"))

    assert ["Lamp Easy", "easy"] == found("An Easy Lamp, a Lamp Easy, an easy lamps", *entries)


def test_a_term_that_holds_a_name_and_more_is_found() -> None:
    """A listed phrase with a name in it is about the phrase; the name inside is not told twice."""
    entries = (name("Lentera"), word("ka-lentera"))

    assert ["ka-lentera"] == found("Mga ka-lentera", *entries)


def test_a_name_in_an_address_is_no_name() -> None:
    """Addresses, accounts and hashtags have a case of their own."""
    assert [] == found("lentera.example @lentera #lentera a@lentera.example", name("Lentera"))


def test_a_decomposed_name_is_the_name() -> None:
    """The same letters in another composition are right."""
    assert [] == found("a repair cafe\u0301", name("repair café"))
