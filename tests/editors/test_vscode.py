"""VS Code gets the schemas of all YAML files, and a task that finds what a check tells."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from hub_builder import BASE
from masthead.checking import Report
from masthead.editors.vscode import (
    SCHEMAS,
    SETTINGS,
    as_text,
    editor_files,
    joined,
    yaml_kinds,
)
from masthead.finding import Finding
from masthead.kinds import locate_data
from masthead.reporting.text import as_text as told


def test_each_yaml_file_has_its_schema() -> None:
    """The settings lead from each kind of YAML file to a schema that is written with them."""
    files = editor_files()
    schemas = files[SETTINGS]["yaml.schemas"]

    assert {kind.name for kind in yaml_kinds()} == {Path(name).stem for name in schemas}
    for name in schemas:
        Draft202012Validator.check_schema(files[name.removeprefix("./")])


@pytest.mark.parametrize(
    ("path", "kind"), [("masthead.yml", "settings"), ("strategy/people.yml", "people")]
)
def test_a_file_is_matched(path: str, kind: str) -> None:
    """A hub's file is matched by the pattern of its kind, and passes its schema."""
    schemas = editor_files()[SETTINGS]["yaml.schemas"]
    (schema,) = [name for name, pattern in schemas.items() if fnmatch(path, pattern)]

    assert f"./{SCHEMAS}{kind}.json" == schema
    assert path == "masthead.yml" or (kind, Path(path).stem) == locate_data(path)
    values = yaml.safe_load(BASE[path])
    validator = Draft202012Validator(editor_files()[schema.removeprefix("./")])
    assert [] == list(validator.iter_errors(values))
    assert list(validator.iter_errors({"nam": 1}))


def test_the_task_reads_what_a_check_tells() -> None:
    """The task finds file, line, column, level, rule and message in a line of a check."""
    (task,) = editor_files()[".vscode/tasks.json"]["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    finding = Finding("post/length", "content/posts/a.md", "is too long", line=3, column=7)
    report = Report((finding,), 1)
    line, *_ = told(report, seconds=0.1).splitlines()
    match = re.match(pattern["regexp"], line)

    assert match
    assert ("content/posts/a.md", "3", "7", "post/length", "is too long") == tuple(
        match[pattern[key]] for key in ("file", "line", "column", "code", "message")
    )


def test_a_persons_own_settings_stay() -> None:
    """Our settings win, and all that a person has added stays, in mappings and lists too."""
    old = {
        "editor.wordWrap": "on",
        "yaml.schemas": {"./own.json": "own.yml", "./a.json": "old.yml"},
        "recommendations": ["own.extension"],
        "tasks": [{"label": "own"}, {"label": "masthead check", "command": "old"}],
        "version": "1",
    }
    new = {
        "yaml.schemas": {"./a.json": "a.yml"},
        "recommendations": ["redhat.vscode-yaml"],
        "tasks": [{"label": "masthead check", "command": "masthead"}],
        "version": "2",
    }

    assert {
        "editor.wordWrap": "on",
        "yaml.schemas": {"./own.json": "own.yml", "./a.json": "a.yml"},
        "recommendations": ["own.extension", "redhat.vscode-yaml"],
        "tasks": [{"label": "own"}, {"label": "masthead check", "command": "masthead"}],
        "version": "2",
    } == joined(old, new)
    assert joined(old, new) == joined(joined(old, new), new)


def test_text() -> None:
    """A file is written for people: indented, letters as they are, a line break at its end."""
    assert '{\n  "a": "Ш"\n}\n' == as_text({"a": "Ш"})
