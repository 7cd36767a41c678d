"""Content shows as text in Markdown: nothing of it acts, nothing of it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comment_reader import live, read
from masthead.inert import LONGEST, address, code, fence, prose, tag
from masthead.rules.visible import visible

ATTACKS = (
    "@lentera/editors @everyone @a",
    "see #1, GH-12 and lentera/hub#3",
    "https://evil.example http://x www.evil.example www. mail@evil.example",
    "![x](https://evil.example/pixel.png) [a](javascript:alert(1)) <https://evil.example>",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </details> <!-- masthead:x -->",
    "`` ` ``` @team ``` `",
    "a | b | @team \\| @team \\\\| x",
    "* a\n# b\n- @c\n> d\n1. e\n```\nf\n</code>@g",
    "1. first", "- first", "2) x", "+ y", "=== ", "--- ", "| a | b |",
    "\u202e@maet\u202c \u2066x\u2069 \u200b@b zero\u200dwidth",
    "deadbeef 0123456789abcdef0123456789abcdef01234567 abcdefa",
    ":tada: :+1: 1:100: &#64;team &lt;b&gt; \\@team",
    "[x]: https://evil.example 'y'",
    "[^1] $x$ ~~y~~ **z** _w_ __v__",
    "\x00\x1b[31mred\x07\r\n",
    "$(touch x) `id` ${{ github.token }} ::error::x %0A",
)  # fmt: skip

PIECES = (
    *"@#`|\\<>[]()!*_~&:/.-+=$\n\t \"'",
    *("www.", "http://", "a", "team", "1", "GH-1", "deadbeef", "<b>", "-->", "](", "``", "&#64;"),
    *("é", "\u202e", "\u200d", "🎉"),
)
HOSTILE = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
)


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_in_a_line_acts(text: str) -> None:
    """Mentions, references, links, pictures, HTML and lists of content are words in every place."""
    for shown in (prose(text), code(text), tag(text), f"- {prose(text)}", f"### {prose(text)}"):
        assert [] == live(shown)


@given(HOSTILE)
def test_a_code_span_holds_its_text(text: str) -> None:
    """Whatever a text is, its code span is one code span, and holds it whole."""
    page = read(f"x{code(text)}y")

    assert [] == live(code(text))
    if text:
        assert [visible(text)] == page.codes
        assert ["x", "y"] == [word.strip("\n") for word in page.words if word.strip("\n")]


@given(HOSTILE)
def test_prose_keeps_its_words(text: str) -> None:
    """A line in prose says the same words in the same order, and none of them acts."""
    shown = prose(text)
    page = read(f"it {shown}")

    assert [] == live(shown)
    assert set(page.tags) <= {"p", "code"}
    assert _bare(f"it {visible(text)}") == _bare("".join(page.flow))


def _bare(text: str) -> str:
    """Return a text without spaces and the marks of code."""
    return re.sub("[ `\n]", "", text)


@given(HOSTILE, HOSTILE)
def test_a_cell_stays_a_cell(one: str, other: str) -> None:
    """A text in a table neither ends its cell nor its row."""
    row = f"| {prose(one, cell=True)} | {code(other, cell=True)} |"
    page = read(f"| A | B |\n|---|---|\n{row}\n| c | d |")

    assert [] == live(row)
    assert 4 == page.tags.count("td")
    assert 3 == page.tags.count("tr")


@given(HOSTILE)
def test_a_fenced_block_holds_its_lines(text: str) -> None:
    """Nothing in a text ends its block; its lines stand as they are."""
    page = read(f"before\n\n<details><summary>x</summary>\n\n{fence(text)}\n\n</details>\n\nafter")

    assert [f"{visible(text, keep=chr(10))}\n"] == page.codes
    assert "after" in "".join(page.words)
    assert 1 == page.tags.count("details")


@given(HOSTILE)
def test_a_tag_holds_its_text(text: str) -> None:
    """Inside HTML, where Markdown is not read, a text stays a text."""
    page = read(f"<details><summary>{tag(text)}</summary>\n\nx\n\n</details>")

    assert [visible(text)] == page.codes
    assert [] == page.links


def test_plain_words_stay_plain() -> None:
    """Prose reads as prose: letters, numbers and their punctuation are not code."""
    text = "The lamp (the “old” one) has 12 parts, 9.50 each; don't wait – it's ready."

    assert text == prose(text)
    assert "unknown key `publsh_at`: did you mean `publish_at`?" == prose(
        "unknown key publsh_at: did you mean publish_at?"
    )
    assert "write `publish_at`, or `key: value`" == prose("write `publish_at`, or `key: value`")
    assert "лампа, नमस्ते, もしもし" == prose("лампа, नमस्ते, もしもし")


def test_a_long_line_says_how_much_is_left_out() -> None:
    """A line shows up to a bound, and says how much follows."""
    assert code("x" * (LONGEST + 5)) == f"`{'x' * LONGEST}… (5 more characters)`"


def test_nothing_is_nothing() -> None:
    """An empty text makes no code span."""
    assert ("", "") == (code(""), prose(""))


def test_an_address_cannot_end_its_link() -> None:
    """What ends a link in Markdown is quoted in an address."""
    assert "https://x.example/a%29%20%28b" == address("https://x.example/a) (b")
