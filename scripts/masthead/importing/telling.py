"""Tell what an import found and wrote: to people as lines, to programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from masthead.importing.plan import Plan, shortened
from masthead.rules.visible import visible


def as_lines(plan: Plan, kind: str, *, dry_run: bool) -> Iterator[str]:
    """Yield the findings for people, and lines that sum up.

    Args:
        plan: what was found, and written where it holds no error.
        kind: what the texts become.
        dry_run: nothing was to be written.
    """
    for one in shortened(plan.findings):
        yield visible(
            f"{one.path}:{one.line}:{one.column} {one.level.value} {one.rule} {one.message}"
        )
        if one.hint:
            yield visible(f"    {one.hint}")
    yield _sum(plan, kind, dry_run=dry_run)


def _sum(plan: Plan, kind: str, *, dry_run: bool) -> str:
    """Return one line on what was written."""
    if plan.failed:
        return "nothing was written"
    texts = sum(path in plan.files for path in plan.texts.values())
    media = len(plan.files) - texts
    drafts = f", {plan.drafts} of them drafts" if plan.drafts else ""
    there = f"; {len(plan.there)} files are in the hub already" if plan.there else ""
    verb = "would write" if dry_run else "wrote"
    return f"{verb} {_count(texts, kind)}{drafts} and {_count(media, 'media file')}{there}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def as_json(plan: Plan, *, written: bool) -> str:
    """Return an import as JSON: each text's place, what was written, every finding."""
    findings = [
        {
            "rule": one.rule,
            "level": one.level.value,
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "message": one.message,
            "hint": one.hint,
        }
        for one in plan.findings
    ]
    value = {
        "written": written,
        "texts": dict(plan.texts),
        "files": sorted(plan.files),
        "there": list(plan.there),
        "findings": findings,
    }
    return json.dumps(value, indent=2)
