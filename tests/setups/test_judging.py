"""What a page lacks of its service's set-up, and how long things live."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from channels.parts import channel
from masthead.health import Health
from masthead.settings import Settings
from masthead.setups import SET_UP, Need, Pin, Setup, setup_of
from masthead.setups.judging import (
    address_fault,
    check_secrets,
    check_version,
    gaps,
    key_of,
    lacking,
    misfits,
    until,
)

SETUP = Setup(
    page="https://a.example/apps",
    steps=("Make an app.",),
    needs=(
        Need("token", "the token", "TOKEN", secret=True),
        Need("account", "the room", "7"),
        Need("url", "the server", "https://a.example"),
        Need("handle", "the name", "lentera"),
        Need("reach", "who sees it", "public", optional=True, values=("public", "few")),
    ),
    source="a page",
    as_of="2026-11-22",
)
WHOLE = channel(
    "a", account="7", handle="lentera", secrets={"token": "T"}, options={"url": "https://a.example"}
)
TODAY = date(2026, 12, 7)


def test_a_whole_page_lacks_nothing() -> None:
    """What may be left out is not missed."""
    assert [] == list(lacking(SETUP, WHOLE))


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"account": ""}, "account"),
        ({"secrets": {}}, "secrets.token"),
        ({"options": {}}, "url"),
        ({"handle": ""}, "handle"),
    ],
)
def test_what_is_missing_is_named_by_its_key(fields: dict[str, object], key: str) -> None:
    """So that a person finds the place."""
    page = replace(WHOLE, **fields)

    assert [key] == [key_of(need) for need in lacking(SETUP, page)]


def test_a_setting_that_nobody_reads_is_a_fault() -> None:
    """A misspelt name, or a value that there is not, would change nothing in silence."""
    page = replace(WHOLE, settings={"reech": "few", "reach": "many"})

    assert [("reech", "a has no setting 'reech'"), ("reach", "'many' is none of public, few")] == (
        list(misfits(SETUP, page))
    )


def test_a_whole_channel_has_no_gaps() -> None:
    """Nor has one of which nobody knows what it needs."""
    assert [] == list(gaps(SETUP, WHOLE, Settings("Lentera")))
    assert [] == list(gaps(None, channel("folder"), Settings("Lentera")))


def test_gaps_name_their_place_and_the_next_step() -> None:
    """What a service elsewhere gives may come later; an address that is none may not."""
    page = replace(WHOLE, account="", options={"url": "a.example"}, settings={"reech": "few"})
    setup = replace(SETUP, public=True, hosted=True)

    assert [
        ("url", "write a whole web address", False),
        ("account", "see https://a.example/apps", True),
        ("settings.reech", "take it out, or correct it", True),
        ("visibility", "write it, once everybody may read the page", True),
        ("public_url", "write `public_url: https://...` into masthead.yml", True),
    ] == [(one.name, one.hint, one.later) for one in gaps(setup, page, Settings("Lentera"))]
    assert {"account": False, "visibility": False} == {
        one.name: one.later
        for one in gaps(replace(setup, page=""), page, Settings("Lentera"))
        if one.name in {"account", "visibility"}
    }


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://a.example/in", ""),
        ("http://a.example/in", "does not start with https://"),
        ("HTTP://a.example", "does not start with https://"),
        ("http://localhost.a.example/", "does not start with https://"),
        ("http://127.0.0.1:8080/in", ""),
        ("http://localhost", ""),
        ("http://[::1]:8008/", ""),
        ("a.example", "does not start with https://"),
        ("https://a:b@a.example", "holds a user name or password"),
        ("", ""),
    ],
)
def test_posts_go_over_https_or_stay_on_this_machine(url: str, fault: str) -> None:
    """Where a service asks for an address."""
    assert fault == address_fault(SETUP, url)


def test_another_use_of_an_address_is_left_alone() -> None:
    """A page may name one that nobody sends to."""
    assert "" == address_fault(None, "http://a.example")


@pytest.mark.parametrize(
    ("last", "health"),
    [
        (date(2026, 12, 7), Health.BAD),
        (date(2026, 12, 8), Health.SOON),
        (date(2027, 1, 6), Health.SOON),
        (date(2027, 1, 7), Health.GOOD),
    ],
)
def test_what_ends_is_told_a_month_before(last: date, health: Health) -> None:
    """On its last day it is bad, thirty days before that it is said."""
    found = until("token", last, TODAY, "the token", "renew it")

    assert (health, last, health is not Health.GOOD) == (
        found.health,
        found.until,
        bool(found.step),
    )


def test_a_version_without_a_last_day_is_good() -> None:
    """Nothing is made up."""
    assert Health.GOOD is check_version(Pin("v", "1", None, "a page"), TODAY).health
    dead = Pin("v", "1", date(2026, 1, 1), "a page")
    assert Health.BAD is check_version(dead, TODAY).health


def test_secrets_are_missed_only_where_they_are_needed() -> None:
    """On a writer's machine their absence says nothing; online it does; values never show."""
    found = {
        online: [one.health for one in check_secrets(SETUP, WHOLE, {}, online=online)]
        for online in (False, True)
    }
    assert {False: [Health.UNKNOWN], True: [Health.BAD]} == found
    (set_,) = check_secrets(SETUP, WHOLE, {"T": "hunter2-hunter2"}, online=True)
    assert (Health.GOOD, "T is set") == (set_.health, set_.said)


def test_a_secret_that_the_service_does_not_ask_for() -> None:
    """It is named, so that nobody sets it in vain."""
    page = replace(WHOLE, secrets={"password": "P"})

    (found,) = check_secrets(SETUP, page, {}, online=False)
    assert "a asks for no secret 'password'" == found.said


@pytest.mark.parametrize("service", sorted(SET_UP))
def test_every_set_up_is_whole(service: str) -> None:
    """A page of the service, steps, dated facts; needs with words and examples."""
    setup = setup_of(service)

    assert setup is not None
    assert setup.page.startswith("https://") or service in {"site", "webhook"}
    assert setup.steps
    assert setup.source
    assert date.fromisoformat(setup.as_of)
    for need in setup.needs:
        assert need.what
        assert need.example or need.values or need.optional
        assert not need.secret or need.example == need.example.upper()
