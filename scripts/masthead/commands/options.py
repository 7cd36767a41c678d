"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from masthead.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

SETTINGS_FILE = "masthead.yml"
YEARS = range(1970, 2200)
"""Years that a command acts in; outside them, zones and days overflow."""


def hub_option(command: F) -> F:
    """Add `--hub DIR`; the command gets `hub`, the root folder of the hub."""
    return click.option(
        "--hub",
        callback=lambda _ctx, _param, value: find_hub(value),
        metavar="DIR",
        help="The hub's folder (default: the nearest one upward with masthead.yml).",
    )(command)


def format_option(*choices: str) -> Callable[[F], F]:
    """Add `--format`, the first choice being the default; the command gets `format`."""
    return click.option(
        "--format",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to print the result.",
    )


def now_option(command: F) -> F:
    """Add `--now ISO`; the command gets `now`, a time with zone, and `--now` is optional."""
    return click.option(
        "--now",
        callback=lambda _ctx, _param, value: parse_now(value),
        metavar="ISO",
        help="Act as if it were this time, e.g. 2026-12-07T09:00+01:00 (default: the clock).",
    )(command)


def find_hub(start: str | None) -> Path:
    """Return the hub's root: `start` itself, or the nearest folder upward with masthead.yml."""
    if start is not None:
        if (Path(start) / SETTINGS_FILE).is_file():
            return Path(start).resolve()
        raise UsageError(f"{start} holds no {SETTINGS_FILE}", "name the hub's folder with --hub")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise UsageError(
        f"there is no {SETTINGS_FILE} here or above",
        "go to a hub, name one with --hub DIR, or make one with `masthead init DIR`",
    )


def parse_now(text: str | None) -> datetime:
    """Return the time a command acts at: `text` in ISO 8601 with an offset, or the clock."""
    return datetime.now(UTC) if text is None else parse_time(text, "--now")


def parse_time(text: str, option: str) -> datetime:
    """Return a time that an option names in ISO 8601 with an offset.

    Raises:
        UsageError: it is none, it has no offset, or no calendar needs its year.
    """
    hint = "write it as 2026-12-07T09:00+01:00"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option}: {text!r} is not a time in ISO 8601", hint) from error
    if moment.tzinfo is None:
        raise UsageError(f"{option}: {text!r} has no offset", hint)
    if moment.year not in YEARS:
        raise UsageError(f"{option}: the year {moment.year} cannot be meant", hint)
    return moment
