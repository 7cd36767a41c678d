"""Open a review: write its page from the facts, for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from masthead.errors import UsageError
from masthead.kinds import KINDS
from masthead.report import Block, Facts, Table
from masthead.reporting.blocks import cell_text
from masthead.reports.review_facts import begins, facts
from masthead.schema.template import as_yaml
from masthead.survey import Survey

QUESTIONS = (
    ("What did we intend?", "Which of the changes above did we plan, and which just happened?"),
    ("Which goals are met?", "Read each goal's source. What is the number, and on which day?"),
    ("What surprised us?", "What worked that should not have, and the other way round?"),
    ("What do we stop?", "Name the tactic, the channel or the habit, and what takes its place."),
    ("What do we begin?", "Who does it, from which day, and how will we notice that it works?"),
)
"""What a person answers; nothing of it is filled in."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])")


def open_review(root: Path, survey: Survey, since: date | None = None) -> str:
    """Write a new review and return its path, relative to the hub.

    Args:
        root: the hub's folder.
        survey: the hub today, with what git remembers of `strategy/`.
        since: first day that it looks at; None for the day after the last review.

    Raises:
        UsageError: there is a review of today already, or the first day has not come yet.
    """
    path = KINDS["review"].pattern.format(id=f"{survey.today}")
    file = root / path
    if file.exists():
        raise UsageError(f"{path} is there already", "judge that one first")
    first = since or begins(survey)
    if first > survey.today:
        raise UsageError(
            f"a review from {first} to {survey.today} would be empty",
            "give an earlier day with --since, or wait",
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(page_of(survey, first))
    return path


def page_of(survey: Survey, first: date) -> str:
    """Return the text of a review from a day up to today."""
    lines = [
        "---",
        f"title: {as_yaml(f'Review {first} to {survey.today}')}",
        f"since: {first}",
        f"until: {survey.today}",
        "# Who judges the facts writes these, and takes the # away:",
        "#judged_by: id of a person",
        f"#judged_on: {survey.today}",
        "#decisions:",
        "#  - {decision: What we do from now on., why: Why., decided_by: id of a person}",
        "---",
        f"Written on {survey.today} from the hub and its history. Leave the facts as they are.",
        "",
        *_markdown(facts(survey, first), survey),
        "## Judgement",
    ]
    for question, help in QUESTIONS:
        lines += ["", f"### {question}", "", f"<!-- {help} -->"]
    return "\n".join([*lines, ""])


def _markdown(blocks: Iterable[Block], survey: Survey) -> Iterator[str]:
    """Yield the lines of facts and tables as Markdown."""
    for block in blocks:
        match block:
            case Facts():
                yield from (f"## {block.title}", "")
                for name, cell in block.facts:
                    yield f"- {name}: {plain(cell_text(cell, survey))}"
                yield ""
            case Table():
                yield from (f"## {block.title}", "")
                yield from _table(block, survey)
                yield ""


def _table(table: Table, survey: Survey) -> Iterator[str]:
    if not table.rows:
        yield table.empty
        return
    yield f"| {' | '.join(table.columns)} |"
    yield f"|{'---|' * len(table.columns)}"
    for row in table.rows:
        yield f"| {' | '.join(plain(cell_text(cell, survey)) for cell in row)} |"
    if table.note:
        yield from ("", table.note)


def plain(text: str) -> str:
    """Return a writer's text on one line, with nothing that Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
