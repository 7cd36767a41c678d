"""What is sent next: the text of a part, and its media made to fit."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.parts import record, tools
from channels.samples import CONTENTS, PATHS
from masthead.channels import outgoing
from masthead.channels.outgoing import Medium, is_comment, media_of, text_of, word
from masthead.media.film import Film
from masthead.protocol.outcome import Refused
from masthead.record import Receipt, Record
from masthead.service import Limits


def sending(kind: str) -> Record:
    """Return a record with one medium."""
    sha256 = hashlib.sha256(CONTENTS[kind]).hexdigest()
    medium = {"part": 0, "path": PATHS[kind], "alt": "A lamp.", "sha256": sha256}
    return record(payload={"parts": ["One.", "Two."], "media": [medium], "first_comment": "Hi."})


def sent(root: Path, kind: str, **limits: Any) -> Medium | Refused:
    """Return the medium as a channel with some limits gets it."""
    read = {hashlib.sha256(one).hexdigest(): one for one in CONTENTS.values()}
    of = replace(tools(root), read_media=lambda _p, sha, _c: read.get(sha), limits=Limits(**limits))
    found = media_of(of, sending(kind))
    return found if isinstance(found, Refused) else found[0]


def test_parts_come_in_order_and_the_comment_last() -> None:
    """Each receipt moves on by one."""
    texts = []
    for count in range(3):
        one = replace(sending("image"), receipts=(Receipt("1"),) * count)
        texts.append((text_of(one), is_comment(one)))

    assert [("One.", False), ("Two.", False), ("Hi.", True)] == texts


def test_a_payload_that_is_not_ours_gives_nothing() -> None:
    """A ledger that somebody wrote into breaks nothing."""
    odd = record(payload={"parts": 7, "media": "x", "title": 3})

    assert ("", "", ()) == (text_of(odd), word(odd, "title"), outgoing.described(odd))


def test_a_picture_is_made_to_fit(tmp_path: Path) -> None:
    """Another format, fewer pixels; the name follows the format."""
    found = sent(tmp_path, "image", media_types=("image/png",), image_side=100)

    assert isinstance(found, Medium)
    assert ("lamp.png", "image/png", 100) == (found.name, found.type, found.width)
    assert "A lamp." == found.alt


def test_a_picture_that_cannot_fit_is_refused(tmp_path: Path) -> None:
    """With the file's name and the next step."""
    found = sent(tmp_path, "image", image_ratio=(0.5, 1.0))

    assert isinstance(found, Refused)
    assert "content/media/lamp.jpg is 640 by 480" in found.reason


def test_bytes_that_were_not_approved_are_refused(tmp_path: Path) -> None:
    """Whatever lies in the work tree."""
    of = replace(tools(tmp_path), read_media=lambda *_: None)

    assert isinstance(media_of(of, sending("image")), Refused)


@pytest.mark.parametrize(
    ("film", "there", "limits", "said"),
    [
        (None, False, {}, ""),
        (None, False, {"video_seconds": 60}, "without ffprobe"),
        (None, True, {"video_seconds": 60}, "cannot be read as a film"),
        (Film(61, 9, 16, "h264"), True, {"video_seconds": 60}, "61 seconds long"),
        (Film(59, 9, 16, "h264"), True, {"video_seconds": 60}, ""),
        (None, True, {"video_bytes": 10}, "10 are the most"),
    ],
)
def test_a_film_is_looked_at_and_left_as_it_is(
    film: Film | None,
    there: bool,
    limits: dict[str, int],
    said: str,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where its length is limited and nobody can see it, it is refused."""
    monkeypatch.setattr(outgoing, "look", lambda _: film)
    monkeypatch.setattr(outgoing, "can_look", lambda: there)
    found = sent(tmp_path, "video", **limits)

    if said:
        assert isinstance(found, Refused)
        assert said in found.reason
    else:
        assert isinstance(found, Medium)
        assert CONTENTS["video"] == found.content
        assert (film.seconds if film else 0) == found.seconds
