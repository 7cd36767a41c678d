"""Guides lie over each other: base < language < channel < situation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masthead.finding import Level
from masthead.voice.layers import effective, guide_for, known_rules, stack
from masthead.voice.levels import family_of, level_of, lookup, rules_of
from voice_builder import guide, guides

BASE = """\
words:
  - {term: leverage, status: avoid, why: base}
  - {term: synergy, status: banned}
mechanics: {emoji: {max: 1}, sentence: {max_words: 30}, typography: {dash: none}}
address: {use: [you], avoid: [dear customer]}
levels: {voice/words/synergy: warning}
"""
EN = """\
extends: base
words:
  - {term: leverage, status: banned, why: en}
mechanics: {emoji: {max: 2}, typography: {ellipsis: avoid}}
channels:
  bluesky:
    mechanics: {sentence: {max_words: 20}}
    levels: {voice/mechanics: error}
situations:
  - id: apology
    when: an apology
    forbids: [emoji]
    mechanics: {emoji: {max: 0}, sentence: {max_words: 12}}
    address: {avoid: [guys]}
"""


def test_the_nearest_layer_wins() -> None:
    """Entry by entry and measure by measure, what lies above replaces what lies below."""
    both = guides(base=BASE, en=EN)
    plain = effective(both, "en")
    apology = effective(both, "en", channel="bluesky", situation="apology")

    assert {"leverage": "en", "synergy": ""} == {one.id: one.why for one in plain.words}
    assert (2, 30) == (plain.mechanics.emoji, plain.mechanics.sentence_words)
    assert {"dash": "none", "ellipsis": "avoid"} == plain.mechanics.typography
    assert (0, 12) == (apology.mechanics.emoji, apology.mechanics.sentence_words)
    assert (("you",), ("guys",)) == (apology.address.use, apology.address.avoid)
    assert ((), ("apology",)) == (plain.situations, tuple(o.id for o in apology.situations))


def test_each_rule_knows_its_layer() -> None:
    """The layer that spoke last on a rule, and the page on which it stands."""
    found = stack(guides(base=BASE, en=EN), "en", channel="bluesky", situation="apology")
    names = ["base base", "language en", "channel bluesky", "situation apology"]

    assert names == [layer.name for layer in found.layers]
    assert {
        "voice/words/leverage": "language en",
        "voice/words/synergy": "base base",
        "voice/mechanics/sentence": "situation apology",
        "voice/typography/dash": "base base",
        "voice/address": "situation apology",
    }.items() <= found.source.items()
    assert "content/voice/base.md" == found.guide.origin["voice/words/synergy"]
    assert "voice/words/leverage" not in found.guide.origin


def test_levels_follow_the_layers() -> None:
    """The guide's word for a rule counts, then for its family, then what is usual."""
    both = guides(base=BASE, en=EN)
    plain, bluesky = effective(both, "en"), effective(both, "en", channel="bluesky")

    assert Level.WARNING is level_of(plain, "voice/words/synergy")
    assert Level.ERROR is level_of(plain, "voice/words/leverage")
    assert Level.WARNING is level_of(plain, "voice/mechanics/emoji")
    assert Level.ERROR is level_of(bluesky, "voice/mechanics/emoji")
    assert Level.WARNING is level_of(plain, "voice/words/unheard")


def test_a_level_at_the_entry_counts() -> None:
    """`level` may stand beside a word, at the address and at a style folder."""
    read = guide(
        "words:\n  - {term: just, status: careful, level: error}\n"
        "address: {avoid: [folks], level: notice}\n"
        "disclosures:\n  - {when: paid, market: US, any_of: [Ad], level: warning}\n"
        "packs:\n  - {folder: plain, level: warning}\n"
    )

    assert [Level.ERROR, Level.NOTICE, Level.WARNING, Level.WARNING, Level.NOTICE] == [
        level_of(read, rule)
        for rule in (
            "voice/words/just",
            "voice/address",
            "voice/disclosures/paid-us",
            "voice/packs/plain/Very",
            "voice/packs/other/Very",
        )
    ]


def test_a_language_without_a_guide() -> None:
    """The guide of the language without its region holds, then a base, then nothing."""
    both = guides(base="", en="")

    assert ["en", "en", "base"] == [
        found.id for lang in ("en", "en-GB", "de") if (found := guide_for(both, lang))
    ]
    assert None is guide_for(guides(en=""), "de")
    assert ("de", ()) == (effective({}, "de").lang, effective({}, "de").words)


def test_a_loop_ends() -> None:
    """Guides that build on each other are each laid once."""
    loop = guides(en="extends: id\nmechanics: {emoji: {max: 1}}\n", id="extends: en\n")

    assert 1 == effective(loop, "id").mechanics.emoji


def test_known_rules_are_those_of_all_layers() -> None:
    """What a channel or a situation alone says can be waived and tested too."""
    front = "channels:\n  x:\n    words:\n      - {term: toot, status: avoid}\n"
    known = known_rules(guides(en=front)["en"], guides(en=front))

    assert {"voice/words", "voice/words/toot"} <= known


def test_a_family_is_the_first_two_steps() -> None:
    """`voice/address` is its own family."""
    assert ["voice/words", "voice/address", "voice/packs"] == [
        family_of(rule) for rule in ("voice/words/a", "voice/address", "voice/packs/a/B")
    ]
    assert None is lookup("voice/words/a", {"voice/names": "off"})


MEASURES = ("emoji", "exclamation", "question")
LIMITS = st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 9))
STATUSES = st.dictionaries(
    st.sampled_from(["lamp", "bulb", "shade"]), st.sampled_from(["avoid", "banned", "careful"])
)


def _front(limits: dict[str, int], words: dict[str, str], indent: str = "") -> str:
    lines = [f"mechanics: {{{', '.join(f'{k}: {{max: {v}}}' for k, v in limits.items())}}}"]
    entries = ", ".join(f"{{term: {k}, status: {v}}}" for k, v in words.items())
    lines.append(f"words: [{entries}]")
    return "".join(f"{indent}{line}\n" for line in lines)


@given(st.tuples(LIMITS, LIMITS, LIMITS), st.tuples(STATUSES, STATUSES, STATUSES))
def test_layers_are_mappings_laid_over_each_other(
    limits: tuple[dict[str, int], ...], words: tuple[dict[str, str], ...]
) -> None:
    """Whatever the layers say, the merged guide says what updating a mapping would."""
    base, lang = _front(limits[0], words[0]), _front(limits[1], words[1])
    channel = _front(limits[2], words[2], "    ")
    both = guides(base=base, en=f"extends: base\n{lang}channels:\n  x:\n{channel}")

    merged = effective(both, "en", channel="x")

    expected = {**limits[0], **limits[1], **limits[2]}
    assert expected == {
        name: value for name in MEASURES if (value := getattr(merged.mechanics, name)) is not None
    }
    assert {**words[0], **words[1], **words[2]} == {
        word.id: word.status.value for word in merged.words
    }
    assert len(list(rules_of(merged))) == len(set(rules_of(merged)))
