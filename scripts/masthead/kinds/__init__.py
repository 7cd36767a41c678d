"""The table of kinds: what files the hub knows, where they stand, what may be in them.

A kind is one module beside this one, imported when it is first used. Adding a kind touches that
module and the table (`masthead.kinds.table`), nothing else. The module holds

- `RECORD`: its keys, and `BODY`: the text of a new file; `ADVICE`: comments on that text;
- `STARTS`: keys that a new file has besides its title, such as `status: draft`;
- `faults(values)`: what is wrong between keys that are each right;
- `RULES`: its rules (`masthead.kinds.rule`), whose ids begin with the kind's name;
- `COLUMNS`: the keys that its list shows;
- `REPORTS`: what its list page, its command and the API tell of all its pages, by name: functions
  of a survey, or where one stands in `masthead.reports` (`goals.tree`), imported when it is told;
- `ASKS`: what the command of a report takes, by the report's name (`masthead.report.Ask`);
- `detail(page, survey)`: what a page of the kind tells besides its own keys;
- `DRAWN`: keys that its reports draw, so that its page does not list them again;
- `holds_back(values)`: whether a page that wants to be public must stay inside;
- `PUBLIC`: keys that may leave on the public site (`masthead.auditing.fields` must agree).

Only `RECORD` and `BODY` are needed.
"""

from __future__ import annotations

from collections.abc import Mapping

from masthead.kinds.kind import Kind
from masthead.kinds.table import ALL

__all__ = ["KINDS", "STAGES", "Kind", "locate", "locate_data"]

STAGES = ("goal", "audience", "content", "channel", "measure")
"""The steps of preparing a strategy, in their order: each rests on those before it."""

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in ALL}
"""Every kind by name."""

POSTS = "content/posts"
_BY_FOLDER = {
    (kind.folder, kind.pattern.rpartition(".")[2]): kind.name
    for kind in ALL
    if kind.name != "post" and "/{id}." in kind.pattern
}
_BY_FILE = {kind.pattern: kind.name for kind in ALL if kind.single}


def locate(path: str) -> tuple[str, str]:
    """Return the kind of a Markdown file and its id: the file's name, or its folder's.

    Args:
        path: file, relative to the hub, with forward slashes.
    """
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if path in _BY_FILE:
        return _BY_FILE[path], folder.rpartition("/")[2] if name == "index" else name
    if name == "index":
        folder, _, name = folder.rpartition("/")
    if folder == POSTS or folder.startswith(f"{POSTS}/"):
        is_list = path.endswith("/index.md") and folder == POSTS and _is_year(name)
        return ("page" if is_list else "post"), name
    return _BY_FOLDER.get((folder, "md"), "page"), name


def locate_data(path: str) -> tuple[str, str] | None:
    """Return the kind and the id of a file that is all YAML or a table; None for any other.

    Args:
        path: file, relative to the hub, with forward slashes.
    """
    folder, _, file = path.rpartition("/")
    name, _, ending = file.rpartition(".")
    kind = _BY_FILE.get(path) or _BY_FOLDER.get((folder, ending))
    return (kind, name) if kind and ending in DATA else None


DATA = frozenset({"yml", "csv"})
"""Endings of files that are data without text."""


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdecimal()
