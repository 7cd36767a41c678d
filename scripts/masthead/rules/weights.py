"""How much a finding weighs, and which waiver silences it."""

from __future__ import annotations

from collections.abc import Mapping

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Entry
from masthead.settings import Settings

LEVELS = tuple(Level)
"""The levels, the heaviest first."""

GUIDES = "voice/"
"""What the ids of the rules on voice begin with."""

OWN_LEVELS = frozenset({"voice/guide", "voice/example", "voice/language"})
"""The rules on voice whose level no guide says."""


def level_of(entry: Entry, settings: Settings) -> Level:
    """Return a rule's level in a hub."""
    given = settings.rules.get(entry.id)
    return entry.level if entry.fixed or not given or given.level is None else given.level


def stamped(finding: Finding, context: Context) -> Level:
    """Return what a finding weighs: by the settings, or else by its rule, or by its guide.

    A finding may say that it weighs less than its rule does, never more.
    """
    settings, rule = context.shared.gating, finding.rule
    entry = context.shared.rules.get(rule)
    if entry is None or _by_guide(rule):
        return _said(rule, settings, finding)
    given = settings.rules.get(rule)
    if entry.fixed or rule in OWN_LEVELS or (given and given.level is not None):
        return level_of(entry, settings)
    return max(entry.level, finding.level, key=LEVELS.index)


def _by_guide(rule: str) -> bool:
    """Tell whether a guide says what a rule weighs."""
    return rule.startswith(GUIDES) and rule not in OWN_LEVELS


def _said(rule: str, settings: Settings, finding: Finding) -> Level:
    """Return what the settings say of a guide's rule or of its family; else what it has."""
    while rule:
        if (given := settings.rules.get(rule)) and given.level is not None:
            return given.level
        rule = rule.rpartition("/")[0]
    return finding.level


def waivers_of(context: Context) -> Mapping[tuple[str, str], int]:
    """Return the number of each waiver that holds, by file and rule."""
    return {
        (post.path, waiver.rule): index
        for post in context.posts()
        for index, waiver in enumerate(post.waivers)
        if waiver.until >= context.now.date()
    }


def waiver_of(finding: Finding, waivers: Mapping[tuple[str, str], int]) -> int | None:
    """Return the number of the waiver that silences a finding: of its rule, or of its family."""
    index = waivers.get((finding.path, finding.rule))
    if index is None and finding.rule.startswith(GUIDES):
        index = waivers.get((finding.path, "/".join(finding.rule.split("/", 2)[:2])))
    return index
