"""The rules of packs that a guide asks for, at the level that it allows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from masthead.finding import Finding, Level
from masthead.guide import Guide, Pack
from masthead.suggestions import nearest
from masthead.voice.levels import pack_name
from masthead.voice.packs.reading import FOLDER, read_pack
from masthead.voice.packs.rule import PackRule

RULE: Final = "voice/guide"
WEIGHTS: Final = (Level.OFF, Level.NOTICE, Level.WARNING, Level.ERROR)

Packs = Mapping[str, Mapping[str, bytes]]
"""Bytes by folder and file name."""


class Choice(NamedTuple):
    """The rules that hold for a guide, and what is wrong with packs or with the asking."""

    rules: tuple[PackRule, ...]
    findings: tuple[Finding, ...]


def choose(guide: Guide, packs: Packs) -> Choice:
    """Return the rules of a guide's packs.

    Args:
        guide: the guide; its `packs` name folders, a level, and rules that are off.
        packs: the hub's packs.
    """
    rules: list[PackRule] = []
    findings: list[Finding] = []
    for pack in guide.packs:
        name = pack_name(pack.folder)
        if name not in packs:
            findings.append(_absent(guide, pack, packs))
            continue
        read, found = read_pack(name, packs[name])
        findings += found
        findings += _unknown_off(guide, pack, packs[name])
        cap = _cap(pack)
        off = {name.lower() for name in pack.off}
        rules += [
            replace(rule, level=capped(rule.level, cap))
            for rule in read
            if cap is not Level.OFF and rule.name.lower() not in off
        ]
    return Choice(tuple(rules), tuple(findings))


def capped(level: Level, cap: Level) -> Level:
    """Return the lower of two levels."""
    return min(level, cap, key=WEIGHTS.index)


def _cap(pack: Pack) -> Level:
    """Return the level that a guide allows; a level that is none counts as notice."""
    return Level(pack.level) if pack.level in WEIGHTS else Level.NOTICE


def _absent(guide: Guide, pack: Pack, packs: Packs) -> Finding:
    name = pack_name(pack.folder)
    near = nearest(name, packs)
    hint = f"did you mean {near}?" if near else "put the pack's folder there"
    message = f"there is no folder {FOLDER}/{name} with rules"
    return guide.document.finding(RULE, message, *pack.key, hint=hint)


def _unknown_off(guide: Guide, pack: Pack, files: Mapping[str, bytes]) -> list[Finding]:
    """Return a finding for each rule that is off and not in the pack."""
    names = [file.removesuffix(".yml") for file in files]
    known = {name.lower() for name in names}
    found: list[Finding] = []
    for index, name in enumerate(pack.off):
        if name.lower() not in known:
            near = nearest(name, names)
            hint = f"did you mean {near}?" if near else "take it out"
            message = f"the pack {pack.folder} has no rule {name}"
            found.append(guide.document.finding(RULE, message, *pack.key, "off", index, hint=hint))
    return found
