"""What is special about Slack's webhooks: the address is the secret, and nothing comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from channels.peering import adapter_of, message, runs
from masthead.channels.base import carry_out
from masthead.channels.slack_webhook import SlackWebhook
from masthead.health import Health
from masthead.protocol.effect import Look, Prepare
from masthead.protocol.outcome import Ambiguous, Refused
from masthead.record import Record, State
from servers import slack
from servers.lossy import instead
from servers.peer import Peer


def hook(peer: Peer, root: Path, address: str = "") -> SlackWebhook:
    """Return the adapter, by another address where one is given."""
    made = adapter_of(peer, root, **({"address": address} if address else {}))
    assert isinstance(made, SlackWebhook)
    return made


@pytest.mark.parametrize(
    "address",
    [
        "https://hooks.slack.com.evil.example/services/T/B/k",
        "https://evil.example/services/T/B/k",
        "http://hooks.slack.com/services/T/B/k",
        "https://hooks.slack.com/other/T/B/k",
        "https://hooks.slack.com/services/T/B/k?x=1",
        "https://[hooks/services/T",
        "xoxb-no-address-at-all",
    ],
)
def test_only_an_address_of_slacks_is_taken(address: str, tmp_path: Path) -> None:
    """Another one is told, without its value, and is not asked."""
    with slack.hook() as peer:
        subject = hook(peer, tmp_path, address)

        assert "V_ADDRESS does not hold an address" in subject.obstacle()
        assert address not in subject.obstacle()


def test_it_takes_one_text_alone(tmp_path: Path) -> None:
    """No files, no threads: said before anything is sent."""
    with slack.hook() as peer:
        threaded = runs(peer, tmp_path, message(peer, "One.", "Two.")).run()
        peer.media = "image"
        pictured = runs(peer, tmp_path, message(peer, "Look.", media=True), "other").run()

        assert (State.FAILED, State.FAILED) == (threaded.state, pictured.state)
        assert [] == peer.proxy.asked


def test_a_lost_answer_is_for_a_person(tmp_path: Path) -> None:
    """Nobody can look; another run does not send it again."""
    with slack.hook() as peer:
        peer.proxy.begin(_1=instead(200, b"fine"))
        publisher = runs(peer, tmp_path, message(peer, "One."))

        assert State.UNKNOWN is publisher.until_settled().state
        assert 1 == len(peer.proxy.asked)
        assert isinstance(
            carry_out(publisher.adapter, Look(Record("a", "b", State.SENDING))), Ambiguous
        )
        assert isinstance(
            carry_out(publisher.adapter, Prepare(Record("a", "b", State.SENDING))), Refused
        )


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_webhook_that_is_shut_closes_the_channel(status: int, tmp_path: Path) -> None:
    """The delivery is given back, and the reason names the next step but no key."""
    with slack.hook() as peer:
        key = slack.HOOK.rpartition("/")[2]
        peer.proxy.begin(_1=instead(status, f"no_service {key}".encode()))
        record = runs(peer, tmp_path, message(peer, "One.")).run()

        assert State.CLAIMED is record.state
        assert "make a new webhook" in record.reason
        assert key not in record.reason


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (400, b"no_text", Health.GOOD),
        (400, b"invalid_payload", Health.GOOD),
        (404, b"no_service", Health.BAD),
        (302, b"", Health.BAD),
        (429, b"rate_limited", Health.UNKNOWN),
        (500, b"rollup_error", Health.UNKNOWN),
        (200, b"ok", Health.UNKNOWN),
    ],
)
def test_it_is_examined_with_a_message_that_slack_never_posts(
    status: int, body: bytes, expected: Health, tmp_path: Path
) -> None:
    """Without a text; what cannot be told from the answer is not known."""
    with slack.hook() as peer:
        peer.proxy.begin(_1=instead(status, body))
        (check,) = hook(peer, tmp_path).examine()

        assert expected is check.health
        assert b"{}" == peer.proxy.seen[0].body


def test_without_a_variable_it_says_which(tmp_path: Path) -> None:
    """The page names none."""
    with slack.hook() as peer:
        subject = hook(peer, tmp_path)
        bare = replace(subject, channel=replace(subject.channel, secrets={}))

        assert "secrets.address" in bare.obstacle()
