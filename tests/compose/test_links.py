"""Links get campaign parameters where they belong, and are found in texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from masthead.compose.links import holds, tagged
from post_builder import SETTINGS

WORDS = {"channel": "Main", "network": "mastodon", "campaign": "Repair-Week", "post": "p 1"}
TAGS = "utm_source=mastodon&utm_medium=social&utm_campaign=repair-week"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://lentera.example", f"https://lentera.example?{TAGS}"),
        ("https://lentera.example/a", f"https://lentera.example/a?{TAGS}"),
        ("http://LENTERA.example/A?b=C#d", f"http://LENTERA.example/A?b=C&{TAGS}#d"),
        ("https://lentera.example/a?", f"https://lentera.example/a?{TAGS}"),
    ],
)
def test_links_to_the_public_site_are_tagged(link: str, expected: str) -> None:
    """Values are lower case, the rest of the link stays as it was."""
    assert expected == tagged(link, SETTINGS, WORDS)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://other.example/a",
        "https://shop.lentera.example/a",
        "https://lentera.example:8000/a",
        "https://hub.lentera.example/posts/",
        "https://lentera.example/a?utm_source=mail",
        "https://lentera.example/a?b=c&utm_medium=mail#d",
        "mailto:me@lentera.example",
        "/posts/a/",
        "https://[lentera.example/",
    ],
)
def test_other_links_are_left_alone(link: str) -> None:
    """Other hosts, the internal site and links with parameters of their own stay untouched."""
    assert link == tagged(link, SETTINGS, WORDS)


def test_an_internal_site_on_the_public_host_is_left_alone() -> None:
    """Both sites may live on one host, the internal one in a folder."""
    settings = replace(SETTINGS, internal_url="https://lentera.example/hub")

    for link in ("https://lentera.example/hub", "https://lentera.example/hub/a"):
        assert link == tagged(link, settings, WORDS)
    assert "utm_source" in tagged("https://lentera.example/hubcap", settings, WORDS)


def test_a_host_declared_internal_is_left_alone() -> None:
    """`internal_hosts` wins over everything."""
    settings = replace(SETTINGS, internal_hosts=("lentera.example",))

    assert "https://lentera.example/a" == tagged("https://lentera.example/a", settings, WORDS)


def test_without_parameters_or_address_nothing_is_tagged() -> None:
    """A hub that asks for none gets none."""
    link = "https://lentera.example/a"

    assert link == tagged(link, replace(SETTINGS, utm={}), WORDS)
    assert link == tagged(link, replace(SETTINGS, public_url=""), WORDS)


def test_a_parameter_without_value_is_left_out() -> None:
    """A post without a campaign has no `utm_campaign`; a post with none at all stays clean."""
    settings = replace(SETTINGS, utm={"campaign": "{campaign}", "content": "{post}-{channel} ü&"})
    words = {**WORDS, "campaign": ""}

    expected = "https://lentera.example/?utm_content=p%201-main%20%C3%BC%26"
    assert expected == tagged("https://lentera.example/", settings, words)
    settings = replace(SETTINGS, utm={"campaign": "{campaign}"})
    assert "https://lentera.example/" == tagged("https://lentera.example/", settings, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://a.de/x", True),
        ("See https://a.de/x.", True),
        ("(https://a.de/x) there", True),
        ("https://a.de/x/ there", True),
        ("https://a.de/xy", False),
        ("https://a.de/x/y", False),
        ("https://a.de/x?b", False),
        ("https://a.de/x#b", False),
        ("https://a.de/x.html", False),
        ("https://a.de/x-y and https://a.de/x!", True),
        ("nothing", False),
    ],
)
def test_a_text_holds_a_link_as_a_whole(text: str, expected: bool) -> None:
    """The beginning of a longer address is another address."""
    assert expected is holds(text, "https://a.de/x")
    assert expected is holds(text, "https://a.de/x/")
