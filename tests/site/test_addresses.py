"""Every file of the hub has one place in the tree, and every place one address."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.site.addresses import (
    absolute,
    address,
    link,
    media_place,
    page_place,
    post_place,
    relative,
)

NAMES = st.text("abcäß -.", min_size=1, max_size=5).filter(lambda name: name.strip(". ") != "")
PLACES = st.lists(NAMES, min_size=1, max_size=4).map("/".join).map(lambda path: f"{path}.md")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("content/index.md", "index.md"),
        ("content/brand/logo/index.md", "brand/logo/index.md"),
        ("strategy/channels/mastodon.md", "channels/mastodon.md"),
        ("strategy/goals/trust-2026.md", "strategy/goals/trust-2026.md"),
    ],
)
def test_place_of_a_page(path: str, place: str) -> None:
    """Pages of `content/` stand at the root, channels on their own, the rest in `strategy/`."""
    assert place == page_place(path)


def test_place_of_shared_media() -> None:
    """A shared file keeps its path: people link to a logo."""
    assert "brand/logo/mark.svg" == media_place("content/brand/logo/mark.svg")


@pytest.mark.parametrize("folder", ["content/posts/2026/secret-launch", "strategy/competitors"])
def test_place_of_private_media(folder: str) -> None:
    """The folder of a post or of the strategy does not show in the address of its files."""
    place = media_place(f"{folder}/chart.png")

    assert place.startswith("media/")
    assert place.endswith("/chart.png")
    assert "secret" not in place
    assert "competitors" not in place


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("index.md", ""),
        ("posts/a/index.md", "posts/a/"),
        ("voice/en.md", "voice/en/"),
        ("calendar.ics", "calendar.ics"),
        ("media/two words.png", "media/two%20words.png"),
    ],
)
def test_address(place: str, expected: str) -> None:
    """A page's address is a folder; other files keep their name."""
    assert expected == address(place)


@pytest.mark.parametrize("post", ["a", "index", "page"])
def test_address_of_a_post(post: str) -> None:
    """A post's address is made of its id, whatever the id is."""
    assert f"posts/{post}/" == address(post_place(post))


def test_absolute() -> None:
    """A full address joins the site's and the place's."""
    assert "https://brand.example/posts/a/" == absolute("https://brand.example", "posts/a/index.md")


@given(PLACES, PLACES)
def test_links_lead_where_they_should(origin: str, target: str) -> None:
    """A browser that follows a link from any page arrives at the target's address."""
    base = "https://brand.example/"

    assert base + address(target) == urljoin(base + address(origin), link(origin, target))


def test_relative_to_itself() -> None:
    """A page that links to itself writes the current folder."""
    assert "./" == relative("a/", "a/")
