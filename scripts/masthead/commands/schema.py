"""`masthead schema`: print the JSON Schema of a kind of file, or set editors up with all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from masthead.commands.options import find_hub
from masthead.errors import UsageError
from masthead.kinds import KINDS


@click.command()
@click.argument("kind", required=False, type=click.Choice(sorted(KINDS)))
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the list of kinds.",
)
@click.option("--editors", is_flag=True, help="Write what VS Code and Front Matter CMS read.")
@click.option(
    "--hub",
    metavar="DIR",
    help="The hub that --editors writes into (default: the nearest one upward).",
)
def command(kind: str | None, format: str, *, editors: bool, hub: str | None) -> None:
    """Print the JSON Schema (2020-12) of a kind of file; without KIND, list the kinds.

    Editors read it to complete and check front matter. With --editors, .vscode/ and
    frontmatter.json of the hub are written anew; what you have added to them stays.

    Example: masthead schema post
    """
    if editors:
        for name in _write_editors(find_hub(hub)):
            click.echo(f"wrote {name}")
    elif kind:
        click.echo(json.dumps(KINDS[kind].json_schema(), ensure_ascii=False, indent=2))
    elif format == "json":
        kinds = [
            {"kind": name, "title": kind.title, "pattern": kind.pattern}
            for name, kind in sorted(KINDS.items())
        ]
        click.echo(json.dumps({"kinds": kinds}, ensure_ascii=False, indent=2))
    else:
        for name, known in sorted(KINDS.items()):
            click.echo(f"{name:<9} {known.pattern:<30} {known.title}")


def _write_editors(root: Path) -> list[str]:
    """Write what editors read, once all of it can be; return the files that changed."""
    from masthead.editors.vscode import as_text, editor_files

    files = {name: as_text(_kept(root, name, new)) for name, new in editor_files().items()}
    changed = [name for name, text in files.items() if _text(root / name) != text]
    for name in changed:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(files[name], encoding="utf-8", newline="\n")
    return changed


def _kept(root: Path, name: str, new: dict[str, Any]) -> dict[str, Any]:
    """Return a file's new content with what a person has added to it.

    Raises:
        UsageError: the file is there and is not plain JSON, as where it has comments.
    """
    from masthead.editors.vscode import SCHEMAS, joined

    if name.startswith(SCHEMAS) or not (root / name).is_file():
        return new
    try:
        old = json.loads(_text(root / name))
    except ValueError:
        old = None
    if not isinstance(old, dict):
        raise UsageError(
            f"{name} is not plain JSON, so that what you wrote there could be lost",
            "take its comments out, or move it away and join the two by hand",
        )
    return joined(old, new)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
