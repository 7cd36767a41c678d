"""Run the rules of the kinds: on the pages whose findings are wanted, and on posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial

from masthead.finding import Finding, Level
from masthead.kinds import KINDS, Kind
from masthead.kinds.rule import About, KindRule
from masthead.post import Post
from masthead.rules.context import Context
from masthead.rules.settings_rules import options_of
from masthead.rules.weights import level_of

Run = Callable[[object], Iterator[Finding]]


class Judged:
    """The rules of the kinds that a hub uses, for one check.

    Args:
        context: the check's context.
        area: what the ids of the wanted rules begin with; empty for all rules.
    """

    def __init__(self, context: Context, area: str = "") -> None:
        self.context = context
        self.area = area
        self._runs_on_posts: dict[str, tuple[Run, ...]] = {}

    def of_post(self, post: Post) -> Iterator[Finding]:
        """Yield what the kinds find in a post."""
        for kind in self._on_posts:
            if not post.document.data.keys().isdisjoint(kind.on_posts):
                for run in self._of_posts(kind):
                    yield from run(post)

    def of_pages(self) -> Iterator[Finding]:
        """Yield what the kinds find in pages; where none is wanted, they rest."""
        survey, wants = self.context.shared.survey, self.context.wants
        wanted = {
            kind: [page for page in survey.pages(kind.name) if wants(page.path)]
            for kind in self._used
        }
        if not any(wanted.values()):
            return
        for kind, pages in wanted.items():
            if pages:
                for run in self._runs(kind, About.PAGE):
                    for page in pages:
                        yield from run(page)
            for run in self._runs(kind, About.EVERY):
                yield from run(survey.pages(kind.name))

    @cached_property
    def _used(self) -> tuple[Kind, ...]:
        used = self.context.hub.pages.keys() & KINDS.keys()
        return tuple(kind for kind in KINDS.values() if kind.name in used)

    @cached_property
    def _on_posts(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in self._used if kind.on_posts)

    def _of_posts(self, kind: Kind) -> tuple[Run, ...]:
        if kind.name not in self._runs_on_posts:
            self._runs_on_posts[kind.name] = tuple(self._runs(kind, About.POST))
        return self._runs_on_posts[kind.name]

    def _runs(self, kind: Kind, about: About) -> Iterator[Run]:
        """Yield the rules of a kind that are not off, each with its options."""
        for rule in kind.rules:
            if rule.about is about and rule.id.startswith(self.area) and (run := self._run(rule)):
                yield run

    def _run(self, rule: KindRule) -> Run | None:
        settings = self.context.shared.gating
        entry = self.context.shared.rules[rule.id]
        if level_of(entry, settings) is Level.OFF:
            return None
        options = options_of(entry, settings.rules.get(rule.id))
        return partial(rule.findings, survey=self.context.shared.survey, options=options)
