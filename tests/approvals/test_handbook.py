"""The handbook's page on approval says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from masthead.approvals import policy_of
from masthead.approvals.demands import PROTECTED
from masthead.approvals.owners import PLACES
from masthead.reader import read_yaml
from masthead.schema.approving import APPROVALS, RULE
from masthead.schema.build import build_settings
from masthead.settings import Settings

PAGE = (Path(__file__).parent.parent.parent / "content/handbook/approval.md").read_text("utf-8")


def test_the_example_of_the_page_can_be_used() -> None:
    """It has every key, and no finding."""
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    document, findings = read_yaml("masthead.yml", f"name: Lentera\n{block}".encode())
    assert document is not None, findings

    settings, findings = build_settings(document)

    assert () == findings
    assert settings is not None
    assert set(APPROVALS.known) == set(document.data["approvals"])
    assert ("@lentera/legal",) == policy_of(settings, "c").rules[2].who


def test_the_page_names_every_condition() -> None:
    """Of a rule."""
    conditions = set(RULE.known) - {"name", "why", "from", "minimum"}

    assert {name for name in conditions if f"`{name}`" in PAGE} == conditions


def test_the_table_of_profiles_is_right() -> None:
    """Numbers, owners, the last pusher, and what guardians guard."""
    made = [
        policy_of(Settings("x", profile=name), "c") for name in ("solo", "team", "organisation")
    ]
    rows = {
        line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:5]]
        for line in PAGE.split("\n")
        if line.startswith("| ")
    }
    yes = {True: "yes", False: "no"}

    assert [str(one.minimum) for one in made] == rows[
        "approvals of each file, by people who may write"
    ]
    assert [yes[one.owners] for one in made] == rows[
        "an owner of the file by CODEOWNERS among them"
    ]
    assert ["counts" if one.last_pusher else "does not count" for one in made] == rows[
        "the approval of whoever pushed last"
    ]
    (guarded,) = (row for row in rows if row.startswith("guardians"))
    assert [yes[one.guards] for one in made] == rows[guarded]
    told = {path.removesuffix("**") for path in PROTECTED if path not in PLACES}
    assert told == set(re.findall(r"`(.*?)`", guarded))
