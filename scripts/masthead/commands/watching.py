"""Check again whenever a file of the hub changes, until it is interrupted."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import click

from masthead.editors.vscode import CHECKING, WAITING
from masthead.errors import MastheadError
from masthead.site import serving

SECOND = 1.0
"""How often files are looked at for changes: names, sizes and times, not what they hold."""


def keep_checking(hub: Path, check: Callable[[], object]) -> None:
    """Check now, and anew with each change; control-C ends it, which the door turns into 130.

    Args:
        hub: the hub's folder.
        check: checks once and prints what it finds.
    """

    def once() -> None:
        if sys.stdout.isatty():
            click.clear()
        click.echo(f"{CHECKING} {hub}")
        try:
            check()
        except MastheadError as error:
            # The writer is at work: a broken setting is told, and mended with the next change.
            click.echo(f"error: {error.message}")
            if error.hint:
                click.echo(f"next: {error.hint}")
        click.echo(f"{WAITING} (stop with Ctrl-C)")

    once()
    serving.watch(hub, once, pause)


def pause() -> bool:
    """Wait a moment without work; return that there is more to do."""
    threading.Event().wait(SECOND)
    return True
