"""Markdown becomes the text a service shows, and every stretch knows its source place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.compose.inline import shown_address
from masthead.compose.lines import assemble
from masthead.compose.plain import Plain, fill_names, to_plain
from masthead.compose.render import render
from masthead.message import Dropped


def name(id: str) -> str | None:
    """Know one person."""
    return "@cafe" if id == "cafe" else None


def places(source: str, plain: Plain, line: int = 1) -> list[tuple[str, str]]:
    """Return for each span the text it covers and the source it points to."""
    lines = source.split("\n")
    return [
        (
            plain.text[span.start : span.end],
            lines[span.line - line][span.column - 1 : span.column - 1 + span.end - span.start],
        )
        for span in plain.origin
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ""),
        (
            "Bring *your* **lamp**, _now_ or __never__ ***ever***.",
            "Bring your lamp, now or never ever.",
        ),
        ("One\ntwo\n\n\nThree", "One two\n\nThree"),
        ("One  \ntwo\\\nthree<br>four<BR/>five", "One\ntwo\nthree\nfour\nfive"),
        ("# Title #\nText\n\nOther\n===\n\n### # x", "Title\n\nText\n\nOther\n\n# x"),
        ("2 \\* 3 &lt; 7 &amp; &copy; \\a AT&T", "2 * 3 < 7 & © \\a AT&T"),
        ("Use `masthead  check *` or ``a`b``", "Use masthead  check * or a`b"),
        ("snake_case_word and 2*3*4", "snake_case_word and 234"),
        ("`` `a` `` ` b ` ` `", "`a` b"),
        ("\u00a0\n[r]: https://r.de", "[r]: https://r.de"),
        ("a ` b `` c", "a ` b `` c"),
        ("```py\nif x:\n    y\n\nz\n```\n\n    indented", "if x:\n    y\n\nz\n\nindented"),
        ("```\n```", ""),
        ("- a\n- b *c*\n  - d\n    e\n- ", "• a\n• b c\n  • d e\n•"),
        ("3. a\n3. b", "3. a\n4. b"),
        ("1) a\n2) b", "1) a\n2) b"),
        ("- a\n\n- b\n\n  c", "• a\n\n• b\n\n  c"),
        ("> a\n> b\n>\n> - c\nd", "> a b\n>\n> • c d"),
        ("a\n\n***\n\nb", "a\n\n***\n\nb"),
        (
            "Hi {@cafe}, **{@cafe}** {@nobody} `{@cafe}` {@ cafe} {@}",
            "Hi @cafe, @cafe {@nobody} {@cafe} {@ cafe} {@}",
        ),
        ("Hi {@cafe} and {@nobody}{@cafe}", "Hi @cafe and {@nobody}@cafe"),
        ("100% #tag a+b=c ~ $5 ^ {x} 1. 2", "100% #tag a+b=c ~ $5 ^ {x} 1. 2"),
        ("#tag\n#other", "#tag #other"),
        ("a | b\n--|--", "a | b --|--"),
        ("!no [image] [ ] ![", "!no [image] [ ] !["),
    ],
)
def test_markdown_becomes_text(source: str, expected: str) -> None:
    """Marks fall away, words stay, and what stands comes from where it says."""
    plain = to_plain(source, 1, mention=name)

    assert expected == plain.text
    assert [] == [pair for pair in places(source, plain) if pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("source", "followed", "alone"),
    [
        ("[Book](https://a.de/x_y)", "Book (https://a.de/x_y)", "Book"),
        ("[**Bo** ok](<https://a.de> 'T')", "Bo ok (https://a.de)", "Bo ok"),
        ("[a.de/x](https://www.a.de/x/)", "https://www.a.de/x/", "a.de/x"),
        ("[https://a.de](https://a.de)", "https://a.de", "https://a.de"),
        ("<https://a.de/ü>", "https://a.de/ü", "https://a.de/ü"),
        ("https://a.de/x_y_z and b", "https://a.de/x_y_z and b", "https://a.de/x_y_z and b"),
        ("[](https://a.de)", "https://a.de", ""),
        ("[{@cafe} ok](https://a.de)", "{@cafe} ok (https://a.de)", "{@cafe} ok"),
        ("[write](mailto:me@a.de?subject=x)", "write (me@a.de)", "write"),
        ("<me@a.de>", "me@a.de", "me@a.de"),
        ("[call](tel:+4930)", "call (+4930)", "call"),
        ("[guide](../voice/en.md) it", "guide it", "guide it"),
        ("[a][r]\n\n[r]: https://a.de", "a (https://a.de)", "a"),
        ("[a  \nb](https://a.de)", "a\nb (https://a.de)", "a\nb"),
        ("[https://a.de\\\n](https://a.de)", "https://a.de", "https://a.de"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ],
)
def test_links_show_where_they_can_be_followed(source: str, followed: str, alone: str) -> None:
    """The address follows the words, unless it is the words or leads nowhere from here."""
    plain = to_plain(source, 1)

    assert followed == plain.text
    assert [] == [pair for pair in places(source, plain) if pair[0] != pair[1]]
    assert alone == to_plain(source, 1, links=False).text


@pytest.mark.parametrize(
    ("source", "text", "kind", "dropped", "place"),
    [
        ("a <!-- why --> b", "a b", "comment", "<!-- why -->", (5, 3)),
        ("a\n\n<!-- why\nnot -->\n\nb", "a\n\nb", "comment", "<!-- why\nnot -->", (7, 1)),
        ("a <b>", "a", "html", "<b>", (5, 3)),
        ("> <div>x</div>", "", "html", "<div>x</div>", (5, 3)),
        ("See ![Alt *x*](b.jpg) here", "See here", "image", "b.jpg", (5, 5)),
        ("![Alt](b.jpg)", "", "image", "b.jpg", (5, 1)),
        ("a\n![Alt](b.jpg)\nb", "a b", "image", "b.jpg", (6, 1)),
        ("see [it](it.md)", "see it", "link", "it.md", (5, 5)),
        ("a\n\n [r]: https://a.de", "a", "reference", "[r]: https://a.de", (7, 2)),
    ],
)
def test_what_is_left_out_is_named(
    source: str, text: str, kind: str, dropped: str, place: tuple[int, int]
) -> None:
    """HTML, comments, images and dead links are not sent, and nobody has to guess."""
    plain = to_plain(source, 5)

    assert text == plain.text
    assert (Dropped(kind, dropped, *place),) == plain.dropped


def test_a_link_that_cannot_be_followed_is_named() -> None:
    """Instagram shows no addresses: the preview says what is missing."""
    expected = (Dropped("link", "https://a.de", 1, 3),)
    assert expected == to_plain("a [b](https://a.de)", 1, links=False).dropped


def test_a_place_counts_characters_from_the_first_line() -> None:
    """Lines are those of the file, columns are characters, whatever stands before."""
    plain = to_plain("> 1. 👩‍🚀 é\u0301 **lampe**", 20)

    last = plain.origin[-1]
    assert ("lampe", 20, 15) == (plain.text[last.start : last.end], last.line, last.column)


def test_adjoining_places_are_one_span() -> None:
    """A plain line is one stretch, however many tokens the parser makes of it."""
    plain = to_plain("a! b & c: *d*", 3)

    assert 2 == len(plain.origin)


def test_text_of_ours_has_no_place() -> None:
    """List marks, the space for a line end, names and entities stand nowhere in the source."""
    plain = to_plain("- a\n  b {@cafe} &copy;", 1, mention=name)
    covered = "".join(text for text, _ in places("- a\n  b {@cafe} &copy;", plain))

    assert "• a b @cafe ©" == plain.text
    assert "ab  " == covered


def test_tabs_keep_their_places() -> None:
    """Markdown widens tabs; a place counts a tab as one character."""
    source = "-\ta\n\n\t\tcode\n\n\t`b\n\tc`"
    plain = to_plain(source, 1)

    assert [] == [pair for pair in places(source, plain) if pair[0] != pair[1]]
    assert {"a", "b", "c"} <= set(plain.text)


def test_very_deep_nesting_is_shown_as_written() -> None:
    """The parser leaves out what lies below a hundred levels; nothing may vanish."""
    source = ">" * 300 + " lamp"

    assert source == to_plain(source, 1).text


def test_deep_brackets_and_marks_end_soon() -> None:
    """Thousands of open marks are text, and take no long time."""
    for piece in ("[", "*a_ ", "`", "<", "![", "{@", "[a](", "<!--", "&"):
        source = "x " + piece * 2000
        assert to_plain(source, 1).text.startswith("x ")


def test_names_in_one_line_fields() -> None:
    """The first comment names people the same way."""
    assert "Hi @cafe and {@nobody}" == fill_names("Hi {@cafe} and {@nobody}", name)
    assert "plain" == fill_names("plain", name)


@pytest.mark.parametrize(
    ("href", "expected"),
    [("https://a.de", "https://a.de"), ("ftp://a.de", ""), ("#x", ""), ("mailto:a@b.de", "a@b.de")],
)
def test_only_addresses_a_reader_can_use_are_shown(href: str, expected: str) -> None:
    """A path inside the hub means nothing to a follower."""
    assert expected == shown_address(href)


WORDS = st.sampled_from(
    ["lamp", "Lämp", "ламп", "e\u0301", "👩🏽‍🚀", "中", "a.b", "it's", "2.", "x: y", "(z)"]
)
PLAIN = st.lists(
    st.one_of(
        WORDS, st.sampled_from(["\n", "\n\n", "{@cafe}", "{@x}", "{", "!", "]", "\u00a0", "-", "#"])
    )
)
MARKS = [
    *("*", "**", "_", "`", "``", "[", "](https://a.de/b)", "![", "](b.jpg)", "<", ">", "<br>"),
    *("<!-- c -->", "\n", "\n\n", "  \n", "\\\n", "\\", "\\*", "&amp;", "&copy;", "&", "\t"),
    *("\n- ", "\n1. ", "\n> ", "\n# ", "\n```\n", "\n    ", "\n---\n", "\n===\n", "{@cafe}"),
    *("<https://a.de>", "[r]", "\n[r]: https://r.de\n", "\u00a0", "\u2003", "~~~", " #", " "),
]
MARKUP = st.lists(st.one_of(WORDS, st.sampled_from(MARKS)), max_size=25)


@given(PLAIN)
def test_the_short_way_equals_the_long_one(pieces: list[str]) -> None:
    """Text without markup needs no parser, and comes out the same with one."""
    source = " ".join(pieces).replace(" \n", "\n").replace("\n ", "\n").strip()
    blocks, dropped = render(source, 3, links=True, mention=name)

    plain = to_plain(source, 3, mention=name)

    assert assemble(blocks) == (plain.text, plain.origin)
    assert tuple(dropped) == plain.dropped


@given(MARKUP, st.booleans())
def test_every_span_points_to_its_own_text(pieces: list[str], links: bool) -> None:
    """Source and text are equal in every span; spans are in order and do not overlap."""
    source = "".join(pieces)

    plain = to_plain(source, 1, links=links, mention=name)

    assert [] == [pair for pair in places(source, plain) if pair[0] != pair[1]]
    ends = [0]
    for span in plain.origin:
        assert ends[-1] <= span.start < span.end <= len(plain.text)
        ends.append(span.end)


@given(st.text(st.sampled_from("abcdefgh     **__<>[]#-+1.!\\\n\n"), max_size=60))
def test_no_letter_is_lost(source: str) -> None:
    """Every letter of the source is in the text or among what is named as left out."""
    plain = to_plain(source, 1)
    kept = plain.text + "".join(note.text for note in plain.dropped)

    for letter in "abcdefgh":
        if f"<{letter}" not in source:  # `<br>` becomes a line end
            assert source.count(letter) <= kept.count(letter)


@given(MARKUP)
def test_windows_line_ends_change_nothing(pieces: list[str]) -> None:
    """A body read from a CRLF file has the text and places of its LF twin."""
    source = "".join(pieces)
    plain = to_plain(source, 1, mention=name)

    again = to_plain(source.replace("\n", "\r\n").replace("\r\n", "\n"), 1, mention=name)

    assert plain == again
    assert "\r" not in plain.text


@given(st.text(max_size=40))
def test_any_text_at_all_is_taken(source: str) -> None:
    """No input stops the reading, and every span stays true."""
    plain = to_plain(source, 1)

    assert [] == [pair for pair in places(source, plain) if pair[0] != pair[1]]
