"""The key `approvals` of `masthead.yml` is read, and what is wrong in it is told at its line."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from masthead.approval import Approvals, Emergency, Rule
from masthead.finding import Finding
from masthead.reader import read_yaml
from masthead.schema.build import build_settings
from masthead.settings import Settings

FULL = """
minimum: 2
owners: false
last_pusher: counts
groups:
  legal: [lentera/legal, "@ayu"]
guardians: [legal, "@lead"]
languages: {id: ["@dimas"]}
machines: ["dependabot[bot]"]
emergency: {from: ["@lead"], label: urgent, minimum: 2}
rules:
  - name: claims
    why: They must hold.
    paths: [content/posts/**]
    kinds: [post, guide]
    channels: [linkedin]
    campaigns: [repair-week]
    languages: [en]
    fields: {evidence: any, kind: [notice, offer], branded: true}
    from: [legal]
    minimum: 2
  - name: all
"""


def read(approvals: str) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Return the settings with something under `approvals`, which begins on line 3."""
    text = f"name: Lentera\napprovals:\n{indent(dedent(approvals).lstrip(), '  ')}\n"
    document, findings = read_yaml("masthead.yml", text.encode())
    assert document is not None, findings
    return build_settings(document)


def test_every_key_has_its_place() -> None:
    """As the reference page lists them."""
    settings, findings = read(FULL)

    assert () == findings
    assert settings is not None
    assert 2 == settings.approvals
    claims = Rule(
        "claims",
        "They must hold.",
        ("content/posts/**",),
        ("post", "guide"),
        ("linkedin",),
        ("repair-week",),
        ("en",),
        {"evidence": ("any",), "kind": ("notice", "offer"), "branded": ("true",)},
        ("legal",),
        2,
    )
    assert (
        Approvals(
            2,
            False,
            True,
            {"legal": ("lentera/legal", "@ayu")},
            ("legal", "@lead"),
            {"id": ("@dimas",)},
            ("dependabot[bot]",),
            Emergency(("@lead",), "urgent", 2),
            (claims, Rule("all")),
        )
        == settings.approval
    )


def test_little_is_enough() -> None:
    """The profile says the rest."""
    settings, findings = read('emergency: {from: ["@lead"]}\nlast_pusher: excluded\n')

    assert () == findings
    assert settings is not None
    assert Approvals(emergency=Emergency(("@lead",)), last_pusher=False) == settings.approval
    assert 0 == settings.approvals


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("minimum: 10", 3, "must be a whole number from 0 to 9"),
        ("owner: true", 3, "`approvals.owner` is not a known key"),
        ("last_pusher: true", 3, "must be one of excluded, counts"),
        ("groups:\n  legal: [sari]", 4, "must be an account"),
        ("guardians: []", 3, "is an empty list"),
        ("guardians: [legall]\ngroups: {legal: ['@a']}", 3, "there is no group 'legall'"),
        ("languages:\n  id: [dimas]", 4, "there is no group 'dimas'"),
        ("emergency: {label: x}", 3, "`approvals.emergency.from` is missing"),
        ("emergency: {from: [a]}", 3, "there is no group 'a'"),
        ("emergency: {from: ['@a'], minimum: 0}", 3, "a whole number from 1 to 9"),
        ("machines: ['a b']", 3, "must be a GitHub account"),
        ("rules:\n  - minimum: 2", 4, "`approvals.rules[0].name` is missing"),
        ("rules:\n  - name: x\n    from: [y]", 5, "there is no group 'y'"),
        ("rules:\n  - name: x\n    paths: [../x]", 5, "must be a pattern"),
        ("rules:\n  - name: x\n    kinds: [posts]", 5, "must be one of"),
        ("rules:\n  - name: x\n    fields: {Kind: x}", 5, "must be a key of front matter"),
        ("rules:\n  - name: x\n    fields: {kind: 7}", 5, "must be a value, a list of values"),
    ],
)
def test_a_fault_is_told_at_its_line(text: str, line: int, said: str) -> None:
    """With what the value must be."""
    _, (finding, *_) = read(text)

    assert line == finding.line
    assert said in finding.message


def test_a_misspelt_group_is_guessed() -> None:
    """And where nothing is near, the way to write an account is shown."""
    _, (near,) = read("guardians: [legall]\ngroups: {legal: ['@a']}")
    _, (far,) = read("guardians: [dimas]")

    assert "did you mean" in near.hint.lower()
    assert 'an account is written "@dimas", in quotes' == far.hint
