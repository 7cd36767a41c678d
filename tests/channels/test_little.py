r"""The text format of LinkedIn: what is written is what people read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.channels.linkedin.finding import same
from masthead.channels.linkedin.little import RESERVED, escaped, little, shown
from servers.linkedin_contract import people_read

TEXTS = st.text(alphabet=st.sampled_from("ab1 \n.é灯" + "".join(sorted(RESERVED)) + "＃:/"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a) [b] {c} <d>", r"\(a\) \[b\] \{c\} \<d\>"),
        ("a|b * _c_ ~ \\ @d", r"a\|b \* \_c\_ \~ \\ \@d"),
        ("Bring it. #Lamp_1 #лампа", r"Bring it. {hashtag|\#|Lamp\_1} {hashtag|\#|лампа}"),
        ("#1 a#b ##c #", r"\#1 a\#b \#{hashtag|\#|c} \#"),
        ("https://a.example/b_c#part", r"https://a.example/b\_c\#part"),
        (
            "With @Acme Corp (urn:li:organization:12) today",
            "With @[Acme Corp](urn:li:organization:12) today",
        ),
        ("@[Acme](urn:li:person:a-B_1)", "@[Acme](urn:li:person:a-B_1)"),
        ("@Acme (urn:li:share:12)", r"\@Acme \(urn:li:share:12\)"),
        ("@sari", r"\@sari"),
    ],
)
def test_hashtags_and_mentions_are_kept_as_meant(text: str, expected: str) -> None:
    """All else is escaped, in addresses too."""
    assert expected == little(text)


@given(TEXTS)
def test_people_read_what_was_written(text: str) -> None:
    """Whoever reads by LinkedIn's grammar sees the text, and is never cut off."""
    read = people_read(little(text))

    assert read is not None
    assert text.replace("＃", "#") == read.replace("＃", "#")
    assert text.replace("＃", "#") == shown(little(text)).replace("＃", "#")


@given(st.text())
def test_any_text_can_be_escaped(text: str) -> None:
    """No reserved sign is left without a backslash."""
    assert text == people_read(escaped(text))
    assert text == shown(escaped(text))
    assert [] == [sign for sign in re.sub(r"\\.", "", escaped(text)) if sign in RESERVED]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a  b\nc", "a b c", True),
        (r"{hashtag|\#|lamp} x", r"\#lamp x", True),
        ("{hashtag|#|lamp} x", r"\#lamp x", True),
        ("see https://lnkd.in/x now", r"see https://a.example/b\_c now", True),
        ("@[Acme](urn:li:organization:1)", "Acme", True),
        ("a b", "a c", False),
    ],
)
def test_two_texts_are_the_same_to_a_reader(one: str, other: str, *, expected: bool) -> None:
    """Whatever became of spaces, hashtags and addresses on the way."""
    assert expected is same(one, other)
