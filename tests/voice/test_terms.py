"""Words and claims of a guide, found as it says."""

from __future__ import annotations

import pytest

from engine_builder import claim, engine_of, found, guide_of, mended, word
from masthead.voice.engine import Engine
from masthead.voice.terms import lemma_words


@pytest.mark.parametrize(
    ("lang", "entry", "text", "there"),
    [
        ("en", word("leverage"), "We Leverage brass. LEVERAGE!", ["Leverage", "LEVERAGE"]),
        ("en", word("leverage"), "leveraged leverages", []),
        (
            "en",
            word("in order to"),
            "In order\nto go, in\u00a0order to",
            ["In order\nto", "in\u00a0order to"],
        ),
        ("en", word("in order to"), "in order\n\nto, in order. To", []),
        (
            "en",
            word("game-changing"),
            "game-changing game‑changing game changing",
            ["game-changing", "game‑changing"],
        ),
        ("en", word("user"), "the user's manual, user-friendly", ["user", "user"]),
        ("en", word("can"), "We can’t. We can.", ["can"]),
        (
            "en",
            word("don't hesitate"),
            "Don’t hesitate, don't hesitate",
            ["Don’t hesitate", "don't hesitate"],
        ),
        ("en", word("C++"), "C++ and C", ["C++"]),
        ("en", word("&"), "lamps & glass", ["&"]),
        (
            "en",
            word("easy", match="forms", forms=("easily", "of course")),
            "Easily! Of course, easy",
            ["Easily", "Of course", "easy"],
        ),
        (
            "en",
            word("leverage", match="lemma"),
            "leveraging, leveraged",
            ["leveraging", "leveraged"],
        ),
        ("en", word("luxury", match="lemma"), "luxuries", ["luxuries"]),
        ("en", word(r"\b\d+/\d+\b", match="regex"), "on 7/12 at", ["7/12"]),
        (
            "id",
            word("gampang", match="forms", forms=("gampangnya",)),
            "Gampangnya ini gampang",
            ["Gampangnya", "gampang"],
        ),
        ("id", word("teman2"), "Ajak teman2", ["teman2"]),
        ("id", word("anak-anak"), "anak-anak", ["anak-anak"]),
        ("tl", word("murang-mura"), "Murang-mura!", ["Murang-mura"]),
        ("tl", word("ika'y"), "ika’y", ["ika’y"]),
        ("ru", word("данный"), "Данный", ["Данный"]),
        ("ru", word("ещё"), "Еще, ещё и ЕЩЁ", ["Еще", "ещё", "ЕЩЁ"]),
        ("ru", word(r"\bв течении дн\w+", match="regex"), "В течении дня", ["В течении дня"]),
        ("xx", word("lampă", match="lemma"), "lampă lampe", ["lampă"]),
    ],
)
def test_terms_are_found(lang: str, entry: object, text: str, there: list[str]) -> None:
    """Exact terms whatever their case, forms, lemmas, and patterns."""
    assert there == found(text, entry, lang=lang)


@pytest.mark.parametrize("form", ["уникальной", "Уникальные", "уникальнее", "уникален"])
def test_russian_lemmas_are_found(form: str) -> None:
    """Russian words bend: all forms of a lemma are found, and of each word of a phrase."""
    forms = {"уникальный": frozenset({"уникальной", "уникальные", "уникальнее", "уникален"})}
    engine = Engine(guide_of("ru", words=(word("уникальный", match="lemma"),)), forms=forms)

    assert [form] == [f"{form} вещь"[hit.start : hit.end] for hit in engine.hits(f"{form} вещь")]


def test_each_word_of_a_phrase_bends() -> None:
    """A lemma term of two words is found with both in any form."""
    forms = {"широкий": frozenset({"широкого"}), "выбор": frozenset({"выбора"})}
    entry = word("широкий выбор", match="lemma")
    engine = Engine(guide_of("ru", words=(entry,)), forms=forms)

    assert 2 == len(engine.hits("Широкий выбор. Нет широкого выбора."))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (word("just", unless=("just before",)), "Just before noon"),
        (word("solution", match="lemma", unless=("soap solution",)), "two soap solutions"),
        (word("cacat", unless=("cacat produksi",)), "Kaca ini cacat produksi"),
        (word(r"the best\b", match="regex", unless=("the best before",)), "the best before date"),
        (
            word("запчасть", match="forms", forms=("запчасти",), unless=("все запчасти",)),
            "Все запчасти",
        ),
    ],
)
def test_a_term_is_right_in_some_phrases(entry: object, text: str) -> None:
    """What stands inside an `unless` phrase is not told."""
    assert [] == found(text, entry)


def test_unless_excuses_only_its_own_place_and_term() -> None:
    """The same word elsewhere is told, and so is another word in the phrase."""
    entries = (word("just", unless=("just before",), id="a"), word("before", id="b"))

    assert ["before", "just"] == found("just before, just", *entries)


