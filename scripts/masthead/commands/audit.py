"""`masthead audit`: prove that a built public site holds nothing internal."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option

if TYPE_CHECKING:
    from masthead.auditing.audit import Audit


@click.command()
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@format_option("text", "json")
@hub_option
def command(*, folder: Path, format: str, hub: Path) -> int:
    """Look for anything internal in the built public site in DIR.

    Reads the bytes of every file, packed ones too, knowing only the hub. Ends 1 where something
    internal is found, and names file, line and the next step.

    Example: masthead audit build/public
    """
    from masthead.auditing.audit import audit
    from masthead.auditing.reading import read_hub

    found = audit(read_hub(hub), hub, folder)
    if format == "json":
        click.echo(as_json(found))
    else:
        _print(found, folder)
    return 1 if found.leaks else 0


def as_json(found: Audit) -> str:
    """Return an audit as JSON."""
    kinds: dict[str, int] = {}
    for leak in found.leaks:
        kinds[leak.kind] = kinds.get(leak.kind, 0) + 1
    leaks = [{**asdict(leak), "hint": leak.hint} for leak in found.leaks]
    answer = {"leaks": leaks, "files": found.files, "summary": dict(sorted(kinds.items()))}
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _print(found: Audit, folder: Path) -> None:
    for leak in found.leaks:
        where = f" of {leak.source}" if leak.source else ""
        click.echo(
            f"{folder / leak.file}:{leak.line}: {leak.kind}: {leak.what}{where}: {leak.text}"
        )
        click.echo(f"    next: {leak.hint}")
    if found.leaks:
        count = len(found.leaks)
        click.echo(f"{count} {'leak' if count == 1 else 'leaks'} in {found.files} files")
    else:
        click.echo(f"nothing internal in {found.files} files")
