"""The verbs that tables give: those of the kinds of pages, and those of reports."""

from __future__ import annotations

import importlib

import click

from masthead.commands.kinds import BY_COMMAND, group_of, report_command
from masthead.reports import AREAS, REPORTS, Report

MORE = {"route": ("route_test",), "strategy": ("strategy_review",)}
"""Commands that do more than tell a report, by their verb: modules beside this one."""


def verb(name: str) -> click.Command:
    """Return a verb by its name: a kind's group with the reports below it, or a report."""
    below = [report for report in REPORTS if report.words[0] == name]
    if below and len(below[0].words) == 1:
        return command_of(below[0])
    group = group_of(BY_COMMAND[name]) if name in BY_COMMAND else _area(name, below[0])
    for report in below:
        group.add_command(command_of(report))
    for module in MORE.get(name, ()):
        group.add_command(importlib.import_module(f"masthead.commands.{module}").command)
    return group


def _area(name: str, first: Report) -> click.Group:
    """Return the group of reports whose commands begin with the same word."""
    return click.Group(name, help=f"{AREAS[name]}\n\nExample: masthead {' '.join(first.words)}")


def command_of(report: Report) -> click.Command:
    """Return the command that prints a report."""
    words = f"{report.summary}\n\nExample: masthead {' '.join(report.words)}"
    return report_command(report.words[-1], words, report.blocks, report.asks)
