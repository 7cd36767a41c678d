"""What templates share: badges of states and channels, and text that Markdown takes as it is."""

from __future__ import annotations

import pytest

from masthead.record import State
from masthead.schedule import Delivery
from masthead.site.drawing import channels, coded, state


def test_a_state_is_a_badge() -> None:
    """A state shows its name, and a class for its colour."""
    expected = '<span class="hub-state hub-state--late">late</span>'
    assert expected == state(State.LATE)


def test_channels_show_their_states_and_are_escaped() -> None:
    """Each delivery shows its channel, and its state for those who hear the page."""
    its = (Delivery("p", "a<b", State.DUE), Delivery("p", "c", State.DRAFT))
    expected = (
        '<span class="hub-channels">'
        '<span class="hub-channel hub-state--due">a&lt;b<span class="hub-sr"> due</span></span> '
        '<span class="hub-channel hub-state--draft">c<span class="hub-sr"> draft</span></span>'
        "</span>"
    )
    assert expected == channels(its)


def test_no_deliveries_show_no_channel() -> None:
    """Where nothing goes anywhere, the place stays empty."""
    expected = '<span class="hub-channels"></span>'
    assert expected == channels(())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("write `fit` in it", "write <code>fit</code> in it"),
        ("None yet: masthead new goal", "None yet: <code>masthead new goal</code>"),
        ("masthead release", "<code>masthead release</code>"),
        (
            "Make it: masthead new ad, then a row",
            "Make it: <code>masthead new ad</code>, then a row",
        ),
        ("`masthead status` says it", "<code>masthead status</code> says it"),
        ("what masthead reads", "what masthead reads"),
        ("an odd ` and <b>", "an odd ` and &lt;b&gt;"),
        ("`<i>`", "<code>&lt;i&gt;</code>"),
        ("", ""),
    ],
)
def test_what_is_to_be_typed_is_shown_as_code(text: str, shown: str) -> None:
    """Words of reports mark code by backticks, and end with a command; all is escaped."""
    assert shown == coded(text)
