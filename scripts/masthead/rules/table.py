"""The table of all rules; a kind's module is imported when one of its rules is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from masthead.kinds import KINDS
from masthead.kinds.rule import KindRule
from masthead.rules.rule import Entry, Example


class RuleTable(Mapping[str, Entry]):
    """Rules by id: those given, and those of the kinds, whose ids begin with the kind's name.

    Args:
        entries: the rules that no kind holds.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._known = {entry.id: entry for entry in entries}

    def __getitem__(self, id: str) -> Entry:
        """Return a rule's line."""
        known = self._known.get(id)
        return known if known is not None else self._of_kind(id.partition("/")[0])[id]

    def __iter__(self) -> Iterator[str]:
        """Yield all ids in order."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many rules there are."""
        return len(self._all)

    @staticmethod
    def _of_kind(name: str) -> Mapping[str, Entry]:
        rules = KINDS[name].rules if name in KINDS else ()
        return {rule.id: entry_of_kind(rule) for rule in rules}

    @cached_property
    def _all(self) -> tuple[str, ...]:
        kinds = (rule.id for kind in KINDS.values() for rule in kind.rules)
        return tuple(sorted({*self._known, *kinds}))


def entry_of_kind(rule: KindRule) -> Entry:
    """Return the line of a kind's rule."""
    return Entry(
        id=rule.id,
        level=rule.level,
        doc=rule.doc,
        passing=Example(rule.passing),
        failing=Example(rule.failing),
        options=rule.options,
    )
