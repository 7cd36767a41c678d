"""A post becomes, for each channel, exactly what is sent there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.compose import compose, messages
from masthead.compose.counters import COUNTERS
from masthead.compose.services import SERVICES
from masthead.hub import Hub
from masthead.message import Dropped, Message
from masthead.post import Media, Placement, Post
from post_builder import CAFE, SETTINGS, channel_of, hub_of, post_of

BENCH = Media("bench.jpg", "content/posts/2026/bench.jpg", "A lamp on a bench")
LAMP = Media("lamp.jpg", "content/posts/2026/lamp.jpg", "A lamp")
TAGS = "utm_source={}&utm_medium=social"


def composed(post: Post, network: str = "mastodon", service: str = "") -> Message:
    """Compose a post for a network's channel in a small hub."""
    return compose(post, channel_of(network, service), hub_of())


def text_of(post: Post, network: str = "mastodon") -> str:
    """Return the parts' text, a bar between them."""
    return " | ".join(part.text for part in composed(post, network).parts)


def test_a_channel_takes_its_own_section() -> None:
    """Others take the text that is for all."""
    post = post_of("For all.\n\n## @x\n\nFor X.\n\n## @x\n\nAgain.")

    assert "For X." == text_of(post, "x")
    assert "For all." == text_of(post, "bluesky")


def test_without_a_text_the_message_is_empty() -> None:
    """A rule reports it; composing does not fail."""
    message = composed(post_of("## @x\n\nFor X."), "bluesky")

    assert [("", 0)] == [(part.text, part.count) for part in message.parts]


def test_a_message_has_what_the_post_says() -> None:
    """Title, language, first comment and names of channel, service and network."""
    post = post_of("Hi", lang="id", first_comment="Thanks {@repair-cafe}")

    message = composed(post, "mastodon", "folder")

    assert ("repair-week", "mastodon", "folder", "mastodon", "Repair week", "id") == (
        message.post,
        message.channel,
        message.service,
        message.network,
        message.title,
        message.lang,
    )
    assert "Thanks @cafe@chaos.example" == message.first_comment


def test_the_language_is_the_posts_the_channels_or_the_hubs() -> None:
    """The nearest one counts."""
    hub = hub_of(settings=replace(SETTINGS, languages=("ru", "en")))

    assert "tl" == compose(post_of(), channel_of(lang="tl"), hub).lang
    assert "ru" == compose(post_of(), channel_of(), hub).lang


def test_three_dashes_start_the_next_part() -> None:
    """Each part is counted by itself and knows its place."""
    message = composed(post_of("One *two*\n---\nThree", line=20), "bluesky")

    assert [("One two", 7, 300, "graphemes"), ("Three", 5, 300, "graphemes")] == [
        (part.text, part.count, part.limit, part.unit) for part in message.parts
    ]
    assert [(20, 1), (20, 6), (22, 1)] == [
        (span.line, span.column) for part in message.parts for span in part.origin
    ]


def test_a_person_has_one_name_per_network() -> None:
    """The account where there is one, without a second `@`; else the name."""
    post = post_of("Thanks, {@repair-cafe} and {@nobody}")

    assert "Thanks, @cafe@chaos.example and {@nobody}" == text_of(post, "mastodon")
    assert "Thanks, @cafe and {@nobody}" == text_of(post, "x")
    assert "Thanks, Repair Café and {@nobody}" == text_of(post, "bluesky")


def test_unknown_accounts_are_listed_once() -> None:
    """A network without accounts misses none; an id that nobody has is missed everywhere."""
    post = post_of("{@repair-cafe} {@nobody} {@repair-cafe}", first_comment="{@nobody}")

    assert ("repair-cafe", "nobody") == composed(post, "bluesky").unresolved
    assert ("nobody",) == composed(post, "mastodon").unresolved
    assert ("nobody",) == composed(post, "site").unresolved


def test_link_and_hashtags_close_the_first_part() -> None:
    """Each is a paragraph of its own; the replies of a thread stay clean."""
    post = post_of(
        "One\n---\nTwo", link="https://other.example/a", hashtags=("RepairWeek", "#Lamps")
    )

    assert "One\n\nhttps://other.example/a\n\n#RepairWeek #Lamps | Two" == text_of(post)
    assert ["https://other.example/a", ""] == [part.link for part in composed(post).parts]


def test_a_post_without_text_is_link_and_hashtags() -> None:
    """No blank lines stand before them."""
    assert "#Lamps" == text_of(post_of("", hashtags=("Lamps",)))


def test_hashtags_appear_once() -> None:
    """Neither one from the text nor one named twice comes again, whatever its case."""
    post = post_of(
        "Our #repairweek\n---\nis #Лампы", hashtags=("RepairWeek", "лампы", "Lamps", "lamps", "")
    )

    assert "Our #repairweek\n\n#Lamps | is #Лампы" == text_of(post)
    assert ("RepairWeek", "лампы", "Lamps") == composed(post).hashtags


def test_a_longer_hashtag_is_another_one() -> None:
    """`#RepairWeek2026` does not stand for `#RepairWeek`."""
    post = post_of("#RepairWeek2026", hashtags=("RepairWeek",))

    assert "#RepairWeek2026\n\n#RepairWeek" == text_of(post)


@pytest.mark.parametrize("network", ["site", "email", "slack", "discord", "matrix", "reddit"])
def test_where_hashtags_lead_nowhere_they_stay_a_field(network: str) -> None:
    """The message has them for whoever can use them."""
    message = composed(post_of("Hi", hashtags=("Lamps",)), network)

    assert ("Hi", ("Lamps",)) == (message.parts[0].text, message.hashtags)


