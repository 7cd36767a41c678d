"""What `masthead.yml` says about rules names rules and options that there are.

A level for a rule that does not exist would do nothing, and nobody would notice. Levels are
`error`, `warning`, `notice` and `off`; options are those that this page lists. The rules on
reading and on schemas keep their level: a file that cannot be read is never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Entry, Example, Option, Options
from masthead.settings import RuleSettings
from masthead.suggestions import did_you_mean

ID = "settings/rules"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_SETTINGS = "name: Lentera\npublic_url: https://lentera.example\nrules:\n  {}: notice\n"
PASS = Example({"masthead.yml": _SETTINGS.format("post/duplicate")})
FAIL = Example({"masthead.yml": _SETTINGS.format("post/duplikate")})

FILE = "masthead.yml"


def check(context: Context) -> Iterator[Finding]:
    """Yield each line on rules that does nothing."""
    if not context.wants(FILE):
        return
    known = context.shared.rules
    for id, given in context.hub.settings.rules.items():
        entry = context.shared.entry(id)
        if entry is None:
            voice = context.shared.voice_rules if id.startswith("voice/") else frozenset()
            hint = did_you_mean(id, {*known, *voice})
            yield _finding(context, f"there is no rule {id!r}", id, hint=hint)
        elif entry.fixed and given.level not in (None, entry.level):
            yield _finding(context, f"the level of {id} cannot be changed", id)
        else:
            for name, fault, hint in problems(entry, given):
                yield _finding(context, f"{id}: {fault}", id, name, hint=hint)


def problems(entry: Entry, given: RuleSettings) -> Iterator[tuple[str, str, str]]:
    """Yield each option that a rule cannot use: its name, what is wrong, a hint."""
    for name, value in given.options.items():
        default = entry.options.get(name)
        if default is None:
            yield name, f"there is no option {name!r}", did_you_mean(name, entry.options)
        elif coerce(default, value) is None:
            yield name, f"the option {name!r} must be {_kind(default)}", ""


def options_of(entry: Entry, given: RuleSettings | None) -> Mapping[str, Any]:
    """Return a rule's options: the given ones where they fit, else the rule's own."""
    values = dict(entry.options)
    for name, value in given.options.items() if given else ():
        if name in values and (fitting := coerce(values[name], value)) is not None:
            values[name] = fitting
    return values


def coerce(default: Option, value: object) -> Option | None:
    """Return a given value in the type of the default, or None where it does not fit.

    Lists of words by language replace those of the languages that are given.
    """
    if isinstance(default, Mapping):
        if not isinstance(value, Mapping):
            return None
        words = {str(lang): _words(some) for lang, some in value.items()}
        given = {lang: some for lang, some in words.items() if some is not None}
        return {**default, **given} if len(given) == len(words) else None
    if isinstance(default, tuple):
        return _words(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        return None
    if isinstance(default, int):
        return value if isinstance(value, int) else None
    return float(value)


def _words(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
        return tuple(value)
    return None


def _kind(default: Option) -> str:
    if isinstance(default, Mapping):
        return "lists of words by language"
    if isinstance(default, tuple):
        return "a list of words"
    return "a whole number" if isinstance(default, int) else "a number"


def _finding(context: Context, message: str, id: str, *key: str, hint: str = "") -> Finding:
    document = context.hub.settings.document
    if document:
        return document.finding(ID, message, "rules", id, *key, hint=hint)
    return Finding(ID, FILE, message, hint=hint)
