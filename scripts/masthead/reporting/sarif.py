"""Show findings to code scanning, as SARIF 2.1.0 (OASIS standard, 2020).

GitHub wants more of it than the standard does: a full description of each rule, and a fingerprint
by a name of its own (docs.github.com, "SARIF support for code scanning", November 2026).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from masthead import __version__
from masthead.checking import Report
from masthead.finding import Finding, Level
from masthead.reporting.sums import worst_first
from masthead.rules import RULES
from masthead.rules.rule import Entry
from masthead.rules.visible import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTICE: "note",
    Level.OFF: "none",
}
"""SARIF's words for our levels."""

LONGEST = 1024
"""Characters of a rule's descriptions that GitHub takes (docs.github.com, November 2026)."""


def as_sarif(report: Report) -> str:
    """Return a report as SARIF, worst first: code scanning shows the first 5,000 of a run."""
    entries = {**RULES, **_others(report)}
    numbers = {id: number for number, id in enumerate(entries)}
    driver = {
        "name": "Masthead",
        "semanticVersion": __version__,
        "rules": [_rule(entry) for entry in entries.values()],
    }
    seen: Counter[str] = Counter()
    results = [_result(one, numbers[one.rule], seen) for one in worst_first(report.findings)]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"HUB": {"description": {"text": "the hub's folder"}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _others(report: Report) -> Mapping[str, Entry]:
    """Return a line for each rule of another package that has found something."""
    names = sorted({finding.rule for finding in report.findings} - set(RULES))
    return {name: Entry(name, Level.WARNING, name, None, None) for name in names}


def _rule(entry: Entry) -> dict[str, Any]:
    summary, _, rest = entry.doc.partition("\n")
    return {
        "id": entry.id,
        "shortDescription": {"text": summary[:LONGEST]},
        "fullDescription": {"text": " ".join(entry.doc.split())[:LONGEST]},
        "help": {"text": rest.strip() or summary, "markdown": entry.doc},
        "defaultConfiguration": {"level": LEVELS[entry.level]},
    }


def _result(finding: Finding, number: int, seen: Counter[str]) -> dict[str, Any]:
    words = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    mark = _fingerprint(finding, seen)
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.level],
        "message": {"text": visible(words)},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"masthead/v1": mark, "primaryLocationLineHash": mark},
        **({"hostedViewerUri": finding.url} if finding.url else {}),
    }


def _location(finding: Finding) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(finding.path), "uriBaseId": "HUB"},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what stays the same of a finding when lines above it come or go."""
    base = f"{finding.rule}\0{finding.path}\0{finding.message}"
    seen[base] += 1
    return hashlib.sha256(f"{base}\0{seen[base]}".encode()).hexdigest()
