"""Read a pack: a folder of rules in the format of Vale (that of its third version)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.reader import read_yaml
from masthead.voice.packs.actions import action_of
from masthead.voice.packs.body import COMMON, RULE, Body
from masthead.voice.packs.points import POINTS, SKIPPED
from masthead.voice.packs.rule import PackRule
from masthead.voice.packs.scopes import scopes_of

FOLDER: Final = "content/voice/packs"
ENDING: Final = ".yml"
MOST_RULES: Final = 500
"""Rules of one pack; the largest of 18 public ones has 98."""
MOST_BYTES: Final = 256 * 1024
"""Bytes of one rule's file."""
LEVELS: Final = {
    "suggestion": Level.NOTICE,
    "warning": Level.WARNING,
    "error": Level.ERROR,
}
HINT: Final = "the other rules of the pack are used"


def read_pack(
    name: str, files: Mapping[str, bytes]
) -> tuple[tuple[PackRule, ...], tuple[Finding, ...]]:
    """Read the rules of a pack.

    Args:
        name: the pack's folder below `content/voice/packs`.
        files: bytes by file name; what does not end in `.yml` is no rule.

    Returns:
        The rules at their own levels, and what is wrong with the files: a rule that cannot be
        used weighs a warning, one that is not read on purpose a notice.
    """
    rules: list[PackRule] = []
    findings: list[Finding] = []
    names = sorted(file for file in files if file.endswith(ENDING))
    for file in names[:MOST_RULES]:
        rule, found = read_rule(name, file, files[file])
        findings += found
        if rule is not None:
            rules.append(rule)
    if len(names) > MOST_RULES:
        message = (
            f"a pack has at most {MOST_RULES} rules: this file and those after it are not read"
        )
        path = f"{FOLDER}/{name}/{names[MOST_RULES]}"
        findings.append(Finding(RULE, path, message, level=Level.WARNING))
    return tuple(rules), tuple(findings)


def read_rule(pack: str, file: str, raw: bytes) -> tuple[PackRule | None, tuple[Finding, ...]]:
    """Read one file of a pack."""
    path = f"{FOLDER}/{pack}/{file}"
    document, faults = read_yaml(path, raw, limit=MOST_BYTES)
    if document is None:
        return None, tuple(_unread(fault) for fault in faults)
    kind = str(next((v for k, v in document.data.items() if k.lower() == "extends"), "") or "")
    if kind.lower() not in POINTS:
        return None, (_skipped(document, file, kind),)
    point = POINTS[kind.lower()]
    body = Body(document, point.fields)
    finder = point.make(body)
    scopes = scopes_of(body, point.scope)
    level = LEVELS.get(body.text("level").lower() or "warning")
    if level is None:
        body.fault(f"`{body.text('level')}` is no level: it counts as warning", body.key("level"))
    message = body.text("message")
    if not message:
        body.missing("there is no message")
    rule = None
    if finder is not None and scopes:
        rule = PackRule(
            id=f"voice/packs/{pack}/{file.removesuffix(ENDING)}",
            level=level or Level.WARNING,
            message=message or f"{kind}: %s",
            finder=finder,
            scopes=scopes,
            path=path,
            line=document.key_place(body.key("extends")).line,
            action=action_of(body),
            link=_link(body),
            limit=max(0, int(body.number("limit") or 0)),
        )
    return rule, tuple(body.findings)


def _unread(fault: Finding) -> Finding:
    """Return a fault of the YAML as one that says what follows from it."""
    message = f"this rule is not used: {fault.message}"
    hint = f"{fault.hint}; {HINT}" if fault.hint else HINT
    return replace(fault, rule=RULE, message=message, hint=hint, level=Level.WARNING)


def _skipped(document: Document, file: str, kind: str) -> Finding:
    """Make the finding for a rule of an extension point that is not read."""
    body = Body(document, dict.fromkeys((key.lower() for key in document.data), COMMON["action"]))
    name = file.removesuffix(ENDING)
    key = body.key("extends")
    if kind.lower() in SKIPPED:
        message = f"the rule {name} is skipped: it extends `{kind}`; {SKIPPED[kind.lower()]}"
        body.fault(message, key, hint=HINT, level=Level.NOTICE)
    elif kind:
        known = ", ".join(sorted({*POINTS, *SKIPPED}))
        message = f"the rule {name} is not used: `{kind}` is no extension point"
        body.fault(message, key, hint=f"known are {known}; {HINT}")
    else:
        body.fault(f"the rule {name} is not used: it extends nothing", hint=HINT)
    return body.findings[-1]


def _link(body: Body) -> str:
    """Return the address of an explanation; only one that can be opened."""
    link = body.text("link")
    return (
        link if link.startswith(("https://", "http://")) and not set(link) & set(" <>\"'") else ""
    )
