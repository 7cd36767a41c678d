"""How readers are addressed."""

from __future__ import annotations

import pytest

from engine_builder import engine_of, mended, name, shown
from masthead.guide import Address

EN = Address(("you", "your"), ("dear customer", "folks"))
ID = Address(("kamu", "kalian"), ("Anda", "bapak ibu sekalian"))
TL = Address(("kayo", "ninyo"), ("mga mahal naming suki",))
RU = Address(("вы", "вас", "вам"), ("ты", "тебя", "тебе"), avoid_inside=("Вы", "Вас", "Вам"))


@pytest.mark.parametrize(
    ("lang", "address", "text"),
    [
        ("en", EN, "Bring your lamp, you and the customer"),
        ("id", ID, "Kamu dan kalian, andalan kami"),
        ("tl", TL, "Bago kayo umalis, mga suki"),
        ("ru", RU, "Вы садитесь. Вас ждут: «Вам сюда». Мы рады вас видеть.\nВам помогут"),
        ("ru", RU, "мосты и ты́сяча"),
    ],
)
def test_right_forms_pass(lang: str, address: Address, text: str) -> None:
    """Forms to use, and a capital where a sentence, a line or a quotation begins."""
    assert [] == shown(text, engine_of(lang=lang, address=address).hits(text))


@pytest.mark.parametrize(
    ("lang", "address", "text", "wrong", "right"),
    [
        (
            "en",
            EN,
            "Dear  Customer, hello folks",
            ["Dear  Customer", "folks"],
            "Dear  Customer, hello folks",
        ),
        (
            "id",
            ID,
            "Kamu boleh membawa lampu Anda, anda",
            ["Anda", "anda"],
            "Kamu boleh membawa lampu Anda, anda",
        ),
        ("tl", TL, "Mga mahal naming suki!", ["Mga mahal naming suki"], "Mga mahal naming suki!"),
        (
            "ru",
            RU,
            "Мы рады видеть Вас у стола, и Вам рады",
            ["Вас", "Вам"],
            "Мы рады видеть вас у стола, и вам рады",
        ),
        ("ru", RU, "Ты здесь, мы тебе поможем", ["Ты", "тебе"], "Ты здесь, мы тебе поможем"),
    ],
)
def test_forms_to_avoid_are_found(
    lang: str, address: Address, text: str, wrong: list[str], right: str
) -> None:
    """Whatever their case; a capital inside a sentence alone is mended."""
    hits = engine_of(lang=lang, address=address).hits(text)

    assert wrong == shown(text, hits)
    assert right == mended(text, hits)
    assert {"voice/address"} == {hit.rule for hit in hits}


def test_a_name_is_no_address() -> None:
    """The words of a name address nobody, and of two forms that overlap the longer is told."""
    address = Address((), ("folks", "dear folks"))
    engine = engine_of(name("Folks Cafe"), address=address)
    text = "Folks Cafe, dear folks"
    (hit,) = engine.hits(text)

    assert ["dear folks"] == shown(text, (hit,))
    assert "leave it out" == hit.hint


def test_a_form_in_use_is_right_even_if_another_case_is_not() -> None:
    """Where a guide uses `Anda` and avoids `anda`, only the small letter is told."""
    engine = engine_of(address=Address(("Anda",), ("anda",)))

    assert ["anda"] == shown("Anda dan anda", engine.hits("Anda dan anda"))
