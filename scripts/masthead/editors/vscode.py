"""What VS Code needs: JSON Schemas for the hub's YAML files, and a task that checks as one writes.

Its YAML extension (`redhat.vscode-yaml`) checks and completes files that are all YAML. It does not
look into Markdown: there the task shows what is wrong, at the line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from masthead.editors.front_matter_cms import front_matter_cms
from masthead.kinds import KINDS, Kind

FOLDER = ".vscode"
SETTINGS = f"{FOLDER}/settings.json"
SCHEMAS = f"{FOLDER}/schemas/"
"""The folder of the schemas, which nobody writes by hand."""

EXTENSIONS = ("redhat.vscode-yaml", "eliostruyf.vscode-front-matter")

CHECKING, WAITING = "checking", "waiting for changes"
"""What `masthead check --watch` says before and after each check; the task reads it."""

Json = dict[str, Any]


def editor_files() -> Mapping[str, Json]:
    """Return the content of each file that editors read, by its path in the hub."""
    kinds = yaml_kinds()
    return {
        **{_schema_path(kind): kind.json_schema() for kind in kinds},
        SETTINGS: {"yaml.schemas": {f"./{_schema_path(kind)}": _files(kind) for kind in kinds}},
        f"{FOLDER}/extensions.json": {"recommendations": list(EXTENSIONS)},
        f"{FOLDER}/tasks.json": {"version": "2.0.0", "tasks": [_task()]},
        "frontmatter.json": front_matter_cms(),
    }


def yaml_kinds() -> tuple[Kind, ...]:
    """Return the kinds whose files are all YAML."""
    return tuple(kind for kind in KINDS.values() if kind.pattern.endswith(".yml"))


def as_text(content: Json) -> str:
    """Return the content of a file as people read it."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def joined(old: Json, new: Json) -> Json:
    """Return settings with ours among a person's own: ours win, all else stays."""
    return {**old, **{key: _both(old.get(key), value) for key, value in new.items()}}


def _both(old: object, new: object) -> object:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    if isinstance(old, list) and isinstance(new, list):
        ours = {_name(one) for one in new}
        return [*(one for one in old if _name(one) not in ours), *new]
    return new


def _name(entry: object) -> str:
    """Return what names an entry of a list, so that ours replaces its older self."""
    named = entry if isinstance(entry, dict) else {}
    return str(named.get("name") or named.get("label") or named.get("path") or entry)


def _schema_path(kind: Kind) -> str:
    return f"{SCHEMAS}{kind.name}.json"


def _files(kind: Kind) -> str:
    """Return the files of a kind as the extension matches them."""
    folder, _, name = kind.pattern.rpartition("/")
    return kind.pattern if kind.single else f"{folder}/*.{name.rpartition('.')[2]}"


def _task() -> Json:
    """Return the task that shows findings where they stand, anew with each change."""
    pattern = {
        "regexp": r"^(.+?):(\d+):(\d+) (error|warning|notice) (\S+) (.*)$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "code": 5,
        "message": 6,
    }
    rounds = {
        "activeOnStart": True,
        "beginsPattern": f"^{CHECKING}",
        "endsPattern": f"^{WAITING}",
    }
    return {
        "label": "masthead check",
        "type": "process",
        "command": "masthead",
        "args": ["check", "--watch"],
        "isBackground": True,
        "problemMatcher": {
            "owner": "masthead",
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": pattern,
            "background": rounds,
        },
    }
