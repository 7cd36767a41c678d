"""A guide says which packs count, how much, and which of their rules do not."""

from __future__ import annotations

import pytest

from masthead.document import Document, Place
from masthead.finding import Level
from masthead.guide import Guide, Pack
from masthead.voice.packs import choose

ERROR = b"extends: existence\nmessage: x\nlevel: error\ntokens: [a]\n"
SOFT = b"extends: existence\nmessage: x\nlevel: suggestion\ntokens: [b]\n"
PACKS = {"Lamp": {"Loud.yml": ERROR, "Soft.yml": SOFT, "Tag.yml": b"extends: script\nmessage: x\n"}}


def guide(folder: str = "Lamp", level: str = "notice", off: tuple[str, ...] = ()) -> Guide:
    """Return a guide with one pack, in line 7."""
    places = {("packs", 0): Place(7, 5), ("packs", 0, "off", 0): Place(9, 3)}
    document = Document("content/voice/en.md", {}, values=places)
    return Guide("en", "en", document, packs=(Pack(folder, ("packs", 0), level, off),))


@pytest.mark.parametrize(
    ("cap", "levels"),
    [
        ("notice", [Level.NOTICE, Level.NOTICE]),
        ("warning", [Level.WARNING, Level.NOTICE]),
        ("error", [Level.ERROR, Level.NOTICE]),
        ("loud", [Level.NOTICE, Level.NOTICE]),
        ("off", []),
    ],
)
def test_a_level_is_the_most_that_a_pack_weighs(cap: str, levels: list[Level]) -> None:
    """A rule keeps its own level below the guide's."""
    assert levels == [rule.level for rule in choose(guide(level=cap), PACKS).rules]


def test_rules_can_be_off() -> None:
    """Case does not count in their names."""
    assert ["Soft"] == [rule.name for rule in choose(guide(off=("loud",)), PACKS).rules]


def test_the_faults_of_a_pack_come_along() -> None:
    """What is skipped in a pack is told where the pack is asked for."""
    (finding,) = choose(guide(), PACKS).findings

    assert "content/voice/packs/Lamp/Tag.yml" == finding.path


@pytest.mark.parametrize("folder", ["Lamp", "Lamp/", "content/voice/packs/Lamp"])
def test_a_folder_is_named_in_short_or_in_full(folder: str) -> None:
    """The last step of the path is the pack's name."""
    assert 2 == len(choose(guide(folder), PACKS).rules)


@pytest.mark.parametrize(
    ("folder", "hint"), [("Lamb", "did you mean Lamp?"), ("Zzz", "put the pack's folder there")]
)
def test_a_pack_that_is_not_there_is_told_in_the_guide(folder: str, hint: str) -> None:
    """The finding stands at the guide's line."""
    (finding,) = choose(guide(folder), PACKS).findings

    assert ("voice/guide", "content/voice/en.md", 7, hint) == (
        finding.rule,
        finding.path,
        finding.line,
        finding.hint,
    )


@pytest.mark.parametrize(("name", "hint"), [("Lout", "did you mean Loud?"), ("Xy", "take it out")])
def test_a_rule_that_is_not_there_is_told_in_the_guide(name: str, hint: str) -> None:
    """A misspelt rule would stay on without a word."""
    finding = choose(guide(off=(name,)), PACKS).findings[-1]

    assert (9, f"the pack Lamp has no rule {name}", hint) == (
        finding.line,
        finding.message,
        finding.hint,
    )


def test_a_guide_without_packs_has_none() -> None:
    """Packs that no guide asks for are not read."""
    assert ((), ()) == choose(Guide("en", "en", Document("a.md", {})), PACKS)
