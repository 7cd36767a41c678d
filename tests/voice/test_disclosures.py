"""A commercial post says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine_builder import engine_of, message_of
from masthead.guide import Disclosure

KEY = ("disclosures", 0)
GIFT = Disclosure("gift", "gift", KEY, any_of=("Gifted", "Gifted by", "#ad"), position="start")
PAID_RU = Disclosure(
    "paid-ru", "paid", KEY, "RU", all_of=("Реклама", "erid", "рекламодатель"), position="anywhere"
)
PAID = Disclosure("paid", "paid", KEY, any_of=("Реклама",), position="start")
PAID_PH = Disclosure("paid-ph", "paid", KEY, "PH", any_of=("Patalastas",), position="end")


def rules(
    disclosures: Sequence[Disclosure], *texts: str, commercial: str = "gift", market: str = ""
) -> list[str]:
    """Return what is missing in a message."""
    engine = engine_of(disclosures=tuple(disclosures))
    hits = engine.message_hits(message_of(*texts), commercial=commercial, market=market)
    return [hit.rule.removeprefix("voice/disclosures/") for some in hits for hit in some]


@pytest.mark.parametrize(
    "text",
    [
        "Gifted: six glasses.",
        "GIFTED BY Kilau.",
        "We were gifted six glasses.",
        "#ad Six glasses.",
        "Six glasses (gifted) #Glass",
    ],
)
def test_a_disclosure_at_the_start_passes(text: str) -> None:
    """One of the words, whatever its case, near the start; a hashtag in the text too."""
    assert [] == rules([GIFT], text)


@pytest.mark.parametrize(
    "text",
    [
        "Six glasses from Kilau.",
        "Six glasses. #ad",
        "Six glasses.\n\n#Glass #ad #Lamp",
        "A long text. " * 12 + "Gifted.",
        "Giftedness.",
        "",
    ],
)
def test_a_missing_or_buried_disclosure_is_found(text: str) -> None:
    """Not there, not near the start, or only among the hashtags at the end."""
    assert ["gift"] == rules([GIFT], text)


def test_only_commercial_posts_need_one() -> None:
    """A post that is not commercial, or commercial in another way, needs none."""
    assert [] == rules([GIFT], "Glasses", commercial="none")
    assert [] == rules([GIFT], "Glasses", commercial="")
    assert [] == rules([GIFT], "Glasses", commercial="paid")


@pytest.mark.parametrize(
    ("market", "text", "missing"),
    [
        ("RU", "Реклама. Лампа. erid: 2Vt, рекламодатель ООО «Свет»", []),
        ("ru", "Реклама. Лампа.", ["paid-ru"]),
        ("RU", "Лампа.", ["paid", "paid-ru"]),
        ("KZ", "Реклама. Лампа.", []),
        ("", "Реклама. Лампа.", []),
        ("PH", "Реклама. Ilaw.", ["paid-ph"]),
        ("PH", "Реклама. Ilaw. Patalastas. #Ilaw", []),
    ],
)
def test_markets_have_their_own(market: str, text: str, missing: list[str]) -> None:
    """Those for all markets hold everywhere, the others where they belong."""
    found = rules([PAID, PAID_RU, PAID_PH], text, commercial="paid", market=market)

    assert missing == sorted(found)


def test_without_a_market_the_strict_reading_holds() -> None:
    """Where nobody said the market and none holds everywhere, each one is asked for."""
    assert ["paid-ph"] == rules([PAID_PH], "Ilaw", commercial="paid")
    assert [] == rules([PAID_PH], "Ilaw", commercial="paid", market="US")


def test_a_thread_discloses_in_its_first_or_last_part() -> None:
    """`start` is the first part, `end` the last one, `anywhere` any."""
    assert ["gift"] == rules([GIFT], "Six glasses", "Gifted")
    assert ["paid-ph"] == rules([PAID_PH], "Patalastas", "Ilaw", commercial="paid")
    assert [] == rules([PAID_PH], "Ilaw", "Patalastas", commercial="paid")
    assert [] == rules(
        [PAID_RU], "Реклама", "erid 1", "рекламодатель", commercial="paid", market="RU"
    )


def test_the_hit_says_what_is_missing() -> None:
    """The message has the words, the hint the reason; the place is the first word."""
    engine = engine_of(disclosures=(PAID_RU,))
    ((hit,),) = engine.message_hits(message_of(" Лампа"), commercial="paid", market="RU")

    assert (1, 6) == (hit.start, hit.end)
    assert "“Реклама”, “erid”, “рекламодатель”" in hit.message
