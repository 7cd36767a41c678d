"""Forms of words are remembered between runs, and never needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from masthead import lexicon
from masthead.voice import lemmas

WORDS = frozenset({"user", "lamp"})


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget what this process knows."""
    lexicon.forms.cache_clear()
    yield
    lexicon.forms.cache_clear()


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """Count what is asked of the word data; each word has a plural."""
    asked: list[frozenset[str]] = []

    def all_forms(words: frozenset[str], lang: str) -> dict[str, frozenset[str]]:
        asked.append(frozenset(words))
        return {word: frozenset({word, word + "s"}) for word in words}

    monkeypatch.setattr(lemmas, "all_forms", all_forms)
    return asked


def file() -> Path:
    """Return the one file that is remembered."""
    (path,) = (Path.home() / ".cache" / "masthead").iterdir()
    return path


def again(words: frozenset[str] = WORDS, lang: str = "en") -> lexicon.Forms:
    """Ask as a new process would."""
    lexicon.forms.cache_clear()
    return lexicon.forms(words, lang)


def test_the_data_is_asked_once(data: list[frozenset[str]]) -> None:
    """The second run reads the file; a new word alone is looked up."""
    assert again() == again()
    assert {"lamp", "lamps"} == again(WORDS | {"glass"})["lamp"]
    assert [WORDS, frozenset({"glass"})] == data
    assert file().name.startswith("forms-en-simplemma-")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000,
        json.dumps({"format": 0, "forms": {"lamp": ["lamp"]}}).encode(),
        json.dumps({"format": 1, "forms": []}).encode(),
        json.dumps({"format": 1, "forms": {"lamp": [], "user": "user"}}).encode(),
        json.dumps({"format": 1, "forms": {"lamp": [1, "lamp"], "user": None}}).encode(),
        json.dumps({"format": 1, "forms": {"lamp": ["x"], "user": ["y"]}}).encode(),
        json.dumps({"format": 1, "forms": {str(n): [str(n)] for n in range(20_001)}}).encode(),
    ],
)  # fmt: skip
def test_broken_memory_counts_as_nothing(data: list[frozenset[str]], content: bytes) -> None:
    """Whatever stands in the file, the answer is right."""
    right = again()
    file().write_bytes(content)

    assert right == again()
    assert 2 == len(data)


def test_a_huge_memory_is_not_read(
    data: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file above the limit counts as nothing."""
    again()
    monkeypatch.setattr(lexicon, "MOST_BYTES", 10)

    assert {"lamp", "user"} == set(again())
    assert 2 == len(data)


def test_it_works_without_a_place_to_write(
    data: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A cache folder that cannot be made is done without."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert again() == again()
    assert 2 == len(data)


@pytest.mark.parametrize("lang", ["../../etc", "", "e n", "рус"])
def test_a_language_names_no_other_file(data: list[frozenset[str]], lang: str) -> None:
    """A language that is no code has no file."""
    again(lang=lang)

    assert not (Path.home() / ".cache").exists()


def test_without_a_home_nothing_is_remembered(
    data: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without a home folder for the user works."""

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)

    assert {"lamp", "user"} == set(again())


def test_without_the_metadata_nothing_is_remembered(
    data: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a version to go by, forms might be those of another one."""
    monkeypatch.setattr(lexicon, "_version", lambda: "")
    again()

    assert not (Path.home() / ".cache").exists()


def test_words_come_back_folded(data: list[frozenset[str]]) -> None:
    """The caller looks folded words up."""
    assert {"елка"} == set(again(frozenset({"елка"}), "ru-RU"))
