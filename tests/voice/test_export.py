"""An exported guide finds in Vale's format what it finds here, and says where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead import lexicon
from masthead.document import Document
from masthead.finding import Level
from masthead.guide import (
    Address,
    Claim,
    Disclosure,
    Example,
    Guide,
    Match,
    Mechanics,
    Name,
    Status,
    Term,
    Word,
)
from masthead.voice.engine import Engine
from masthead.voice.examples import hits_of
from masthead.voice.export import Export, export
from masthead.voice.layers import effective
from masthead.voice.names import Names
from masthead.voice.packs import PackRules, read_pack
from masthead.voice.prepared import prepare
from masthead.voice.sentences import sentences
from masthead.voice.speakers import Speaker
from masthead.voice.terms import lemma_words
from masthead.workspace import load_hub

ROOT = Path(__file__).parents[2]
KEY = ("words", 0)
BANNED = Status.BANNED


def guide(**parts: object) -> Guide:
    """Return a guide with some parts."""
    return Guide("en", "en", Document("content/voice/en.md", {}), **parts)  # type: ignore[arg-type]


def word(
    text: str, status: Status = Status.AVOID, match: Match = Match.EXACT, **more: object
) -> Word:
    """Return a word; `forms` and `unless` belong to its term."""
    term = {name: more.pop(name) for name in ("forms", "unless") if name in more}
    id = text.replace(" ", "-")
    return Word(id, Term(text, match, **term), status, KEY, **more)  # type: ignore[arg-type]


def rules_in(exported: Export, text: str, *, kind: str = "text", lang: str = "en") -> set[str]:
    """Return the guide's rules that the exported folder finds, read by our own reader."""
    rules, findings = read_pack("Lentera", exported.files)
    assert () == findings
    covered = prepare(text, Names(()), kind).covered
    spans = tuple(sentences(covered, 0, len(covered), lang))
    hits = PackRules(rules).hits(covered, raw=text, kind=kind, sentences=spans)
    files = {hit.rule.rpartition("/")[2] + ".yml" for hit in hits}
    return {rule for file in files for rule in exported.rules[file]}


def family(rules: set[str]) -> set[str]:
    """Return rules with all names as one, as an export has one rule for them."""
    return {"voice/names" if rule.startswith("voice/names/") else rule for rule in rules}


@pytest.mark.parametrize("lang", ["en", "id", "tl", "ru"])
def test_the_example_guides_find_the_same_there(lang: str) -> None:
    """Round trip: on each example of a guide, the folder finds every exported rule's fault.

    It may find more, as words inside names are words there.
    """
    hub = load_hub(ROOT, probe=lambda _: False)
    whole = effective(hub.guides, lang)
    forms = lexicon.forms(lemma_words(whole), lang)
    exported = export(whole, forms)
    known = {rule for rules in exported.rules.values() for rule in rules}
    speaker = Speaker(whole, Engine(whole, forms=forms))
    checked = 0
    for example in whole.examples:
        if example.channel or example.situation or example.commercial != "none":
            continue
        wanted = {hit.rule for hit in hits_of(example, speaker)} & known
        there = rules_in(exported, example.text, kind=example.kind, lang=lang)
        assert family(wanted) <= family(there), example.text
        if not prepare(example.text, speaker.engine.names, example.kind).names:
            assert wanted == there, example.text
        checked += bool(wanted)

    assert checked >= 5


@pytest.mark.parametrize(
    ("entry", "right", "wrong"),
    [
        (word("leverage"), "leveraged", "We leverage it."),
        (word("in order to", instead=("to",)), "in order", "In  order to see"),
        (word("state-of-the-art", BANNED), "state of the art", "State‑of‑the‑art"),
        (word("don't miss", BANNED), "do not miss", "Don’t miss it"),
        (word("C++"), "C", "in C++ now"),
        (word("easy", BANNED, Match.FORMS, forms=("easily",)), "uneasy", "Easily done"),
        (word("solution", unless=("soap solution",)), "a soap solution", "a solution"),
        (word("just", unless=("just before",)), "Just before ten", "just ten"),
        (word("elevate", unless=("to elevate the arm",)), "to elevate the arm", "to elevate it"),
        (word(r"\d+/\d+", BANNED, Match.REGEX), "7 December", "7/12"),
        (word("use", BANNED, Match.LEMMA), "fuse", "We used it"),
    ],
)
def test_a_word_finds_the_same_there(entry: Word, right: str, wrong: str) -> None:
    """Case, signs that look alike, forms and exceptions count as they do here."""
    exported = export(guide(words=(entry,)), {"use": frozenset({"use", "used", "using"})})

    assert set() == rules_in(exported, right)
    assert {f"voice/words/{entry.id}"} == rules_in(exported, wrong)


def test_a_word_with_a_replacement_is_a_substitution() -> None:
    """The folder offers to replace it, and gives the reason without a blank."""
    entry = word("utilize", instead=("use",), why="100% of readers know use.")
    file = export(guide(words=(entry,)), {}).files["words-utilize.yml"].decode()

    assert "extends: 'substitution'" in file
    assert "name': 'replace'" in file
    assert "(100percent of readers know use)" in file


