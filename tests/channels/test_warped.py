"""What a server answers can be of any form: nothing fails, and nothing goes out twice."""

from __future__ import annotations

from pathlib import Path

from channels.peering import adapter_of, parts_sent, runs, some, threaded
from masthead.ledger.form import encode
from masthead.record import Record, State
from servers.lossy import lose
from servers.lossy_mail import LossyMail
from servers.peer import Peer
from servers.warped import WARPS

LARGEST = 50_000
"""Bytes that a delivery's file in the ledger stays below."""


def test_a_warped_answer_makes_no_second_post(peer: Peer, tmp_path: Path) -> None:
    """Whichever answer is warped, and how: one post in the end, or a true end with its reason."""
    if isinstance(peer.proxy, LossyMail):
        return  # its answers are words in one line: test_networks has them
    requests = len(parts_sent(peer, tmp_path, "whole"))
    cases = [(how, number) for how in WARPS for number in range(1, requests + 1)]
    for how, number in some(peer, cases):
        before = len(peer.posts())
        peer.proxy.begin(**{f"_{number}": WARPS[how]})
        name = f"{how}-{number}"
        publisher = runs(peer, tmp_path, threaded(peer, name), f"lamp-{name}")
        record = publisher.until_settled()
        blind, parts = publisher.adapter.capability.blind, len(publisher.payload["parts"])
        judge(record, len(peer.posts()) - before, parts, blind=blind)


def test_a_warped_listing_makes_no_second_post(peer: Peer, tmp_path: Path) -> None:
    """Where the run that finds out is told nonsense, it waits for one that is not."""
    if isinstance(peer.proxy, LossyMail):
        return
    requests = len(parts_sent(peer, tmp_path, "whole"))
    cases = [(how, number) for how in WARPS for number in range(1, requests + 1)]
    for how, number in some(peer, cases):
        name = f"{how}-{number}"
        before = len(peer.posts())
        publisher = runs(peer, tmp_path, threaded(peer, name), f"lamp-{name}")
        peer.proxy.begin(**{f"_{later}": lose for later in range(number, 200)})
        publisher.run()
        for fates in ({f"_{later}": WARPS[how] for later in range(1, 200)}, {}):
            peer.clock.now += 3700
            peer.proxy.begin(**fates)
            publisher.adapter = adapter_of(peer, tmp_path)
            record = publisher.run() if fates else publisher.until_settled()
        blind, parts = publisher.adapter.capability.blind, len(publisher.payload["parts"])
        judge(record, len(peer.posts()) - before, parts, blind=blind)


def judge(record: Record, made: int, parts: int, *, blind: bool) -> None:
    """Compare what people see with what the ledger says: what has a receipt is out, no more."""
    assert len(encode("lamp", [record])) < LARGEST
    assert made <= parts, record
    if record.state is State.UNKNOWN and blind:
        assert "" != record.reason
        return
    assert made == len(record.receipts), record
    if record.state is State.PUBLISHED:
        assert made == parts, record
    else:
        assert State.FAILED is record.state, record
        assert "" != record.reason
