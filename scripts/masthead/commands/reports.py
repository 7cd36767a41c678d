"""Print reports: the same blocks that the internal site draws, as text, JSON, CSV or SVG."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.report import Block
    from masthead.survey import Survey

FORMATS = ("text", "json", "csv", "svg")


def survey_of(hub: Path, now: datetime) -> Survey:
    """Read a hub and what its ledger and its history know, without a network."""
    from dataclasses import replace

    from masthead.publishing.state import look
    from masthead.repo import commit_history
    from masthead.survey import Survey

    seen = look(hub, now)
    known = replace(seen.hub, commits=commit_history(hub, "strategy"))
    return Survey(known, now, seen.hold, seen.deliveries)


def show(
    hub: Path, now: datetime, format: str, report: Callable[[Survey], Iterable[Block]]
) -> None:
    """Print a report.

    Args:
        hub: the hub's folder.
        now: the moment that it tells of.
        format: one of `FORMATS`; of CSV the tables one after the other, of SVG the first drawing.
        report: gives its blocks.
    """
    from masthead.reporting.blocks import as_data, as_text

    survey = survey_of(hub, now)
    blocks = list(report(survey))
    match format:
        case "json":
            data = {"blocks": as_data(blocks, survey)}
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        case "csv":
            click.echo(_csv(blocks), nl=False)
        case "svg":
            click.echo(_svg(blocks))
        case _:
            for line in as_text(blocks, survey):
                click.echo(line)


def _csv(blocks: Iterable[Block]) -> str:
    from masthead.reporting.blocks import cell_plain, tables_of
    from masthead.tables import write_table

    texts = [
        write_table(table.columns, [[cell_plain(cell) for cell in row] for row in table.rows])
        for table in tables_of(blocks)
    ]
    if not texts:
        raise UsageError("this report has no table here", "use --format text")
    return "\n".join(texts)


def _svg(blocks: Iterable[Block]) -> str:
    from masthead.report import Plot
    from masthead.vega import svg

    for block in blocks:
        if isinstance(block, Plot) and block.table.rows:
            return svg(block)
    raise UsageError("this report draws nothing here", "use --format text")
