"""Read one rule from a text, and run it."""

from __future__ import annotations

from textwrap import dedent

from masthead.finding import Finding
from masthead.voice.hit import Hit
from masthead.voice.packs import PackRule, PackRules, read_pack


def read(text: str | bytes, name: str = "Rule.yml") -> tuple[PackRule | None, tuple[Finding, ...]]:
    """Return the rule of a file, and what is wrong with it."""
    raw = text if isinstance(text, bytes) else dedent(text).encode()
    rules, findings = read_pack("Lamp", {name: raw})
    return (rules[0] if rules else None), findings


def rule(text: str) -> PackRule:
    """Return the rule of a file that is right."""
    found, findings = read(text)
    assert () == findings
    assert found is not None
    return found


def run(text: str, on: str, *, kind: str = "text", raw: str = "") -> list[Hit]:
    """Return the hits of a rule; each line of the text is a sentence."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in on.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return list(PackRules([rule(text)]).hits(on, raw=raw, kind=kind, sentences=spans))


def found(text: str, on: str, *, kind: str = "text", raw: str = "") -> list[str]:
    """Return what a rule finds, as the text has it."""
    return [(raw or on)[hit.start : hit.end] for hit in run(text, on, kind=kind, raw=raw)]
