"""What an adapter brings back is fit to be kept and shown, whatever a service answered."""

from __future__ import annotations

import pytest

from masthead.channels.sound import LONGEST_ID, LONGEST_WORDS, sound, sound_check
from masthead.health import Check, Health
from masthead.http import Client
from masthead.protocol.outcome import (
    Absent,
    Ambiguous,
    ByHand,
    HandedOver,
    Outcome,
    Prepared,
    Refused,
    Sent,
)
from masthead.record import Receipt

SECRET = "planted-secret-9"
CLEAN = Client([SECRET]).clean


@pytest.mark.parametrize(
    "outcome",
    [
        Sent(Receipt("7", "https://a.example/7?b=c#d", 5.0)),
        Sent(Receipt("17.5 F1 F2")),
        Sent(Receipt("<1@b.example>")),
        Prepared("17900"),
        Refused("too long", retryable=True, retry_after=7.0),
        Ambiguous("the answer was lost"),
        HandedOver("build/outbox/a"),
        ByHand("https://a.example/7"),
        Absent(handle_lost=True),
    ],
)
def test_what_is_sound_stays_as_it_is(outcome: Outcome) -> None:
    """Ids, addresses, reasons."""
    assert outcome == sound(outcome, CLEAN)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.example/\n::error::",
        'https://a.example/"><script>',
        "https://a.example/ b",
        f"https://a.example/{SECRET}",
        f"https://a.example/{'x' * 3000}",
        "https://a.example/\ud800",
        "https://a.example\\@b.example",
        "https://",
    ],
)
def test_an_address_that_is_none_is_left_out(url: str) -> None:
    """It would be a link on pages, and a line in the ledger."""
    assert Sent(Receipt("7")) == sound(Sent(Receipt("7", url)), CLEAN)


def test_an_id_is_one_line_without_secrets() -> None:
    """It is cut: a file of the ledger that is too large would stop all publishing."""
    made = sound(Sent(Receipt(f"a\n{SECRET}\x1b\ud800" + "9" * 90_000)), CLEAN)

    assert isinstance(made, Sent)
    assert "a *** 999" == made.receipt.remote_id[:9]
    assert LONGEST_ID == len(made.receipt.remote_id)


@pytest.mark.parametrize("handle", ["", "a\nb", SECRET, "9" * 9000])
def test_a_handle_that_cannot_be_kept_is_none(handle: str) -> None:
    """The first step is made again; nothing has become public."""
    made = sound(Prepared(handle), CLEAN)

    assert isinstance(made, Refused)
    assert made.retryable


def test_a_reason_is_one_line_without_secrets() -> None:
    """It loses nothing else."""
    said = f"no {SECRET}\n\x1b[31m{'x' * 900}"
    refused = sound(Refused(said, retryable=True, credentials=True), CLEAN)

    assert isinstance(refused, Refused)
    assert (True, True) == (refused.retryable, refused.credentials)
    assert refused.reason.startswith("no *** [31mxxx")
    assert LONGEST_WORDS == len(refused.reason)
    assert Ambiguous("no ***") == sound(Ambiguous(f"no {SECRET}"), CLEAN)


def test_what_was_looked_at_is_shown_so_that_nothing_acts() -> None:
    """A service's name of an account is no command of a terminal."""
    check = Check("token", Health.GOOD, f"lamp\n::add-mask::\x1b[2J{SECRET}", f"see {SECRET}")

    assert Check("token", Health.GOOD, "lamp ::add-mask:: [2J***", "see ***") == sound_check(
        check, CLEAN
    )
