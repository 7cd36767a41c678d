"""Markdown as plain HTML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.compose.html import to_html


def lead(address: str, picture: bool) -> str:
    """Lead everything to one place, but for what is internal."""
    return "" if "internal" in address else f"https://b.example/{'p' if picture else 'l'}"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            "One *two* **three** `<b>` & four",
            "<p>One <em>two</em> <strong>three</strong> <code>&lt;b&gt;</code> &amp; four</p>",
        ),
        ("# A\n\ntext", "<h1>A</h1>\n<p>text</p>"),
        ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li>\n<li>b</li>\n</ol>'),
        ("> quoted", "<blockquote><p>quoted</p>\n</blockquote>"),
        ("a  \nb\nc", "<p>a<br>\nb\nc</p>"),
        ("***", "<hr>"),
        ("```py\n<x>\n```", "<pre><code>&lt;x&gt;\n</code></pre>"),
        ("    code", "<pre><code>code\n</code></pre>"),
        ("[t](x)", '<p><a href="https://b.example/l">t</a></p>'),
        ("[t](internal)", "<p>t</p>"),
        ('![a "b"](x)', '<p><img src="https://b.example/p" alt="a &quot;b&quot;"></p>'),
        ("![a](internal)", "<p></p>"),
        ("<https://x.example>", '<p><a href="https://b.example/l">https://x.example</a></p>'),
        ("a <b>c</b> <!-- d --> e", "<p>a c  e</p>"),
        ("<div>\nraw\n</div>\n\nb", "<p>b</p>"),
        ("{@sari}", "<p>{@sari}</p>"),
        ("\\*a\\*", "<p>*a*</p>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
    ],
)
def test_what_becomes_of_markdown(source: str, html: str) -> None:
    """Structure stays, raw HTML goes, links lead where the caller says."""
    assert html == to_html(source, lead)


def test_tables_on_request() -> None:
    """Pages have tables, posts do not."""
    source = "| a |\n|---|\n| b |\n"

    assert "<td>b</td>" in to_html(source, lead, tables=True)
    assert "<table>" not in to_html(source, lead)


def test_a_text_that_is_too_deep_is_shown_as_written() -> None:
    """The parser would leave out what lies deeper."""
    assert to_html(">" * 120 + " a", lead).startswith("<pre>&gt;")


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="ab <>[]()!&\"'\n*`#->=/:;javscript", max_size=80), st.booleans())
def test_no_tag_of_the_writer_gets_through(source: str, tables: bool) -> None:
    """Whatever is written, only our own tags are in the answer."""
    html = to_html(source, lead, tables=tables)

    assert "<script" not in html
    assert "javascript:" not in html.replace("&", "").split("href=")[-1].split(">")[0]
