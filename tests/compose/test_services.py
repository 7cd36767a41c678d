"""The table of services is complete and honest, and channels narrow their limits."""

from __future__ import annotations

from datetime import date

import pytest

from masthead.compose import limits_of
from masthead.compose.counters import COUNTERS
from masthead.compose.services import FORMATS, NUMBERS, SERVICES, takes_comment
from masthead.service import Limits, Service
from post_builder import channel_of

NAMES = (
    "folder site webhook manual mastodon bluesky x threads tiktok linkedin linkedin-person "
    "facebook instagram telegram discord discord-webhook slack slack-webhook matrix email youtube "
    "vk ok pinterest reddit whatsapp podcast google-plus"
)


def test_every_service_is_there() -> None:
    """The design names them, the old ones too."""
    assert NAMES.split() == list(SERVICES)


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_every_row_is_dated_and_usable(service: Service) -> None:
    """A row has a date, a source, a known counter, known formats, and a reason where by hand."""
    assert date(2026, 11, 22) <= date.fromisoformat(service.as_of)
    assert service.source
    assert service.limits.counter in COUNTERS
    assert set(service.formats) <= set(FORMATS)
    assert bool(service.reason) is (service.publishes in {"manual", "archived"})
    assert service.publishes in {"api", "files", "manual", "archived"}
    assert not service.compose_url or service.compose_url.startswith("https://")


@pytest.mark.parametrize(
    ("network", "service", "takes"),
    [
        ("linkedin", "linkedin", True),
        ("linkedin", "manual", True),
        ("linkedin", "folder", True),
        ("linkedin", "webhook", False),
        ("email", "manual", False),
        ("site", "site", False),
        ("semaphore", "semaphore", True),
    ],
)
def test_a_first_comment_needs_both_who_carries_it_and_where_it_goes(
    network: str, service: str, *, takes: bool
) -> None:
    """What another package serves is that package's business."""
    assert takes is takes_comment(channel_of(network, service))


def test_only_carriers_lend_themselves_to_a_network() -> None:
    """A folder, a webhook or a person can carry what is meant for another network."""
    carriers = [service.id for service in SERVICES.values() if service.carrier]

    assert ["folder", "webhook", "manual"] == carriers


def test_a_channel_has_its_networks_limits() -> None:
    """Whatever carries the message, the network's numbers count."""
    expected = SERVICES["mastodon"].limits

    assert expected == limits_of(channel_of("mastodon"))
    assert expected == limits_of(channel_of("mastodon", service="folder"))
    assert Limits() == limits_of(channel_of("folder"))


def test_a_page_can_only_narrow_limits() -> None:
    """A lower number wins, a higher one does not, and a new one stands."""
    limits = limits_of(
        channel_of("mastodon", limits={"text": 400, "media": 40, "hashtags": 3, "counter": 1})
    )

    assert (400, 4, 3, "mastodon") == (limits.text, limits.media, limits.hashtags, limits.counter)


def test_an_unknown_network_has_no_limits() -> None:
    """A rule reports the name; composing goes on."""
    assert Limits() == limits_of(channel_of("friendster"))


def test_the_numbers_are_fields() -> None:
    """Every limit that a page may lower is a limit."""
    assert NUMBERS <= set(Limits.__slots__)
