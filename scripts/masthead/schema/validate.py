"""Check a document's front matter against the record of its kind; faults become findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masthead.document import Document, Place
from masthead.finding import Finding, Level
from masthead.kinds import KINDS, locate, locate_data
from masthead.reader.faults import shown
from masthead.schema.fields import ID
from masthead.schema.shapes import ABSENT, Fault
from masthead.settings import Settings


def validate(kind: str, document: Document) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Return the good values of a document's front matter by key, and a finding for each fault.

    Args:
        kind: a key of `KINDS`.
        document: the file as read.
    """
    faults: list[Fault] = []
    values = KINDS[kind].record.read_fields(document.data, (), faults)
    faults.extend(KINDS[kind].faults_between(values))
    if KINDS[kind].named and "id" not in document.data and not KINDS[kind].single:
        faults.extend(_name_faults(kind, document.path))
    return values, findings_at(document, faults)


def findings_at(document: Document, faults: list[Fault]) -> tuple[Finding, ...]:
    """Return each fault as a finding at its place in the file, in the order of the places."""
    found = [_finding(document, fault) for fault in faults]
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column)))


def blocks(findings: tuple[Finding, ...], settings: Settings) -> bool:
    """Tell whether any of the findings is an error, as the hub sets the levels of rules."""
    levels = (settings.rules.get(finding.rule) for finding in findings)
    return any(rule is None or rule.level in (None, Level.ERROR) for rule in levels)


def _name_faults(kind: str, path: str) -> Iterator[Fault]:
    """Yield a fault where the name of a file cannot be the id that others refer to."""
    _, name = locate_data(path) or locate(path)
    if ID.read(name, (), []) is ABSENT:
        message = f"the file's name is the {kind}'s id, and `{shown(name)}` cannot be one"
        yield Fault(
            "schema/value", (), message, "use lower-case letters a to z, digits and hyphens"
        )


def _finding(document: Document, fault: Fault) -> Finding:
    place = _place(document, fault)
    return Finding(
        fault.rule, document.path, fault.message, place.line, place.column, hint=fault.hint
    )


def _place(document: Document, fault: Fault) -> Place:
    """Return where a fault stands: what is missing at the top stands at the first key."""
    if not fault.key:
        return Place()
    if fault.at_key:
        return document.key_place(*fault.key)
    if fault.key[:1] in document.values or not document.keys:
        return document.place(*fault.key)
    return min(document.keys.values(), key=lambda place: (place.line, place.column))
