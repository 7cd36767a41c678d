"""Screening saves time and loses no finding."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.voice.packs import PackRule, PackRules, read_pack
from pack_builder import NOUNS, VERBS, sample_text, six_packs, words

RULES = [rule for name, files in six_packs().items() for rule in read_pack(name, files)[0]]
SCREENED = PackRules(RULES)

ODD = b"""extends: existence
message: "'%s'"
ignorecase: true
tokens:
  - stra\xc3\x9fe
  - \xd0\xb2\xd0\xb0\xd1\x88\xd0\xb0
  - Ist
  - cafe\xcc\x81
  - "'s"
  - 1st
  - a\\.b
  - (?:caf\xc3\xa9|k\xc3\xb6y) au
  - lamp-?shade
"""
ODD_RULES = read_pack("Odd", {"Odd.yml": ODD})[0]
ODD_SCREENED = PackRules(ODD_RULES)
ODD_WORDS = words(
    "straße STRASSE STRAẞE Ваша ваша ist IST ıst İST café cafe\u0301 Café it's 1st ½cup a.b A.B "
    "au KÖY lamp-shade Lampshade ſt K - \u0345 \u200d _ ,"
)
ODD_TEXTS = st.lists(st.sampled_from((*ODD_WORDS, " ", "\n")), max_size=8)


def unscreened(rules: list[PackRule] | tuple[PackRule, ...], text: str) -> list[object]:
    """Return what all rules find, each with all of its tokens."""
    return [hit for rule in rules for hit in rule.hits(text, [(0, len(text))])]


@given(st.integers(0, 10_000), st.integers(5, 60))
@settings(max_examples=15, deadline=None)
def test_a_screened_text_has_the_same_findings(seed: int, words: int) -> None:
    """Rules that are left out would have found nothing."""
    text = sample_text(random.Random(seed), words)

    assert unscreened(RULES, text) == list(SCREENED.hits(text, sentences=[(0, len(text))]))


@given(ODD_TEXTS, st.sampled_from(["", " ", "-"]))
@settings(max_examples=100, deadline=None)
def test_case_and_marks_lose_nothing(pieces: list[str], joint: str) -> None:
    """Sharp s, Turkish i and combining marks fold alike in the text and in the words."""
    text = joint.join(pieces)

    assert unscreened(ODD_RULES, text) == list(ODD_SCREENED.hits(text))


def test_only_rules_whose_words_are_there_run() -> None:
    """A text without a pack's words costs the few rules that look at everything."""
    few = len(list(SCREENED.candidates("und nichts davon")))
    many = len(list(SCREENED.candidates(" ".join((*NOUNS, *VERBS)))))

    assert few < len(RULES) // 10 < many


def test_raw_text_is_screened_as_well() -> None:
    """A rule on the raw text runs where only the raw text has its word."""
    rules, _ = read_pack(
        "Raw", {"A.yml": b"extends: existence\nmessage: x\nscope: raw\ntokens: [lamp]\n"}
    )

    assert 1 == len(list(PackRules(rules).hits("see ....", raw="see lamp")))


def test_no_rules_and_no_text_find_nothing() -> None:
    """Neither is a fault."""
    assert [] == list(PackRules(()).hits("lamp"))
    assert [] == list(SCREENED.hits(""))
