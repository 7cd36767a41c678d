"""An action becomes a fix where it says one text, else a hint."""

from __future__ import annotations

import pytest

from pack_helper import run

RULE = """extends: existence
message: x
link: https://packs.example/x
nonword: true
tokens: ['(?:Web |web )?page ?!*', 'Iphone']
action:
  name: {}
  params: {}
"""


def proposal(name: str, params: str, text: str) -> tuple[str, str | None]:
    """Return hint and fix of the only find."""
    (hit,) = run(RULE.format(name, params), text)
    return hit.hint.removesuffix("see https://packs.example/x").removesuffix("; "), hit.fix


@pytest.mark.parametrize(
    ("name", "params", "text", "hint", "fix"),
    [
        ("replace", "[sheet]", "page", "write `sheet`", "sheet"),
        ("replace", "[sheet, leaf]", "page", "write `sheet` or `leaf`", None),
        ("replace", "[sheet]", "Web page", "write `sheet`", None),
        ("replace", "[iPhone]", "Iphone", "write `iPhone`", "iPhone"),
        ("replace", "[]", "page", "", None),
        ("remove", "[]", "page", "leave it out", None),
        ("edit", "[remove, '!']", "page!", "write `page`", "page"),
        ("edit", "[trim_right, '!']", "page!!", "write `page`", "page"),
        ("edit", "[truncate, ' ']", "web page", "write `web`", "web"),
        ("edit", "[replace, page, leaf]", "web page", "write `web leaf`", "web leaf"),
        ("edit", "[split, ' ', '1']", "web page", "write `page`", "page"),
        ("edit", "[split, ' ', '7']", "web page", "", None),
        ("edit", "[regex, '(\\w+) (\\w+)', '$2-$1']", "web page", "write `page-web`", "page-web"),
        ("edit", "[regex, '(', 'x']", "page", "", None),
        ("edit", "[regex, 'zzz', 'x']", "page", "", None),
        ("edit", "[dance]", "page", "", None),
        ("edit", "[]", "page", "", None),
        ("suggest", "[spellings]", "page", "", None),
    ],
)
def test_an_action_proposes(name: str, params: str, text: str, hint: str, fix: str | None) -> None:
    """A fix is certain; everything else is for a person."""
    assert (hint, fix) == proposal(name, params, text)


def test_a_link_alone_is_the_hint() -> None:
    """Where there is no action, the hint leads to the explanation."""
    (hit,) = run(RULE.partition("action")[0], "page")

    assert ("see https://packs.example/x", None) == (hit.hint, hit.fix)
