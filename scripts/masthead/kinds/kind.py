"""What a kind of file is: where its files stand, and what its module holds."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from masthead.kinds.rule import KindRule
    from masthead.page import Page
    from masthead.report import Ask, Block
    from masthead.schema.records import Record
    from masthead.schema.shapes import Fault
    from masthead.survey import Survey

    Report = Callable[..., Iterable[Block]]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Args:
        name: what it is called; its module in `masthead.schema` has the same name.
        title: what it is, for people.
        pattern: where its files stand, with `{id}` for the part that names one.
        named: its files' names are ids, as other files refer to them.
        front_required: a file without front matter is a fault.
        front_limit: most bytes of front matter, or of the whole file where it is all YAML.
        command: the verb of its commands, where that is not its name; empty for none.
        about: what its folder is for, in a sentence.
        stage: the step of preparation that it belongs to (`STAGES`), or empty.
        closed: its pages never leave the internal site, whatever they say.
        personal: its files may hold what tells of single people.
        on_posts: keys of posts; where one has any of them, the kind's rules on posts look at it.
        spoken: its text is said to people, so that the guides listen to it.
    """

    name: str
    title: str
    pattern: str
    named: bool = False
    front_required: bool = False
    front_limit: int = 16 * 1024
    command: str = ""
    about: str = ""
    stage: str = ""
    closed: bool = False
    personal: bool = False
    on_posts: tuple[str, ...] = ()
    spoken: bool = False

    @property
    def folder(self) -> str:
        """The folder of its files, relative to the hub."""
        return self.pattern.rpartition("/")[0]

    @property
    def module(self) -> ModuleType:
        """The kind's module, imported on first use."""
        return _module(self.name)

    @property
    def record(self) -> Record:
        """The keys of its front matter."""
        record: Record = self.module.RECORD
        return record

    @property
    def body(self) -> str:
        """The text of a new file below its front matter, with `{title}`."""
        body: str = self.module.BODY
        return body

    @property
    def starts(self) -> Mapping[str, Any]:
        """Keys that a new file has besides its title."""
        starts: Mapping[str, Any] = getattr(self.module, "STARTS", {})
        return starts

    @property
    def advice(self) -> str:
        """What a new file says about its text, as comments; empty for most kinds."""
        advice: str = getattr(self.module, "ADVICE", "")
        return advice

    @property
    def is_page(self) -> bool:
        """Whether its files are Markdown."""
        return self.pattern.endswith(".md")

    @property
    def is_table(self) -> bool:
        """Whether its files are tables, as CSV."""
        return self.pattern.endswith(".csv")

    @property
    def single(self) -> bool:
        """Whether the hub has one file of it."""
        return "{" not in self.pattern

    @property
    def row(self) -> Record:
        """The columns of a table's rows."""
        row: Record = self.record.known["rows"].shape.items  # type: ignore[attr-defined]
        return row

    @property
    def rules(self) -> tuple[KindRule, ...]:
        """The rules of the kind."""
        rules: tuple[KindRule, ...] = getattr(self.module, "RULES", ())
        return rules

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys that a list of its pages shows."""
        columns: tuple[str, ...] = getattr(self.module, "COLUMNS", ())
        return columns

    @property
    def reports(self) -> Mapping[str, Report]:
        """What is told of all its pages, by name; imported when somebody asks."""
        reports: Mapping[str, Report | str] = getattr(self.module, "REPORTS", {})
        return {name: _found(report) for name, report in reports.items()}

    @property
    def asks(self) -> Mapping[str, tuple[Ask, ...]]:
        """What the commands of its reports take, by the report's name."""
        asks: Mapping[str, tuple[Ask, ...]] = getattr(self.module, "ASKS", {})
        return asks

    @property
    def drawn(self) -> frozenset[str]:
        """The keys that its reports draw."""
        fields: frozenset[str] = getattr(self.module, "DRAWN", frozenset())
        return fields

    @property
    def public_fields(self) -> frozenset[str]:
        """The keys that may leave on the public site."""
        fields: frozenset[str] = getattr(self.module, "PUBLIC", frozenset())
        return fields

    def detail(self, page: Page, survey: Survey) -> Iterable[Block]:
        """Return what a page of the kind tells besides its own keys."""
        detail = getattr(self.module, "detail", None)
        return detail(page, survey) if detail else ()

    def holds_back(self, values: Mapping[str, Any]) -> bool:
        """Tell whether a page stays inside whatever it says, for what it does not say."""
        holds_back = getattr(self.module, "holds_back", None)
        return bool(holds_back and holds_back(values))

    def faults_between(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        """Return what is wrong between keys that are each right."""
        faults = getattr(self.module, "faults", None)
        return faults(values) if faults else ()

    def json_schema(self) -> dict[str, Any]:
        """Return the front matter as JSON Schema 2020-12."""
        return {"$schema": DIALECT, "title": self.title, **self.record.json_schema()}


def _found(report: Report | str) -> Report:
    """Return a report, or the one that `module.function` names in `masthead.reports`."""
    if not isinstance(report, str):
        return report
    module, _, function = report.partition(".")
    found: Report = getattr(importlib.import_module(f"masthead.reports.{module}"), function)
    return found


@cache
def _module(name: str) -> ModuleType:
    return importlib.import_module(f"masthead.kinds.{name}")
