"""What we write as Markdown says exactly what it should, in every engine."""

from __future__ import annotations

import html
import re

import markdown as python_markdown
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.site.markdown import heading, page, plain, title_of

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "sane_lists",
]
TEXTS = st.text(st.sampled_from("abc1 .*_`[](){}<>&#+-!|~^=:\\\"'é/;@"), max_size=30)


def shown(source: str) -> str:
    """Return the text that a reader sees of Markdown."""
    rendered = python_markdown.markdown(source, extensions=EXTENSIONS)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered)).strip()


@settings(max_examples=200)
@given(TEXTS)
def test_a_heading_shows_its_text(text: str) -> None:
    """Whatever a title holds, the heading shows just that, and no markup comes of it."""
    wanted = " ".join(text.split())

    assert wanted == shown(heading(f"x{text}x"))[1:-1].strip()


def test_heading_level() -> None:
    """A heading has as many marks as its level."""
    assert "### Two" == heading("Two", 3)


def test_plain_is_one_line() -> None:
    """Line ends become spaces."""
    assert "a b" == plain("a\n\n b")


def test_title_is_ready_for_html() -> None:
    """Themes print titles as they are, so ours are escaped."""
    assert "&lt;b&gt; &amp; &quot;x&quot;" == title_of('<b> &\n"x"')


@given(st.text(max_size=40))
def test_front_matter_is_yaml(text: str) -> None:
    """Any text survives front matter, also characters that YAML cannot print."""
    written = page({"title": text}, "").decode()
    front = yaml.safe_load(written.split("---")[1]) if text and "---" not in text else None

    assert front is None or front == {"title": text}


def test_page() -> None:
    """Empty values are left out; the body ends with one line end."""
    written = page({"title": "A", "description": "", "hide": ["toc"]}, "\n\nText.\n\n\n")

    assert b'---\ntitle: "A"\nhide: ["toc"]\n---\n\nText.\n' == written
