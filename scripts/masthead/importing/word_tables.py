"""Find tables of words in a style guide, and turn their rows into entries of `words`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.kinds.guide import RECORD
from masthead.reader.faults import shown
from masthead.rules.markdown import without_code
from masthead.schema.shapes import Fault

COLUMNS = {
    "avoid": (
        "avoid",
        *("avoid this", "don't use", "do not use", "don't say", "don't write", "not", "instead of"),
        *("wrong", "bad", "say less", "words to avoid", "not this", "don't"),
    ),
    "banned": ("banned", "never", "never use", "never say", "forbidden", "banned words"),
    "careful": ("careful", "use with care", "use carefully", "be careful with"),
    "instead": (
        "use",
        *("use instead", "instead", "prefer", "preferred", "say", "say instead", "write", "better"),
        *(
            "good",
            "right",
            "do",
            "do use",
            "do say",
            "we say",
            "this",
            "replacement",
            "alternative",
        ),
    ),
    "term": ("term", "word", "phrase", "word or phrase", "expression"),
    "status": ("status", "rule", "verdict"),
    "why": ("why", "reason", "because", "note", "notes", "comment", "comments"),
}
"""The headings of columns that are understood, by what stands under them."""

STATUSES = {
    **dict.fromkeys(("use", "yes", "ok", "preferred", "prefer", "good"), "use"),
    **dict.fromkeys(("careful", "caution", "sparingly", "with care"), "careful"),
    **dict.fromkeys(("avoid", "no", "don't use", "do not use", "bad"), "avoid"),
    **dict.fromkeys(("banned", "never", "forbidden"), "banned"),
}
"""What a column `status` may say."""

SHOWN = 6
"""Words of a table that its note names."""

LONGEST_WORDS = 6
"""Words of a term; more is a sentence, which is an example and not a word."""

_RULE = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_CELL = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br[ ]*/?>|[;,]", re.IGNORECASE)
_MARKUP = "*_`\"'“”‘’«»~ "


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text: headings, rows with their lines, and the line of the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    line: int


def tables_of(document: Document) -> Iterator[Table]:
    """Yield the pipe tables of a text."""
    lines = document.body.split("\n")
    plain = without_code(document.body).split("\n")
    at = 1
    while at < len(lines):
        if "|" in plain[at - 1] and "-" in plain[at] and _RULE.fullmatch(plain[at]):
            end = at + 1
            while end < len(lines) and "|" in plain[end] and plain[end].strip():
                end += 1
            headings = _cells(lines[at - 1])
            rows = tuple((n + document.body_line, _cells(lines[n])) for n in range(at + 1, end))
            yield Table(headings, rows, at - 1 + document.body_line)
            at = end
        at += 1


def _cells(line: str) -> tuple[str, ...]:
    return tuple(
        cell.replace("\\|", "|").strip()
        for cell in _CELL.split(line.strip().removeprefix("|").removesuffix("|"))
    )


def words_of(document: Document) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Return the words that the tables of a guide give, and what became of each table."""
    words: dict[str, dict[str, Any]] = {}
    findings: list[Finding] = []
    for table in tables_of(document):
        columns = _columns(table)
        if not columns:
            heads = ", ".join(map(shown, table.headings))
            message = f"a table with the headings {heads} stays text"
            findings.append(_note(document, table.line, message))
            continue
        before = set(words)
        for line, cells in table.rows:
            row = dict(zip(columns, cells, strict=False))
            left = [_note(document, line, message, Level.WARNING) for message in _add(row, words)]
            findings += left
        taken = shown_list([words[key]["term"] for key in words if key not in before])
        message = f"taken from this table, which stays in the text: {taken}"
        hint = "write {{ words }} in its place once the list is right"
        findings.append(_note(document, table.line, message, hint=hint))
    return list(words.values()), findings


def shown_list(terms: list[str]) -> str:
    """Return the first terms of a list, and how many more there are."""
    first = ", ".join(f"`{shown(term)}`" for term in terms[:SHOWN])
    more = len(terms) - SHOWN
    return f"{first} and {more} more" if more > 0 else first or "no word"


def _note(
    document: Document, line: int, message: str, level: Level = Level.NOTICE, hint: str = ""
) -> Finding:
    return Finding("import/words", document.path, message, line, level=level, hint=hint)


def _columns(table: Table) -> tuple[str, ...]:
    """Return what stands in each column; nothing where the table is none of words."""
    names = tuple(_column(heading) for heading in table.headings)
    known = [name for name in names if not name.startswith("?")]
    judged = {"avoid", "banned", "careful"} & set(known)
    fits = len(judged) == 1 or ({"term", "status"} <= set(known) and not judged)
    return names if fits and len(set(known)) == len(known) else ()


def _column(heading: str) -> str:
    plain = heading.strip(_MARKUP).replace("’", "'").casefold()
    for name, headings in COLUMNS.items():
        if plain in headings:
            return name
    return f"?{plain}"


def _add(row: dict[str, str], words: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Add the words of one row; yield what could not be taken."""
    status = next((name for name in ("avoid", "banned", "careful") if name in row), "")
    terms = row.get(status or "term", "")
    status = status or STATUSES.get(row.get("status", "").strip(_MARKUP).casefold(), "")
    if not status:
        yield f"`{shown(row.get('status', ''))}` says not whether to use the word: left as text"
        return
    others = {name[1:]: cell for name, cell in row.items() if name.startswith("?") and cell}
    for term in _terms(terms):
        entry: dict[str, Any] = {"term": term, "status": status}
        better = _terms(row.get("instead", ""))
        if better and all(map(_is_word, better)):
            entry["instead"] = better[0] if len(better) == 1 else better
        elif better:
            entry["advice"] = row["instead"]
        reasons = [row.get("why", ""), *(f"{name}: {cell}" for name, cell in others.items())]
        if why := ". ".join(reason for reason in reasons if reason):
            entry["why"] = why
        if term.casefold() in words:
            yield f"`{shown(term)}` stands twice: the first one holds"
        elif not _is_word(term) or _refused(entry):
            yield f"`{shown(term)}` is no word that can be looked for: left as text"
        else:
            words[term.casefold()] = entry


def _terms(cell: str) -> list[str]:
    parts = (part.strip(_MARKUP) for part in _BREAK.split(cell))
    return [part for part in parts if part]


def _is_word(term: str) -> bool:
    return 0 < len(term.split()) <= LONGEST_WORDS and not re.search(r"[.!?…]$|[<>{}\[\]|]", term)


def _refused(entry: dict[str, Any]) -> bool:
    faults: list[Fault] = []
    RECORD.known["words"].shape.read([entry], (), faults)
    return bool(faults)
