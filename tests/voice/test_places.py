"""Every hit's line and column is where its text stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine_builder import guide_of, word
from hub_builder import post, write_hub
from masthead.compose import compose
from masthead.guide import Mechanics
from masthead.message import Part
from masthead.voice.engine import Engine
from masthead.voice.places import place_of
from masthead.workspace import load_hub
from post_builder import channel_of, hub_of, post_of

PLANTED = "zubrulb"
"""A word that no other piece of a generated post has."""

ENGINE = Engine(guide_of(words=(word(PLANTED),), mechanics=Mechanics(exclamation=0)))

WORDS = st.sampled_from(
    [
        PLANTED,
        PLANTED.title(),
        "lamp",
        "лампа",
        "ランプ",
        "👩‍🔧",
        "🏳️‍🌈",
        "e\u0301te\u0301",
        "हिन्दी",
        "\U0001f1fa\U0001f1e6",
        "a.example/x",
        "#Tag",
        "don’t",
        "１",
        "\u00a0",
        "&amp;",
        "\\*",
        "Ⅻ",
        "ﬁ",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
MARKS = st.sampled_from(
    ["{}", "**{}**", "*{}*", "`{}`", "[{}](https://a.example/b)", "_{}_ x", "~{}~", "<b>{}</b>"]
)
INLINE = st.tuples(MARKS, TEXT).map(lambda pair: pair[0].format(pair[1]))
LINES = st.lists(INLINE, min_size=1, max_size=3)
ENDS = st.sampled_from(["\n", "  \n", "\\\n", "\n\t", "\n   "])


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Draw one block of Markdown, nested at times."""
    lines = draw(LINES)
    kind = draw(
        st.sampled_from(["text", "list", "numbers", "quote", "heading", "code", "nested", "tabs"])
    )
    if kind == "heading":
        end = draw(st.sampled_from(["", " #", "\t##"]))
        return f"{'#' * draw(st.integers(1, 6))} {lines[0]}{end}"
    if kind == "code":
        return "```\n" + "\n".join(lines) + "\n```"
    mark = {"list": "- ", "numbers": "2. ", "quote": "> ", "nested": "> - ", "tabs": "-\t"}.get(
        kind, ""
    )
    if not mark:
        return draw(ENDS).join(lines)
    return "\n".join(mark + line for line in lines)


BODIES = st.lists(blocks(), min_size=1, max_size=4).map("\n\n".join)


@given(BODIES)
@settings(max_examples=150)
def test_a_hit_stands_where_its_text_stands(body: str) -> None:
    """Wide characters, emoji, marks, tabs, nesting: the file has the hit's text at its place."""
    written = post_of(body, line=7)
    channel = channel_of("mastodon")
    message = compose(written, channel, hub_of(written, channels=(channel,)))
    lines = [""] * 6 + body.split("\n")
    found = 0
    for part, hits in zip(message.parts, ENGINE.message_hits(message), strict=True):
        for hit in hits:
            place = place_of(part, hit.start, written)
            surface = part.text[hit.start : hit.end]
            assert surface == lines[place.line - 1][place.column - 1 :][: len(surface)]
            found += 1

    shown = sum(_visible(part).count(PLANTED) for part in message.parts)
    assert shown <= found <= body.lower().count(PLANTED)


def _visible(part: Part) -> str:
    """Return a part's text without code, in small letters."""
    text = part.text.lower()
    for start, end in reversed(part.code):
        text = text[:start] + text[end:]
    return text


@given(body=BODIES, crlf=st.booleans(), mark=st.booleans())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_places_are_those_of_the_raw_file(
    tmp_path: Path, body: str, crlf: bool, mark: bool
) -> None:
    """With CRLF and a byte order mark too, lines and columns are those of the bytes on disk."""
    text = post(body=body + "\n")
    raw = text.replace("\n", "\r\n") if crlf else text
    path = "content/posts/2026/repair-week.md"
    hub = load_hub(write_hub(tmp_path / "hub", {path: ("\ufeff" * mark + raw).encode()}))
    (read,) = hub.posts.values()
    message = compose(read, hub.channels["outbox"], hub)
    lines = raw.split("\r\n" if crlf else "\n")
    for part, hits in zip(message.parts, ENGINE.message_hits(message), strict=True):
        for hit in hits:
            place = place_of(part, hit.start, read)
            surface = part.text[hit.start : hit.end]
            assert surface == lines[place.line - 1][place.column - 1 :][: len(surface)]


def test_what_comes_from_the_front_matter_stands_there(tmp_path: Path) -> None:
    """A hashtag and the link map to their values; the text between them to the text before."""
    front = "hashtags:\n  - Lamp\n  - RepairWeek\nlink: https://a.example/b"
    mastodon = "---\ntitle: M\nservice: folder\nnetwork: mastodon\nowner: sari\n---\nShort.\n"
    path = "content/posts/2026/repair-week.md"
    text = post(front, channels="[mastodon]")
    files = {path: text, "strategy/channels/mastodon.md": mastodon}
    hub = load_hub(write_hub(tmp_path, files))
    (read,) = hub.posts.values()
    (part,) = compose(read, hub.channels["mastodon"], hub).parts
    lines = text.split("\n")

    def at(words: str) -> str:
        place = place_of(part, part.text.index(words) + 1, read)
        return lines[place.line - 1][place.column - 1 :]

    assert "RepairWeek" == at("#RepairWeek")
    assert "Lamp" == at("#Lamp")
    assert "https://a.example/b" == at(part.link)
    assert "ring your lamp." == at("Bring")
    assert "" == at(".\n\n")


def test_a_channels_own_link_stands_at_the_channel(tmp_path: Path) -> None:
    """A link that one channel has of its own maps to it."""
    front = "channels:\n  mastodon:\n    link: https://a.example/own\nlink: https://a.example/b"
    mastodon = "---\ntitle: M\nservice: folder\nnetwork: mastodon\nowner: sari\n---\nShort.\n"
    files = {
        "content/posts/2026/repair-week.md": post(front, channels=""),
        "strategy/channels/mastodon.md": mastodon,
    }
    hub = load_hub(write_hub(tmp_path, files))
    (read,) = hub.posts.values()
    (part,) = compose(read, hub.channels["mastodon"], hub).parts

    assert read.document.place("channels", "mastodon", "link") == place_of(
        part, part.text.index("https"), read
    )


def test_a_list_mark_stands_at_the_text_after_or_before() -> None:
    """What no source has is as near as can be."""
    written = post_of("- one\n- two", line=7)
    channel = channel_of("mastodon")
    (part,) = compose(written, channel, hub_of(written, channels=(channel,))).parts

    assert (7, 3) == (place_of(part, 0, written).line, place_of(part, 0, written).column)
    assert (7, 6) == (place_of(part, 5, written).line, place_of(part, 5, written).column)


@pytest.mark.parametrize("offset", [0, 3])
def test_a_part_without_a_source_stands_at_the_body(offset: int) -> None:
    """A text that is all link or hashtags of another place begins where the body begins."""
    place = place_of(Part("Lamp", 4, None, "characters"), offset, post_of(line=9))

    assert (9, 1) == (place.line, place.column)
