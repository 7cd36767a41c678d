"""The pages of a kind as a table: the keys that its module names, and what is known of each."""

from __future__ import annotations

from masthead.kinds import Kind
from masthead.page import Page
from masthead.report import Cell, Mark, Ref, Table, Tone
from masthead.survey import SET_ASIDE, Survey


def listing(kind: Kind, survey: Survey) -> Table:
    """Return the pages of a kind, one a row."""
    known = kind.record.known
    columns = [name for name in kind.columns if name in known]
    rows = tuple(
        (Ref(kind.name, page.id), *(_cell(survey, kind, page, name) for name in columns))
        for page in survey.pages(kind.name)
    )
    names = tuple(name.replace("_", " ").capitalize() for name in columns)
    empty = f'None yet: masthead new {kind.name} "Title"'
    return Table("", ("Name", *names), rows, empty=empty)


def _cell(survey: Survey, kind: Kind, page: Page, name: str) -> Cell:
    """Return a value of a page as a cell: ids as references, words as they are."""
    known = kind.record.known[name]
    value = survey.values(page).get(name, known.default if name == "status" else None)
    if name == "status":
        set_aside = str(value) in SET_ASIDE
        return Mark(str(value), Tone.PLAIN if set_aside else Tone.GOOD) if value else None
    named = [one for one in survey.named_by(page) if one.key[0] == name]
    if named:
        refs = tuple(Ref(one.kind, one.id) for one in named)
        return refs[0] if len(refs) == 1 else refs
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    if isinstance(value, dict):
        return ", ".join(map(str, value))
    cell: Cell = value
    return cell
