"""The commands of the kinds of pages: `masthead goal list`, `masthead budget report` and so on.

They are made from the table of kinds: each kind lists and shows its pages, writes a new one, checks
them, and tells its reports, under the names that its module gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from masthead.commands.check import show as show_check
from masthead.commands.options import format_option, hub_option, now_option
from masthead.commands.reports import FORMATS, show
from masthead.errors import UsageError
from masthead.kinds import KINDS, Kind, locate, locate_data
from masthead.suggestions import did_you_mean

if TYPE_CHECKING:
    from masthead.report import Ask, Block
    from masthead.survey import Survey

BY_COMMAND: Mapping[str, Kind] = {kind.command: kind for kind in KINDS.values() if kind.command}
"""The kinds that have commands, by their verb."""

ALIASES = {"add": "new", "propose": "new"}
"""Other words for a command of a kind."""


class KindVerbs(click.Group):
    """A group that knows the other words for its commands."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name or by another word for it."""
        known = super().get_command(ctx, cmd_name)
        return known or super().get_command(ctx, ALIASES.get(cmd_name, cmd_name))


def add_kind(group: click.Group, kind: Kind) -> click.Group:
    """Add the commands of a kind to a group; what the group has already stays."""
    verbs = [_check(kind), *(_report(kind, name) for name in kind.reports)]
    if not kind.single:
        verbs += [_list(kind), _show(kind), _new(kind)]
    for verb in verbs:
        if verb.name not in group.commands:
            group.add_command(verb)
    return group


def group_of(kind: Kind) -> click.Group:
    """Return the commands of a kind as a group of their own."""
    about = kind.about or f"{kind.title}."
    words = f"{about}\n\nExample: masthead {kind.command} {'check' if kind.single else 'list'}"
    return add_kind(KindVerbs(kind.command, help=words), kind)


def _report(kind: Kind, name: str) -> click.Command:
    report = kind.reports[name]
    doc = (report.__doc__ or "").strip()
    words = f"{doc}\n\nExample: masthead {kind.command} {name}"
    return report_command(name, words, report, kind.asks.get(name, ()))


def report_command(
    name: str, words: str, report: Callable[..., Iterable[Block]], asks: tuple[Ask, ...] = ()
) -> click.Command:
    """Return the command that prints a report; `asks` become its options and its words."""

    def run(format: str, now: datetime, hub: Path, **told: str | tuple[str, ...] | None) -> int:
        words = {
            one: " ".join(value) if isinstance(value, tuple) else value
            for one, value in told.items()
        }
        said = {one: value for one, value in words.items() if value}
        show(hub, now, format, partial(report, **said))
        return 0

    options: Any = format_option(*FORMATS)(now_option(hub_option(run)))
    for ask in reversed(asks):
        options = _asked(ask)(options)
    return click.command(name, help=words)(options)


def _asked(ask: Ask) -> Callable[[Any], Any]:
    """Return what makes an option, or the words after the command, of what a report asks."""
    if ask.words:
        return click.argument(ask.name, nargs=-1)
    choice = click.Choice(ask.choices) if ask.choices else None
    return click.option(f"--{ask.name}", type=choice, help=ask.help)


def _list(kind: Kind) -> click.Command:
    from masthead.reports.listing import listing

    words = f"List what there is.\n\nExample: masthead {kind.command} list --format json"
    return report_command("list", words, lambda survey: [listing(kind, survey)])


def _show(kind: Kind) -> click.Command:
    def run(id: str, format: str, now: datetime, hub: Path) -> int:
        show(hub, now, format, partial(_about, kind, id))
        return 0

    words = (
        "Show one with all that is known of it; `list` has the ids.\n\n"
        f"Example: masthead {kind.command} show spring-fair"
    )
    options = format_option(*FORMATS)(now_option(hub_option(run)))
    return click.command("show", help=words)(click.argument("id")(options))


def _about(kind: Kind, id: str, survey: Survey) -> Iterable[Block]:
    from masthead.reports.about import about

    page = survey.hub.page(kind.name, id)
    if page is None:
        known = survey.hub.known(kind.name)
        raise UsageError(f"there is no {kind.name} {id!r}", did_you_mean(id, known) or "see `list`")
    return about(page, survey)


def _new(kind: Kind) -> click.Command:
    def run(title: str, id: str, hub: Path, now: datetime) -> None:
        from masthead.drafting import Draft, write_draft

        path = write_draft(hub, Draft(kind.name, title, id), now)
        click.echo(path)
        click.echo(f"next: fill it in, then run `masthead check {path}`", err=True)

    words = (
        "Write a new file in which every key is explained.\n\n"
        f'Example: masthead {kind.command} new "Spring fair"'
    )
    named: Any = click.option("--id", default="", metavar="ID", help="Name of the file.")
    options = click.argument("title")(named(hub_option(now_option(run))))
    return click.command("new", help=words)(options)


def _kind_of(path: str) -> str:
    """Return the kind that a file stands for, readable or not; empty where it is of none."""
    if path.endswith(".md"):
        return locate(path)[0]
    located = locate_data(path)
    return located[0] if located else ""


def _check(kind: Kind) -> click.Command:
    def run(format: str, now: datetime, hub: Path) -> int:
        from masthead.checking import check
        from masthead.commands.narrowing import Wanted, load

        loaded = load(hub, Wanted()).hub
        paths = {path for path in loaded.files if _kind_of(path) == kind.name}
        if kind.pattern.endswith("/index.md"):  # the first page of a folder stands for all of it
            paths = {path for path in loaded.files if path.startswith(f"{kind.folder}/")}
        report = check(loaded, now=now, paths=paths)
        show_check(report, format, 0.0)
        return 1 if report.failed else 0

    words = (
        f"Check these files alone: all rules that look at them.\n\n"
        f"Example: masthead {kind.command} check"
    )
    options = format_option("text", "json", "github", "sarif")(now_option(hub_option(run)))
    return click.command("check", help=words)(options)
