"""Signs of a guide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_builder import mended, shown, signs

EN = {"quotes": "“ ”", "inner_quotes": "‘ ’", "apostrophe": "’"}
RU = {"quotes": "« »", "inner_quotes": "„ “"}
NB = "\u00a0"
NN = "\u202f"


@pytest.mark.parametrize(
    ("style", "number", "hint"),
    [
        ({"decimal": "."}, "1.000,50", "write 1,000.50"),
        ({"decimal": ".", "thousands": ","}, "1.234.000,5", "write 1,234,000.5"),
        ({"decimal": ",", "thousands": "."}, "1,000.50", "write 1.000,50"),
        ({"decimal": ",", "thousands": "nbsp"}, "1,000.50", f"write 1{NB}000,50"),
    ],
)
def test_a_number_with_both_signs_turned_is_found(
    style: dict[str, str], number: str, hint: str
) -> None:
    """With both signs it is plain which is which; one number as the guide has it is right."""
    right = hint.removeprefix("write ")
    found = signs(f"It costs {number} or {right}.", **style)

    assert [(9, 9 + len(number), hint)] == [(one.start, one.end, one.hint) for one in found]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (EN, "“A lamp,” she said, “and a ‘good’ one.”"),
        (EN, "A 60\" lamp, 5' high"),
        (EN, "the owners’ lamps, ’tis don’t"),
        (RU, "Это «наша „новая“ лампа»."),
        (RU, "«„Слово“ и дело», «дело»"),
        ({"quotes": "”"}, 'no "pair" no rule'),
        ({"quotes": "« »", "inner_quotes": "“ ”"}, "« Il dit “oui” »"),
        ({"dash": "none"}, "9–17, Jakarta–Bandung, state-of-the-art"),
        ({"dash": "—"}, "Лампа — это свет, 5 - 3, 9–17, кое-что"),
        ({"dash": "–"}, "a lamp – a light"),
        ({"dash": "— like this"}, "any - dash -- here"),
        ({"dash": "—", "dash_spaces": "both sides"}, "Лампа — свет"),
        ({"ellipsis": "avoid"}, "The end."),
        ({"ellipsis": "…"}, "Well… then....."),
        ({"ellipsis": "..."}, "Well..."),
        ({"decimal": "."}, "2.5 mm, 35,000, 1,2,3, 7/12, v1,2a"),
        ({"decimal": ","}, "2,5 mm, pukul 18.30, 07.12, 7.12.2026, 3.11.2, 192.168.1.1, 35.000"),
        ({"decimal": "as you like"}, "2,5 2.5"),
        ({"thousands": ",", "decimal": "."}, "35,000 and 2026 and 12.500 and 1,234,567"),
        ({"thousands": ".", "decimal": ","}, "Rp35.000, 1.234.567"),
        (
            {"thousands": "неразрывный пробел", "decimal": ","},
            f"35{NB}000, 1{NN}234{NN}567, 35,000",
        ),
        ({"thousands": "any"}, "35 000"),
        ({"percent": "40 %"}, f"40{NB}%, 5{NN}%"),
        ({"percent": "40%"}, "40% и 5%"),
        ({"percent": "forty"}, "40 %"),
        ({"spaces": "plain"}, "A lamp, a light; both.\n  indented"),
        ({"spaces": "french"}, f"Une lampe{NN}! Oui{NB}: «{NB}oui{NB}» à 18:30"),
        ({"spaces": "russian"}, f"Лампа{NB}— свет, №{NB}12"),
        ({"spaces": "wide"}, "a  b"),
        ({"yo": "always", "number_sign": "№"}, "anything No. 5"),
    ],
)
def test_right_signs_pass(style: dict[str, str], text: str) -> None:
    """What the guide has, and what can be read in another way."""
    assert [] == shown(text, signs(text, **style))


@pytest.mark.parametrize(
    ("style", "text", "right", "rules"),
    [
        (EN, 'A "good" lamp', "A “good” lamp", "quotes quotes"),
        (EN, '"A ‘good’ lamp."', "“A ‘good’ lamp.”", "quotes quotes"),
        (EN, "«Good» „lamp“", "“Good” “lamp”", "quotes quotes quotes quotes"),
        (EN, "“a “good” lamp”", "“a ‘good’ lamp”", "inner-quotes inner-quotes"),
        (EN, '“a "good" lamp”', "“a ‘good’ lamp”", "quotes quotes"),
        (EN, "‘Good’ lamp", "“Good” lamp", "inner-quotes inner-quotes"),
        (EN, 'A "good lamp', 'A "good lamp', "quotes"),
        (EN, 'A" b', 'A" b', "quotes"),
        (EN, "don't and 'tis", "don’t and ’tis", "apostrophe apostrophe"),
        (EN, "the owners' lamps", "the owners’ lamps", "apostrophe"),
        (EN, "a 'good' lamp", "a 'good' lamp", ""),
        ({"apostrophe": "'"}, "don’t", "don't", "apostrophe"),
        (RU, 'Это "наша" лампа.', "Это «наша» лампа.", "quotes quotes"),
        (RU, "Это “наша” лампа", "Это «наша» лампа", "inner-quotes quotes"),
        (RU, "«Это «наша» лампа»", "«Это „наша“ лампа»", "inner-quotes inner-quotes"),
        ({"quotes": '" "'}, "“good”", '"good"', "quotes quotes"),
        ({"dash": "none"}, "a lamp — a light", "a lamp — a light", "dash"),
        ({"dash": "none"}, "a - b -- c – d", "a - b -- c – d", "dash dash dash"),
        ({"dash": "none"}, "word—word", "word—word", "dash"),
        ({"dash": "—"}, "Лампа - это -- свет – да", "Лампа — это — свет — да", "dash dash dash"),
        ({"dash": "–"}, "a — b - c, d—e", "a – b – c, d—e", "dash dash dash"),
        ({"dash": "—", "dash_spaces": "both sides"}, "свет—тень", "свет — тень", "dash"),
        ({"ellipsis": "avoid"}, "Well… or...", "Well… or...", "ellipsis ellipsis"),
        ({"ellipsis": "…"}, "Well...", "Well…", "ellipsis"),
        ({"ellipsis": "..."}, "Well…", "Well...", "ellipsis"),
        ({"decimal": "."}, "2,5 mm", "2.5 mm", "decimal"),
        ({"decimal": ","}, "2.5 meter, 40.75 m", "2,5 meter, 40,75 m", "decimal decimal"),
        ({"thousands": ",", "decimal": "."}, f"35{NB}000", "35,000", "thousands"),
        ({"thousands": ","}, "1.234.567 and 35.000", "1,234,567 and 35.000", "thousands thousands"),
        ({"thousands": "."}, "35 000 rupiah", "35 000 rupiah", "thousands"),
        ({"thousands": "non-breaking space"}, "35 000", f"35{NB}000", "thousands"),
        ({"percent": "40 %"}, "40% 5 %", f"40{NB}% 5{NB}%", "spaces spaces"),
        ({"percent": "40%"}, "40 %", "40%", "spaces"),
        ({"spaces": "plain"}, "a  lamp , a light !", "a lamp, a light!", "spaces spaces spaces"),
        (
            {"spaces": "french"},
            "Oui! Non : «bon»",
            f"Oui{NN}! Non{NB}: «{NB}bon{NB}»",
            "spaces " * 4,
        ),
        ({"spaces": "french"}, "Oui ,", "Oui,", "spaces"),
        ({"spaces": "russian"}, "Лампа — №12, № 5", f"Лампа{NB}— №{NB}12, №{NB}5", "spaces " * 3),
    ],
)
def test_wrong_signs_are_found_and_mended(
    style: dict[str, str], text: str, right: str, rules: str
) -> None:
    """Another sign is told; it is mended where it can be read in one way."""
    hits = signs(text, **style)

    assert right == mended(text, hits)
    assert rules.split() == [hit.rule.removeprefix("voice/typography/") for hit in hits]


MESSY = st.text(st.sampled_from("a1 \"'“”‘’«»„‹›—–-….,;:!?%№\n\u00a0я0"), max_size=30)
STYLES = st.sampled_from(
    [
        EN,
        RU,
        {"dash": "none"},
        {"dash": "—"},
        {"dash": "–"},
        {"ellipsis": "…"},
        {"decimal": ".", "thousands": ","},
        {"decimal": ",", "thousands": "nbsp"},
        {"percent": "40 %"},
        {"spaces": "plain"},
        {"spaces": "french"},
        {"spaces": "russian"},
    ]
)


@given(MESSY, STYLES)
def test_hits_lie_in_the_text_and_fixes_do_not_overlap(text: str, style: dict[str, str]) -> None:
    """Whatever the text, the places are valid, and all fixes can be applied together."""
    hits = signs(text, **style)
    fixes = sorted((hit.start, hit.end) for hit in hits if hit.fix is not None)

    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one[1] <= two[0] for one, two in pairwise(fixes))


@given(MESSY, st.sampled_from([EN, RU, {"dash": "—"}, {"ellipsis": "…"}, {"decimal": "."}]))
def test_what_is_mended_stays_mended(text: str, style: dict[str, str]) -> None:
    """No fix asks for another one at the same sign: the rule is content with its own work."""
    once = mended(text, signs(text, **style))
    twice = mended(once, signs(once, **style))
    thrice = mended(twice, signs(twice, **style))

    assert twice == thrice
