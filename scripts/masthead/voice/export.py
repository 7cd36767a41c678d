"""Write a guide as a style folder for Vale, and say what does not fit into one.

Words and claims become `existence` or `substitution`, names `substitution`, counts `occurrence`,
the case of titles `capitalization`. A style has no channels, no waivers and no front matter, so
whatever hangs on those stays behind; the notes name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from masthead.finding import Level
from masthead.guide import Claim, Guide, Match, Name, Status, Word
from masthead.voice.anchors import anchor_of, url_of
from masthead.voice.levels import level_of, rules_of
from masthead.voice.measures import Measure, measures
from masthead.voice.style import LEVELS, Value, literal, rule_file, unmatched, wordings
from masthead.voice.telling import NEEDS, STATUSES

NAMES: Final = "names"
Forms = Mapping[str, frozenset[str]]


class Note(NamedTuple):
    """What an export leaves behind, or says less exactly: the rule (or part) and why."""

    rule: str
    reason: str
    exported: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A style folder.

    Args:
        files: bytes by file name.
        rules: the guide's rules that a file stands for, by file name.
        notes: what was left behind or is less exact.
    """

    files: Mapping[str, bytes]
    rules: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...]


class _Rule(NamedTuple):
    file: str
    values: Mapping[str, Value]
    rules: tuple[str, ...]


def export(guide: Guide, forms: Forms, *, site: str = "") -> Export:
    """Return a guide as a style folder.

    Args:
        guide: the guide with all that it builds on (`masthead.voice.layers.effective`).
        forms: every form of the words that match by lemma, by folded word.
        site: address of the site that shows the guide; findings then lead there.
    """
    found = list(chain(_terms(guide, forms, site), _names(guide, site), _measured(guide, site)))
    rules = [one for one in found if isinstance(one, _Rule)]
    notes = [one for one in found if isinstance(one, Note)]
    done = {rule for one in rules for rule in one.rules} | {note.rule for note in notes}
    return Export(
        {one.file: rule_file(one.values) for one in rules},
        {one.file: one.rules for one in rules},
        (*notes, *_left(guide, done)),
    )


def _head(guide: Guide, rule: str, site: str, extends: str, message: str) -> dict[str, Value]:
    """Return what every rule begins with."""
    head: dict[str, Value] = {
        "extends": extends,
        "message": message,
        "level": LEVELS[level_of(guide, rule)],
    }
    page = guide.origin.get(rule, guide.path).rpartition("/")[2].removesuffix(".md")
    if link := url_of(site, page, rule):
        head["link"] = link
    return head


def _terms(guide: Guide, forms: Forms, site: str) -> Iterator[_Rule | Note]:
    """Yield a rule for each word and each claim."""
    for word in guide.words:
        if word.status is not Status.USE:
            yield from _term(guide, f"voice/words/{word.id}", word, forms, site)
    for claim in guide.claims:
        rule = f"voice/claims/{claim.id}"
        yield from _term(guide, rule, claim, forms, site)
        if level_of(guide, rule) is not Level.OFF:
            yield Note(rule, "a post's `evidence` is not seen: it is found all the same", True)


def _term(
    guide: Guide, rule: str, entry: Word | Claim, forms: Forms, site: str
) -> Iterator[_Rule | Note]:
    if level_of(guide, rule) is Level.OFF:
        yield Note(rule, "the guide has it off")
        return
    term = entry.term
    lost = unmatched(term)
    if lost:
        yield Note(rule, f"`unless` {', '.join(lost)} cannot be told apart", True)
    if term.match is Match.LEMMA:
        yield Note(rule, "its forms are written out as they are known today", True)
    if term.match is Match.REGEX:
        patterns: tuple[str, ...] = (term.text,)
    else:
        patterns = wordings(term, forms)
    file = f"{anchor_of(rule)}.yml"
    instead = entry.instead if isinstance(entry, Word) else ()
    if instead and term.match is not Match.REGEX:
        head = _head(guide, rule, site, "substitution", _message(entry, "Write '%s', not '%s'"))
        swap = dict.fromkeys(patterns, "|".join(instead))
        tail: dict[str, Value] = {
            "capitalize": True,
            "nonword": True,
            "ignorecase": True,
            "swap": swap,
        }
        yield _Rule(file, {**head, **REPLACE, **tail}, (rule,))
    else:
        head = _head(guide, rule, site, "existence", _message(entry, "'%s'"))
        tail = {"nonword": True, "ignorecase": True, "tokens": patterns}
        yield _Rule(file, {**head, **tail}, (rule,))


