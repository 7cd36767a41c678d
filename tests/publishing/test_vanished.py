"""What a dead run has left of a post that is no longer in the hub."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from git_helper import add_remote, git
from hub_builder import commit_all, post, write_hub
from loopback import serve
from masthead.ledger import create
from masthead.ledger.book import open_ledger
from masthead.protocol.effect import Pushed
from masthead.record import Plan, Receipt, Record, State
from masthead.repo import open_repository
from masthead.workspace import load_settings
from publishing.house import WEBHOOK, House, build

NAME = "gone@outbox"
PARTS = ["The frozen text."]
RECORD = Record(
    "gone",
    "outbox",
    State.SENDING,
    key=NAME,
    nonce="dead",
    plan=Plan.SEND,
    payload={"title": "Gone", "parts": PARTS, "media": []},
)


@pytest.fixture(params=["alone", "shared"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """Return a hub with nothing to do of its own, without and with a remote."""
    files = {".gitignore": "build/\n", "content/posts/2026/repair-week.md": post("draft: true")}
    root = write_hub(tmp_path / "hub", files)
    commit_all(root)
    if request.param == "shared":
        add_remote(root, tmp_path / "remote.git")
        git(root, "push", "-q", "-u", "origin", "main")
    create(root, load_settings(root), now=0.0)
    return House(root)


def leave(house: House, **fields: Any) -> Record:
    """Write a record as a run that died has left it."""
    record = replace(
        RECORD, first_sent=house.now.timestamp() - 60, at=house.now.timestamp() - 60, **fields
    )
    policy = load_settings(house.root).publishing
    with open_ledger(open_repository(house.root), policy) as ledger:
        seen = ledger.fetch([record.post])
        changes = {record.name: record}
        pushed = ledger.push(seen.tip, changes, "Die", now=house.now.timestamp())
        assert isinstance(pushed, Pushed)
    return record


def outbox(house: House) -> Path:
    """Return the folder of the delivery."""
    return house.root / "build/outbox/outbox/gone"


def test_what_was_sent_is_found_out(house: House) -> None:
    """The folder is there: published, with the receipt; the next run has nothing to do."""
    leave(house)
    outbox(house).mkdir(parents=True)
    (outbox(house) / "message.json").write_text(f'{{"delivery": "{NAME}"}}')

    first, second = house.publish(), house.publish()

    assert ({NAME: "published"}, False) == (house.states(first), first.failed)
    assert (frozenset(), ()) == (second.taken, second.deliveries)


def test_what_was_not_sent_is_not_begun(house: House) -> None:
    """Whoever took the post out did not want it; a person hears of it once."""
    leave(house)

    first, second = house.publish(), house.publish()

    assert ({NAME: "held"}, True) == (house.states(first), first.failed)
    assert not outbox(house).exists()
    assert (frozenset(), (), False) == (second.taken, second.deliveries, second.failed)


def test_what_another_run_holds_is_left_alone(house: House) -> None:
    """Until its lease is over."""
    leave(house, lease_until=house.now.timestamp() + 600)

    result = house.publish()

    assert ({NAME: "sending"}, frozenset()) == (house.states(result), result.taken)


def test_what_is_unknown_alarms_until_a_person_decides(house: House) -> None:
    """It is not forgotten with its post."""
    leave(house, state=State.UNKNOWN, plan=Plan.NONE)

    result = house.publish()

    assert ({NAME: "unknown"}, True) == (house.states(result), result.failed)


def test_a_line_that_has_gone_is_like_a_post_that_has_gone(tmp_path: Path) -> None:
    """The post goes to the site only now."""
    text = post(channels="[site]", publish_at="2026-12-09 09:00")
    house = build(tmp_path / "hub", {"content/posts/2026/repair-week.md": text})
    name = "repair-week@outbox"
    leave(house, post="repair-week", key=name)
    folder = house.root / "build/outbox/outbox/repair-week"
    folder.mkdir(parents=True)
    (folder / "message.json").write_text(f'{{"delivery": "{name}"}}')

    assert {name: "published"} == house.states(house.publish())


def test_a_receiver_that_knows_keys_gets_the_frozen_text_again(tmp_path: Path) -> None:
    """The repeat tells what became of the first request; a blind one leaves it to a person."""
    states = []
    with serve(lambda _: (200, {}, b'{"id": "7"}')) as service:
        for number, extra in enumerate(("idempotent: true\n", "")):
            hook = WEBHOOK.format(url=service.url).replace("---\nOur", f"{extra}---\nOur")
            files = {
                "strategy/channels/hook.md": hook,
                "content/posts/2026/repair-week.md": post("draft: true"),
            }
            house = build(tmp_path / f"hub-{number}", files)
            leave(house, channel="hook", key="gone@hook")
            states.append(house.states(house.publish()))

    assert [{"gone@hook": "published"}, {"gone@hook": "unknown"}] == states
    (request,) = service.requests
    assert b'"parts":["The frozen text."]' in request.body
    assert "gone@hook" == request.headers["idempotency-key"]


def test_a_channel_that_has_gone_too_is_shown(house: House) -> None:
    """Nobody can ask; it is listed with the next step until its page is back."""
    leave(house, channel="hook", key="gone@hook")

    assert {"gone@hook": "sending"} == house.states(house.publish())


def test_the_list_of_open_posts_is_kept_with_each_write(house: House) -> None:
    """It is empty again when all is settled."""
    policy = load_settings(house.root).publishing

    def listed() -> frozenset[str]:
        with open_ledger(open_repository(house.root), policy) as ledger:
            ledger.fetch(())
            return ledger.open

    assert frozenset() == listed()
    leave(house)
    assert {"gone"} == listed()
    leave(house, state=State.PUBLISHED, plan=Plan.NONE, receipts=(Receipt("1"),))
    assert frozenset() == listed()


def test_nothing_open_costs_no_second_look(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run reads the ledger once."""
    from masthead.ledger.book import Ledger

    right, asked = Ledger.fetch, []

    def counting(self: Ledger, posts: frozenset[str]) -> Any:
        asked.append(posts)
        return right(self, posts)

    monkeypatch.setattr(Ledger, "fetch", counting)
    shutil.rmtree(house.root / "build", ignore_errors=True)
    house.publish()

    assert 1 == len(asked)
