"""`masthead import markdown`: bring a folder of Markdown posts, or guides, into the hub."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.importing.mapping import Vocabulary
    from masthead.importing.plan import Plan

GENERATORS = ("any", "astro", "eleventy", "ghost", "hexo", "hugo", "jekyll", "none", "obsidian")
"""As `masthead.importing.vocabularies` has them; not imported, so that `--help` costs nothing."""


@click.command("markdown")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="MAPPING.yml",
    help="What the keys of the front matter mean here.",
)
@click.option(
    "--from",
    "source",
    type=click.Choice(GENERATORS),
    default="any",
    show_default=True,
    help="Whose keys they are, where the mapping does not say.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["post", "guide"]),
    default="post",
    show_default=True,
    help="What the texts become.",
)
@click.option(
    "--media",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Where files are looked up besides FOLDER, as the site's folder `static`.",
)
@click.option("--suggest", is_flag=True, help="Print a mapping for FOLDER to edit; write nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@format_option("text", "json")
@now_option
@hub_option
def command(
    *,
    folder: Path,
    mapping: Path | None,
    source: str,
    kind: str,
    media: Path | None,
    suggest: bool,
    dry_run: bool,
    format: str,
    now: datetime,
    hub: Path,
) -> int:
    """Bring FOLDER, or one file, into the hub: posts of other programs, or a style guide.

    All files are read and checked first. An error stops the import, and nothing is written; no
    file of the hub is ever changed. What has no meaning here is listed and kept in comments. Posts
    without channels or a time, and those of the past, become drafts.

    Example: masthead import markdown old-blog/_posts --media old-blog --map mapping.yml --dry-run
    """
    from masthead.importing.source import look

    found = look(folder)
    if suggest:
        from masthead.importing.proposing import proposal

        click.echo(proposal(found, kind, source), nl=False)
        return 0
    vocabulary = _vocabulary(mapping, kind, source)
    if kind == "guide":
        from masthead.importing.guides import plan_guides as plan_import
    else:
        from masthead.importing.markdown import plan_posts as plan_import
    plan = plan_import(hub, found, look(media) if media else found, vocabulary, now)
    if not plan.failed and not dry_run:
        from masthead.importing.writing import write_all

        write_all(hub, plan.files)
    _show(plan, kind, format, dry_run=dry_run)
    return 1 if plan.failed else 0


def _vocabulary(mapping: Path | None, kind: str, source: str) -> Vocabulary:
    """Return what the keys mean: by the mapping file, or by the generator's custom."""
    from masthead.importing.mapping import MOST_BYTES, built_in, read_mapping

    if mapping is None:
        return built_in(kind, source)
    with mapping.open("rb") as file:
        return read_mapping(mapping.as_posix(), file.read(MOST_BYTES + 1), kind, source)


def _show(plan: Plan, kind: str, format: str, *, dry_run: bool) -> None:
    """Print what was found and what was written."""
    if format == "json":
        from masthead.importing.telling import as_json

        click.echo(as_json(plan, written=not plan.failed and not dry_run))
        return
    from masthead.importing.telling import as_lines

    for line in as_lines(plan, kind, dry_run=dry_run):
        click.echo(line)
    if plan.failed:
        click.echo("next: mend the errors above, or map them, and import again", err=True)
    elif dry_run:
        click.echo("next: leave out --dry-run to write the files", err=True)
    elif not plan.files and not plan.there:
        raise UsageError("there is no Markdown text to import", "name the folder that holds them")
    else:
        click.echo("next: look at the warnings, then run `masthead check`", err=True)
