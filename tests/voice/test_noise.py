"""The noise of a guide: which share of posts each rule flags, as numbers and as a plot."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from masthead.finding import Level
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
SVG = "{http://www.w3.org/2000/svg}"


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


def test_the_plot_has_a_title_and_words() -> None:
    """Who does not see it gets the same in words, and it takes the page's colours."""
    guides = measure_noise(HEARD)
    drawn = ET.fromstring(plot(guides))  # noqa: S314 - our own drawing

    assert "img" == drawn.get("role")
    assert "noise-title noise-desc" == drawn.get("aria-labelledby")
    assert "Share of posts that each rule flags" == drawn.findtext(f"{SVG}title")
    assert describe(guides) == drawn.findtext(f"{SVG}desc")
    assert {"currentColor", "none"} == {bar.get("fill") for bar in drawn.iter(f"{SVG}rect")}


def test_the_plot_says_each_number() -> None:
    """A bar is no number: name, share and posts stand beside it."""
    texts = [one.text for one in ET.fromstring(plot(measure_noise(HEARD))).iter(f"{SVG}text")]  # noqa: S314 - our own drawing

    assert {"error", "warning", "notice", "words/best", "50%, 2 posts"} <= set(texts)
    assert {"en: 75% of 4 posts flagged", "ru: 0% of 1 post flagged", "nothing to say"} <= set(
        texts
    )


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
    drawn = ET.fromstring(plot(measure_noise((heard,))))  # noqa: S314 - our own drawing
    texts = [one.text or "" for one in drawn.iter(f"{SVG}text")]

    assert MOST_RULES == sum(text.startswith("words/<b>") for text in texts)
    assert all(len(text) <= 40 for text in texts)
