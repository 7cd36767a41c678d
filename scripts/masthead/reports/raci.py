"""Which role does, answers for, advises on and is told of each kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masthead import plots
from masthead.kinds.roles import grid, holders
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.survey import Survey

TITLE = "Roles and duties"

EMPTY = "No role yet: write strategy/roles.yml (masthead new roles Roles)"
NOTE = (
    "R does it, A answers for it, C is asked before, I is told after (a RACI chart); – has no part."
)


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the grid of kinds of files and roles, and who has each role."""
    page = next(iter(survey.pages("roles")), None)
    roles = survey.values(page).get("roles", {}) if page else {}
    letters = grid(page, survey) if page else {}
    rows = tuple(
        (kind.capitalize(), *(_mark(by_role.get(role, "–")) for role in roles))
        for kind, by_role in letters.items()
    )
    names = tuple(values["title"] for values in roles.values())
    table = Table("Duties", ("Kind of file", *names), rows, note=NOTE, empty=EMPTY)
    yield plots.heat(table, words=f"{len(rows)} kinds of files and {len(names)} roles.")
    duties = {role: _duties(role, letters) for role in roles}
    yield Table(
        "Roles",
        ("Role", "Who has it", "Does", "Answers for", "What it is"),
        tuple(
            (
                values["title"],
                tuple(Ref("person", id) for id in holders(values, survey))
                or Mark("nobody", Tone.WARN),
                *duties[role],
                values.get("about"),
            )
            for role, values in roles.items()
        ),
        note="Does and answers for: numbers of kinds of files.",
        empty=EMPTY,
    )


def _mark(letter: str) -> Cell:
    return Mark(letter, Tone.GOOD if "A" in letter else Tone.PLAIN)


def _duties(role: str, letters: Mapping[str, Mapping[str, str]]) -> tuple[int, int]:
    """Return how many kinds of files a role does, and for how many it answers."""
    own = [by_role.get(role, "") for by_role in letters.values()]
    return sum("R" in one for one in own), sum("A" in one for one in own)
