"""Show findings to programs, as JSON."""

from __future__ import annotations

import json

from masthead.checking import Report


def as_json(report: Report) -> str:
    """Return a report as JSON; its keys are a contract (design section 6)."""
    findings = [
        {
            "rule": finding.rule,
            "level": finding.level.value,
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "hint": finding.hint,
            "url": finding.url,
        }
        for finding in report.findings
    ]
    summary = {level.value: count for level, count in report.summary.items()}
    value = {"findings": findings, "checked": report.checked, "summary": summary}
    return json.dumps(value, indent=2)
