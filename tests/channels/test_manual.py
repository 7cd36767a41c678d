"""The bundle for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels.parts import PAYLOAD, PICTURE, channel, record, tools
from masthead.channels.manual import make
from masthead.protocol.outcome import Absent, HandedOver, Refused


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return where the bundle is going to be."""
    return tmp_path / "build" / "outbox" / "outbox" / "lamp"


def test_the_bundle_holds_all_that_a_person_needs(tmp_path: Path, bundle: Path) -> None:
    """Texts by part, media, their texts, and the steps with counts and the last command."""
    page = channel("mastodon", handle="lentera@social.example")

    outcome = make(page, tools(tmp_path)).send(
        record(payload={**PAYLOAD, "first_comment": "More on our site."})
    )

    assert HandedOver("build/outbox/outbox/lamp") == outcome
    assert "Bring your lamp." == (bundle / "part-1.txt").read_text()
    assert "Leave with it." == (bundle / "part-2.txt").read_text()
    assert "More on our site." == (bundle / "first-comment.txt").read_text()
    assert "media/1-lamp.png: A brass lamp.\n" == (bundle / "alt.txt").read_text()
    assert PICTURE == (bundle / "media" / "1-lamp.png").read_bytes()
    steps = (bundle / "checklist.md").read_text()
    assert "# A lamp" in steps
    assert "For Mastodon as lentera@social.example." in steps
    assert "`part-1.txt` (16 of 500 " in steps
    assert "Add `media/1-lamp.png` to part 1" in steps
    assert "<https://lentera.example/repair>" in steps
    assert "Post `first-comment.txt`" in steps
    assert "`masthead resolve lamp@outbox --published ADDRESS`" in steps


def test_the_captions_of_a_film_lie_beside_it(tmp_path: Path, bundle: Path) -> None:
    """The checklist says where they belong."""
    known = PAYLOAD["media"][0]
    media = [{**known, "captions": "content/media/lamp.en.vtt", "captions_sha256": known["sha256"]}]
    make(channel("manual"), tools(tmp_path)).send(record(payload={**PAYLOAD, "media": media}))

    assert (bundle / "media" / "1-captions-lamp.en.vtt").is_file()
    steps = (bundle / "checklist.md").read_text()
    assert "Add `media/1-captions-lamp.en.vtt` as the captions of `media/1-lamp.png`." in steps


@pytest.mark.parametrize("format", ["poll", "story"])
def test_a_bundle_says_what_kind_of_post_it_is(format: str, tmp_path: Path, bundle: Path) -> None:
    """Text and files alone do not show it."""
    payload = {**PAYLOAD, "format": format}
    make(channel("manual"), tools(tmp_path)).send(record(payload=payload))

    assert f" a {format}" in (bundle / "checklist.md").read_text()


def test_a_small_bundle_has_small_steps(tmp_path: Path, bundle: Path) -> None:
    """Nothing that is not there is asked for."""
    make(channel("manual"), tools(tmp_path)).send(record(payload={"parts": ["Hi"]}))

    assert {"part-1.txt", "checklist.md"} == {path.name for path in bundle.iterdir()}
    assert "# lamp" in (bundle / "checklist.md").read_text()


def test_a_service_that_is_not_known_yet_is_named_as_written(tmp_path: Path, bundle: Path) -> None:
    """A network of tomorrow can be served by hand today."""
    make(channel("manual", network="threadverse"), tools(tmp_path)).send(
        record(payload={"parts": ["Hi"]})
    )

    assert "For threadverse." in (bundle / "checklist.md").read_text()


def test_a_known_network_has_a_link_to_start_from(tmp_path: Path, bundle: Path) -> None:
    """The deep link of the network's own editor."""
    make(channel("manual", network="linkedin"), tools(tmp_path)).send(record())

    assert "- [ ] Open <https://" in (bundle / "checklist.md").read_text()


def test_a_repeat_leaves_the_bundle(tmp_path: Path, bundle: Path) -> None:
    """A person may be working with it."""
    adapter = make(channel("manual"), tools(tmp_path))
    adapter.send(record())
    (bundle / "checklist.md").write_text("half done")

    assert isinstance(adapter.send(record()), HandedOver)
    assert "half done" == (bundle / "checklist.md").read_text()


def test_a_bundle_that_nobody_was_told_of_counts_for_nothing(tmp_path: Path) -> None:
    """Looking never says that a person has posted."""
    adapter = make(channel("manual"), tools(tmp_path))
    adapter.send(record())

    assert Absent() == adapter.look(record())


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A lost medium or a full disk leaves nothing half-made."""
    media = [{"part": 0, "path": "a.png", "alt": "", "sha256": "0"}]
    assert isinstance(
        make(channel("manual"), tools(tmp_path)).send(record(payload={"media": media})), Refused
    )
    (tmp_path / "build").write_text("in the way")
    assert isinstance(make(channel("manual"), tools(tmp_path)).send(record()), Refused)
