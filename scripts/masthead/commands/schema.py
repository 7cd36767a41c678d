"""`masthead schema`: print the JSON Schema of a kind of file."""

from __future__ import annotations

import json

import click

from masthead.schema.kinds import KINDS


@click.command()
@click.argument("kind", required=False, type=click.Choice(sorted(KINDS)))
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the list of kinds.",
)
def command(kind: str | None, format: str) -> None:
    """Print the JSON Schema (2020-12) of a kind of file; without KIND, list the kinds.

    Editors read it to complete and check front matter.

    Example: masthead schema post
    """
    if kind:
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
