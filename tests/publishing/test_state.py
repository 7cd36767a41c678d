"""Where deliveries stand, as far as this clone knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hub_builder import post
from masthead.publishing.state import DRIFT, judged, look, with_drift
from masthead.record import Hold, State
from masthead.schedule import deliveries
from masthead.workspace import load_hub
from publishing.house import House, build

NAME = "repair-week@outbox"
FILE = "content/posts/2026/repair-week.md"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a hub with one due post that has a picture."""
    text = post("media:\n  - file: /media/lamp.png\n    alt: A lamp.\n")
    return build(tmp_path / "hub", {FILE: text, "content/media/lamp.png": b"one"})


def reasons(house: House) -> list[str]:
    """Return the deliveries' reasons."""
    return [one.reason for one in with_drift(house.root, look(house.root, house.now))]


def test_a_look_needs_no_ledger_and_no_git(tmp_path: Path) -> None:
    """A new hub shows what it plans."""
    from hub_builder import write_hub

    seen = look(write_hub(tmp_path / "hub"), House(tmp_path).now)

    assert [State.DUE] == [one.state for one in seen.deliveries]
    assert seen.hold is None


def test_what_was_published_as_it_is_has_no_drift(house: House) -> None:
    """Nothing is reported that is not so."""
    house.publish()

    assert [""] == reasons(house)


def test_a_changed_text_is_reported_as_drift(house: House) -> None:
    """And never sent."""
    house.publish()
    house.write(FILE, post(body="Another text.\n"))

    assert [DRIFT] == reasons(house)


def test_a_changed_picture_is_reported_as_drift(house: House) -> None:
    """The hash covers the media's bytes."""
    house.publish()
    (house.root / "content/media/lamp.png").write_bytes(b"two")

    assert [DRIFT] == reasons(house)


def test_what_cannot_be_compared_is_not_called_drift(house: House) -> None:
    """A post that has gone, or that went out by hand."""
    house.publish()
    seen = look(house.root, house.now)
    (delivery,) = seen.deliveries
    assert delivery.record is not None
    by_hand = replace(delivery, record=replace(delivery.record, content_hash=""))
    gone = replace(delivery, post="gone")

    found = with_drift(house.root, replace(seen, deliveries=(by_hand, gone)))

    assert ["", ""] == [one.reason for one in found]


def test_a_view_for_others_is_judged_like_the_next_run(house: House) -> None:
    """What that run would hold is held, for who has read the hub already (the site)."""
    hub = load_hub(house.root)
    house.write(FILE, post(body="Not committed.\n"))

    (plain,) = deliveries(hub, house.now)
    (one,) = judged(house.root, hub, house.now)

    assert (State.DUE, State.HELD) == (plain.state, one.state)
    assert one.next_step


def test_where_nothing_is_due_nothing_is_judged(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No git, no check: a site with 1,000 old posts pays nothing."""
    house.publish()
    seen = look(house.root, house.now)
    monkeypatch.setattr("masthead.repo.git.subprocess", None)
    monkeypatch.setattr("masthead.publishing.state.find_errors", None)

    assert seen.deliveries == judged(house.root, seen.hub, house.now)


def test_a_hold_of_everything_is_in_the_view(house: House) -> None:
    """Whoever gives it."""
    hold = Hold("A storm", "sari", house.now.timestamp())

    (one,) = judged(house.root, load_hub(house.root), house.now, hold)

    assert (State.HELD, "masthead release") == (one.state, one.next_step)
