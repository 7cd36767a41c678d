"""`masthead schema` prints what may be in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from regress import Regex

from masthead.cli import run
from masthead.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_as_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON alone goes to stdout, and it is a valid schema."""
    assert 0 == run(["schema", kind])
    output = capsys.readouterr()
    schema = json.loads(output.out)
    Draft202012Validator.check_schema(schema)

    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert "" == output.err


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_are_those_of_json_schema(kind: str) -> None:
    """Editors read them as ECMAScript does, with Unicode: an escape too many is a fault there."""
    for pattern in patterns(KINDS[kind].json_schema()):
        Regex(pattern, "u")


def patterns(schema: object) -> Iterator[str]:
    """Yield all patterns of a schema."""
    if isinstance(schema, Mapping):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from patterns(value)


def test_without_a_kind_the_kinds_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind with the place of its files and its title."""
    assert 0 == run(["schema"])
    lines = capsys.readouterr().out.splitlines()

    assert sorted(KINDS) == [line.split()[0] for line in lines]
    assert any("strategy/goals/{id}.md" in line for line in lines)


def test_the_list_can_be_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same list for programs."""
    assert 0 == run(["schema", "--format", "json"])
    kinds = json.loads(capsys.readouterr().out)["kinds"]

    assert {"kind": "goal", "title": KINDS["goal"].title, "pattern": KINDS["goal"].pattern} in kinds


def test_an_unknown_kind_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, with the kinds listed."""
    assert 2 == run(["schema", "poem"])
    shown = capsys.readouterr().err
    assert all(f"'{kind}'" in shown for kind in KINDS)


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command shows one call."""
    assert 0 == run(["schema", "--help"])
    assert "Example: masthead schema post" in capsys.readouterr().out


def test_editors(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What editors read is written; a second time nothing changes, and own settings stay."""
    settings = hub_root / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.wordWrap": "on"}', encoding="utf-8")

    assert 0 == run(["schema", "--editors", "--hub", str(hub_root)])
    assert "wrote .vscode/settings.json\n" in capsys.readouterr().out
    written = json.loads(settings.read_text(encoding="utf-8"))
    assert {"editor.wordWrap", "yaml.schemas"} == set(written)
    assert (hub_root / "frontmatter.json").is_file()
    assert 0 == run(["schema", "--editors", "--hub", str(hub_root)])
    assert "" == capsys.readouterr().out


@pytest.mark.parametrize("text", ['{"a": 1, // mine\n}', "[]"])
def test_editors_that_would_lose_something(
    text: str, hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings with comments are named and left alone, and nothing else is written."""
    settings = hub_root / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(text, encoding="utf-8")

    assert 2 == run(["schema", "--editors", "--hub", str(hub_root)])
    assert ".vscode/settings.json is not plain JSON" in capsys.readouterr().err
    assert text == settings.read_text(encoding="utf-8")
    assert not (hub_root / "frontmatter.json").exists()
