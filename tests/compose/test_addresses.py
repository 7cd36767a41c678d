"""Finding web addresses: the quick way finds what the expression alone would."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from masthead.compose.addresses import WEB_ADDRESS, web_addresses

PIECES = ("http", "https", "HTTPS", "httpſ", "://", ":", "//", "a.example", "b", "/x", "?y=1")
MARKS = (" ", ".", "@", "#", "(", ")", "é", "\n", "_")


@given(st.lists(st.sampled_from(PIECES + MARKS), max_size=14).map("".join))
@example("see https://a.example/http://b.example and HTTP://c.example.")
@example("https://https://a.example")
@example("xhttps://a.example #http://b.example")
def test_each_address_is_found_as_by_the_expression(text: str) -> None:
    """Stepping from one `://` to the next finds the same addresses as searching all the text."""
    expected = [match.span() for match in WEB_ADDRESS.finditer(text)]
    assert expected == list(web_addresses(text))