def test_names_are_one_rule_in_which_the_longest_wins() -> None:
    """A right long name does not count as a wrong short one."""
    names = (
        Name("lentera", "Lentera", ("names", 0), wrong=("Lantern Co",)),
        Name("satu", "Lentera Satu", ("names", 1), forms=("Lentera Satus",)),
        Name("cafe", "repair café", ("names", 2)),
    )
    exported = export(guide(names=names), {})

    for right in ("Lentera", "Lentera Satu", "two Lentera Satus", "Repair café", "a repair café"):
        assert set() == rules_in(exported, right), right
    for wrong in ("LENTERA", "lentera Satu", "Lantern Co", "Repair Café"):
        assert rules_in(exported, wrong), wrong


def test_measures_become_counts() -> None:
    """Each limit holds there as it does here."""
    mechanics = Mechanics(
        emoji=0,
        exclamation=0,
        question=1,
        hashtags=1,
        capitals=0,
        capitals_allow=("LED",),
        sentence_words=4,
        paragraph_sentences=2,
        title_case="sentence",
        title_words=4,
    )
    exported = export(guide(mechanics=mechanics), {})
    name = "voice/mechanics/"

    assert set() == rules_in(exported, "One LED lamp. Why? #Lamp")
    assert {f"{name}emoji"} == rules_in(exported, "A lamp 💡.")
    assert {f"{name}exclamation"} == rules_in(exported, "A lamp!")
    assert {f"{name}question"} == rules_in(exported, "A lamp? Two?")
    assert {f"{name}hashtags"} == rules_in(exported, "A lamp #One #Two")
    assert {f"{name}capitals"} == rules_in(exported, "A LAMP.")
    assert {f"{name}sentence"} == rules_in(exported, "This is a sentence of seven words.")
    assert {f"{name}paragraph"} == rules_in(exported, "One. Two. Three.")
    assert {f"{name}title-case"} == rules_in(exported, "A New Lamp", kind="title")
    assert {f"{name}title-words"} == rules_in(exported, "Five words are too many", kind="title")


def test_address_forms_are_found_there() -> None:
    """Forms that are wrong inside a sentence alone are right at its start."""
    address = Address(use=("вы",), avoid=("ты",), avoid_inside=("Вы",))
    exported = export(guide(address=address), {})

    assert set() == rules_in(exported, "Вы здесь. Вы там, и вы тут.")
    assert {"voice/address"} == rules_in(exported, "Ты здесь.")
    assert {"voice/address"} == rules_in(exported, "Мы знаем, что Вы здесь.")


def test_levels_and_links_come_along() -> None:
    """A rule leads to the guide's page; what is off stays out."""
    whole = guide(
        words=(word("a", BANNED), word("b")),
        levels={"voice/words/b": Level.OFF},
    )
    exported = export(whole, {}, site="https://lentera.example")
    file = exported.files["words-a.yml"].decode()

    assert ["words-a.yml"] == list(exported.files)
    assert "level: 'error'" in file
    assert "link: 'https://lentera.example/voice/en/#words-a'" in file
    assert ("voice/words/b", "the guide has it off", False) in exported.notes


def test_names_and_measures_can_be_off() -> None:
    """What the guide has off stays out, and names of another level have a file of their own."""
    names = tuple(Name(id, id.title(), ("names", 0)) for id in ("ann", "bob", "cat"))
    levels = {
        "voice/names/ann": Level.OFF,
        "voice/names/bob": Level.NOTICE,
        "voice/mechanics/emoji": Level.OFF,
    }
    exported = export(guide(names=names, mechanics=Mechanics(emoji=0), levels=levels), {})

    assert {"names-error.yml", "names-suggestion.yml"} == set(exported.files)
    assert {"voice/names/ann", "voice/mechanics/emoji"} == {
        note.rule for note in exported.notes if note.reason == "the guide has it off"
    }


def test_what_stays_behind_is_listed() -> None:
    """Nothing is lost without a word."""
    whole = guide(
        words=(word("good", Status.USE), word("rise", match=Match.LEMMA, unless=("to the sun",))),
        claims=(Claim("best", Term("the best"), "evidence", ("claims", 0)),),
        disclosures=(Disclosure("gift", "gift", ("disclosures", 0)),),
        mechanics=Mechanics(hashtags_place="end", typography={"quotes": "“ ”"}),
        channels={"bluesky": {}},
        examples=(Example("a", True, ("examples", 0)),),
    )
    exported = export(whole, {})
    left = {note.rule for note in exported.notes if not note.exported}
    loose = {note.rule for note in exported.notes if note.exported}

    assert {"claims-best.yml", "words-rise.yml"} == set(exported.files)
    assert {"voice/words/rise", "voice/claims/best"} == loose
    assert left >= {
        *("voice/disclosures/gift", "channels.bluesky", "waivers", "voice/language"),
        *("voice/mechanics/hashtags-place", "voice/typography/quotes"),
    }
