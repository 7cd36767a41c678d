"""Reports that are not of one kind of page: the table of them, by the words of their command.

A report is a module beside this one with `TITLE`, a docstring that says what it tells, and
`blocks(survey)`; it is imported when it is asked for. Page, command and API draw the same blocks.
With `ASKS` its command takes options, which `blocks` gets by name and may do without.
Adding one touches that module and this table.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from masthead.report import Ask, Block
    from masthead.survey import Survey


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    Args:
        words: the words of its command: `("strategy", "status")`.
        summary: what it tells, in a sentence.
        name: its module in `masthead.reports`, and its name in addresses.
        page: it has a page of its own on the internal site.
    """

    words: tuple[str, ...]
    summary: str
    name: str
    page: bool = True

    @property
    def module(self) -> ModuleType:
        """The report's module, imported on first use."""
        return importlib.import_module(f"masthead.reports.{self.name}")

    @property
    def title(self) -> str:
        """Its name for people."""
        title: str = self.module.TITLE
        return title

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What its command takes besides the options that all have."""
        asks: tuple[Ask, ...] = getattr(self.module, "ASKS", ())
        return asks

    def blocks(self, survey: Survey, **told: str) -> Iterable[Block]:
        """Return what it tells of a hub; `told` is what its command was told (`asks`)."""
        blocks: Iterable[Block] = self.module.blocks(survey, **told)
        return blocks


REPORTS: tuple[Report, ...] = (
    Report(("strategy", "status"), "How far the strategy is prepared, step by step.", "status"),
    Report(("report", "goal"), "What each goal counts, by month, against its target.", "results"),
    Report(("report", "function"), "Goals, campaigns and posts by line of work.", "functions"),
    Report(("report", "loyalty"), "Who comes back, and what is passed on.", "loyalty"),
    Report(("report", "product"), "What posts about each product came to.", "products"),
    Report(("kpi", "forecast"), "What was expected, against what came.", "forecasts"),
    Report(("strategy", "tools"), "What we work with, who looks after it, what it costs.", "tools"),
    Report(("strategy", "decisions"), "What was decided, and what waits.", "decisions"),
    Report(
        ("strategy", "history"),
        "How the strategy was revised, and the facts since the last review.",
        "history",
    ),
    Report(
        ("strategy", "who"),
        "Who worked on the strategy, page by page.",
        "who",
    ),
    Report(("onboarding",), "The path of somebody who is new.", "onboarding"),
    Report(("mix",), "How posts are mixed, against the limits of the strategy.", "mix"),
    Report(("formats",), "Which formats posts have, and for whom.", "formats"),
    Report(("curated",), "Content by others that posts bring, with its source.", "curated"),
    Report(("cadence",), "Posts by channel and week, kept or missed.", "cadence"),
    Report(("voice", "show"), "Which audience is spoken to how, channel by channel.", "tone"),
    Report(("people", "raci"), "Which role does and answers for what.", "raci"),
    Report(("people", "load"), "Who has how many posts ahead, week by week.", "load"),
    Report(("mode", "report"), "How campaigns are run: proactive or passive.", "mode"),
    Report(("report", "growth"), "How followers grow, account by account.", "growth"),
)
"""Every report that is not of one kind, in the order in which pages list them."""

AREAS = {
    "strategy": "Look at the strategy as a whole.",
    "report": "Tell how goals, loyalty, growth and the like stand.",
    "mode": "Tell how campaigns are run.",
    "kpi": "Tell what is forecast.",
}
"""What the reports whose commands begin with the same word have in common."""

BY_WORDS: Mapping[tuple[str, ...], Report] = {report.words: report for report in REPORTS}
