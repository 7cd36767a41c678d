"""The example's guides are whole: enough rules, tests for patterns, a place for each table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from masthead.guide import Guide, Match
from masthead.workspace import load_hub

ROOT = Path(__file__).parent.parent.parent
GUIDES = load_hub(ROOT).guides
TABLES = {"voice", "situations", "names", "words", "claims", "mechanics", "typography", "numbers"}
TABLES |= {"address", "channels", "disclosures", "examples"}


@pytest.fixture(params=["en", "id", "tl", "ru"])
def guide(request: pytest.FixtureRequest) -> Guide:
    """Return each guide of the example."""
    return GUIDES[request.param]


def test_enough_of_everything(guide: Guide) -> None:
    """A guide has 40 words, 10 names or claims, 12 examples, and three to five traits."""
    assert 40 <= len(guide.words)
    assert 10 <= len(guide.names) + len(guide.claims)
    assert 12 <= len(guide.examples)
    assert 3 <= len(guide.traits) <= 5
    assert all(trait.limit and trait.means and trait.do and trait.dont for trait in guide.traits)


def test_every_pattern_has_an_example(guide: Guide) -> None:
    """A pattern is read by what it finds, so each has an example that it finds."""
    shown = {example.rule for example in guide.examples if not example.ok}
    entries = [(f"voice/words/{one.id}", one.term) for one in guide.words]
    entries += [(f"voice/claims/{one.id}", one.term) for one in guide.claims]

    assert [] == [rule for rule, term in entries if term.match is Match.REGEX and rule not in shown]


def test_every_reason_is_given(guide: Guide) -> None:
    """Each word, name, claim and disclosure says why."""
    entries = (*guide.words, *guide.names, *guide.claims, *guide.disclosures)

    assert [] == [entry.id for entry in entries if not entry.why]


def test_the_text_places_every_table(guide: Guide) -> None:
    """The prose has a place for each table."""
    placed = re.findall(r"^\{\{ (\w+) \}\}$", guide.document.body, re.MULTILINE)

    assert sorted(TABLES) == sorted(placed)
