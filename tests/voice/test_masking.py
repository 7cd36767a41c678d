"""Addresses, accounts, hashtags and code are covered, character for character."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.voice.masking import COVER, hashtag_block, mask

PIECES = st.sampled_from(
    [
        "https://a.example/b?c=d",
        "www.a.example",
        "#Tag",
        "#2026",
        "@ola",
        "@ola@a.example",
        " ",
        "\n",
        "ola@a.example",
        "a.example/x",
        "word",
        "слово",
        "👩‍🔧",
        "e\u0301",
        ".",
        ",",
        ")",
        "#",
        "@",
        "://",
    ]
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See https://a.example/b.", "See ."),
        ("(https://a.example/b?c=1#d)", "()"),
        ("See www.a.example, then go.", "See , then go."),
        ("See lentera.example/repair today", "See  today"),
        ("See lentera.example.", "See ."),
        ("Write to ola.b+c@a-b.example now", "Write to  now"),
        ("Ask @ola or @ola@chaos.example.", "Ask  or ."),
        ("#RepairWeek and #НеделяРемонта", " and "),
        ("＃Lampu di sini", " di sini"),
        ("#2026Lamp", ""),
        ("Number #1 and C# and a#b", "Number #1 and C# and a#b"),
        ("It works. Bring it.", "It works. Bring it."),
        ("e.g. a lamp, i.e. this", "e.g. a lamp, i.e. this"),
        ("3.5 mm, 10.000", "3.5 mm, 10.000"),
        ("“https://a.example”", "“”"),
    ],
)
def test_what_is_no_prose_is_covered(text: str, left: str) -> None:
    """Addresses, accounts and hashtags go, the marks around them stay."""
    assert left == mask(text).text.replace(COVER, "")


def test_code_is_covered() -> None:
    """Code is given by its place."""
    assert f"Run {COVER * 5} now" == mask("Run easy! now", [(4, 9)]).text


def test_hashtags_and_links_are_told() -> None:
    """The places of hashtags and links are kept for the rules that count them."""
    masked = mask("See a.example/x #Lamp #Two")

    assert ((16, 21), (22, 26)) == masked.hashtags
    assert ((4, 15),) == masked.links


@given(st.lists(PIECES).map("".join))
def test_the_length_stays(text: str) -> None:
    """Every character is itself or covered, so every offset stays true."""
    masked = mask(text).text

    assert len(text) == len(masked)
    assert all(new in (old, COVER) for old, new in zip(text, masked, strict=True))


@given(st.text(), st.lists(st.integers(0, 30), max_size=6))
def test_any_code_keeps_the_length(text: str, cuts: list[int]) -> None:
    """Wherever code stands, the length stays."""
    marks = sorted({min(cut, len(text)) for cut in cuts})
    places = list(zip(marks[::2], marks[1::2], strict=False))

    assert len(text) == len(mask(text, places).text)


@pytest.mark.parametrize("piece", ["a", "a.", "a-", "@a", "#", "a@", "http://", "www.", "a.b/"])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    """Masking is linear: a text of 300 kB takes less than a second, whatever it repeats."""
    before = time.process_time()
    mask(piece * (300_000 // len(piece)))

    assert time.process_time() - before < 1.5


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("A lamp. #One #Two", "A lamp."),
        ("A lamp.\n\n#One\n#Two\n", "A lamp."),
        ("A #lamp is here.", "A #lamp is here."),
        ("#Ad A lamp. #One", "#Ad A lamp."),
        ("#One #Two", ""),
        ("A lamp.", "A lamp."),
    ],
)
def test_the_block_of_hashtags_is_at_the_end(text: str, rest: str) -> None:
    """Only hashtags with nothing behind them are the block."""
    assert rest == text[: hashtag_block(text)]
