"""Take back what is out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from hub_builder import post
from loopback import serve
from masthead.errors import UsageError
from masthead.protocol.outcome import Absent, Ambiguous, ByHand, Outcome, Refused
from masthead.publishing.deciding import resolve
from masthead.publishing.decision import Published, Retract
from masthead.publishing.retracting import _ask
from masthead.record import Receipt, Record, State
from masthead.schedule import Delivery
from masthead.site.selection import PUBLIC, posts_of
from masthead.workspace import load_hub
from publishing.house import MANUAL, WEBHOOK, House, build

NAME = "repair-week@outbox"
FILE = "content/posts/2026/repair-week.md"
BY = "retracted by somebody: a wrong date"


def retract(house: House, name: str = NAME) -> Delivery:
    """Take a delivery back now."""
    return resolve(house.root, name, Retract("a wrong date"), house.now)


def test_a_folder_goes_and_the_reason_stays(tmp_path: Path) -> None:
    """Whole, with nothing left beside it; no run sends it again."""
    house = build(tmp_path / "hub")
    house.publish()

    taken = retract(house)

    assert (State.RETRACTED, BY) == (taken.state, taken.reason)
    assert [] == list((house.root / "build/outbox/outbox").iterdir())
    assert "build/outbox/outbox/repair-week" == house.records[NAME].remote_id
    result = house.publish()
    assert (frozenset(), False) == (result.taken, result.failed)


def test_what_has_gone_already_is_retracted(tmp_path: Path) -> None:
    """A run that died between the two steps is repeated."""
    house = build(tmp_path / "hub")
    house.publish()
    shutil.rmtree(house.root / "build")

    assert State.RETRACTED is retract(house).state


def test_a_folder_that_is_another_ones_is_left_alone(tmp_path: Path) -> None:
    """Nothing is recorded; the message says what is in the way."""
    house = build(tmp_path / "hub")
    house.publish()
    message = house.root / "build/outbox/outbox/repair-week/message.json"
    message.write_text("{}")

    with pytest.raises(UsageError, match=r"was not taken back: .* is in the way"):
        retract(house)

    assert message.is_file()
    assert State.PUBLISHED is house.records[NAME].state


def test_a_folder_that_cannot_be_removed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays published."""
    house = build(tmp_path / "hub")
    house.publish()

    def full(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("masthead.channels.bundle.tempfile.mkdtemp", full)

    with pytest.raises(UsageError, match="cannot be removed: No space left"):
        retract(house)

    assert State.PUBLISHED is house.records[NAME].state


def test_a_post_leaves_the_site(tmp_path: Path) -> None:
    """By its state: the next build shows what is published only."""
    house = build(tmp_path / "hub", {FILE: post(channels="[site]")})
    house.publish()

    def shown() -> list[str]:
        hub = replace(load_hub(house.root), records=house.records)
        return list(posts_of(hub, PUBLIC))

    assert ["repair-week"] == shown()
    assert State.RETRACTED is retract(house, "repair-week@site").state
    assert [] == shown()


def test_what_no_machine_can_delete_a_person_does(tmp_path: Path) -> None:
    """It is recorded, and the reason says where."""
    with serve(lambda _: (200, {}, b'{"id": "7", "url": "https://a.example/7"}')) as service:
        hook = WEBHOOK.format(url=service.url)
        files = {"strategy/channels/hook.md": hook, FILE: post(channels="[hook]")}
        house = build(tmp_path / "hub", files)
        house.publish()
        taken = retract(house, "repair-week@hook")

    assert 1 == len(service.requests)
    assert f"{BY}; delete it by hand: https://a.example/7" == taken.reason


def test_what_a_person_posted_a_person_deletes(tmp_path: Path) -> None:
    """Whatever the channel's adapter could do with its own."""
    pages = {"strategy/channels/hand.md": MANUAL, FILE: post(channels="[hand, outbox]")}
    house = build(tmp_path / "hub", pages)
    for name in ("repair-week@hand", NAME):
        resolve(house.root, name, Published("https://a.example/1"), house.now)
        taken = retract(house, name)
        assert f"{BY}; delete it by hand: https://a.example/1" == taken.reason


@dataclass
class Fake:
    """A service that takes back what it is asked to, and says what it was."""

    outcome: Outcome
    asked: list[str] = field(default_factory=list)

    def retract(self, record: Record) -> Outcome:
        """Note the ids."""
        self.asked += [receipt.remote_id for receipt in record.receipts]
        return self.outcome


@pytest.mark.parametrize("outcome", [Absent(), Refused("busy"), Ambiguous("lost")])
def test_the_rest_of_a_thread_that_a_person_posted_is_said(outcome: Outcome) -> None:
    """The service takes back its own parts only; an address is no id of it."""
    url = "https://a.example/2"
    receipts = (Receipt("1", "https://a.example/1"), Receipt(url, url))
    fake = Fake(outcome)
    got = _ask(fake, Record("lamp", "outbox", State.PUBLISHED, receipts=receipts))

    assert ["1"] == fake.asked
    assert (ByHand(url) if outcome == Absent() else outcome) == got


def test_a_channel_that_has_gone_is_no_obstacle(tmp_path: Path) -> None:
    """A person looks after it."""
    house = build(tmp_path / "hub")
    house.publish()
    (house.root / "strategy/channels/outbox.md").unlink()

    assert f"{BY}; delete it by hand: build/outbox/outbox/repair-week" == retract(house).reason


def test_only_what_is_out_can_be_taken_back(tmp_path: Path) -> None:
    """And not without a reason."""
    house = build(tmp_path / "hub")

    with pytest.raises(UsageError, match="is due: there is nothing to decide"):
        retract(house)
    with pytest.raises(UsageError, match="--retract needs a reason"):
        resolve(house.root, NAME, Retract(" "), house.now)
