"""What no program can post goes to a person, whatever the service lets a program know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hub_builder import post
from masthead.channels.manual import Manual
from masthead.compose.services import SERVICES
from masthead.publishing.choice import _format
from masthead.publishing.deciding import resolve
from masthead.publishing.decision import Published
from masthead.publishing.freezing import freeze
from masthead.publishing.tasks import recovery, sending
from masthead.record import Plan, Receipt, Record, State
from masthead.schedule import Delivery, deliveries
from masthead.service import Service
from masthead.workspace import load_hub
from publishing.house import House, build

NAME = "repair-week@other"
POLL = "content/posts/2026/repair-week.md"
HANDED = [service for service in SERVICES.values() if "poll" in service.by_hand]
PAGE = "---\ntitle: Other\nservice: {}\nstatus: active\nowner: sari\n---\nHere.\n"


def house_of(root: Path, service: str, front: str = "format: poll") -> House:
    """Return a hub with one due poll to a service, and none of its secrets."""
    files = {
        "strategy/channels/other.md": PAGE.format(service),
        POLL: post(front, "Which lamp?\n\n1. Brass\n2. Tin\n", channels="[other]"),
    }
    return build(root / "hub", files)


def seen(house: House) -> Delivery:
    """Return the delivery as the schedule has it before a run."""
    (found,) = deliveries(load_hub(house.root), house.now)
    return found


@pytest.mark.parametrize("service", HANDED, ids=[service.id for service in HANDED])
def test_a_poll_waits_as_a_bundle_for_a_person(service: Service, tmp_path: Path) -> None:
    """The schedule says so before; no secret is asked for; the ledger holds no request."""
    house = house_of(tmp_path, service.id)
    assert "a person posts it" in seen(house).reason

    result = house.publish()
    record = house.records[NAME]
    assert (False, Plan.PERSON) == (result.failed, record.plan)
    assert "Make it a poll" in (house.root / record.handle / "checklist.md").read_text()

    house.publish()
    assert record == house.records[NAME]
    resolve(house.root, NAME, Published("https://social.example/1"), house.now)
    assert State.PUBLISHED is house.records[NAME].state


@pytest.mark.parametrize("service", HANDED, ids=[service.id for service in HANDED])
def test_a_text_to_the_same_channel_is_the_programs(service: Service, tmp_path: Path) -> None:
    """It needs the channel's secrets, which are not there: nothing is sent, and nobody asked."""
    house = house_of(tmp_path, service.id, "format: text")
    assert "" == seen(house).reason

    assert house.publish().failed
    assert NAME not in house.records
    assert not (house.root / "build" / "outbox").exists()


def test_a_poll_costs_nothing_where_posts_are_paid(tmp_path: Path) -> None:
    """The month's budget of X does not hold back what a person posts."""
    house = house_of(tmp_path, "x")
    page = house.root / "strategy/channels/other.md"
    page.write_text(page.read_text().replace("owner:", 'settings: {budget: "0.01"}\nowner:'))
    house.commit()

    assert not house.publish().failed
    assert Plan.PERSON is house.records[NAME].plan


def test_a_record_without_a_message_is_not_taken_for_a_bundle(tmp_path: Path) -> None:
    """Nobody knows what its run sent: what the post is now says nothing of it."""
    house = house_of(tmp_path, "telegram")
    found = replace(seen(house), state=State.SENDING, record=Record("a", "b", State.SENDING))

    assert "" == _format(load_hub(house.root), found)


def test_a_task_names_the_format_that_a_claim_keeps(tmp_path: Path) -> None:
    """That of the message which is frozen; of what is half out, that of the older one."""
    house = house_of(tmp_path, "telegram")
    hub = load_hub(house.root)
    frozen = freeze(house.root, hub, hub.posts["repair-week"], hub.channels["other"])
    half = Record("repair-week", "other", State.CLAIMED, payload={"parts": ["a", "b"]})
    out = replace(half, receipts=(Receipt("1"),))
    open_ = replace(half, state=State.SENDING, payload=frozen.payload)

    who = Manual(hub.channels["other"], None)  # type: ignore[arg-type]
    found = seen(house)
    made = [
        sending(replace(found, record=one), who, frozen, "c0ffee", None).format
        for one in (None, half, out)
    ]
    assert ["poll", "poll", ""] == made
    assert "poll" == recovery(hub, replace(found, state=State.SENDING, record=open_), who).format
