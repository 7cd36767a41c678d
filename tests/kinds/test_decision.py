"""Decisions on channels: carried out, and written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from row_helper import found

FILE = "strategy/decisions/linkedin.md"
CHANNEL = "strategy/channels/linkedin.md"
PAGE = """\
---
title: LinkedIn
kind: {}
channels: [linkedin, gone]
decision: {}
{}---
Why.
"""


def hub(kind: str, decision: str, status: str, more: str = "") -> dict[str, str]:
    """Return a hub with a decision on a channel, and the channel as it stands."""
    channel = "---\ntitle: LinkedIn\nservice: folder\nnetwork: linkedin\nstatus: {}\n---\nOnce.\n"
    return {FILE: PAGE.format(kind, decision, more), CHANNEL: channel.format(status)}


@pytest.mark.parametrize(
    ("kind", "decision", "status", "messages"),
    [
        ("close-channel", "adopt", "active", ["linkedin still is active"]),
        ("close-channel", "adopt", "paused", ["linkedin still is paused"]),
        ("close-channel", "adopt", "retired", []),
        ("close-channel", "decline", "active", []),
        ("pause-channel", "adopt", "active", ["linkedin still is active"]),
        ("pause-channel", "adopt", "retired", []),
        ("open-channel", "adopt", "active", []),
        ("open-channel", "adopt", "retired", ["linkedin still is retired"]),
        ("budget", "adopt", "active", []),
    ],
)
def test_what_was_decided_is_carried_out(
    tmp_path: Path, kind: str, decision: str, status: str, messages: list[str]
) -> None:
    """A channel stands where the adopted decision wants it; an unknown id is another rule's."""
    files = hub(kind, decision, status)

    assert messages == [one.message for one in found("decision/carried-out", tmp_path, files)]


def test_a_later_decision_takes_the_place_of_an_earlier(tmp_path: Path) -> None:
    """A decision that another one replaces need not hold any longer."""
    later = hub("open-channel", "adopt", "active", "replaces: [linkedin]\n")[FILE]
    files = {**hub("close-channel", "adopt", "active"), "strategy/decisions/later.md": later}

    assert [] == found("decision/carried-out", tmp_path, files)


def test_a_retired_channel_without_a_decision_is_found_at_the_channel(tmp_path: Path) -> None:
    """Only where the hub writes decisions down at all."""
    files = hub("budget", "adopt", "retired")
    (finding,) = found("decision/missing", tmp_path / "a", files)

    assert (CHANNEL, "linkedin is retired, and no decision says why") == (
        finding.path,
        finding.message,
    )
    assert [] == found("decision/missing", tmp_path / "b", {CHANNEL: files[CHANNEL]})
