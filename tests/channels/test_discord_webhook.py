"""What is special about Discord's webhooks: the address is the secret, and there is no nonce."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from channels.peering import adapter_of, message, runs
from masthead.channels.base import carry_out
from masthead.channels.discord_webhook import DiscordWebhook
from masthead.protocol.effect import Look, Prepare
from masthead.protocol.outcome import Absent, Ambiguous, Refused, Sent
from masthead.record import Record, State
from servers import discord
from servers.lossy import instead, lose
from servers.peer import Peer

KEY = "key-of-the-webhook-of-the-tests"


def hook(peer: Peer, root: Path, address: str = "") -> DiscordWebhook:
    """Return the adapter, by another address where one is given."""
    made = adapter_of(peer, root, **({"address": address} if address else {}))
    assert isinstance(made, DiscordWebhook)
    return made


@pytest.mark.parametrize(
    "address",
    [
        f"https://discord.com.evil.example/api/webhooks/12345/{KEY}",
        f"http://discord.com/api/webhooks/12345/{KEY}",
        f"https://discord.com/api/webhooks/12345/{KEY}/slack",
        "https://discord.com/api/webhooks/12345",
        "no address",
    ],
)
def test_only_an_address_of_discords_is_taken(address: str, tmp_path: Path) -> None:
    """Another one is told, without its value."""
    with discord.hook() as peer:
        subject = hook(peer, tmp_path, address)

        assert "V_ADDRESS does not hold an address" in subject.obstacle()
        assert address not in subject.obstacle()


@pytest.mark.parametrize("host", ["discord.com", "discordapp.com", "ptb.discord.com"])
@pytest.mark.parametrize("version", ["", "v9/"])
def test_discords_other_names_are_taken(host: str, version: str, tmp_path: Path) -> None:
    """Requests go to version 10 of the interface all the same."""
    with discord.hook() as peer:
        address = f"https://{host}/api/{version}webhooks/908172635445362718/{KEY}"
        subject = hook(peer, tmp_path, address)

        assert "" == subject.obstacle()
        assert subject.wire.base.endswith(discord.HOOK)


def test_it_asks_for_the_message_and_sends_no_nonce(tmp_path: Path) -> None:
    """A webhook's body has no field for one."""
    with discord.hook() as peer:
        record = runs(peer, tmp_path, message(peer, "Hi @everyone.")).until_settled()

        (request,) = peer.proxy.seen
        assert request.path.endswith("?wait=true")
        assert {"content", "allowed_mentions"} == set(json.loads(request.body))
        there = f"https://discord.com/channels/998877665544332211/{discord.CHANNEL}/"
        assert there + record.remote_id == record.url


def test_it_cannot_answer_itself(tmp_path: Path) -> None:
    """A thread is refused before anything is sent."""
    with discord.hook() as peer:
        record = runs(peer, tmp_path, message(peer, "One.", "Two.")).run()

        assert (State.FAILED, []) == (record.state, peer.proxy.asked)


def test_a_lost_answer_is_for_a_person(tmp_path: Path) -> None:
    """Nobody can look; another run does not send it again."""
    with discord.hook() as peer:
        peer.proxy.begin(_1=lose)
        publisher = runs(peer, tmp_path, message(peer, "One."))

        assert State.UNKNOWN is publisher.until_settled().state
        assert 1 == len(peer.posts())
        assert isinstance(
            carry_out(publisher.adapter, Look(Record("a", "b", State.SENDING))), Ambiguous
        )
        assert isinstance(
            carry_out(publisher.adapter, Prepare(Record("a", "b", State.SENDING))), Refused
        )


def test_a_webhook_that_is_gone_closes_the_channel(tmp_path: Path) -> None:
    """The delivery is given back with the next step; a post that is gone is another thing."""
    with discord.hook() as peer:
        gone = b'{"message": "Unknown Webhook", "code": 10015}'
        record = runs(peer, tmp_path, message(peer, "One.")).until_settled()
        peer.proxy.begin(_1=instead(404, gone), _2=instead(404, gone))
        late = runs(peer, tmp_path, message(peer, "Two."), "other").run()

        assert State.CLAIMED is late.state
        assert "make a new one" in late.reason
        assert isinstance(hook(peer, tmp_path).retract(record), Refused)


def test_it_edits_counts_and_takes_back(tmp_path: Path) -> None:
    """A webhook may do all this with its own messages."""
    with discord.hook() as peer:
        payload = message(peer, "One.")
        record = runs(peer, tmp_path, payload).until_settled()
        subject = hook(peer, tmp_path)
        changed = replace(record, payload={**payload, "parts": ["Two."]})

        assert isinstance(subject.edit(changed), Sent)
        assert ["Two."] == [post.text for post in peer.posts()]
        assert {"reactions": 0} == subject.metrics(record)
        assert Absent() == subject.retract(record)
        assert isinstance(subject.metrics(record), Refused)


def test_a_missing_medium_is_told(tmp_path: Path) -> None:
    """Before anything is asked."""
    with discord.hook() as peer:
        payload = message(peer, "Look.", media=True)
        payload["media"][0]["sha256"] = "0" * 64

        assert State.FAILED is runs(peer, tmp_path, payload).run().state
        assert [] == peer.proxy.asked
