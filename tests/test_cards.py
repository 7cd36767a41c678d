"""Preview cards show a message as its network does, and let nothing through unescaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from masthead.cards import CARD_CSS, card
from masthead.channel import Channel
from masthead.compose import compose, limits_of
from masthead.post import Media, Post
from post_builder import channel_of, hub_of, post_of

BENCH = Media("bench.jpg", "content/posts/bench.jpg", 'A "lamp" <b>')


def card_of(post: Post, channel: Channel | None = None, **options: object) -> str:
    """Return the card of a post for a channel."""
    channel = channel or channel_of("mastodon", handle="lentera@chaos.example", title="Mastodon")
    return card(compose(post, channel, hub_of()), channel, limits_of(channel), **options)  # type: ignore[arg-type]


class Elements(HTMLParser):
    """Collects the elements of a page, and notices one that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))
        if tag not in {"img", "meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last element."""
        assert tag == self.open.pop()


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the elements of a whole fragment."""
    parser = Elements()
    parser.feed(html)
    parser.close()
    assert [] == parser.open
    return parser.found


def test_a_card_shows_who_posts_what_where() -> None:
    """Name, account, network, text, length."""
    html = card_of(post_of("Bring your #lamp to @sari, https://a.de/x.", lang="en"))

    assert '<article class="mh-card mh-network-mastodon" aria-label="Mastodon, Mastodon">' in html
    assert "@lentera@chaos.example" in html
    assert 'lang="en"' in html
    assert '<span class="mh-hashtag">#lamp</span>' in html
    assert '<span class="mh-account">@sari</span>,' in html
    assert 'href="https://a.de/x" rel="nofollow noopener">https://a.de/x</a>.' in html
    assert "51/500 characters" in html


def test_a_text_above_the_limit_is_marked() -> None:
    """What does not fit stands out, in the text and in the count."""
    html = card_of(post_of("a" * 300 + "bcd"), channel_of("bluesky"))

    assert '<mark class="mh-over">bcd</mark>' in html
    assert '<strong class="mh-excess">303/300 graphemes, over by 3</strong>, 303/3000 bytes' in html


def test_a_thread_numbers_its_parts() -> None:
    """A reader sees which part a count belongs to."""
    html = card_of(post_of("One\n---\nTwo"))

    assert "1 of 2: 3/500" in html
    assert "2 of 2: 3/500" in html


def test_media_show_their_alt_text() -> None:
    """A picture needs an address from the caller; without it its name stands there."""
    bare = Media("b.jpg", "content/b.jpg")
    html = card_of(post_of("Hi", media=(BENCH, bare)))

    assert '<span class="mh-file">bench.jpg</span>' in html
    assert "Alt: A &quot;lamp&quot; &lt;b&gt;" in html
    assert "no alt text" in html
    assert '<div class="mh-gallery"><figure' in html
    assert '<img src="/m/content/b.jpg" alt="" loading="lazy">' in card_of(
        post_of("Hi", media=(bare,)), media_url=lambda item: f"/m/{item.path}"
    )


def test_a_link_beside_the_text_is_shown() -> None:
    """A link in the text is not shown twice; one that leads nowhere is no link."""
    post = post_of("Hi", link="https://other.example/a")

    assert "mh-link-field" in card_of(post, channel_of("instagram"))
    assert "mh-link-field" not in card_of(post)
    assert "Link: javascript:x" in card_of(post_of("Hi", link="javascript:x"), channel_of("site"))


def test_titles_show_where_the_network_shows_them() -> None:
    """YouTube, Reddit, e-mail and the site have titles, Mastodon has none."""
    post = post_of("Hi", title="A title")

    assert ["youtube", "site", "email"] == [
        network
        for network in ("youtube", "site", "email", "mastodon")
        if "mh-title" in card_of(post, channel_of(network))
    ]


def test_what_goes_beside_or_not_at_all_is_noted() -> None:
    """First comment, what is left out, and whom the network does not know."""
    html = card_of(post_of("Hi {@repair-cafe} <b>", first_comment="More"), channel_of("bluesky"))

    assert "<li>First comment: More</li>" in html
    assert "<li>Not sent (html): &lt;b&gt;</li>" in html
    assert "<li>No account here: repair-cafe</li>" in html


HOSTILE = '"><script>alert(1)</script><img src=x onerror=\'x\'>&lt; https://a.de/"><b>x #a<b @c"d'

ELEMENTS = "article header span p a figure img figcaption div mark ul li strong em"
ATTRIBUTES = "class aria-label aria-hidden lang dir href rel src alt loading"


@pytest.mark.parametrize("network", ["mastodon", "site", "instagram", "x", HOSTILE])
def test_no_text_becomes_markup(network: str) -> None:
    """Whatever a writer types, only our own elements and attributes are there."""
    post = post_of(
        HOSTILE.replace("<", "\\<"),
        title=HOSTILE,
        lang=HOSTILE,
        link=HOSTILE,
        first_comment=HOSTILE,
        hashtags=(HOSTILE,),
        media=(Media(HOSTILE, HOSTILE, HOSTILE),),
    )
    channel = channel_of(network, title=HOSTILE, handle=HOSTILE)

    found = elements(card_of(post, channel, media_url=lambda item: item.path))

    assert set() == {tag for tag, _ in found} - set(ELEMENTS.split())
    assert set() == {name for _, attrs in found for name in attrs} - set(ATTRIBUTES.split())
    classes = {name for _, attrs in found for name in (attrs.get("class") or "").split()}
    assert all(re.fullmatch(r"mh-[a-z0-9-]+", name) for name in classes)
    assert all((attrs.get("href") or "https://").startswith("https://") for _, attrs in found)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2."""

    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_can_be_read() -> None:
    """Letters have at least 4.5 to 1 against their ground, in light and dark."""
    for accent in re.findall(r"--mh-accent:(#\w+)", CARD_CSS):
        assert 4.5 <= contrast(accent, "#ffffff"), accent
    light, dark = CARD_CSS.split("prefers-color-scheme")
    for style, names in ((light, ("ink", "quiet")), (dark, ("ink", "quiet"))):
        ground = re.search(r"--mh-ground:(#\w+)", style)
        assert ground is not None
        colours = [m for name in names for m in re.findall(rf"--mh-{name}:(#\w+)", style)]
        colours += re.findall(r"(?:hashtag|missing)\{color:(#\w+)", style)
        assert 4 <= len(colours)
        for colour in colours:
            assert 4.5 <= contrast(colour, ground[1]), colour
    assert 4.5 <= contrast("#7a0c05", "#ffd9d6")


def test_the_style_needs_no_other_host() -> None:
    """No import, no font, no picture."""
    assert not re.search(r"url\(|@import|http", CARD_CSS)


def test_a_link_without_media_gets_a_card() -> None:
    """Where the network draws a card of a link, its place shows host and path, no parameters."""
    shown = card_of(post_of("Read on.", link="https://lentera.example/repair?a=1&b=<2>"))

    assert '<span class="mh-host">lentera.example</span><span>/repair</span>' in shown
    assert "mh-link-card" not in card_of(
        post_of("Read on.", link="https://lentera.example/repair", media=(BENCH,))
    )


@pytest.mark.parametrize(
    ("size", "cut"),
    [
        ((900, 1600), "mh-tallest"),
        ((800, 1000), None),
        ((1910, 1000), None),
        ((3000, 1000), "mh-widest"),
        ((0, 0), None),
    ],
)
def test_what_instagram_cuts(size: tuple[int, int], cut: str | None) -> None:
    """A picture that is too tall or too wide for Instagram is shown cut; others as they are."""
    channel = channel_of("instagram", title="Instagram")
    post = post_of("A bench.", media=(BENCH,))
    options = {"media_url": lambda _media: "a.jpg", "media_size": lambda _media: size}
    elements = Elements()
    elements.feed(card_of(post, channel, **options))
    elements_of_mastodon = Elements()
    elements_of_mastodon.feed(card_of(post, **options))

    assert [cut] == [found.get("class") for tag, found in elements.found if tag == "img"]
    assert [None] == [
        found.get("class") for tag, found in elements_of_mastodon.found if tag == "img"
    ]
