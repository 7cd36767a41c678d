"""What templates share: badges of states and channels, and text that Markdown takes as it is."""

from __future__ import annotations

from masthead.record import State
from masthead.schedule import Delivery
from masthead.site.drawing import channels, state


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
