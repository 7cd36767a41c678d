"""What a situation leaves out."""

from __future__ import annotations

import pytest

from engine_builder import engine_of, message_of
from masthead.guide import Situation
from masthead.voice.situations import for_people

KEY = ("situations", 0)


@pytest.mark.parametrize(
    ("forbids", "good", "bad"),
    [
        ("emoji", "Notice: closed.", "Notice: closed. 🔧"),
        ("hashtags", "Pemberitahuan.", "Pemberitahuan. #Tutup"),
        ("exclamation", "Nagkamali kami.", "Nagkamali kami!"),
        ("questions", "Сначала вилка.", "Где вилка?"),
        ("links", "Read the manual.", "Read a.example/manual"),
        ("humour", "Ha ha! 🔧 #x?", ""),
    ],
)
def test_what_machines_can_judge_is_judged(forbids: str, good: str, bad: str) -> None:
    """Each thing has a text that passes and one that does not; the rest is for people."""
    situation = Situation("notice", "a notice", KEY, "Say how long.", (forbids,))
    engine = engine_of(situations=(situation,))

    assert () == engine.hits(good)
    if bad:
        (hit,) = engine.hits(bad)
        assert "voice/situations/notice" == hit.rule
        assert "this is: a notice" in hit.message
        assert "Say how long." == hit.hint


def test_a_thing_is_told_once_a_message() -> None:
    """The first emoji stands for all, in whichever part; two names of one thing are one."""
    situation = Situation("notice", "a notice", KEY, "", ("emoji", "exclamation", "exclamations"))
    hits = engine_of(situations=(situation,)).message_hits(message_of("One", "🔧 🔧!", "!"))

    assert [0, 2, 0] == [len(some) for some in hits]


def test_people_judge_the_rest() -> None:
    """What has no check is for the reviewer's list."""
    situation = Situation("apology", "an apology", KEY, "", ("humour", "emoji", "excuses"))

    assert ("humour", "excuses") == for_people(situation)
