"""The hub's own site."""

from __future__ import annotations

from pathlib import Path

from channels.parts import channel, record, tools
from masthead.channels.site import make
from masthead.protocol.outcome import Absent, Sent
from masthead.record import Receipt


def test_the_receipt_is_the_posts_address(tmp_path: Path) -> None:
    """Nothing is sent; the next build shows the post there."""
    adapter = make(channel("site"), tools(tmp_path))

    assert Sent(Receipt("lamp", "https://brand.example/posts/lamp/")) == adapter.send(record())


def test_what_the_ledger_does_not_know_is_not_on_the_site(tmp_path: Path) -> None:
    """No build shows a post without a receipt."""
    assert Absent() == make(channel("site"), tools(tmp_path)).look(record())
