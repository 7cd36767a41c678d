"""`masthead voice export`: a guide as a style folder for Vale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import format_option, hub_option
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.voice.export import Export


@click.command()
@click.option("--lang", metavar="LANG", required=True, help="The guide's language, e.g. en.")
@click.option("--output", metavar="DIR", required=True, help="The style folder to write.")
@format_option("text", "json")
@hub_option
def export(hub: Path, lang: str, output: str, format: str) -> int:
    """Write a guide as a style folder for Vale, and list what does not fit into one.

    Example: masthead voice export --lang en --output styles/Lentera
    """
    exported = _exported(hub, lang)
    folder = Path(output)
    _refuse_strangers(folder, exported)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in exported.files.items():
        (folder / name).write_bytes(content)
    if format == "json":
        click.echo(json.dumps(_plain(folder, exported), ensure_ascii=False, indent=2))
    else:
        for line in _lines(folder, exported):
            click.echo(line)
    return 0


def _exported(hub: Path, lang: str) -> Export:
    from masthead import lexicon
    from masthead.voice.export import export as exported
    from masthead.voice.layers import effective, guide_for
    from masthead.voice.terms import lemma_words
    from masthead.workspace import load_hub

    found = load_hub(hub, probe=lambda _: False)
    if guide_for(found.guides, lang) is None:
        raise UsageError(f"there is no guide for {lang!r}", f"write content/voice/{lang}.md")
    guide = effective(found.guides, lang)
    settings = found.settings
    site = settings.public_url or settings.internal_url
    return exported(guide, lexicon.forms(lemma_words(guide), guide.lang), site=site)


def _refuse_strangers(folder: Path, exported: Export) -> None:
    """Stop where the folder holds rules that this export would leave beside its own.

    Raises:
        UsageError: it does, or it is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", "name a folder")
    present = {path.name for path in folder.glob("*.yml")} if folder.is_dir() else set()
    if strange := sorted(present - exported.files.keys()):
        message = f"{folder} holds {strange[0]}, which is not of this export"
        raise UsageError(message, "empty the folder, or name another")


def _plain(folder: Path, exported: Export) -> dict[str, object]:
    return {
        "folder": str(folder),
        "files": {name: list(rules) for name, rules in exported.rules.items()},
        "loose": [_note(*note[:2]) for note in exported.notes if note.exported],
        "left": [_note(*note[:2]) for note in exported.notes if not note.exported],
    }


def _note(rule: str, reason: str) -> dict[str, str]:
    return {"rule": rule, "reason": reason}


def _lines(folder: Path, exported: Export) -> Iterator[str]:
    rules = {rule for some in exported.rules.values() for rule in some}
    yield f"written: {len(exported.files)} files for {len(rules)} rules in {folder}"
    loose = [note for note in exported.notes if note.exported]
    left = [note for note in exported.notes if not note.exported]
    if loose:
        yield "less exact there than here:"
        yield from (f"  {note.rule}: {note.reason}" for note in loose)
    if left:
        yield "not exported:"
        yield from (f"  {note.rule}: {note.reason}" for note in left)
