"""The kind `roles`: `strategy/roles.yml`, who does, answers for, advises on and is told of what.

The letters are those of a RACI chart: responsible, accountable, consulted, informed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from masthead.finding import Level
from masthead.kinds import KINDS
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.post import Post
from masthead.schema.fields import DAY, ID, ONE_LINE, OWNER, ids_of, matching
from masthead.schema.records import Field, MappingOf, Record
from masthead.suggestions import did_you_mean
from masthead.survey import Survey

LETTERS = matching(
    r"^(R|A|C|I|AR|RA)$", "R, A, C or I, or AR", 2, "responsible, accountable, consulted, informed"
)
ROLE = Record(
    (
        Field("title", ONE_LINE, "What it is called.", "Content manager", required=True),
        Field("about", ONE_LINE, "What whoever has it does.", "Fills accounts, groups and pages."),
        Field("held_by", ids_of("person"), "Who has it: ids in strategy/people.yml.", ["sari"]),
    ),
    "a mapping with `title`",
)
RECORD = Record(
    (
        Field(
            "roles",
            MappingOf(ID, ROLE, "roles by id"),
            "The roles by id.",
            {"content-manager": {"title": "Content manager"}},
            required=True,
        ),
        Field(
            "raci",
            MappingOf(
                ID, MappingOf(ID, LETTERS, "letters by role"), "kinds of files, each with its roles"
            ),
            "For each kind of file, as `masthead new` names it: the letter of each role.",
            {"post": {"content-manager": "R", "smm-manager": "A"}},
        ),
        OWNER,
        Field("review_by", DAY, "Day by which someone must look again.", "2027-03-31"),
    )
)

BODY = ""

_FILE = "strategy/roles.yml"
_ROLES = """\
roles:
  smm-manager: {title: SMM manager, held_by: [sari]}
  content-manager: {title: Content manager, held_by: [sari]}
raci:
  channel: {smm-manager: A}
  goal: {smm-manager: AR}
  people: {smm-manager: A}
  roles: {smm-manager: A}
  post: {content-manager: R, smm-manager: A}
"""


@rule(
    "roles/accountable",
    Level.ERROR,
    passing={_FILE: _ROLES},
    failing={_FILE: _ROLES.replace("content-manager: R,", "content-manager: A,")},
)
def accountable(page: Page, survey: Survey) -> Iterator[Remark]:
    """Each kind of file has exactly one role that answers for it.

    Where two answer, nobody does. Write `A` for one role, and `R`, `C` or `I` for the others.
    """
    for kind, letters in grid(page, survey).items():
        who = [role for role, letter in letters.items() if "A" in letter]
        if len(who) != 1:
            names = ", ".join(who) or "no role"
            yield Remark(page.document, f"{kind}: {names} is accountable", ("raci", kind))


@rule(
    "roles/known",
    Level.ERROR,
    passing={_FILE: _ROLES},
    failing={_FILE: _ROLES.replace("{content-manager: R,", "{content-manger: R,")},
)
def known(page: Page, survey: Survey) -> Iterator[Remark]:
    """The grid names kinds of files and roles that exist.

    An unknown name is most often a typing mistake.
    """
    roles = survey.values(page).get("roles", {})
    for kind, letters in grid(page, survey).items():
        if kind not in KINDS:
            message = f"there is no kind of file {kind!r}"
            yield Remark(page.document, message, ("raci", kind), did_you_mean(kind, KINDS))
        for role in letters:
            if role not in roles:
                message = f"there is no role {role!r}"
                yield Remark(
                    page.document, message, ("raci", kind, role), did_you_mean(role, roles)
                )


@rule(
    "roles/held",
    Level.WARNING,
    passing={_FILE: _ROLES},
    failing={_FILE: _ROLES.replace("SMM manager, held_by: [sari]", "SMM manager")},
)
def held(page: Page, survey: Survey) -> Iterator[Remark]:
    """A role that answers for something has somebody who is still here.

    Write who has the role under `held_by`, or give what it answers for to another.
    """
    needed = {
        role
        for letters in grid(page, survey).values()
        for role, letter in letters.items()
        if "A" in letter
    }
    for role, values in survey.values(page).get("roles", {}).items():
        if role in needed and not holders(values, survey):
            yield Remark(page.document, f"nobody has the role {role!r}", ("roles", role))


@rule(
    "roles/complete",
    Level.NOTICE,
    passing={_FILE: _ROLES},
    failing={_FILE: _ROLES.replace("  goal: {smm-manager: AR}\n", "")},
)
def complete(page: Page, survey: Survey) -> Iterator[Remark]:
    """Every kind of file that the hub uses is in the grid.

    Add a line under `raci` with the role that answers for it.
    """
    used = [kind for kind in KINDS.values() if kind.command and kind.name in survey.hub.pages]
    known = grid(page, survey)
    missing = [kind.name for kind in used if kind.name not in known]
    if missing:
        yield Remark(page.document, f"nobody answers for: {', '.join(missing)}", ("raci",))


@rule(
    "roles/post",
    Level.ERROR,
    about=About.POST,
    passing={
        _FILE: _ROLES,
        "content/posts/2026/lamp.md": "---\ntitle: A lamp\npublish_at: 2026-12-14 09:00\n"
        "channels: [outbox]\nrole: content-manager\n---\nBring your lamp.\n",
    },
    failing={
        _FILE: _ROLES,
        "content/posts/2026/lamp.md": "---\ntitle: A lamp\npublish_at: 2026-12-14 09:00\n"
        "channels: [outbox]\nrole: content-manger\n---\nBring your lamp.\n",
    },
)
def of_post(post: Post, survey: Survey) -> Iterator[Remark]:
    """A post names a role that exists.

    An unknown name is most often a typing mistake.
    """
    role = post.document.data.get("role")
    if isinstance(role, str):
        roles = {
            id for page in survey.pages("roles") for id in survey.values(page).get("roles", {})
        }
        if role not in roles:
            message = f"there is no role {role!r}"
            yield Remark(post.document, message, ("role",), did_you_mean(role, roles))


def grid(page: Page, survey: Survey) -> Mapping[str, Mapping[str, str]]:
    """Return the letters of each role by kind of file."""
    found: Mapping[str, Mapping[str, str]] = survey.values(page).get("raci", {})
    return found


def holders(values: Mapping[str, Any], survey: Survey) -> tuple[str, ...]:
    """Return the ids of those who have a role and are still here."""
    people = (survey.hub.people.get(id) for id in values.get("held_by", ()))
    return tuple(
        person.id
        for person in people
        if person and not (person.left and person.left <= survey.today)
    )


RULES = (accountable, known, held, complete, of_post)
