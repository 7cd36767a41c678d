"""Every kind has a schema that explains itself, and its files are found by their place."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from masthead.kinds import KINDS, Kind, locate
from masthead.schema.records import Either, Field, ListOf, MappingOf, Record
from masthead.schema.shapes import Fault, Shape

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def all_fields(shape: Shape) -> Iterator[Field]:
    """Yield the fields of a shape and of all shapes inside."""
    if isinstance(shape, Record):
        for field in shape.fields:
            yield field
            yield from all_fields(field.shape)
    elif isinstance(shape, ListOf):
        yield from all_fields(shape.items)
    elif isinstance(shape, MappingOf):
        yield from all_fields(shape.values)
    elif isinstance(shape, Either):
        for inner in shape.shapes.values():
            yield from all_fields(inner)


@EVERY
def test_the_schema_is_json_schema_2020_12(kind: Kind) -> None:
    """The printed schema is valid, names its dialect and title, and has no $id."""
    schema = json.loads(json.dumps(kind.json_schema()))
    Draft202012Validator.check_schema(schema)

    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert schema["title"]
    assert "$id" not in schema


@EVERY
def test_every_key_has_a_description_and_an_example(kind: Kind) -> None:
    """People read in their editor what a key means."""
    found = list(all_fields(kind.record))

    assert found
    assert [] == [field.name for field in found if not field.description.endswith((".", "..."))]
    assert [] == [field.name for field in found if field.example is None]


@EVERY
def test_every_example_is_right(kind: Kind) -> None:
    """What a schema shows, both the check and the schema accept."""
    faults: list[Fault] = []
    for field in all_fields(kind.record):
        field.shape.read(field.example, (field.name,), faults)
        Draft202012Validator(field.json_schema()).validate(field.example)

    assert [] == faults


@EVERY
def test_defaults_are_right(kind: Kind) -> None:
    """A default could stand in the file."""
    faults: list[Fault] = []
    for field in all_fields(kind.record):
        if field.default is not None:
            field.shape.read(field.default, (field.name,), faults)

    assert [] == faults


def test_unknown_keys_are_refused_by_the_schema() -> None:
    """An editor marks what the check would refuse."""
    schema = Draft202012Validator(KINDS["post"].json_schema())

    assert schema.is_valid({"title": "Repair week", "channels": {"site": None}})
    assert not schema.is_valid({"title": "Repair week", "chanels": ["site"]})
    assert not schema.is_valid({"channels": ["site"]})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/posts/2026/repair-week.md", ("post", "repair-week")),
        ("content/posts/2026/repair-week/index.md", ("post", "repair-week")),
        ("content/posts/hello.md", ("post", "hello")),
        ("content/posts/hello/index.md", ("post", "hello")),
        ("content/posts/2026/10/deep.md", ("post", "deep")),
        ("content/posts/index.md", ("page", "posts")),
        ("content/posts/2026/index.md", ("page", "2026")),
        ("content/posts/2026/2027/index.md", ("post", "2027")),
        ("content/index.md", ("page", "content")),
        ("content/brand/colour.md", ("brand", "colour")),
        ("content/handbook/index.md", ("page", "handbook")),
        ("content/voice/pt-BR.md", ("guide", "pt-BR")),
        ("content/voice/index.md", ("page", "voice")),
        ("strategy/index.md", ("strategy", "strategy")),
        ("strategy/usp.md", ("usp", "usp")),
        ("strategy/goals/trust-2026.md", ("goal", "trust-2026")),
        ("strategy/goals/index.md", ("page", "goals")),
        ("strategy/goals/trust-2026/index.md", ("goal", "trust-2026")),
        ("strategy/goals/trust-2026/notes.md", ("page", "notes")),
        ("strategy/audiences/tinkerers.md", ("audience", "tinkerers")),
        ("strategy/pillars/repair.md", ("pillar", "repair")),
        ("strategy/campaigns/repair-week.md", ("campaign", "repair-week")),
        ("strategy/channels/bluesky.md", ("channel", "bluesky")),
        ("strategy/care/routes.md", ("page", "routes")),
    ],
)
def test_a_file_is_known_by_its_place(path: str, expected: tuple[str, str]) -> None:
    """The folder gives the kind, the name the id; index.md stands for its folder."""
    assert expected == locate(path)


def test_kinds_are_imported_when_they_are_used() -> None:
    """The table costs nothing: a kind's module comes with its first file."""
    code = (
        "import sys, masthead.kinds as kinds\n"
        "before = sorted(name for name in sys.modules if name.startswith('masthead.kinds.'))\n"
        "kinds.KINDS['goal'].record\n"
        "after = [name for name in ('goal', 'post') if f'masthead.kinds.{name}' in sys.modules]\n"
        "print(before, after)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "['masthead.kinds.kind', 'masthead.kinds.table'] ['goal']" == done.stdout.strip()
