"""Near-duplicates: nothing that is near is missed, and translations are no copies."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from masthead.rules.shingles import Pair, Runs, near_duplicates, runs
from rule_helper import found

SENTENCE = "Bring your lamp to the long table, we mend it together and you take home the light."
WORDS = st.lists(st.sampled_from(["lamp", "light", "table", "bench", "cord", "plug"]), max_size=14)


def pairs(texts: list[str], similarity: float = 0.8, indexed: int | None = None) -> list[Pair]:
    """Return the pairs among texts that each have an owner of their own."""
    found_runs = [(str(number), runs(text, 1)) for number, text in enumerate(texts)]
    return list(near_duplicates(found_runs, similarity, indexed))


def share(one: Runs, other: Runs) -> float:
    """Return how much two texts have in common, worked out the plain way."""
    return len(one & other) / len(one | other) if one and other else 0.0


@given(st.lists(st.text(min_size=1, max_size=40), max_size=6), st.text(min_size=1), st.data())
def test_the_same_text_is_always_found(texts: list[str], text: str, data: st.DataObject) -> None:
    """Wherever two posts have the same text with a word in it, the later one is found."""
    first = data.draw(st.integers(0, len(texts)))
    second = data.draw(st.integers(first + 1, len(texts) + 1))
    whole = [*texts]
    whole.insert(first, text)
    whole.insert(second, text)

    if runs(text, 1):
        assert second in {pair.second for pair in pairs(whole)}


@given(st.lists(WORDS.map(" ".join), max_size=12), st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_nothing_near_is_missed(texts: list[str], similarity: float) -> None:
    """The index finds exactly those that comparing each with each finds."""
    each = [runs(text, 1) for text in texts]
    near = {
        second
        for first, second in combinations(range(len(texts)), 2)
        if share(each[first], each[second]) >= similarity
    }

    assert near == {pair.second for pair in pairs(texts, similarity)}


@given(st.lists(WORDS.map(" ".join), max_size=12), st.integers(0, 4))
def test_a_narrow_search_finds_what_is_near_to_its_texts(texts: list[str], indexed: int) -> None:
    """Only the first texts are compared with; what is near to one of them is found."""
    each = [runs(text, 1) for text in texts]
    near = {
        second
        for first, second in combinations(range(len(texts)), 2)
        if first < indexed and share(each[first], each[second]) >= 0.5
    }

    assert near == {pair.second for pair in pairs(texts, 0.5, indexed)}


def test_links_handles_and_punctuation_do_not_count() -> None:
    """Two texts that differ in these only are the same."""
    other = f"BRING your lamp - to the long table! {SENTENCE[34:]} https://a.example {{@sari}} @b"

    assert runs(SENTENCE, 6) == runs(other, 6)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_for_ascii_finds_the_same_words(text: str) -> None:
    """A letter beyond ASCII takes the long way: the words before it are the same."""
    plain = text.replace("@", " ").replace("://", " ")
    words = f"{plain} one two three"

    assert runs(words, 1) <= runs(f"{words} é", 1)


def test_short_texts_are_left_alone() -> None:
    """`Thank you!` may be said again; a script without spaces has long words."""
    assert not runs("Thank you!", 6)
    assert runs("今日はランプの修理を一緒にする日ですどうぞお越しください", 6)


def post(body: str, front: str = "") -> str:
    """Return a post with a body."""
    return (
        f"---\ntitle: Lamp\npublish_at: 2026-12-14 09:00\nchannels: [outbox]\n{front}---\n{body}\n"
    )


def test_translations_are_no_duplicates(tmp_path: Path) -> None:
    """Posts that go back to the same post are never compared, even in a ring."""
    files = {
        "content/posts/2026/a.md": post(SENTENCE, "translation_of: c\n"),
        "content/posts/2026/b.md": post(SENTENCE, "translation_of: a\n"),
        "content/posts/2026/c.md": post(SENTENCE, "translation_of: b\n"),
        "content/posts/2026/d.md": post(SENTENCE, "translation_of: a\n"),
    }

    assert [] == found("post/duplicate", tmp_path, files)


def test_a_copy_of_a_translation_is_a_duplicate(tmp_path: Path) -> None:
    """A post that is no translation is compared with all of them."""
    files = {
        "content/posts/2026/a.md": post(SENTENCE),
        "content/posts/2026/b.md": post(SENTENCE, "translation_of: a\n"),
        "content/posts/2026/c.md": post(f"{SENTENCE}\n\n## @outbox\n\n{SENTENCE}"),
    }
    (finding,) = found("post/duplicate", tmp_path, files)

    assert ("content/posts/2026/c.md", 6) == (finding.path, finding.line)
    assert "this says the same as content/posts/2026/a.md" == finding.message


def test_nearly_the_same_says_how_much(tmp_path: Path) -> None:
    """The finding names the share of the wording; a narrow check stands at its own post."""
    files = {
        "content/posts/2026/a.md": post(SENTENCE),
        "content/posts/2026/b.md": post(SENTENCE.replace("the light", "the bench")),
    }
    (whole,) = found("post/duplicate", tmp_path, files)
    (narrow,) = found("post/duplicate", tmp_path, files, paths=["content/posts/2026/a.md"])

    assert whole.message.startswith("this says nearly the same (88% of the wording) as")
    assert ("content/posts/2026/b.md", "content/posts/2026/a.md") == (whole.path, narrow.path)
    assert [] == found("post/duplicate", tmp_path, files, paths=["content/index.md"])