def test_of_two_words_that_overlap_the_longer_one_counts() -> None:
    """`easy money` is told, not `easy` inside it; a claim is told beside it."""
    entries = (word("easy", id="a"), word("easy money", id="b"), claim("money"))

    assert ["easy money", "money"] == found("easy money", *entries)


def test_a_banned_word_inside_a_longer_milder_one_is_told() -> None:
    """The mild phrase hides no error; inside a phrase that weighs as much it is told once."""
    do = word("do", status="banned", id="do")
    mild = word("just do it", status="careful", id="mild")
    hard = word("just do it", status="banned", id="hard")

    assert ["just do it", "do"] == found("just do it", do, mild)
    assert ["just do it"] == found("just do it", do, hard)
    assert ["do"] == found("do", do, word("Do", status="careful", id="again"))


@pytest.mark.parametrize("instead", ["*C*", "# one", "1. lamp", "a_ b", "[x](y)", "<b>", "&amp;"])
def test_what_markdown_may_read_is_left_to_a_person(instead: str) -> None:
    """Written into a post it would be another text than the guide says."""
    assert "a part" == mended("a part", engine_of(word("part", instead)).hits("a part"))


@pytest.mark.parametrize(
    ("entry", "text", "right"),
    [
        (word("utilize", "use"), "Utilize it, utilize it", "Use it, use it"),
        (word("utilize", "use"), "UTILIZE IT", "USE IT"),
        (word("utilize", "use", match="forms", forms=("utilized",)), "utilized", "utilized"),
        (word("utilize", "use", "try"), "utilize", "utilize"),
        (word("utilize"), "utilize", "utilize"),
        (word("in order to", "to"), "In order to mend", "To mend"),
        (word("easy", "simple"), "an easy way", "an easy way"),
        (word("curated", "chosen"), "a curated set", "a chosen set"),
        (word("user", "owner"), "the user's and user-made", "the user's and user-made"),
        (word("silahkan", "silakan"), "Silahkan duduk", "Silakan duduk"),
        (word("coklat", "cokelat"), "warna coklat", "warna cokelat"),
        (word("ещё", "снова"), "Еще раз", "Снова раз"),
        (word("девайс", "прибор", match="forms"), "Девайс тут", "Прибор тут"),
        (word("u.*e", "use", match="regex"), "utilize", "utilize"),
    ],
)
def test_only_one_certain_replacement_is_a_fix(entry: object, text: str, right: str) -> None:
    """One replacement for the term itself; its capitals stay; grammar is left to people."""
    assert right == mended(text, engine_of(entry).hits(text))


def test_words_tell_what_to_do() -> None:
    """The message names the word and its status, the hint the next step and the reason."""
    entry = word("premium", status="careful", advice="name the material", why="Say brass.")
    (hit,) = engine_of(entry).hits("A premium lamp")

    assert "“premium” is a word to be careful with" == hit.message
    assert "name the material (Say brass)" == hit.hint
    assert "voice/words/word" == hit.rule


def test_words_to_use_are_no_faults() -> None:
    """What the guide likes is never told."""
    assert [] == found("We mend it", word("mend", status="use"))


def test_a_claim_needs_evidence() -> None:
    """A claim is told until its id is among the evidence; a legal one says who must agree."""
    engine = engine_of(claim("sustainable"))
    legal = engine_of(claim("unbreakable", needs="legal"))

    assert ["voice/claims/claim"] == [hit.rule for hit in engine.hits("sustainable")]
    assert () == engine.hits("sustainable", evidence=frozenset({"claim"}))
    assert "lawyer" in legal.hits("unbreakable")[0].message
    assert "`approved_by`" in legal.hits("unbreakable")[0].hint


def test_a_bad_pattern_is_a_fault_and_the_rest_works() -> None:
    """The engine leaves the entry out, says so, and checks with the others."""
    engine = engine_of(word("(", match="regex", id="bad"), word("easy"))

    assert 1 == len(engine.hits("easy"))
    assert ["voice/words/bad"] == [fault.rule for fault in engine.faults]


def test_a_slow_pattern_is_told_once_and_left_out() -> None:
    """After its first time-out a pattern is not tried again."""
    engine = engine_of(word(r"(a|aa)+c", match="regex", id="slow"), word("easy"))
    text = "a" * 60 + "! easy c"

    assert [1, 1] == [len(engine.hits(text)), len(engine.hits(text))]
    (fault,) = engine.faults
    assert ("voice/words/slow", ("words", 0)) == (fault.rule, fault.key)
    assert "takes more than" in fault.message


def test_lemma_words_are_those_of_lemma_terms() -> None:
    """Word data is needed for terms that match by lemma and their `unless`, and no others."""
    entries = (word("Ёлка", match="lemma", unless=("синяя ёлка",)), word("user"))

    assert {"елка", "синяя"} == lemma_words(guide_of("ru", words=entries))
