"""Make the survey of a small hub on disk: the examples' base with files over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from masthead.report import Block, Plot, Table
from masthead.rules.examples import NOW, records, write
from masthead.rules.rule import Content, Example
from masthead.survey import Survey
from masthead.workspace import load_hub


def survey_of(
    root: Path,
    files: Mapping[str, Content],
    *,
    published: tuple[str, ...] = (),
    now: datetime = NOW,
) -> Survey:
    """Return the survey of a small hub."""
    example = Example(files, published)
    return Survey(replace(load_hub(write(example, root)), records=records(example)), now)


def tables(blocks: Iterable[Block]) -> list[Table]:
    """Return the tables of blocks, those of drawings too."""
    found = []
    for block in blocks:
        if isinstance(block, Plot):
            found.append(block.table)
        elif isinstance(block, Table):
            found.append(block)
    return found
