"""A link leads to its page's place in this site, or nowhere."""

from __future__ import annotations

import pytest

from masthead.site.links import Links, Target

LINKS = Links(
    places={
        "content/index.md": "index.md",
        "content/brand/index.md": "brand/index.md",
        "content/brand/type.md": "brand/type.md",
        "content/posts/2026/repair/index.md": "posts/repair/index.md",
        "strategy/channels/mastodon.md": "channels/mastodon.md",
    },
    media={
        "content/media/two lamps.jpg",
        "content/media/page.html",
        "content/posts/2026/repair/bench.jpg",
        "strategy/competitors/chart.png",
    },
    banned_hosts=frozenset({"hub.brand.example"}),
)


@pytest.mark.parametrize(
    ("written", "path", "place", "href"),
    [
        ("brand/type.md", "content/index.md", "index.md", "brand/type.md"),
        ("brand/", "content/index.md", "index.md", "brand/index.md"),
        ("type", "content/brand/index.md", "brand/index.md", "type.md"),
        ("type.md#sizes", "content/brand/index.md", "brand/index.md", "type.md#sizes"),
        ("type.md?x=1", "content/brand/index.md", "brand/index.md", "type.md"),
        ("/brand/type.md", "content/voice/en.md", "voice/en.md", "../brand/type.md"),
        (
            "../../strategy/channels/mastodon.md",
            "content/brand/index.md",
            "brand/index.md",
            "../channels/mastodon.md",
        ),
        (
            "../posts/2026/repair/index.md",
            "content/brand/index.md",
            "brand/index.md",
            "../posts/repair/index.md",
        ),
        ("#sizes", "content/brand/type.md", "brand/type.md", "#sizes"),
        ("https://a.example/x?y=1#z", "content/index.md", "index.md", "https://a.example/x?y=1#z"),
        (
            "https://a.example/a (b)",
            "content/index.md",
            "index.md",
            "https://a.example/a%20%28b%29",
        ),
        ("//a.example/x", "content/index.md", "index.md", "//a.example/x"),
        ("mailto:a@b.example", "content/index.md", "index.md", "mailto:a@b.example"),
    ],
)
def test_leads_to(written: str, path: str, place: str, href: str) -> None:
    """Links are relative to their file, or from `content/` with a leading slash."""
    assert Target(href) == LINKS.resolve(written, path, place)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "../strategy/goals/secret.md",
        "nowhere.md",
        "../../../etc/passwd",
        "media/page.html",
        "../strategy/competitors/chart.png",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "https://hub.brand.example/plans",
        "https://HUB.brand.example./plans",
        "//hub.brand.example/plans",
        "http://[broken",
    ],
)
def test_leads_nowhere(written: str) -> None:
    """What is not in the site, would run, or names an internal host loses its target."""
    assert Target() == LINKS.resolve(written, "content/index.md", "index.md")


def test_media_are_noted() -> None:
    """A file that a link shows is named, so that it comes along."""
    target = LINKS.resolve("media/two%20lamps.jpg", "content/index.md", "index.md")

    assert Target("media/two%20lamps.jpg", "content/media/two lamps.jpg") == target


def test_media_of_the_strategy() -> None:
    """A page of the strategy may bring its own pictures, a page elsewhere may not."""
    found = LINKS.resolve("../competitors/chart.png", "strategy/goals/x.md", "strategy/goals/x.md")

    assert "strategy/competitors/chart.png" == found.media


def test_address_in_html() -> None:
    """In HTML, addresses are relative to the page's own address."""
    target = LINKS.resolve("../brand/type.md", "content/voice/en.md", "voice/en.md", page=True)

    assert Target("../../brand/type/") == target
