"""The option `--admin` of what builds a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

CACHE = "the cache"


def admin_option(command: F) -> F:
    """Add `--admin [DIR]`; the command gets `bundle`, the folder of the forms' program, or None."""
    return click.option(
        "--admin",
        "bundle",
        is_flag=False,
        flag_value=CACHE,
        metavar="[DIR]",
        callback=lambda _ctx, _param, value: None if value is None else bundle_of(value),
        help="Put the writers' forms at /admin of the internal site: the bundle in DIR, or one"
        " made with Node.js and npm the first time.",
    )(command)


def bundle_of(value: str) -> Path:
    """Return the folder of the bundle that is asked for, made where it is ours and missing."""
    from masthead.bundling import cached_bundle, is_bundle, make_bundle

    if value != CACHE:
        return Path(value)
    folder = cached_bundle()
    if not is_bundle(folder):
        click.echo("bundling /admin with npm, once for this version", err=True)
        make_bundle(folder)
    return folder
