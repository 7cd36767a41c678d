"""Read the answers of an issue form out of the issue's text.

GitHub writes each answer under a heading with the question's label, and `_No response_` where there
is none. A text may hold such a heading itself: then nobody knows where the answer ends, and the
form is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from masthead.submitting.form import SEVERAL, TEXT, Question

NOTHING = frozenset({"", "_No response_", "None"})
"""What GitHub writes for a question without an answer."""


def answers(body: str, asked: Sequence[Question]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Return the answers by key, and what is wrong with them, in words.

    Args:
        body: the issue's text.
        asked: the questions, in the form's order.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places: dict[str, list[int]] = {one.key: [] for one in asked}
    headings = {f"### {one.label}": one.key for one in asked}
    for number, line in enumerate(lines):
        if key := headings.get(line.rstrip()):
            places[key].append(number)
    faults = [*_misplaced(asked, places)]
    if faults:
        return {}, tuple(faults)
    starts = sorted(found[0] for found in places.values() if found)
    ends = dict(zip(starts, [*starts[1:], len(lines)], strict=True))
    given: dict[str, object] = {}
    for one in asked:
        if not places[one.key]:
            continue
        start = places[one.key][0]
        said = "\n".join(lines[start + 1 : ends[start]]).strip("\n")
        faults += _take(one, said.strip() if one.key != TEXT else said, given)
    return given, tuple(faults)


def _misplaced(asked: Sequence[Question], places: Mapping[str, Sequence[int]]) -> list[str]:
    """Return what is wrong with the headings: missing, more than one, out of order."""
    faults = []
    for one in asked:
        if len(places[one.key]) > 1:
            faults.append(
                f"the text holds the line `### {one.label}`, which the form uses itself: write it"
                " in another way"
            )
        elif one.required and not places[one.key]:
            faults.append(f"there is no answer to `{one.label}`: use the form")
    order = [places[one.key][0] for one in asked if places[one.key]]
    if not faults and order != sorted(order):
        faults.append("the questions are not in the form's order: use the form")
    return faults


def _take(one: Question, said: str, given: dict[str, object]) -> list[str]:
    """Put one answer to the others; return what is wrong with it."""
    if said.strip() in NOTHING:
        return [f"there is no answer to `{one.label}`"] if one.required else []
    if one.key in SEVERAL:
        words = [word.strip() for word in said.split(",") if word.strip()]
        given[one.key] = words
        unknown = [word for word in words if one.options and word not in one.options]
    else:
        given[one.key] = said
        unknown = [said] if one.options and said not in one.options else []
    if one.key != TEXT and "\n" in said:
        return [f"the answer to `{one.label}` has more than one line"]
    return [f"`{one.label}` has no choice {word!r}" for word in unknown]
