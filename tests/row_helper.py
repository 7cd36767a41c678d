"""Break an artefact of the strategy and see the finding; see its page, drawing and command."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from masthead import cli
from masthead.commit import Commit
from masthead.rules.examples import NOW, records, write
from masthead.rules.rule import Content, Example
from masthead.site.content import Tree
from masthead.site.tree import build_tree
from masthead.survey import Survey
from masthead.workspace import load_hub
from rule_helper import found

__all__ = ["NOW", "found", "printed", "shown", "surveyed"]


def shown(
    root: Path,
    files: Mapping[str, Content],
    place: str,
    *,
    site: str = "internal",
    published: tuple[str, ...] = (),
    now: datetime = NOW,
    commits: Mapping[str, tuple[Commit, ...]] | None = None,
) -> str:
    """Return a page of a site of a small hub, as it goes to the engine."""
    content = tree_of(root, files, site=site, published=published, now=now, commits=commits)[place]
    assert isinstance(content, bytes), content
    return content.decode()


def tree_of(
    root: Path,
    files: Mapping[str, Content],
    *,
    site: str = "internal",
    published: tuple[str, ...] = (),
    now: datetime = NOW,
    commits: Mapping[str, tuple[Commit, ...]] | None = None,
) -> Tree:
    """Return the tree of a site of a small hub: the examples' base with `files` over it."""
    example = Example(files, published)
    hub = replace(load_hub(write(example, root)), records=records(example), commits=commits or {})
    return build_tree(hub, site, now=now)


def surveyed(
    root: Path,
    files: Mapping[str, Content],
    *,
    published: tuple[str, ...] = (),
    now: datetime = NOW,
    commits: Mapping[str, tuple[Commit, ...]] | None = None,
) -> Survey:
    """Return the survey of a small hub: the examples' base with `files` over it."""
    example = Example(files, published)
    hub = replace(load_hub(write(example, root)), records=records(example), commits=commits or {})
    return Survey(hub, now)


def printed(root: Path, files: Mapping[str, Content], *words: str, now: datetime = NOW) -> str:
    """Return what a command prints in a small hub; it must end well."""
    write(Example(files), root)
    done = CliRunner().invoke(
        cli.group, [*words, "--hub", str(root), "--now", now.isoformat()], catch_exceptions=False
    )
    assert 0 == done.exit_code, done.output
    return done.output


def told(root: Path, files: Mapping[str, Content], *words: str, now: datetime = NOW) -> Any:
    """Return what a command prints as JSON."""
    return json.loads(printed(root, files, *words, "--format", "json", now=now))
