"""The engine: a guide over texts and messages."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_builder import claim, engine_of, message_of, name, shown, word
from masthead.compose import compose
from masthead.guide import Address, Mechanics
from post_builder import channel_of, hub_of, post_of

ENTRIES = (
    name("Lentera Satu", "Lentera One"),
    word("easy", "simple", unless=("easy chair",)),
    word("лампа", match="forms", forms=("лампы",), id="ru"),
    claim(r"\bbest\b", match="regex"),
)
ENGINE = engine_of(
    *ENTRIES,
    mechanics=Mechanics(
        emoji=0,
        exclamation=0,
        question=0,
        hashtags=0,
        hashtags_case="camel",
        hashtags_place="end",
        capitals=0,
        sentence_words=3,
        paragraph_sentences=1,
        title_case="sentence",
        title_words=2,
        typography={
            "quotes": "« »",
            "inner_quotes": "„ “",
            "apostrophe": "’",
            "dash": "—",
            "ellipsis": "…",
            "decimal": ".",
            "thousands": ",",
            "spaces": "russian",
        },
    ),
    address=Address(("вы",), ("ты",), avoid_inside=("Вы",)),
)
PIECES = st.sampled_from(
    [
        "easy",
        "chair",
        "Лампа",
        "лампы",
        "best",
        "Lentera",
        "One",
        "Satu",
        "ты",
        "Вы",
        "LED",
        "!",
        "?",
        "🔧",
        "👩‍🔧",
        "#Tag",
        "#tag",
        "https://a.example",
        '"',
        "«",
        "»",
        "'",
        "’",
        "-",
        "—",
        "...",
        "2,5",
        "35 000",
        "e\u0301",
        "हिन्दी",
        "\n",
        "\n\n",
        "\t",
        " ",
        " ",
        " ",
        "• ",
        "№5",
        "@ola",
        ".",
        "\u00a0",
    ]
)
TEXTS = st.lists(PIECES, max_size=20).map("".join)


@given(TEXTS, st.sampled_from(["text", "title", "alt"]))
def test_any_text_gets_valid_hits_in_order(text: str, kind: str) -> None:
    """Every hit lies in the text, has words, and the hits are in order of place and rule."""
    hits = ENGINE.hits(text, kind=kind)

    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(hit.message and hit.hint and hit.rule.startswith("voice/") for hit in hits)
    assert list(hits) == sorted(hits, key=lambda hit: (hit.start, hit.rule))


@given(TEXTS)
def test_a_message_of_one_part_is_judged_as_its_text(text: str) -> None:
    """Without market and commerce both ways say the same."""
    assert (ENGINE.hits(text),) == ENGINE.message_hits(message_of(text))


def test_code_is_left_out() -> None:
    """Words in code are no prose, inline and in a block; the words beside them are."""
    written = post_of("`easy` is easy\n\n```\neasy\n```\n\n    easy too\n\n1. `easy`")
    channel = channel_of("mastodon")
    message = compose(written, channel, hub_of(written, channels=(channel,)))
    (hits,) = engine_of(word("easy")).message_hits(message)

    assert [8] == [hit.start for hit in hits]
    assert ["easy", "easy", "easy too", "easy"] == [
        message.parts[0].text[start:end] for start, end in message.parts[0].code
    ]


def test_what_is_covered_wakes_no_rule() -> None:
    """Addresses, accounts and hashtags hold no words of the guide."""
    text = "https://easy.example/easy @easy #Easy easy.example ask@easy.example"

    assert [] == shown(text, engine_of(word("easy")).hits(text))


def test_no_term_reaches_over_what_is_covered() -> None:
    """An account between two words parts them."""
    assert () == engine_of(word("easy way")).hits("easy @ola way")


def test_a_guide_without_rules_says_nothing() -> None:
    """An empty guide finds nothing in anything."""
    assert () == engine_of().hits("EASY!!! “x” 'y' 1,5 #a 🔧")


@pytest.mark.parametrize("evidence", [frozenset({"claim"}), frozenset({"claim", "other"})])
def test_evidence_clears_a_claim_in_a_message(evidence: frozenset[str]) -> None:
    """A claim that is proven is not told."""
    engine = engine_of(claim("best"))

    assert ((),) == engine.message_hits(message_of("The best"), evidence=evidence)
    assert 1 == len(engine.message_hits(message_of("The best"))[0])


def test_the_engine_loads_no_library_that_it_does_not_need() -> None:
    """A guide of plain words over plain text needs neither regex nor word data nor sentences."""
    code = (
        "import sys; from engine_builder import engine_of, word;"
        "assert len(engine_of(word('easy')).hits('An easy lamp, ёлка')) == 1;"
        "print([name for name in ('regex', 'simplemma', 'sentencex') if name in sys.modules])"
    )
    path = f"import sys; sys.path[:0] = {[*sys.path]!r};"
    done = subprocess.run(
        [sys.executable, "-c", path + code], capture_output=True, text=True, check=False
    )

    assert "[]\n" == done.stdout, done.stderr
