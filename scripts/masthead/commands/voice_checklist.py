"""`masthead voice checklist`: what a reviewer judges, because no rule can."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from masthead.commands.options import hub_option
from masthead.errors import UsageError
from masthead.guide import Guide

TEMPLATE = ".github/PULL_REQUEST_TEMPLATE.md"


@click.command()
@click.option("--lang", metavar="LANG", help="Print the list of one language, e.g. en.")
@click.option("--write", is_flag=True, help=f"Write all lists into {TEMPLATE}.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when the file is out of date.")
@hub_option
def checklist(hub: Path, lang: str | None, *, write: bool, check: bool) -> int:
    """Print what reviewers judge: traits, situations, and what a rule cannot find.

    With --write it becomes a part of the pull-request template, between two markers; the rest of
    the file stays as it is.

    Example: masthead voice checklist --lang en
    """
    guides = _guides(hub)
    if write or check:
        return _into_template(hub, guides, only_tell=check)
    chosen = guides if lang is None else _one(guides, lang)
    click.echo(_printed(chosen), nl=False)
    return 0


def _guides(hub: Path) -> Mapping[str, Guide]:
    """Return the hub's guides in the order of its languages."""
    from masthead.workspace import load_hub

    found = load_hub(hub)
    order = {lang: number for number, lang in enumerate(found.settings.languages)}
    ordered = sorted(
        found.guides.items(), key=lambda one: (order.get(one[1].lang, len(order)), one[0])
    )
    return dict(ordered)


def _one(guides: Mapping[str, Guide], lang: str) -> Mapping[str, Guide]:
    """Return the guide of a language; without one of its own, the one that holds for it."""
    from masthead.voice.layers import guide_for

    guide = guide_for(guides, lang)
    if guide is None:
        raise UsageError(f"there is no guide for {lang!r}", f"write content/voice/{lang}.md")
    return {guide.id: guide}


def _printed(guides: Mapping[str, Guide]) -> str:
    from masthead.voice.checklist import checklist

    lists = {_name(guide): checklist(guide) for guide in guides.values()}
    if len(lists) == 1:
        return next(iter(lists.values()))
    return "\n".join(f"## {name}\n\n{text}" for name, text in lists.items() if text)


def _into_template(hub: Path, guides: Mapping[str, Guide], *, only_tell: bool) -> int:
    path = hub / TEMPLATE
    text = _template(path, guides)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return 0
    if only_tell:
        click.echo(f"out of date: {TEMPLATE}")
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"written: {TEMPLATE}")
    return 0


def _template(path: Path, guides: Mapping[str, Guide]) -> str:
    from masthead.voice.checklist import section, within

    before = path.read_text(encoding="utf-8") if path.is_file() else "## Voice\n"
    return within(before, section((_name(guide), guide) for guide in guides.values()))


def _name(guide: Guide) -> str:
    from masthead.site.languages import own_name

    return own_name(guide.lang) if guide.lang else guide.id
