"""The reviewer's checklist: what a guide asks for and no rule can judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masthead.guide import Guide, Situation, Trait
from masthead.voice.situations import for_people

BEGIN = "<!-- masthead voice checklist: begin (generated; change the guides instead) -->"
END = "<!-- masthead voice checklist: end -->"


def items(guide: Guide) -> Iterator[str]:
    """Yield what a reviewer looks at: each trait, each situation, each audience with a note."""
    yield from (_trait(trait) for trait in guide.traits)
    for situation in guide.situations:
        yield _situation(situation)
    for audience, said in guide.audiences.items():
        if note := said.get("note"):
            yield f"*{_plain(audience)}*: {_plain(str(note))}"


def checklist(guide: Guide) -> str:
    """Return one guide's list as Markdown, one box for each item."""
    return "".join(f"- [ ] {item}\n" for item in items(guide))


def section(guides: Iterable[tuple[str, Guide]]) -> str:
    """Return the part of a pull-request template for all guides, between its markers.

    One box for each language, so that a pull request has no boxes that it never ticks; the list
    itself folds.

    Args:
        guides: each guide with the name of its language.
    """
    lines = [BEGIN]
    for name, guide in guides:
        found = list(items(guide))
        if not found:
            continue
        lines += [f"- [ ] {name}: each text read aloud, and held against this list", ""]
        lines += ["  <details>", f"  <summary>{name}</summary>", ""]
        lines += [f"  - {item}" for item in found]
        lines += ["", "  </details>", ""]
    if len(lines) == 1:
        lines += ["No guide says anything that people must judge.", ""]
    return "\n".join([*lines, END, ""])


def within(template: str, part: str) -> str:
    """Return a template with the generated part in it: between its markers, or at the end."""
    before, begin, rest = template.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        return f"{template.rstrip()}\n\n{part}".lstrip()
    return before + part.rstrip("\n") + after


def _trait(trait: Trait) -> str:
    limit = f" ≠ {_plain(trait.limit)}" if trait.limit else ""
    means = f": {_plain(trait.means)}" if trait.means else ""
    return f"**{_plain(trait.trait)}**{limit}{means}"


def _situation(situation: Situation) -> str:
    text = f"*{_plain(situation.when)}*: {_plain(situation.shift)}".rstrip(": ")
    left = ", ".join(for_people(situation))
    return f"{text} (✗ {_plain(left)})" if left else text


def _plain(text: str) -> str:
    """Return a text on one line that cannot end a list, open a comment or call somebody."""
    return " ".join(text.split()).replace("<", "&lt;").replace("@", "@\u200b")
