"""`masthead voice`: the guides at work, without the other rules."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.commands.strategy import command_of
from masthead.commands.voice_checklist import checklist
from masthead.commands.voice_export import export
from masthead.commands.voice_lint import lint
from masthead.commands.voice_noise import noise
from masthead.errors import UsageError
from masthead.reports import BY_WORDS
from masthead.voice.examples import Outcome


@click.group()
def command() -> None:
    """Check texts against the tone-of-voice guides, and the guides against themselves.

    Example: masthead voice lint content/posts/2026/long-nights.md
    """


for _part in (checklist, export, lint, noise, command_of(BY_WORDS["voice", "show"])):
    command.add_command(_part)


@command.command()
@click.option("--lang", metavar="LANG", help="Test the guide of one language, e.g. en.")
@format_option("text", "json")
@hub_option
def test(lang: str | None, format: str, hub: Path) -> int:
    """Run the examples of the guides, which are their own tests.

    Ends 1 when an example does not do what it says, or a guide cannot be read.

    Example: masthead voice test --lang en
    """
    from masthead.checking import speakers_of
    from masthead.commands.voice_faults import broken_guides
    from masthead.voice.examples import outcomes
    from masthead.workspace import load_hub

    loaded = load_hub(hub)
    speakers = speakers_of(loaded)
    broken = tuple(broken_guides(loaded))
    for one in broken:
        place = f"{one.path}:{one.line}:{one.column}"
        click.echo(f"{place}: the guide cannot be read: {one.message}", err=True)
    guides = [guide for guide in speakers.guides.values() if lang in (None, guide.lang)]
    if lang is not None and not guides and not broken:
        raise UsageError(f"there is no guide for {lang!r}", f"write content/voice/{lang}.md")
    results = {guide.path: tuple(outcomes(guide, speakers)) for guide in guides}
    places = {guide.path: guide.document for guide in guides}
    failed = bool(broken) or any(outcome.fault for some in results.values() for outcome in some)
    if format == "json":
        rows = [
            {
                "path": path,
                "line": places[path].place(*outcome.example.key, "text").line,
                "text": outcome.example.text,
                "ok": outcome.example.ok,
                "rule": outcome.example.rule,
                "passed": not outcome.fault,
                "message": outcome.fault,
            }
            for path, some in results.items()
            for outcome in some
        ]
        click.echo(json.dumps({"examples": rows}, ensure_ascii=False, indent=2))
        return 1 if failed else 0
    for path, some in results.items():
        for outcome in some:
            if outcome.fault:
                line = places[path].place(*outcome.example.key, "text").line
                click.echo(f"{path}:{line}: {_told(outcome)}")
        good = sum(not outcome.fault for outcome in some)
        click.echo(f"{path}: {good} of {len(some)} examples do what they say")
    if not results and not broken:
        click.echo("the hub has no guide: make one with masthead new guide TITLE", err=True)
    return 1 if failed else 0


def _told(outcome: Outcome) -> str:
    from masthead.rules.visible import visible

    hint = f" ({outcome.hint})" if outcome.hint else ""
    return visible(f"{outcome.example.text!r}: {outcome.fault}{hint}")


@command.command()
@click.argument("delivery", metavar="POST@CHANNEL")
@format_option("text", "json")
@now_option
@hub_option
def explain(delivery: str, format: str, now: datetime, hub: Path) -> int:
    """Show which rules hold for a post on a channel, and which layer each comes from.

    The layers, lowest first: base, language, channel, situation, the levels in masthead.yml, and
    the post's own waivers.

    Example: masthead voice explain repair-week@bluesky
    """
    from masthead.voice.explain import explained
    from masthead.workspace import load_hub

    found = explained(load_hub(hub), delivery, now)
    if format == "json":
        click.echo(json.dumps(found.data(), ensure_ascii=False, indent=2))
    else:
        click.echo(found.text())
    return 0
