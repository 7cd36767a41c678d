"""Rules of other packages, by the entry point group `masthead.rules`.

An entry point names a module of the same shape as ours: docstring, `ID`, `LEVEL`, `OPTIONS`,
`PASS`, `FAIL` and `check`. One whose `check` takes a post and the context looks at one post, one
that takes the context alone at the hub.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from masthead.errors import ConfigError
from masthead.rules.rule import HubRule, PostRule

GROUP = "masthead.rules"
NEEDED = ("ID", "LEVEL", "OPTIONS", "PASS", "FAIL", "check")


class Extensions(NamedTuple):
    """The rules of other packages."""

    post_rules: tuple[PostRule, ...] = ()
    hub_rules: tuple[HubRule, ...] = ()


def load(known: Collection[str]) -> Extensions:
    """Import the rules of other packages.

    Args:
        known: ids that are taken.

    Raises:
        ConfigError: a package's rule cannot be imported, is not of the shape, or has an id
            that is taken.
    """
    if not any(_declares(folder) for folder in sys.path):
        return Extensions()
    import inspect
    from importlib.metadata import entry_points

    taken = set(known)
    post_rules: list[PostRule] = []
    hub_rules: list[HubRule] = []
    for point in sorted(entry_points(group=GROUP)):
        rule = _loaded(point)
        if rule.ID in taken:
            raise ConfigError(f"the rule {rule.ID!r} of {point.value} exists already")
        taken.add(rule.ID)
        on_post = len(inspect.signature(rule.check).parameters) == 2
        (post_rules if on_post else hub_rules).append(rule)
    return Extensions(tuple(post_rules), tuple(hub_rules))


def _declares(folder: str) -> bool:
    """Tell whether a package installed in a folder names our group.

    Importing `importlib.metadata` takes half as long as the whole of a small check; reading
    the files that it would read takes a few milliseconds.
    """
    return any(GROUP.encode() in text for text in _entry_points(folder or "."))


def _entry_points(folder: str) -> Iterator[bytes]:
    try:
        with os.scandir(folder) as entries:
            names = [
                entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))
            ]
    except OSError:
        return
    for name in names:
        try:
            yield Path(name, "entry_points.txt").read_bytes()
        except OSError:
            continue


def _loaded(point: Any) -> Any:
    hint = "update the package, or take it out"
    try:
        rule = point.load()
    except Exception as error:
        raise ConfigError(f"the rule {point.value} cannot be imported: {error}", hint) from error
    if missing := [name for name in NEEDED if not hasattr(rule, name)]:
        raise ConfigError(f"the rule {point.value} has no {', '.join(missing)}", hint)
    return rule
