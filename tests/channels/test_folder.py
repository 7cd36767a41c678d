"""The embedded outbox."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from channels.parts import PAYLOAD, PICTURE, channel, record, tools
from masthead.channels import bundle
from masthead.channels.folder import Folder, make
from masthead.protocol.outcome import Absent, Refused, Sent
from masthead.record import Receipt


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """Return where the hub's outbox is going to be."""
    return tmp_path / "build" / "outbox" / "outbox"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return the adapter."""
    made = make(channel("folder"), tools(tmp_path))
    assert isinstance(made, Folder)
    return made


def test_a_delivery_is_a_folder_with_its_message_and_media(folder: Folder, outbox: Path) -> None:
    """What a reader of the outbox needs is there, and the receipt says where."""
    assert Sent(Receipt("build/outbox/outbox/lamp")) == folder.send(record())

    message = json.loads((outbox / "lamp" / "message.json").read_text())
    assert "lamp@outbox" == message["delivery"]
    assert ["Bring your lamp.", "Leave with it."] == message["parts"]
    assert "media/1-lamp.png" == message["media"][0]["file"]
    assert PICTURE == (outbox / "lamp" / "media" / "1-lamp.png").read_bytes()


def test_captions_lie_beside_their_film(folder: Folder, outbox: Path) -> None:
    """A reader of the outbox finds every file that the message names, and the format."""
    known = PAYLOAD["media"][0]
    media = [{**known, "captions": "content/media/lamp.en.vtt", "captions_sha256": known["sha256"]}]
    folder.send(record(payload={**PAYLOAD, "format": "poll", "media": media}))

    message = json.loads((outbox / "lamp" / "message.json").read_text())
    assert (outbox / "lamp" / message["media"][0]["captions_file"]).is_file()
    assert "poll" == message["format"]


def test_a_repeat_leaves_what_is_there(folder: Folder, outbox: Path) -> None:
    """The first message stays, whatever a repeat would write."""
    folder.send(record())
    before = (outbox / "lamp" / "message.json").read_bytes()

    assert isinstance(folder.send(record(payload={"parts": ["Other"]})), Sent)
    assert before == (outbox / "lamp" / "message.json").read_bytes()


def test_each_generation_has_its_own_folder(folder: Folder, outbox: Path) -> None:
    """A person's retry makes a second message."""
    folder.send(record())
    folder.send(record(generation=2, key="lamp@outbox.2"))

    assert {"lamp", "lamp.2"} == {path.name for path in outbox.iterdir()}


def test_a_look_finds_what_was_written(folder: Folder) -> None:
    """Absent before, sent after."""
    assert Absent() == folder.look(record())
    folder.send(record())
    assert Sent(Receipt("build/outbox/outbox/lamp")) == folder.look(record())


@pytest.mark.parametrize("text", ["{", "[]", '{"delivery": "other@outbox"}'])
def test_a_foreign_folder_is_not_taken_for_ours(folder: Folder, outbox: Path, text: str) -> None:
    """What lies in the way is named and left alone."""
    (outbox / "lamp").mkdir(parents=True)
    (outbox / "lamp" / "message.json").write_text(text)

    outcome = folder.send(record())

    assert isinstance(outcome, Refused)
    assert "build/outbox/outbox/lamp is in the way" in outcome.reason
    assert text == (outbox / "lamp" / "message.json").read_text()


def test_media_that_changed_are_not_sent(folder: Folder, outbox: Path) -> None:
    """Only the approved bytes go out."""
    media = [{"part": 0, "path": "content/media/lamp.png", "alt": "", "sha256": "0" * 64}]

    outcome = folder.send(record(payload={"parts": ["x"], "media": media}))

    assert Refused("the medium content/media/lamp.png is not the one that was approved") == outcome
    assert not outbox.exists()


def test_a_failing_disk_leaves_nothing_behind(
    folder: Folder, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole folder or none; the next run tries again."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle.os, "fsync", full)

    outcome = folder.send(record())

    assert isinstance(outcome, Refused)
    assert outcome.retryable
    assert outcome.reason.endswith("cannot be written: No space left on device")
    assert [] == list(outbox.iterdir())


def test_an_outbox_that_cannot_be_made_is_said(folder: Folder, tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "build").write_text("in the way")

    outcome = folder.send(record())

    assert isinstance(outcome, Refused)
    assert outcome.retryable


def test_a_rival_that_was_faster_is_no_fault(
    folder: Folder, outbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs that write the same delivery find the same folder."""
    rename = os.rename

    def raced(source: str, target: Path) -> None:
        monkeypatch.setattr(bundle.os, "rename", rename)
        folder.send(record())
        rename(source, target)

    monkeypatch.setattr(bundle.os, "rename", raced)

    assert isinstance(folder.send(record()), Sent)
    assert ["lamp"] == [path.name for path in outbox.iterdir()]


def test_systems_that_cannot_open_folders_do_without(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making the move last is a best effort there."""

    def closed(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bundle.os, "open", closed)

    assert isinstance(folder.send(record()), Sent)


def test_an_outbox_elsewhere_is_shown_in_full(tmp_path: Path) -> None:
    """An absolute path may lead out of the hub."""
    there = tools(tmp_path / "hub", outbox=tmp_path / "elsewhere")

    outcome = make(channel("folder"), there).send(record())

    assert Sent(Receipt(f"{tmp_path}/elsewhere/outbox/lamp")) == outcome


def test_an_outbox_behind_a_link_is_not_written(tmp_path: Path) -> None:
    """A pull request cannot lead deliveries out of the hub by a symbolic link on the way."""
    (tmp_path / "hub").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "hub" / "build").symlink_to(tmp_path / "elsewhere")

    made = make(channel("folder"), tools(tmp_path / "hub"))

    assert "build is a symbolic link, and links are not followed" == made.obstacle()


def test_an_outbox_in_the_hub_is_fine(folder: Folder) -> None:
    """Nothing is in the way of plain folders."""
    assert "" == folder.obstacle()
