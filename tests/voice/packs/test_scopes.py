"""A scope says where a rule looks; what messages lack is noted."""

from __future__ import annotations

import pytest

from pack_helper import found, read

TEXT = "One lamp.\nTwo lamp lamp.\n\nThree lamps and a lamp."
RULE = "extends: occurrence\nmessage: x\nscope: {}\ntoken: '\\blamp\\b'\nmax: 1\n"


@pytest.mark.parametrize(
    ("scope", "kinds"),
    [
        ("text", {"text", "title", "alt"}),
        ("raw", {"text"}),
        ("summary", {"text"}),
        ("text.md", {"text", "title", "alt"}),
        ("heading", {"title"}),
        ("heading.h1.md", {"title"}),
        ("text.heading.h2", {"title"}),
        ("title", {"title"}),
        ("alt", {"alt"}),
        ("text.attr.alt", {"alt"}),
        ("~heading", {"text", "alt"}),
        ("text & ~heading & ~alt", {"text"}),
        ("paragraph & ~blockquote", {"text"}),
        ("[heading, alt]", {"title", "alt"}),
    ],
)
def test_a_scope_says_which_texts(scope: str, kinds: set[str]) -> None:
    """A title is a heading, an alternative text is an attribute."""
    rule = f"extends: existence\nmessage: x\nscope: {scope}\ntokens: [lamp]\n"

    assert kinds == {kind for kind in ("text", "title", "alt") if found(rule, "lamp", kind=kind)}


@pytest.mark.parametrize(("scope", "count"), [("text", 1), ("paragraph", 1), ("sentence", 1)])
def test_a_scope_says_what_is_one_piece(scope: str, count: int) -> None:
    """A count begins anew in each sentence or paragraph."""
    assert count == len(found(RULE.format(scope), TEXT))
    assert 0 == len(found(RULE.format("sentence"), TEXT.replace("lamp lamp", "lamp")))


def test_raw_sees_what_text_does_not() -> None:
    """Addresses are covered in a text and are there in the raw one."""
    rule = "extends: existence\nmessage: x\nscope: {}\nnonword: true\ntokens: [lamp]\n"
    covered, raw = "see ....", "see lamp"

    assert [] == found(rule.format("text"), covered, raw=raw)
    assert ["lamp"] == found(rule.format("raw"), covered, raw=raw)


def test_scopes_joined_by_and_hold_both() -> None:
    """A sentence that is raw is looked at as a sentence, with its addresses."""
    rule = "extends: existence\nmessage: x\nscope: raw & sentence\nnonword: true\ntokens: [lamp]\n"

    assert ["lamp"] == found(rule, "see ....", raw="see lamp")


@pytest.mark.parametrize("scope", ["table", "list", "code", "comment.line", "table.cell", "~text"])
def test_a_scope_that_messages_lack_is_noted(scope: str) -> None:
    """The rule finds nothing, and a finding says so."""
    rule, (finding,) = read(f"extends: existence\nmessage: x\nscope: {scope}\ntokens: [a]\n")

    assert rule is None
    assert f"messages have no `{scope}`: the rule finds nothing" == finding.message


def test_one_scope_of_several_may_be_lacking() -> None:
    """The rule looks at the others."""
    text = "extends: existence\nmessage: x\nscope: [table, heading]\ntokens: [a]\n"
    rule, (finding,) = read(text)

    assert rule is not None
    assert "it looks at its other places" in finding.message
