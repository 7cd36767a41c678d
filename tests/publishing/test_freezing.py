"""A message, frozen: what is sent, bound to its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from hub_builder import post
from masthead.publishing.freezing import Frozen, freeze, inputs, media_reader
from masthead.repo import head_commit, open_repository
from masthead.workspace import load_hub
from publishing.house import House, build

FILE = "content/posts/2026/repair-week.md"
PICTURE = "content/media/lamp.png"


def digest(content: bytes) -> str:
    """Return a hash as the record holds it."""
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a hub whose post has a picture with a sidecar."""
    files: dict[str, str | bytes | None] = {
        FILE: post("media:\n  - file: /media/lamp.png\n    alt: A lamp.\n"),
        PICTURE: b"one",
        f"{PICTURE}.yml": "alt: A brass lamp.\n",
    }
    return build(tmp_path / "hub", files)


def frozen(house: House) -> Frozen:
    """Freeze the post for the outbox."""
    hub = load_hub(house.root)
    return freeze(house.root, hub, hub.posts["repair-week"], hub.channels["outbox"])


def test_a_frozen_message_holds_the_hash_of_each_medium(house: House) -> None:
    """And the same hub gives the same hash."""
    one, two = frozen(house), frozen(house)

    media = one.payload["media"]
    assert isinstance(media, list)
    assert digest(b"one") == media[0]["sha256"]
    assert one == two


def test_the_description_of_a_sidecar_goes_along(house: House) -> None:
    """Where the post has none of its own; the check is content with it, so it must arrive."""
    text = (house.root / FILE).read_text("utf-8")
    (house.root / FILE).write_text(text.replace("    alt: A lamp.\n", ""), "utf-8")

    media = frozen(house).payload["media"]
    assert isinstance(media, list)
    assert "A brass lamp." == media[0]["alt"]


def test_every_byte_counts(house: House) -> None:
    """Another picture under the same name is another message."""
    before = frozen(house).content_hash
    (house.root / PICTURE).write_bytes(b"two")

    assert before != frozen(house).content_hash


def test_captions_are_frozen_where_there_are_any(house: House) -> None:
    """With their hash, so that those approved go out; without any, nothing is said of them."""
    before = frozen(house)
    (house.root / "content/media/lamp.en.vtt").write_bytes(b"WEBVTT\n")
    text = (house.root / FILE).read_text("utf-8")
    named = text.replace("alt: A lamp.", "alt: A lamp.\n    captions: /media/lamp.en.vtt")
    (house.root / FILE).write_text(named, "utf-8")
    after = frozen(house)

    assert [{"part": 0, "path": PICTURE, "alt": "A lamp.", "sha256": digest(b"one")}] == (
        before.payload["media"]
    )
    medium = after.payload["media"][0]  # type: ignore[index]
    assert ("content/media/lamp.en.vtt", digest(b"WEBVTT\n")) == (
        medium["captions"],
        medium["captions_sha256"],
    )
    (house.root / "content/media/lamp.en.vtt").write_bytes(b"WEBVTT\n\n")
    assert after.content_hash not in {before.content_hash, frozen(house).content_hash}


def test_a_missing_medium_stops_the_message(house: House) -> None:
    """Nothing is sent with less than was approved."""
    (house.root / PICTURE).unlink()

    assert Frozen({}, "", f"the medium {PICTURE} cannot be read") == frozen(house)


def test_a_link_is_no_medium(house: House) -> None:
    """It could lead anywhere; also when it appears after the hub was read."""
    hub = load_hub(house.root)
    (house.root / PICTURE).unlink()
    (house.root / PICTURE).symlink_to("/etc/hostname")
    post, channel = hub.posts["repair-week"], hub.channels["outbox"]

    assert "cannot be read" in freeze(house.root, hub, post, channel).fault
    assert "cannot be read" in frozen(house).fault


def test_everything_that_shapes_a_message_is_an_input(house: House) -> None:
    """All of it must be approved."""
    hub = load_hub(house.root)

    assert {
        FILE,
        PICTURE,
        f"{PICTURE}.yml",
        "masthead.yml",
        "strategy/channels/outbox.md",
        "strategy/people.yml",
    } == inputs(hub, hub.posts["repair-week"], hub.channels["outbox"])


@pytest.mark.parametrize("now", [b"one", b"two", None])
def test_the_approved_bytes_are_found(house: House, now: bytes | None) -> None:
    """In the work tree, or in the commit whatever lies in the work tree."""
    repository = open_repository(house.root)
    commit = head_commit(repository)
    (house.root / PICTURE).unlink()
    if now is not None:
        (house.root / PICTURE).write_bytes(now)

    assert b"one" == media_reader(repository)(PICTURE, digest(b"one"), commit)


def test_other_bytes_are_never_sent(house: House) -> None:
    """What was not approved is not found, wherever it lies."""
    repository = open_repository(house.root)
    (house.root / PICTURE).unlink()
    (house.root / PICTURE).symlink_to("/etc/hostname")
    read = media_reader(repository)

    assert read(PICTURE, digest(b"two"), head_commit(repository)) is None
    assert read(PICTURE, digest(b"one"), "") is None
