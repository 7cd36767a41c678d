"""The noise of a guide: which share of posts each rule flags, as numbers and as a plot."""

from __future__ import annotations

from masthead.finding import Level
from masthead.report import Mark, Plot, Tone
from masthead.voice.noise import Listened, RuleNoise, Said, measure_noise
from masthead.voice.noise_plot import MOST_RULES, describe, plot

BANNED = Said("voice/words/best", Level.ERROR)
SOFT = Said("voice/words/best", Level.NOTICE)
LONG = Said("voice/mechanics/sentence", Level.WARNING)
HEARD = (
    Listened("en", "a", (BANNED, BANNED, LONG)),
    Listened("en", "b", (LONG,)),
    Listened("en", "c", ()),
    Listened("en", "d", (SOFT, Said("voice/address", Level.OFF))),
    Listened("ru", "e", ()),
)


def test_shares_are_counted_by_post() -> None:
    """A rule that speaks twice of one post flags one post; a rule that is off flags none."""
    en, ru = measure_noise(HEARD)

    assert ("en", 4, 0.75, 0.25) == (en.guide, en.posts, en.share, en.error_share)
    assert {Level.ERROR: 1, Level.WARNING: 1, Level.NOTICE: 1} == en.flagged
    assert (
        RuleNoise("voice/words/best", Level.ERROR, 2, 3, 0.5),
        RuleNoise("voice/mechanics/sentence", Level.WARNING, 2, 2, 0.5),
    ) == en.rules
    assert ("ru", 1, 0.0, ()) == (ru.guide, ru.posts, ru.share, ru.rules)


def test_a_guide_without_posts_is_silent() -> None:
    """There is no share of nothing."""
    assert () == measure_noise(())


def test_the_plot_says_each_number() -> None:
    """Each guide and each rule has its share, and its level in a word."""
    drawn = plot(measure_noise(HEARD))

    assert (
        ("en: any rule", 75, Mark("4 posts")),
        ("words/best", 50, Mark("error", Tone.BAD)),
        ("mechanics/sentence", 50, Mark("warning", Tone.WARN)),
        ("ru: any rule", 0, Mark("1 post")),
    ) == drawn.table.rows
    assert {"words/best", "50%, error", "75%, 4 posts", "0%, 1 post"} <= set(texts(drawn))
    assert describe(measure_noise(HEARD)) == drawn.words


def texts(drawn: Plot) -> list[str]:
    """Return the words in a drawing."""
    return [
        value["text"]
        for layer in drawn.spec["layer"]
        for value in layer["data"]["values"]
        if "text" in value
    ]


def test_the_words_name_the_loudest_rules() -> None:
    """The description is short."""
    assert (
        "The guide en flags 75% of 4 posts; most often voice/words/best 50%, "
        "voice/mechanics/sentence 50%. The guide ru flags 0% of 1 post."
    ) == describe(measure_noise(HEARD))
    assert "No post has been checked." == describe(())


def test_a_loud_guide_stays_readable() -> None:
    """Of many rules the loudest are drawn, long names are cut, and markup is none."""
    names = [f"voice/words/{'<b>' * 20}{number}" for number in range(MOST_RULES + 5)]
    heard = Listened("en", "a", tuple(Said(name, Level.NOTICE) for name in names))
    said = texts(plot(measure_noise((heard,))))

    assert MOST_RULES == sum(text.startswith("words/<b>") for text in said)
    assert all(len(text) <= 40 for text in said)


def test_a_level_that_is_no_fault_is_plain() -> None:
    """A notice has a word and no alarm."""
    heard = Listened("en", "a", (SOFT,))

    assert Mark("notice") == plot(measure_noise((heard,))).table.rows[1][2]


def test_nothing_heard_is_no_drawing() -> None:
    """Without a post there is nothing to draw."""
    assert {} == plot(()).spec
