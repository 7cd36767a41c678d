"""A podcast: nothing is sent, the feed has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from channels.parts import channel, record, tools
from masthead.channels.base import carry_out
from masthead.channels.podcast import make
from masthead.protocol.effect import Prepare
from masthead.protocol.outcome import Absent, Refused, Sent
from masthead.record import Receipt
from row_helper import found

PAGE = channel("podcast", options={"visibility": "public"})


def test_the_receipt_is_the_episode_in_the_feed(tmp_path: Path) -> None:
    """Its id is the delivery's name: the same at each try, and in each build."""
    adapter = make(PAGE, tools(tmp_path))
    feed = "https://brand.example/podcasts/outbox.xml"

    assert Sent(Receipt("lamp@outbox", feed)) == adapter.send(record())
    assert isinstance(carry_out(adapter, Prepare(record())), Refused)


def test_what_the_ledger_does_not_know_is_not_in_the_feed(tmp_path: Path) -> None:
    """And what it says is retracted leaves the feed with the next build."""
    adapter = make(PAGE, tools(tmp_path))

    assert Absent() == adapter.look(record())
    assert Absent() == adapter.retract(record())  # type: ignore[attr-defined]


def test_a_feed_that_nobody_can_read_is_none(tmp_path: Path) -> None:
    """The channel's page must be public, and the hub must have an address."""
    assert "visibility: public" in make(channel("podcast"), tools(tmp_path)).obstacle()
    nowhere = replace(tools(tmp_path), public_url="")
    assert "public_url" in make(PAGE, nowhere).obstacle()
    assert "" == make(PAGE, tools(tmp_path)).obstacle()


def test_the_check_finds_a_feed_that_nobody_can_read(tmp_path: Path) -> None:
    """Before a run holds the first episode back."""
    page = """---
title: Lamps on air
service: podcast
settings: {{category: Arts, explicit: "no"}}
{}
---
What we mend.
"""
    place = "strategy/channels/on-air.md"
    (finding,) = found("channel/setup", tmp_path / "shut", {place: page.format("owner: sari")})

    assert "podcast needs `visibility: public`: nothing goes out before" == finding.message
    public = {place: page.format("visibility: public")}
    assert [] == found("channel/setup", tmp_path / "public", public)
