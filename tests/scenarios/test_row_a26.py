"""Row A26: for a company, an organisation, or one person."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from masthead import cli
from masthead.rules.examples import NOW
from masthead.starting import example_root
from row_helper import found, shown

SETTINGS = """\
name: Lentera
public_url: https://lentera.example
profile: {}
publishing: {{require_approval: none}}
"""


@pytest.mark.parametrize(("profile", "count"), [("team", "1 approval"), ("organisation", "2 app")])
def test_a26_a_policy_below_the_profile_is_found(tmp_path: Path, profile: str, count: str) -> None:
    """Whoever works with others cannot send what nobody has read."""
    (finding,) = found("settings/profile", tmp_path, {"masthead.yml": SETTINGS.format(profile)})

    assert f"a hub of the profile `{profile}` needs {count}" in finding.message


def test_a26_who_works_alone_needs_no_approval(tmp_path: Path) -> None:
    """A hub of one person may send what lies in its folder."""
    assert [] == found("settings/profile", tmp_path, {"masthead.yml": SETTINGS.format("solo")})


def test_a26_a_new_hub_has_its_profile_and_no_finding(tmp_path: Path) -> None:
    """`masthead init` writes the profile, says what it asks for, and makes a hub without fault."""
    hub = str(tmp_path / "brand")
    made = CliRunner().invoke(cli.group, ["init", hub, "--profile", "organisation"])
    checked = CliRunner().invoke(cli.group, ["check", "--hub", hub])

    assert "profile: organisation" in (tmp_path / "brand" / "masthead.yml").read_text()
    assert "two people besides the author" in made.output
    assert 0 == checked.exit_code, checked.output


def test_a26_the_public_site_has_the_set_up_guide(tmp_path: Path) -> None:
    """The guide to setting up a hub says what each profile means."""
    file = "content/handbook/set-up.md"
    text = (example_root() / file).read_text()
    page = shown(tmp_path, {file: text}, "handbook/set-up.md", site="public", now=NOW)

    assert "`organisation`" in page
