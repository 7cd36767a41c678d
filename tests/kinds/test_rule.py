"""A kind's rule becomes a rule like any other."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.document import Document
from masthead.finding import Finding, Level
from masthead.kinds import KINDS
from masthead.kinds.rule import KindRule, Remark, rule
from masthead.rules import RULES

PAGE = Document("strategy/goals/a.md", {"title": "A"})


@rule("goal/short", Level.NOTICE, passing={}, failing={}, letters=3)
def short(page: Document, survey: object, letters: int) -> Iterator[Remark]:
    """A title is short.

    Say it in fewer letters.
    """
    if len(page.data["title"]) > letters:
        yield Remark(page, f"more than {letters} letters {survey}", ("title",), "say less")


def test_the_docstring_says_what_is_right() -> None:
    """Purpose and what to do, without the indentation of the source."""
    assert "A title is short.\n\nSay it in fewer letters." == short.doc
    assert {"letters": 3} == short.options


def test_a_remark_becomes_a_finding_of_the_rule() -> None:
    """With the place of the key, and the options as the hub sets them."""
    finding = Finding("goal/short", PAGE.path, "more than 0 letters s", hint="say less")

    assert [finding] == list(short.findings(PAGE, "s", {"letters": 0}))
    assert [] == list(short.findings(PAGE, "s", {"letters": 3}))


def test_the_table_of_rules_holds_those_of_every_kind() -> None:
    """By id and in order, each with its level and examples."""
    kinds = {one.id: one for kind in KINDS.values() for one in kind.rules}

    assert kinds.keys() <= set(RULES)
    assert sorted(RULES) == list(RULES)
    assert len(set(RULES)) == len(RULES)
    assert all(
        one.level is RULES[id].level and one.doc == RULES[id].doc for id, one in kinds.items()
    )
    assert "goal/no-such-rule" not in RULES
    assert "nothing" not in RULES


def test_the_ids_of_a_kinds_rules_begin_with_its_name() -> None:
    """So that a rule is found without importing every kind."""
    strays = [
        one.id
        for kind in KINDS.values()
        for one in kind.rules
        if not isinstance(one, KindRule) or not one.id.startswith(f"{kind.name}/")
    ]

    assert [] == strays
