"""The handbook's page on the rules is made from the rules."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import masthead
import masthead.rules
from masthead.rules import HUB_RULES, LAST_RULES, POST_RULES, RULES, reference
from masthead.rules.rule import Rule
from rule_helper import report

MODULES = (*POST_RULES, *HUB_RULES, *LAST_RULES)


def test_the_page_has_every_rule_with_its_anchor() -> None:
    """Each rule has a heading with the anchor that findings link to, and its examples."""
    page = reference()

    for id in RULES:
        assert f"## {id} {{ #{id.replace('/', '-')} }}" in page
        assert f"| [{id}](#{id.replace('/', '-')}) |" in page


def test_the_page_in_the_hub_is_up_to_date() -> None:
    """`masthead reference` has been run since the rules were last changed."""
    root = Path(masthead.__file__).parent.parent.parent
    page = root / "content/handbook/reference/rules.md"

    assert reference() == page.read_text(encoding="utf-8")


def test_the_page_itself_checks_clean(tmp_path: Path) -> None:
    """The examples on the page do no harm there: secrets are masked, nothing is hidden."""
    files = {"content/handbook/reference/rules.md": reference()}

    assert () == report(tmp_path, files).findings


def test_the_page_shows_options_and_what_the_ledger_knows() -> None:
    """Options stand with their defaults, by language where they are lists of words."""
    page = reference()

    assert "| `similarity` | 0.8 |" in page
    assert "| `generic.tl` | imahe, larawan," in page
    assert "| `except` | content/brand/ |" in page
    assert "The ledger knows: repair-week@outbox." in page
    assert "a picture of 320 by 240 pixels" in page


@pytest.mark.parametrize("rule", MODULES, ids=lambda rule: rule.ID)
def test_a_rule_is_named_as_its_module(rule: Rule) -> None:
    """`post/past-date` is in `post_past_date.py`, and says in one line what is right."""
    module = inspect.getmodule(rule.check)  # type: ignore[attr-defined]
    assert module is not None
    doc = (rule.__doc__ or "").split("\n")

    assert module.__name__ == "masthead.rules." + rule.ID.replace("/", "_").replace("-", "_")
    assert doc[0].endswith(".")
    assert "" == doc[1]


def test_every_module_is_in_the_table() -> None:
    """A rule that nobody lists would never run."""
    folder = Path(masthead.rules.__file__).parent
    with_id = {path.stem for path in folder.glob("*.py") if "\nID = " in path.read_text()}

    assert with_id == {rule.ID.replace("/", "_").replace("-", "_") for rule in MODULES}
