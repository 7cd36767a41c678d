"""A text is held against the languages of the hub, and only where there is doubt."""

from __future__ import annotations

import sys

import pytest

from masthead.voice import language
from masthead.voice.language import other_language

HUB = ("en", "id", "tl", "ru")
TEXTS = {
    "en": "Bring your lamp to the long table, and leave with a lamp that is bright again.",
    "id": "Bawa lampumu ke meja panjang kami, lalu pulang dengan lampu yang menyala lagi.",
    "tl": "Dalhin ninyo ang ilaw sa mahabang mesa, at umuwi na may ilaw na gumagana na ulit.",
    "ru": "Принесите лампу к нашему длинному столу и уйдите с лампой, которая снова светит.",
}


@pytest.fixture(autouse=True)
def no_memory() -> None:
    """Forget the model that another test has loaded."""
    language._identifier.cache_clear()


@pytest.mark.parametrize("said", HUB)
@pytest.mark.parametrize("written", HUB)
def test_the_language_of_a_text(said: str, written: str) -> None:
    """A text in another language than it says is told, one in its own is not."""
    expected = "" if said == written else written

    assert expected == other_language(TEXTS[written], said, HUB)


@pytest.mark.parametrize(
    ("text", "said", "languages"),
    [
        ("Bawa lampumu.", "en", HUB),
        (TEXTS["id"], "en", ("en",)),
        (TEXTS["id"], "de", HUB),
        ("https://a.example/yang/dan/untuk/dengan/itu/dari/tidak/kami/kamu/pada", "en", HUB),
    ],
)
def test_what_cannot_be_told(text: str, said: str, languages: tuple[str, ...]) -> None:
    """A short text, one language only, a language of no guide, an address."""
    assert "" == other_language(text, said, languages)


def test_a_text_with_its_small_words_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model takes longer to load than a check of one post."""
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)

    assert "" == other_language(TEXTS["en"], "en", HUB)


def test_without_the_model_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed: no finding, no failure."""
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)

    assert "" == other_language(TEXTS["id"], "en", HUB)


def test_a_language_that_the_model_does_not_know() -> None:
    """Where one of the languages is unknown, the choice would be wrong."""
    assert "" == other_language(TEXTS["id"], "en", ("en", "id", "tlh"))
