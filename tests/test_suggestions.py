"""What a person meant is guessed from what there is, and only where it is near."""

from __future__ import annotations

from masthead.suggestions import did_you_mean, nearest, question


def test_the_nearest_word() -> None:
    """The most alike word is found, if it is alike enough."""
    assert "check" == nearest("chek", ["check", "channel"])
    assert "" == nearest("zzz", ["check", "channel"])
    assert "" == nearest("chek", ["check"], likeness=0.95)


def test_a_question() -> None:
    """A hint asks for the nearest word, and says nothing where there is none."""
    assert "did you mean `hashtags`?" == question("hastags", ["hashtags"])
    assert "" == question("zzz", ["hashtags"])


def test_what_is_known_at_all() -> None:
    """Where nothing is near, a short list is told whole; a long one would be noise."""
    assert "did you mean bluesky?" == did_you_mean("blusky", ["bluesky", "site"])
    assert "known: bluesky, site" == did_you_mean("zzz", ["site", "bluesky"])
    assert "" == did_you_mean("zzz", [f"channel-{n}" for n in range(13)])
    assert "" == did_you_mean("zzz", [])
