"""Row F2: the content manager."""

from __future__ import annotations

from pathlib import Path

from row_helper import found, shown, told

FILE = "strategy/roles.yml"
PEOPLE = "people:\n  sari: {name: Sari}\n  tom: {name: Tom, left: 2026-11-01}\n"
ROLES = """\
roles:
  smm-manager: {title: SMM manager, held_by: [sari]}
  content-manager: {title: Content manager, held_by: [tom]}
raci:
  post: {content-manager: A, smm-manager: C}
"""


def test_f02_a_role_whose_holder_has_left_is_found(tmp_path: Path) -> None:
    """Who answers for something is still here."""
    files = {FILE: ROLES, "strategy/people.yml": PEOPLE}
    (finding,) = found("roles/held", tmp_path, files)

    assert "nobody has the role 'content-manager'" == finding.message
    assert ["page/reference"] == [
        one.rule
        for one in found("page/reference", tmp_path, {FILE: ROLES.replace("[tom]", "[tim]")})
    ]


def test_f02_a_misspelt_kind_or_role_is_found(tmp_path: Path) -> None:
    """The finding names the nearest."""
    wrong = ROLES.replace("post: {content-manager", "posts: {content-manger")
    kind, role = found("roles/known", tmp_path, {FILE: wrong})

    assert ("there is no kind of file 'posts'", "did you mean post?") == (kind.message, kind.hint)
    assert "did you mean content-manager?" == role.hint


def test_f02_the_grid_tells_who_has_the_role(tmp_path: Path) -> None:
    """A role that nobody has is marked."""
    files = {FILE: ROLES, "strategy/people.yml": PEOPLE}

    assert "nobody" in shown(tmp_path, files, "strategy/reports/raci.md")
    grid, roles = told(tmp_path, files, "people", "raci")["blocks"]
    assert ["Kind of file", "SMM manager", "Content manager"] == grid["columns"]
    assert "Content manager" == roles["rows"][1][0]
