"""Front matter of any shape is drawn, escaped, with links to what it refers to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from masthead.site.fields import alone, label, table
from masthead.site.view import View
from site_builder import picture, read

FILES: dict[str, str | bytes | None] = {
    "strategy/goals/trust.md": "---\ntitle: People trust it\n---\nX\n",
    "content/media/a.png": picture("PNG"),
}


@pytest.fixture
def view(tmp_path: Path, now: datetime) -> View:
    """Return the internal site of a small hub."""
    return View(read(tmp_path, FILES), "internal", now)


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({"due": "2026-12-31"}, "<dt>Due</dt><dd>2026-12-31</dd>"),
        ({"primary": True}, "<dd>yes</dd>"),
        ({"primary": False}, "<dd>no</dd>"),
        ({"target": 50}, "<dd>50</dd>"),
        ({"owner": "sari"}, "<dd>Sari</dd>"),
        ({"owner": "nobody"}, "<dd>nobody</dd>"),
        ({"plays": ["text", "photo"]}, "<li>text</li><li>photo</li>"),
        ({"goal": "trust"}, '<a href="../strategy/goals/trust/">People trust it</a>'),
        ({"goals": ["trust", "other"]}, "<li>other</li>"),
        (
            {"goals": {"trust": 4}},
            '<dt><a href="../strategy/goals/trust/">People trust it</a></dt>',
        ),
        ({"cadence": {"min_gap": "2h"}}, "<dt>Min gap</dt><dd>2h</dd>"),
        (
            {"url": "https://a.example/?b=1&c"},
            '<a href="https://a.example/?b=1&amp;c" rel="noopener">',
        ),
        ({"avatar": "/media/a.png"}, '<a href="../media/a.png">a.png</a>'),
        ({"why": "a\n\nb"}, "<dd>a&#10;&#10;b</dd>"),
        ({"lang": "en"}, "<dt>Language</dt>"),
        ({"x": "<b>&"}, "<dd>&lt;b&gt;&amp;</dd>"),
        ({"<k>": "x"}, "<dt>&lt;k&gt;</dt>"),
    ],
)
def test_values(fields: dict[str, object], drawn: str, view: View) -> None:
    """Each kind of value has its form."""
    assert drawn in table(view, "about.md", fields)


def test_nothing() -> None:
    """Fields without a value are not drawn, and no fields at all draw nothing."""
    empty = {"a": "", "b": None, "c": [], "d": {}}

    assert "" == table(None, "about.md", empty)  # type: ignore[arg-type] - nothing is looked up


def test_rows(view: View) -> None:
    """A list of mappings is a table; keys that few rows have share a last column."""
    rows = [{"term": str(number), "why": "x"} for number in range(9)]
    rows[0]["note"] = "once"
    drawn = alone(view, "about.md", "words", rows)

    assert '<th scope="col">Term</th><th scope="col">Why</th><th scope="col">More</th>' in drawn
    assert "<dt>Note</dt><dd>once</dd>" in drawn


def test_label() -> None:
    """A field's name reads as words."""
    assert "Min per week" == label("min_per_week")


def test_public_site(tmp_path: Path, now: datetime) -> None:
    """The public site links to no internal host and to no file that it does not have."""
    hub = read(
        tmp_path,
        {
            **FILES,
            "masthead.yml": "name: T\nzone: UTC\nlanguages: [en]\ninternal_url: https://in.example\n",
        },
    )
    drawn = table(
        View(hub, "public", now),
        "about.md",
        {"link": "https://in.example/x", "avatar": "/media/a.png", "goal": "trust"},
    )

    assert "in.example" not in drawn
    assert "a.png" not in drawn
    assert "People trust it" not in drawn


def test_mappings_with_much_in_common_are_a_table(view: View) -> None:
    """Their names are the first column; what one of them lacks is an empty cell."""
    shares = {"educate": {"least": 30, "most": 60}, "inspire": {"most": 35}}
    drawn = table(view, "about.md", {"quadrants": shares})

    assert '<th scope="col">Least</th><th scope="col">Most</th>' in drawn
    assert '<tr><th scope="row">Inspire</th><td></td><td>35</td></tr>' in drawn


@pytest.mark.parametrize(
    "fields",
    [
        {"one": {"a": 1}},
        {"one": {"a": 1}, "two": 2},
        {"one": {"a": 1}, "two": {"b": 1}, "three": {"c": 1}},
        {"one": dict.fromkeys("abcdefg", 1), "two": dict.fromkeys("abcdefg", 2)},
    ],
)
def test_mappings_with_little_in_common_are_a_list(fields: dict[str, object], view: View) -> None:
    """One mapping, other values, scattered keys and many keys do not make a table."""
    assert "<table" not in table(view, "about.md", {"all": fields})


@pytest.mark.parametrize(
    "inner", [[{"tag": "Lamps"}], {"first": {"least": 1}, "second": {"least": 2}}]
)
def test_no_table_stands_in_a_table(inner: object, view: View) -> None:
    """Mappings that hold tables are a list of them: a phone is too narrow for both."""
    drawn = table(view, "about.md", {"groups": {"one": {"a": inner}, "two": {"a": inner}}})

    assert 2 == drawn.count("<table")
    assert "<dt>One</dt>" in drawn
