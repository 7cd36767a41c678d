"""What a kind's rule is: an id, a level, two examples and a function that yields remarks.

A rule is told the kind's page (or post) and the `Survey`; its options come as arguments by name.
It yields remarks and knows neither its level nor the rest of the check: `masthead.rules` puts it
into the table, `masthead.checking` runs it. Rules about a kind's pages run for the pages whose
findings are wanted, so that a rule yields remarks on the page that it is given; rules about the
kind as a whole (`EVERY`) yield remarks on any page, its own or another kind's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from masthead.document import Document, KeyPath
from masthead.finding import Finding, Level


class Remark(NamedTuple):
    """What is wrong, and where: a document, and the key whose value is at fault.

    `level` is the most that it weighs, where that is less than its rule's.
    """

    document: Document
    message: str
    key: KeyPath = ()
    hint: str = ""
    level: Level = Level.ERROR


class About(StrEnum):
    """What a rule is given: one page of the kind, all its pages at once, or one post."""

    PAGE = "page"
    EVERY = "every"
    POST = "post"


Check = Callable[..., Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class KindRule:
    """One rule of a kind.

    Args:
        id: the rule's name, `kind/name`.
        level: the level unless `masthead.yml` says another.
        doc: purpose and what to do, in Markdown; the first line says what is right.
        check: yields what is wrong with a page, with the kind's pages, or with a post.
        passing, failing: files of a small hub that passes, and of one that fails.
        about: what `check` is given.
        options: what `masthead.yml` may set, with the defaults.
    """

    id: str
    level: Level
    doc: str
    check: Check
    passing: Mapping[str, str]
    failing: Mapping[str, str]
    about: About = About.PAGE
    options: Mapping[str, Any] = field(default_factory=dict)

    def findings(
        self, subject: object, survey: object, options: Mapping[str, Any]
    ) -> Iterator[Finding]:
        """Yield a finding for each remark on a subject."""
        for one in self.check(subject, survey, **options):
            found = one.document.finding(self.id, one.message, *one.key, hint=one.hint)
            yield replace(found, level=one.level)


def rule(
    id: str,
    level: Level,
    *,
    passing: Mapping[str, str],
    failing: Mapping[str, str],
    about: About = About.PAGE,
    **options: Any,
) -> Callable[[Check], KindRule]:
    """Make a rule of the function below; its docstring says the purpose and what to do.

    Args:
        id: as of `KindRule`.
        level: as of `KindRule`.
        passing: files over `masthead.rules.examples.BASE`.
        failing: files over `masthead.rules.examples.BASE`.
        about: as of `KindRule`.
        options: options with their defaults; the function takes them by name.
    """

    def made(check: Check) -> KindRule:
        doc = "\n".join(line.strip() for line in (check.__doc__ or "").strip().splitlines())
        return KindRule(id, level, doc, check, passing, failing, about, options)

    return made