@pytest.mark.parametrize(
    "network",
    ["site", "email", "webhook", "folder", "manual", "podcast", "pinterest", "instagram", "tiktok"],
)
def test_where_a_link_is_a_field_or_dead_it_stays_out_of_the_text(network: str) -> None:
    """The part has it beside the text."""
    message = composed(post_of("Hi", link="https://other.example/a"), network)

    assert [("Hi", "https://other.example/a")] == [(p.text, p.link) for p in message.parts]


def test_a_carrier_follows_the_habits_of_its_network() -> None:
    """A folder that stands for Mastodon gets the link in the text."""
    message = composed(post_of("Hi", link="https://other.example/a"), "mastodon", "folder")

    assert "Hi\n\nhttps://other.example/a" == message.parts[0].text


def test_links_to_our_site_are_tagged() -> None:
    """The parameters name network and campaign; the site's own posts get none."""
    post = post_of("Hi", link="https://lentera.example/a", campaign="Repair-Week")
    tagged = f"https://lentera.example/a?{TAGS.format('x')}&utm_campaign=repair-week"

    assert tagged == composed(post, "x").parts[0].link
    assert f"Hi\n\n{tagged}" == text_of(post, "x")
    assert "https://lentera.example/a" == composed(post, "site").parts[0].link


@pytest.mark.parametrize(
    "body",
    ["See https://lentera.example/a.", "One\n---\n[See](https://lentera.example/a/)"],
)
def test_a_link_in_the_text_is_not_added(body: str) -> None:
    """What the writer typed stays as typed; the field has the parameters."""
    message = composed(post_of(body, link="https://lentera.example/a"))

    assert [1, 0] == [
        sum(part.text.count("lentera.example") for part in message.parts),
        sum(part.text.count("utm_") for part in message.parts),
    ]
    assert "utm_source=mastodon" in message.parts[0].link


def test_a_channel_can_have_its_own_link_and_media() -> None:
    """An empty link or list means none."""
    own = Placement("x", link="https://x.example/own", media=(LAMP,))
    bare = Placement("bluesky", link="", media=())
    post = post_of("Hi", placements=(own, bare), link="https://all.example", media=(BENCH,))

    assert ("Hi\n\nhttps://x.example/own", (LAMP,)) == (
        text_of(post, "x"),
        composed(post, "x").parts[0].media,
    )
    assert ("Hi", ()) == (text_of(post, "bluesky"), composed(post, "bluesky").parts[0].media)
    assert (BENCH,) == composed(post).parts[0].media


def test_media_go_with_the_first_part_unless_another_shows_them() -> None:
    """An image in Markdown places a file of the post; one that is not there is left out."""
    post = post_of("One\n---\nTwo ![](lamp.jpg) ![](gone.jpg)", media=(BENCH, LAMP))

    message = composed(post)

    assert [(BENCH,), (LAMP,)] == [part.media for part in message.parts]
    assert "Two" == message.parts[1].text
    assert (Dropped("image", "gone.jpg", 12, 19),) == message.dropped


def test_a_caption_has_its_own_limit() -> None:
    """Telegram takes 4096 characters, and 1024 under a picture."""
    post = post_of("One\n---\nTwo", media=(BENCH,))

    assert [1024, 4096] == [part.limit for part in composed(post, "telegram").parts]


def test_nothing_is_cut() -> None:
    """A text above the limit is sent to the check as it is."""
    part = composed(post_of("a" * 700), "x").parts[0]

    assert ("a" * 700, 700, 280) == (part.text, part.count, part.limit)


def test_html_is_never_sent() -> None:
    """A comment for colleagues stays in the repository, and the message says so."""
    message = composed(post_of("Hi <!-- ask Sari --> there"))

    assert "Hi there" == message.parts[0].text
    assert [("comment", 10, 4)] == [(d.kind, d.line, d.column) for d in message.dropped]


def test_messages_come_in_the_posts_order_for_known_channels() -> None:
    """A channel that the hub does not have is left to a rule."""
    post = post_of("Hi", channels=("x", "gone", "mastodon"))
    hub = hub_of(post, channels=(channel_of("mastodon"), channel_of("x")))

    assert ["x", "mastodon"] == [message.channel for message in messages(post, hub)]


@given(
    st.text(st.sampled_from("ab é—中👍🏽*_[]()<>#@{}\n-`&; .:/"), max_size=60),
    st.sampled_from(list(SERVICES)),
)
def test_any_text_composes_for_any_network(body: str, network: str) -> None:
    """Counts are those of the text, places lie inside it, and the same post gives the same."""
    post = post_of(body, link="https://lentera.example/a", hashtags=("Lamps",), media=(BENCH,))

    message = composed(post, network)

    assert message == composed(post, network)
    assert 1 == sum(BENCH in part.media for part in message.parts)
    for part in message.parts:
        assert COUNTERS[SERVICES[network].limits.counter].count(part.text) == part.count
        assert all(span.end <= len(part.text) for span in part.origin)


def test_a_hub_without_people_still_composes() -> None:
    """Names stay as they were written, so that the check can show them."""
    message = compose(post_of("{@repair-cafe}"), channel_of(), Hub(SETTINGS))

    assert ("{@repair-cafe}", (CAFE.id,)) == (message.parts[0].text, message.unresolved)
