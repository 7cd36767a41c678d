"""What only the holder of a channel's secret reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.channels.sealing import opened, sealed

PLACE = "https://www.googleapis.com/upload?upload_id=a-key"
SECRETS = st.text(min_size=1)


@given(text=st.text(), secret=SECRETS)
def test_the_holder_reads_it(text: str, secret: str) -> None:
    """Any text comes back, and the same text gives the same seal."""
    assert text == opened(sealed(text, secret), secret)
    assert sealed(text, secret) == sealed(text, secret)


@given(secret=SECRETS, other=SECRETS)
def test_nobody_else_reads_it(secret: str, other: str) -> None:
    """With another secret there is nothing, not even a part."""
    assert (PLACE if secret == other else "") == opened(sealed(PLACE, secret), other)
    assert "googleapis" not in sealed(PLACE, secret)


@given(at=st.integers(0, 60), letter=st.sampled_from("AZaz09-_"))
def test_a_changed_seal_is_none(at: int, letter: str) -> None:
    """Whoever can write to the ledger cannot lead an upload elsewhere."""
    seal = sealed(PLACE, "secret")
    changed = seal[: 7 + at] + letter + seal[8 + at :]

    assert (PLACE if changed == seal else "") == opened(changed, "secret")


@pytest.mark.parametrize("text", ["", "sealed:", "sealed:!", "sealed:AAAA", PLACE, "sealed:é"])
def test_what_is_no_seal_is_nothing(text: str) -> None:
    """A handle that somebody typed is nothing."""
    assert "" == opened(text, "secret")
