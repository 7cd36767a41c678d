"""Each counter counts as its network does."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from masthead.compose import counters
from masthead.compose.counters import COUNTERS

FAMILY = "👨‍👩‍👧‍👦"
LETTERS = "aZ9 .,-—“’…é ßøçñžńЖяЁёЇљΩώ€₿«»¿×"
WIDE = (
    "中文한カ\u0e01\u0e34\u0915\u094d\u0937e\u0301🇩🇪👍🏽❤\ufe0f1\ufe0f\u20e3™©‼\u200d👩🚀"
    "\u0600\u1100\u1161"
)
TEXTS = st.text(st.sampled_from(LETTERS + WIDE + "\n:/@#"), max_size=30)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("abc", 3),
        ("a\r\nb", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("e\u0301\r\n", 2),
        (FAMILY, 1),
        ("🇩🇪🇫🇷", 2),
        ("👍🏽", 1),
        ("1\ufe0f\u20e3", 1),
        ("क्षि", 1),
        ("한국", 2),
        ("Ремонт — это “просто”", 21),
    ],
)
def test_graphemes(text: str, expected: int) -> None:
    """What a reader takes for one character counts one."""
    assert expected == COUNTERS["graphemes"].count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://lentera.example/a/very/long/path?with=query&more=1 now", 4 + 23 + 4),
        ("http://a.de", 23),
        ("(https://a.de/x).", 26),
        ("Пиши: https://лампа.рф/ремонт", 6 + 23),
        ("https://localhost", 17),
        ("lentera.example", 15),
        ("Thanks @cafe@chaos.example!", len("Thanks @cafe!")),
        ("me@mail.example", 15),
        ("@a.b@c.example @d", len("@a.b @d")),
        (FAMILY + "é", 2),
    ],
)
def test_mastodon(text: str, expected: int) -> None:
    """An address counts 23, an account on another server its local part, the rest graphemes."""
    assert expected == COUNTERS["mastodon"].count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain text", 10),
        ("No. address", 11),
        ("lentera.com", 23),
        ("Visit lentera.co.id/toko.", 6 + 23 + 1),
        ("me@lentera.com", 14),
        ("#lentera.com", 12),
        ("node.js", 7),
        ("https://lentera.com/a(b)c, d", 23 + 3),
        ("https://lentera.com?a=1", 23),
        ("lentera.com?a=1", 23 + 4),
        ("https://лампа.рф/ремонт", 23),
        ("лампа.рф", 8),
        ("e\u0301", 1),
        ("—“”…", 5),
        ("中文", 4),
        ("русский", 7),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("🇩🇪", 2),
        ("1\ufe0f\u20e3 1", 4),
        ("©", 2),
        ("😀😀", 4),
        ("See https://lentera.com/x 中", 4 + 23 + 1 + 2),
    ],
)
def test_x(text: str, expected: int) -> None:
    """Weights are those of twitter-text with configuration 3 (compared by hand, 2026-11-22)."""
    assert expected == COUNTERS["x"].count(text)


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("é中", 2), ("😀", 2), (FAMILY, 11)])
def test_utf16(text: str, expected: int) -> None:
    """A character outside the basic plane counts two."""
    assert expected == COUNTERS["utf16"].count(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("é中", 2), ("😀", 4), ("a 👍🏽", 10), ("❤\ufe0f", 6), ("12", 2)],
)
def test_threads(text: str, expected: int) -> None:
    """An emoji counts its UTF-8 bytes, any other character one."""
    assert expected == COUNTERS["threads"].count(text)


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("é", 2), ("中", 3), ("😀", 4)])
def test_bytes(text: str, expected: int) -> None:
    """UTF-8 is what is measured."""
    assert expected == COUNTERS["bytes"].count(text)


def test_characters() -> None:
    """Code points count one each."""
    assert 7 == COUNTERS["characters"].count(FAMILY)


@pytest.mark.parametrize("name", COUNTERS)
def test_a_lone_surrogate_stops_no_counter(name: str) -> None:
    """A text that no file can hold is still counted, not refused."""
    assert 1 <= COUNTERS[name].count("\ud83d")


@given(st.one_of(TEXTS, ANY))
def test_the_short_way_to_graphemes_equals_the_long_one(text: str) -> None:
    r"""ASCII and simple letters need no `\X`, and give the same."""
    assert len(regex.findall(r"\X", text)) == COUNTERS["graphemes"].count(text)


def test_simple_characters_never_join() -> None:
    r"""Every pair of simple characters is two graphemes, so that their number is the length."""
    simple = [chr(code) for code in range(0x3000) if counters._SIMPLE.fullmatch(chr(code))]
    text = "".join(simple)

    assert len(simple) > 900
    assert len(simple) == len(regex.findall(r"\X", text))
    assert len(simple) == len(regex.findall(r"\X", text[::-1]))
    assert [] == regex.findall(r"[\p{M}\p{Extended_Pictographic}\p{Cf}]", text)


@given(st.text(st.sampled_from(LETTERS + "\n@#:"), max_size=30).filter(lambda t: "." not in t))
def test_the_short_way_on_x_and_threads_equals_the_long_one(text: str) -> None:
    """Without emoji and addresses the weights of the characters are all there is."""
    import unicodedata

    weights = [
        1
        if ord(c) <= 0x10FF
        or 0x2000 <= ord(c) <= 0x200D
        or 0x2010 <= ord(c) <= 0x201F
        or 0x2032 <= ord(c) <= 0x2037
        else 2
        for c in unicodedata.normalize("NFC", text)
    ]
    assert sum(weights) == COUNTERS["x"].count(text)
    assert len(text) == COUNTERS["threads"].count(text)


@pytest.mark.parametrize("name", ["graphemes", "characters", "utf16", "threads", "bytes"])
@given(text=TEXTS, more=TEXTS)
def test_more_text_never_counts_less(name: str, text: str, more: str) -> None:
    """Where no address is shortened, a longer text has a count at least as high."""
    count = COUNTERS[name].count

    assert count(text) <= count(text + more)


@pytest.mark.parametrize("name", COUNTERS)
@given(first=TEXTS, second=TEXTS)
def test_paragraphs_add_up(name: str, first: str, second: str) -> None:
    """A blank line between two texts adds two, and nothing else changes."""
    count = COUNTERS[name].count

    assert count(first) + 2 + count(second) == count(f"{first}\n\n{second}")


@pytest.mark.parametrize("name", ["mastodon", "x"])
@given(
    before=st.text(st.sampled_from("ab é中\n"), max_size=10),
    path=st.text(st.sampled_from("abc/-_=9"), max_size=60),
)
def test_an_address_counts_the_same_however_long(name: str, before: str, path: str) -> None:
    """The rest of the text counts as if the address were not there."""
    count = COUNTERS[name].count

    assert count(before + " ") + 23 == count(f"{before} https://lentera.com/{path}")


@pytest.mark.parametrize("name", COUNTERS)
def test_a_hostile_text_takes_no_longer_than_its_length(name: str) -> None:
    """No pattern goes back over the text again and again: these end at once."""
    for piece in ("https://", "a.", "a-", "@a.", "(", "https://a.de/(", "_a.", "1.", "👩\u200d"):
        assert 0 < COUNTERS[name].count(piece * 20_000)
