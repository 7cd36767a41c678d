"""`masthead tokens`: check, export and migrate the brand's design tokens."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.checking import Report

FORMATS = ("css", "scss", "json", "android", "swift", "gpl", "ase")
"""As `masthead.tokens.exports` has them; not imported, so that `--help` costs nothing."""

LEFT_OUT = frozenset(
    {"tokens/json", "tokens/schema", "tokens/alias", "tokens/cycle", "tokens/dialect"}
)
"""Rules whose findings leave a token out of an export."""

RULES = ("tokens/", "brand/")
"""What the rules of this command begin with."""


@click.group()
def command() -> None:
    """Check, export and migrate the brand's design tokens.

    Example: masthead tokens export --format css
    """


@command.command("check")
@format_option("text", "json")
@now_option
@hub_option
def check_tokens(format: str, now: datetime, hub: Path) -> int:
    """Check token files, the brand's pages and its logos: schema, aliases, cycles, contrast.

    Ends 1 when a finding is an error. `masthead check` has the same rules among all others.

    Example: masthead tokens check
    """
    started = time.monotonic()
    report = _report(hub, now)
    if format == "json":
        from masthead.reporting.data import as_json

        click.echo(as_json(report))
    else:
        from masthead.reporting.text import as_text

        click.echo(as_text(report, seconds=time.monotonic() - started))
    return 1 if report.failed else 0


@command.command("export")
@click.option("--format", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it (default: standard output).",
)
@hub_option
def export_tokens(format: str, output: Path | None, hub: Path) -> int:
    """Write the tokens for another program: CSS, SCSS, JSON, Android, Swift, GPL or ASE.

    The same tokens give the same bytes. A token that cannot be resolved is left out, said on
    standard error, and the command ends 1.

    Example: masthead tokens export --format ase --output palette.ase
    """
    from masthead.tokens.exports import FORMATS as WRITERS
    from masthead.tokens.reading import read_tokens
    from masthead.workspace import load_hub

    read = load_hub(hub, probe=lambda _path: False)
    tokens = read_tokens(read.tokens)
    if not read.tokens:
        hint = "put a file into content/brand/tokens/, as color.tokens.json"
        raise UsageError("the hub has no token files", hint)
    written = WRITERS[format].write(tokens, read.settings.name)
    if output is None:
        click.echo(written, nl=False)
    else:
        output.write_bytes(written)
        click.echo(f"wrote {len(tokens)} tokens to {output}", err=True)
    unread = [one for one in tokens.findings if one.rule in LEFT_OUT]
    for one in unread:
        click.echo(f"{one.path}:{one.line}:{one.column} {one.rule} {one.message}", err=True)
    return 1 if unread else 0


@command.command("migrate")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", is_flag=True, help="Write the file anew instead of showing it.")
def migrate_tokens(file: Path, *, write: bool) -> int:
    """Write a token file of an older dialect in the format of 2025.10.

    Understood are drafts of the format, Style Dictionary 3, Tokens Studio and Theo. Nothing is
    dropped: what the format has no place for stays in `$extensions` and is listed on standard
    error; then the command ends 1.

    Example: masthead tokens migrate old.tokens.json --write
    """
    from masthead.tokens.dialects import CURRENT
    from masthead.tokens.migrating import migrate
    from masthead.tokens.strict_json import MOST_BYTES, read_json

    with file.open("rb") as source:
        node, faults = read_json(source.read(MOST_BYTES + 1))
    if node is None or faults or not node.is_object:
        lines = [f"{file}:{one.place.line}:{one.place.column}: {one.message}" for one in faults]
        raise UsageError("\n".join(lines) or f"{file} holds no object", "mend the JSON first")
    done = migrate(node.plain())
    if done.dialect == CURRENT:
        click.echo(f"{file} is in the format of 2025.10", err=True)
    elif write:
        file.write_text(done.text(), encoding="utf-8", newline="\n")
        click.echo(f"{file} was in the dialect of {done.dialect}: written anew", err=True)
    if not write:
        click.echo(done.text(), nl=False)
    for note in done.notes:
        click.echo(f"look at {note}", err=True)
    return 1 if done.notes else 0


def _report(root: Path, now: datetime) -> Report:
    """Return what the rules on the brand find; posts are left aside."""
    from masthead.checking import Report, check
    from masthead.tokens.brand import brand_pages
    from masthead.workspace import load_hub

    hub = replace(load_hub(root), posts={}, sources=())
    paths = {*hub.tokens, *(page.path for page in brand_pages(hub))}
    found = check(hub, now=now, paths=paths).findings
    return Report(tuple(one for one in found if one.rule.startswith(RULES)), len(paths))
