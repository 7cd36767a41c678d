"""Each shape of the schemas becomes a widget that can hold its values, or none."""

from __future__ import annotations

import re
from typing import Any

import pytest

from masthead.editors.forms import form_kinds
from masthead.editors.widgets import ALLOWED, Widget, label, widget_of
from masthead.kinds import KINDS
from masthead.schema.fields import (
    COUNT,
    DAY,
    FLAG,
    ID,
    LINES,
    LOOSE,
    NUMBER,
    ONE_LINE,
    SCORED,
    TEXT,
    URL,
    WHEN,
    id_of,
    ids_of,
    list_of,
)
from masthead.schema.records import Field, ListOf, MappingOf, Record
from masthead.schema.shapes import Choice, Shape

PART = Record((Field("file", ONE_LINE, "The file.", "a.jpg", required=True),))
WEIGHED = Record((Field("all", LOOSE, "Anything.", 1, required=True),))
COLLECTIONS = {"goal": "goal"}
IDS = {"person": {"sari": "Sari Wulandari", "budi": "Budi"}}


def made(shape: Shape, **more: Any) -> Widget:
    """Return the widget of a shape without what every widget has."""
    field = Field("key", shape, "What it is.", None, **more)
    widget = widget_of(field, COLLECTIONS, IDS)
    return {key: widget[key] for key in widget if key not in ("name", "label", "hint", "required")}


@pytest.mark.parametrize(
    ("shape", "widget"),
    [
        (Choice(("a", "b")), {"widget": "select", "options": ["a", "b"]}),
        (FLAG, {"widget": "boolean"}),
        (TEXT, {"widget": "text"}),
        (WHEN, {"widget": "datetime", "format": "YYYY-MM-DD HH:mm", "type": "datetime-local"}),
        (DAY, {"widget": "datetime", "format": "YYYY-MM-DD", "type": "date"}),
        (COUNT, {"widget": "number", "value_type": "int", "min": 0, "max": 10_000}),
        (NUMBER, {"widget": "number", "value_type": "float", "min": -1e15, "max": 1e15}),
        (LINES, {"widget": "list"}),
        (SCORED, {"widget": "number", "value_type": "int", "min": 0, "max": 5}),
        (list_of(Choice(("a",)), "x"), {"widget": "select", "options": ["a"], "multiple": True}),
        (
            id_of("person"),
            {
                "widget": "select",
                "options": [
                    {"value": "budi", "label": "Budi"},
                    {"value": "sari", "label": "Sari Wulandari"},
                ],
            },
        ),
        (LOOSE, {}),
        (MappingOf(ID, ONE_LINE, "texts"), {}),
        (list_of(FLAG, "flags"), {}),
        (WEIGHED, {}),
        (list_of(WEIGHED, "weights"), {}),
    ],
)
def test_shapes(shape: Shape, widget: Widget) -> None:
    """A shape has the widget that holds its values faithfully; what none holds has none."""
    assert widget == made(shape)


def test_references() -> None:
    """A key that names something is chosen from what there is; else its form is checked."""
    assert ("relation", "goal") == tuple(
        made(id_of("goal"))[key] for key in ("widget", "collection")
    )
    assert made(ids_of("goal"))["multiple"]
    assert "string" == made(id_of("nothing"))["widget"]


def test_patterns_are_those_of_a_browser() -> None:
    """A pattern comes over with what it asks, without escapes that a browser refuses."""
    pattern, words = made(URL)["pattern"]

    assert "Must be an address, as https://brand.example/page" == words
    assert '\\"' not in pattern
    assert re.match(pattern, "https://brand.example/page")


def test_records() -> None:
    """A mapping with known keys is an object, a list of them a list; a file can be uploaded."""
    widget = made(ListOf(PART, "files"))

    assert ("list", "file") == (widget["widget"], widget["fields"][0]["widget"])
    assert "object" == made(PART)["widget"]


def test_too_deep() -> None:
    """What nests deeper than a form shows well has no widget."""
    shape: Shape = PART
    for _ in range(4):
        shape = Record((Field("inner", shape, "Inside.", None, required=True),))

    assert {} == made(shape)


def test_defaults() -> None:
    """A form fills in only what must be there: an optional key is never written by itself."""
    assert "default" not in made(Choice(("a", "b")), default="a")
    assert "a" == made(Choice(("a", "b")), default="a", required=True)["default"]


def test_labels() -> None:
    """A key is shown as people write it."""
    assert "Publish at" == label("publish_at")


@pytest.mark.parametrize("kind", [kind.name for kind in form_kinds()])
def test_only_allowed_widgets(kind: str) -> None:
    """No kind asks for a widget that is not on our list: its own schema would take any name."""
    fields = KINDS[kind].record.fields
    widgets = [widget for field in fields if (widget := widget_of(field, COLLECTIONS, IDS))]

    assert names(widgets) <= ALLOWED
    assert {"title"} <= {widget["name"] for widget in widgets}


def names(widgets: list[Widget]) -> set[str]:
    """Return the names of widgets, those inside others too."""
    found = {widget["widget"] for widget in widgets}
    return found.union(*(names(widget.get("fields", [])) for widget in widgets))
