"""Give the keys of one file from elsewhere their meaning here; keep and list what has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from masthead.document import Document, KeyPath
from masthead.finding import Finding, Level
from masthead.importing.mapping import Vocabulary
from masthead.importing.shaping import DATES, Habits
from masthead.importing.vocabularies import KEEP, Keys, Target
from masthead.reader.faults import shown
from masthead.schema.shapes import UnfitError
from masthead.suggestions import question
from masthead.when import WhenError

NEEDED = frozenset({*DATES, "title", "lang"})
"""Keys of ours without which a file would say something else: what does not fit stops it."""


@dataclass(slots=True)
class Meaning:
    """What the front matter of one file says here.

    Args:
        values: by our key.
        kept: by their key; written as comments.
        places: the key of theirs that each value comes from.
        findings: what a person should know or mend.
    """

    values: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    places: dict[str, KeyPath] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something stops the file."""
        return any(one.level is Level.ERROR for one in self.findings)

    def keep(self, path: KeyPath, value: Any) -> None:
        """Keep a value under its name; a name that is taken gets a number."""
        name = base = ".".join(map(str, path))
        number = 1
        while name in self.kept:
            number += 1
            name = f"{base} {number}"
        self.kept[name] = value


def meaning_of(document: Document, vocabulary: Vocabulary, habits: Habits) -> Meaning:
    """Return what the front matter of a file says in our keys.

    Args:
        document: the file as read.
        vocabulary: what its keys mean.
        habits: what holds for the values of all files.
    """
    reading = _Reading(document, vocabulary, habits)
    order = {key: at for at, key in enumerate(vocabulary.keys)}
    pairs = pairs_of(document.data, vocabulary.keys)
    for path, value in sorted(pairs, key=lambda pair: order.get(".".join(pair[0]), -1)):
        reading.take(path, value)
    _add_fixed(vocabulary, reading.meaning)
    return reading.meaning


def pairs_of(data: Mapping[str, Any], keys: Keys) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the values by key path; a mapping in its parts where a vocabulary knows any."""
    parted = {key.partition(".")[0] for key in keys if "." in key}
    for key, value in data.items():
        if isinstance(value, dict) and key in parted:
            yield from (((key, name), item) for name, item in value.items())
        else:
            yield (key,), value


@dataclass(slots=True)
class _Reading:
    """One pass over the keys of a file."""

    document: Document
    vocabulary: Vocabulary
    habits: Habits
    meaning: Meaning = field(default_factory=Meaning)

    def take(self, path: tuple[str, ...], value: Any) -> None:
        """Put a value under our key, or keep it."""
        name = ".".join(path)
        target = self.vocabulary.keys.get(name)
        if target is None:
            hint = question(name, self.vocabulary.keys, likeness=0.8)
            hint = hint or f"map it under `keys`, as `{shown(name)}: keep`"
            self.keep(path, value, "has no meaning here yet", hint=hint)
        elif target.to == KEEP:
            self.keep(path, value, "has no home in the hub", level=Level.NOTICE)
        elif value is None or value in ("", [], {}):
            self.meaning.keep(path, value)
        elif target.to in self.meaning.values:
            self.keep(path, value, f"gives `{target.to}` a second time", level=Level.NOTICE)
        else:
            self.convert(path, value, target)

    def convert(self, path: tuple[str, ...], value: Any, target: Target) -> None:
        """Put a value under our key; keep theirs where ours says less, or none fits."""
        try:
            shaped = self.habits.shape(value, target)
        except (UnfitError, WhenError) as unfit:
            if target.to in NEEDED:
                colon = ":" if isinstance(unfit, WhenError) else ""
                self.refuse(path, f"{colon} {unfit.message}", unfit.hint)
            else:
                self.keep(path, value, unfit.message, hint=unfit.hint)
            return
        self.meaning.values[target.to] = shaped.value
        self.meaning.places[target.to] = path
        if not shaped.exact:
            self.meaning.keep(path, value)

    def keep(
        self,
        path: tuple[str, ...],
        value: Any,
        message: str,
        *,
        hint: str = "",
        level: Level = Level.WARNING,
    ) -> None:
        """Keep a value as a comment and say so."""
        self.meaning.keep(path, value)
        words = f"`{shown('.'.join(path))}` {message}: kept as a comment"
        found = _at(self.document, "import/kept", words, path, hint=hint)
        self.meaning.findings.append(replace(found, level=level))

    def refuse(self, path: tuple[str, ...], message: str, hint: str) -> None:
        """Note a value that stops the import."""
        words = f"`{shown('.'.join(path))}`{message}"
        hint = hint or "mend it, or map it with `values`"
        self.meaning.findings.append(_at(self.document, "import/value", words, path, hint=hint))


def _at(document: Document, rule: str, message: str, path: KeyPath, hint: str = "") -> Finding:
    place = document.key_place(*path) if path in document.keys else document.key_place(path[0])
    return Finding(rule, document.path, message, place.line, place.column, hint=hint)


def _add_fixed(vocabulary: Vocabulary, meaning: Meaning) -> None:
    """Set what every file gets; a value of the file's own that gives way is kept."""
    for key, value in vocabulary.constants.items():
        if key in meaning.places and meaning.values[key] != value:
            meaning.keep(meaning.places[key], meaning.values[key])
        meaning.values[key] = value
    for key, value in vocabulary.defaults.items():
        meaning.values.setdefault(key, value)
    alternative = meaning.values.pop("media.alt", "")
    first, *others = meaning.values.get("media") or [{"alt": ""}]
    if alternative and first.setdefault("alt", alternative) != alternative:
        meaning.keep(meaning.places["media.alt"], alternative)
    elif alternative:
        meaning.values["media"] = [first, *others]
