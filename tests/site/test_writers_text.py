"""A writer's Markdown enters the site without raw HTML, and with links that this site knows."""

from __future__ import annotations

import time

import markdown as python_markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from masthead.site.links import Links, Target
from masthead.site.writers_text import take

LINKS = Links({"content/a.md": "a.md", "content/b.md": "b.md"}, {"content/p.png"})


PIECES = [
    *("[", "]", "(", ")", "!", "<", ">", "`", "```", "~~~", "\\", "\n", "\n\n", "text", "b.md"),
    *("../strategy/secret.md", "[r]:", "<!--", "-->", '"', "'", "<b>", "</b>", "<script>", ":"),
    *("https://a.example", "#", "^", "[x](", "![", "](../strategy/secret.md)"),
]


def resolve(written: str) -> Target:
    """Answer for links in `content/a.md`."""
    return LINKS.resolve(written, "content/a.md", "a.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No marks at all: 1 > 0.", "No marks at all: 1 > 0."),
        ("[b](b.md)", "[b](b.md)"),
        ('[b](b.md "B")', '[b](b.md "B")'),
        ("[b](<b.md>)", "[b](b.md)"),
        ("[b](/b.md)", "[b](b.md)"),
        ("[x](../strategy/goals/x.md)", "x"),
        ("[x](../strategy/goals/x.md 'goal')", "x"),
        ("[x](../strategy/a (b.md)", "x"),
        ("[x](y (z", "[x]&#40;y (z"),
        ("![alt](p.png)", "![alt](p.png)"),
        ("![alt](missing.png)", "alt"),
        ("![alt](https://a.example/track.gif)", "alt"),
        ("[![alt](p.png)](../strategy/x.md)", "![alt](p.png)"),
        ("[![alt](q.png)](b.md)", "[alt](b.md)"),
        ("- [ ] [b](b.md)", "- [ ] [b](b.md)"),
        ("[t][r]\n\n[r]: b.md 'B'", "[t][r]\n\n[r]: b.md 'B'"),
        ("[t][r], [r], [r][]\n\n[r]: ../strategy/x.md 'X'", "t, r, r\n\n"),
        ("[t] [u]\n\n[u]:\n  ../strategy/x.md", "t\n\n"),
        ("text[^1]\n\n[^1]: [x](../strategy/x.md)", "text[^1]\n\n[^1]: x"),
        ("a ] b", "a ] b"),
        ("\\[b](../strategy/x.md)", "\\[b](../strategy/x.md)"),
        ("<https://a.example> <a@b.example>", "<https://a.example> <a@b.example>"),
        ("<javascript:alert(1)>", ""),
        ("a <!-- secret --> b", "a  b"),
        ("a <!-- secret\n\n```\nstill\n```", "a "),
        ("`<!-- code -->` <!-- c -->", "`<!-- code -->` "),
        ("``` `<b>` ```", "``` `<b>` ```"),
        ("```html\n<b> [x](y.md)\n```\n<b>", "```html\n<b> [x](y.md)\n```\n&lt;b>"),
        ("~~~\n<b>\n~~~", "~~~\n<b>\n~~~"),
        ("```\n<b>", "```\n&lt;b>"),
        ("1 < 2 and a<b", "1 < 2 and a&lt;b"),
        ("H<sub class=x>2</sub>O<br/>", "H<sub>2</sub>O<br>"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<img src=x onerror=alert(1)", "&lt;img src=x onerror=alert(1)"),
        ("<?php x ?> <!DOCTYPE x>", "&lt;?php x ?> &lt;!DOCTYPE x>"),
        ('--8<-- "other.md"', '--8&lt;-- "other.md"'),
    ],
)
def test_take(text: str, expected: str) -> None:
    """Each form of link, tag, comment and code becomes what the site may show."""
    assert expected == take(text, resolve)


@settings(max_examples=200)
@example("[ ``` ` ](../strategy/secret.md) `")
@example("[x]( ../strategy/secret.md ' ^ [x]( # `` \n `")
@example("^ ![ [ \n [r]: https://a.example ](../strategy/secret.md) > \n\n ``` [x](")
@example("~~~:<b>[:](../strategy/secret.md)```\n~~~\n<")
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_no_secret_target_is_a_link(text: str) -> None:
    """However brackets are mixed up, no link of the result leads to what the site lacks."""
    html = python_markdown.markdown(take(text, resolve), extensions=["tables", "footnotes"])

    assert 'href="../strategy/secret.md' not in html
    assert 'src="../strategy/secret.md' not in html


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "](" * 30_000, "`" * 50_000, "<" * 50_000, "[a](" * 20_000, "```\n" * 20_000],
    ids=["brackets", "targets", "ticks", "angles", "links", "fences"],
)
def test_hostile_lengths(text: str) -> None:
    """Long runs of one mark take no more than moments."""
    start = time.process_time()
    take(text, resolve)

    assert time.process_time() - start < 5