REPLACE: Final[Mapping[str, Value]] = {"action": {"name": "replace"}}


def _message(entry: Word | Claim, begin: str) -> str:
    """Return what a rule says; a percent sign would count as a blank."""
    if isinstance(entry, Word):
        said = begin if "not" in begin else f"{begin} {STATUSES[entry.status]}"
        said += "" if entry.instead or not entry.advice else f": {entry.advice}"
    else:
        said = f"{begin} is a claim that {NEEDS.get(entry.needs, f'needs {entry.needs}')}"
    why = f" ({entry.why.rstrip('.')})" if entry.why else ""
    return said + why.replace("%", "percent") + "."


def _names(guide: Guide, site: str) -> Iterator[_Rule | Note]:
    """Yield one rule for all names of a level: a long name must win over a short one in it."""
    levels: dict[Level, list[Name]] = {}
    for name in guide.names:
        levels.setdefault(level_of(guide, f"voice/names/{name.id}"), []).append(name)
    for level, names in levels.items():
        rules = tuple(f"voice/names/{name.id}" for name in names)
        if level is Level.OFF:
            yield from (Note(rule, "the guide has it off") for rule in rules)
            continue
        swap: dict[str, list[str]] = {}
        for name in names:
            for pattern, right in _spellings(name):
                swap.setdefault(pattern, []).append(right)
        head = _head(guide, rules[0], site, "substitution", "Write '%s', not '%s'.")
        tail: dict[str, Value] = {
            "ignorecase": True,
            "nonword": True,
            "swap": {pattern: "|".join(dict.fromkeys(all)) for pattern, all in swap.items()},
        }
        file = f"{NAMES}.yml" if len(levels) == 1 else f"{NAMES}-{LEVELS[level]}.yml"
        yield _Rule(file, {**head, **REPLACE, **tail}, rules)


def _spellings(name: Name) -> Iterator[tuple[str, str]]:
    """Yield the pattern of each spelling in any case, with the right one."""
    for right in dict.fromkeys((name.name, *name.forms)):
        yield _edged(right.casefold()), right
        if right[:1].islower():  # the start of a sentence gives it a capital
            yield _edged(right.casefold()), right[:1].upper() + right[1:]
    rights = {_edged(right.casefold()) for right in (name.name, *name.forms)}
    for wrong in name.wrong:
        if _edged(wrong.casefold()) not in rights:
            yield _edged(wrong.casefold()), name.name


def _edged(text: str) -> str:
    begin = r"\b" if text[:1].isalnum() else r"(?<!\w)"
    end = r"\b" if text[-1:].isalnum() else r"(?!\w)"
    return f"{begin}{literal(text)}{end}"


def _measured(guide: Guide, site: str) -> Iterator[_Rule | Note]:
    """Yield a rule for each measure and for the forms of address."""
    for one in measures(guide):
        level = level_of(guide, one.rule)
        if level is Level.OFF:
            yield Note(one.rule, "the guide has it off")
            continue
        yield _Rule(
            _file(one), {**_head(guide, one.rule, site, *one.head), **one.values}, (one.rule,)
        )
        if one.loose:
            yield Note(one.rule, one.loose, exported=True)


def _file(measure: Measure) -> str:
    return f"{anchor_of(measure.rule)}{measure.suffix}.yml"


REASONS: Final[Mapping[str, str]] = {
    "voice/typography": "what is right depends on the signs around it",
    "voice/disclosures": "it hangs on a post's front matter",
    "voice/situations": "it hangs on a post's front matter",
    "voice/packs": "it is a style folder already: put both into the same place",
    "voice/mechanics": "a style cannot say it",
    "voice/address": "a style cannot say it",
}


def _left(guide: Guide, done: set[str]) -> Iterator[Note]:
    """Yield what no rule stands for."""
    for rule in rules_of(guide):
        if rule not in done:
            yield Note(rule, REASONS["/".join(rule.split("/")[:2])])
    for channel in guide.channels:
        yield Note(f"channels.{channel}", "a style knows no channels")
    for audience in guide.audiences:
        yield Note(f"audiences.{audience}", "a style knows no audiences")
    yield Note("waivers", "they stand in the front matter of posts")
    yield Note("voice/language", "a style is not told the language of a text")
    if guide.names:
        yield Note(
            "names", "words inside names, and names inside words, are found as well", exported=True
        )
