"""The options `--baseline` and `--write-baseline`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from masthead.checking import Report
from masthead.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


def baseline_options(command: F) -> F:
    """Add `--baseline FILE` and `--write-baseline`."""
    write = click.option(
        "--write-baseline", is_flag=True, help="Write the findings on voice into the baseline."
    )
    read = click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Leave out the findings on voice that FILE holds, by rule and text.",
    )
    return read(write(command))


def held_against(report: Report, file: Path | None, *, write: bool) -> Report:
    """Return a report without what a baseline holds; write the baseline where that is asked for.

    Raises:
        UsageError: there is no file to write, or to read.
        ConfigError: the file is no baseline.
    """
    if file is None:
        if write:
            raise UsageError("--write-baseline needs --baseline FILE", "name the file")
        return report
    from masthead.rules.baseline import as_baseline, new_findings, read_baseline

    if write:
        text = as_baseline(report.findings)
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {file}", err=True)
    else:
        try:
            text = file.read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError) as error:
            hint = "write it with --write-baseline"
            raise UsageError(f"there is no baseline {file}", hint) from error
    kept = new_findings(report.findings, read_baseline(str(file), text))
    return replace(report, findings=kept)
