"""`masthead channel` lists the hub's channels and what Masthead knows of services."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead.cli import run
from masthead.commands.channel import table
from masthead.compose.services import SERVICES


def test_list_shows_the_hubs_channels(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line per channel under the column names."""
    assert 0 == run(["channel", "list", "--hub", str(hub_root)])

    assert [
        "id      service  network  status  handle",
        "outbox  folder   folder   active",
        "site    site     site     active",
    ] == capsys.readouterr().out.splitlines()


def test_list_as_json(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for scripts."""
    assert 0 == run(["channel", "list", "--format", "json", "--hub", str(hub_root)])

    assert {
        "id": "outbox",
        "service": "folder",
        "network": "folder",
        "status": "active",
        "handle": "",
    } == json.loads(capsys.readouterr().out)["channels"][0]


def test_a_hub_without_channels_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No empty table."""
    files = {"strategy/channels/outbox.md": None, "strategy/channels/site.md": None}
    root = write_hub(tmp_path / "hub", files)

    assert 0 == run(["channel", "list", "--hub", str(root)])
    captured = capsys.readouterr()
    assert ("", True) == (captured.out, "masthead new channel" in captured.err)


def test_services_need_no_hub(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Masthead knows can be read before there is a hub."""
    monkeypatch.chdir(tmp_path)
    assert 0 == run(["channel", "services"])

    lines = capsys.readouterr().out.splitlines()
    assert ["service", "class", "publishes", "as", "of", "formats", "reason"] == lines[0].split()
    assert 1 + len(SERVICES) == len(lines)
    assert ["whatsapp", "K5", "manual"] in [line.split()[:3] for line in lines]


def test_services_as_json_have_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    """Keys are those of the design; scripts of others rest on them."""
    assert 0 == run(["channel", "services", "--format", "json"])

    rows = json.loads(capsys.readouterr().out)["services"]
    assert list(SERVICES) == [row["service"] for row in rows]
    assert {
        "service": "bluesky",
        "class": "K1",
        "publishes": "api",
        "reason": "",
        "formats": ["text", "photo", "video", "link"],
        "as_of": "2026-11-22",
    } == next(row for row in rows if row["service"] == "bluesky")


def test_a_table_is_aligned() -> None:
    """Columns are as wide as their widest cell, and lines end with letters."""
    rows: list[dict[str, object]] = [{"a_b": "x", "c": ["y", "z"]}, {"a_b": "long", "c": ""}]

    assert "a b   c\nx     y, z\nlong" == table(rows, ("a_b", "c"))
