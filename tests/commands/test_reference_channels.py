"""The page of channels says what the tables and the adapters say."""

from __future__ import annotations

import re

from masthead.commands.reference_channels import channels_page
from masthead.compose.services import SERVICES
from masthead.setups import SET_UP, setup_of

PAGE = channels_page()


def rows(title: str) -> list[list[str]]:
    """Return the cells of each row of the first table that follows a text."""
    table = PAGE.partition(title)[2].partition("\n|")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.split("\n")[2:]]


def section(title: str) -> str:
    """Return what stands below a service's heading."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_service_has_a_row_and_a_section() -> None:
    """With its class, and every row has as many cells."""
    found = {re.sub(r".*`(.+)`.*", r"\1", row[0]): row for row in rows("matters.")}

    assert list(SERVICES) == list(found)
    assert {10} == {len(row) for row in found.values()}
    assert [str(one.retry_class) for one in SERVICES.values()] == [row[1] for row in found.values()]
    assert all(one.as_of in section(one.title) for one in SERVICES.values())


def test_what_a_row_says() -> None:
    """A program's abilities, a person's, nobody's."""
    found = {row[0]: row[2:] for row in rows("matters.")}

    assert ["program", "–", "–", "yes", "yes", "yes", "–", "yes"] == found["YouTube (`youtube`)"]
    assert ["person", "–", "by hand", *"–––––"] == found["Reddit (`reddit`)"]
    assert ["–", "–", "–", *"–––––"] == found["Google Plus (`google-plus`)"]
    assert "files" == found["Podcast feed (`podcast`)"][0]


def test_what_follows_a_lost_answer() -> None:
    """By class, with the services that a program publishes to."""
    found = {row[0]: row[2].split(", ") for row in rows("## After a lost answer")}

    assert ["K1", "K2", "K3", "K4", "K5"] == list(found)
    assert {"YouTube", "TikTok"} <= {*found["K3"]}
    assert "Podcast feed" in found["K1"]
    assert "Reddit" not in found["K4"]


def test_limits_set_up_and_reasons() -> None:
    """With units, the page of the set-up, who must agree, and why no program posts."""
    youtube = section("YouTube")

    assert "At most: text 5,000 bytes; title 100; media 1; parts of a thread 1." in youtube
    assert "Set up at <https://console.cloud.google.com/apis/credentials>" in youtube
    assert "who must agree: the service, after a review" in youtube
    assert "`client_id`, `client_secret`, `refresh_token`" in youtube
    assert "Not by program: Reddit approves each app" in section("Reddit")
    assert "Pictures are from 0.8 to 1.91 times as wide as high." in section("Instagram")
    assert "The token lives 60 days." in section("Threads")


def test_every_set_up_is_named() -> None:
    """Its page, as the tables have it; our own services have none."""
    for service in SET_UP:
        setup = setup_of(service)
        assert setup is not None
        where = f"Set up at <{setup.page}>" if setup.page else "Read on "
        assert where in section(SERVICES[service].title)
        assert bool(setup.page) == ("Set up at" in section(SERVICES[service].title))
    assert "Secrets: `signing_key`." in section("Webhook (signed JSON)")
    assert "`public_url` in `masthead.yml`" in section("The hub's own site")
