"""Check a hub: run the rules, apply levels and waivers, sort what is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from masthead.errors import ConfigError
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.post import Post
from masthead.rules import HUB_RULES, LAST_RULES, POST_RULES, RULES, entry_of
from masthead.rules.context import Context
from masthead.rules.extensions import load
from masthead.rules.rule import Entry, Rule
from masthead.rules.secrets import mask
from masthead.rules.settings_rules import options_of
from masthead.rules.shared import Shared
from masthead.settings import Settings

HANDBOOK = "handbook/reference/rules"
"""The address of the rules' page on the internal site."""

Each = Callable[[Sequence[Post]], Iterable[Post]]
"""What goes through the posts; a command shows its progress there."""


Run = Callable[..., Iterable[Finding]]
"""A rule's check."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found.

    Args:
        findings: in order of path, line, column and rule.
        checked: number of files that were looked at.
    """

    findings: tuple[Finding, ...]
    checked: int

    @property
    def summary(self) -> Mapping[Level, int]:
        """The number of findings by level."""
        levels = (Level.ERROR, Level.WARNING, Level.NOTICE)
        return {level: sum(one.level is level for one in self.findings) for level in levels}

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def check(
    hub: Hub, *, now: datetime, paths: Collection[str] | None = None, each: Each = iter
) -> Report:
    """Check a hub.

    Args:
        hub: the hub with its ledger's records, as far as there is a ledger.
        now: the time of the check, with zone.
        paths: files (relative to the hub) whose findings are wanted; None for all. The rules
            on posts run on these alone, the rules on the hub look at all.
        each: goes through the posts, and may show the progress.
    """
    others = load(RULES)
    rules = {**RULES, **_entries((*others.post_rules, *others.hub_rules))}
    context = Context(Shared(hub, now, rules), None if paths is None else frozenset(paths))
    found = list(hub.findings)
    post_rules = list(_prepared((*POST_RULES, *others.post_rules), context))
    for post in each(tuple(context.posts())):
        for run, view in post_rules:
            found += run(post, view)
    for run, view in _prepared((*HUB_RULES, *others.hub_rules), context):
        found += run(view)
    kept = list(_without_waived(found, context))
    for run, view in _prepared(LAST_RULES, context):
        for post in context.posts():
            kept += run(post, view)
    return Report(tuple(_finished(kept, context)), _count(context))


def _prepared(rules: Iterable[Any], context: Context) -> Iterator[tuple[Run, Context]]:
    """Yield the check of each rule that is not off, with the context that has its options."""
    settings = context.hub.settings
    for rule in rules:
        entry = context.shared.rules[rule.ID]
        if level_of(entry, settings) is not Level.OFF:
            run = rule.check if entry.ours else partial(_guarded, rule)
            yield run, context.with_options(options_of(entry, settings.rules.get(rule.ID)))


def level_of(entry: Entry, settings: Settings) -> Level:
    """Return a rule's level in a hub."""
    given = settings.rules.get(entry.id)
    return entry.level if entry.fixed or not given or given.level is None else given.level


def _entries(rules: Iterable[Rule]) -> dict[str, Entry]:
    return {rule.ID: entry_of(rule)._replace(ours=False) for rule in rules}


def _guarded(rule: Any, *arguments: Any) -> Iterator[Finding]:
    """Run a rule of another package; its failure names the rule."""
    try:
        yield from rule.check(*arguments)
    except Exception as error:
        message = f"the rule {rule.ID} of another package failed: {error!r}"
        raise ConfigError(message, "update the package, or take it out") from error


def _without_waived(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """Yield the findings that no waiver silences, and note which waivers silence one."""
    waivers = {
        (post.path, waiver.rule): index
        for post in context.shared.posts
        for index, waiver in enumerate(post.waivers)
        if waiver.until >= context.now.date()
    }
    rules = context.shared.rules
    for finding in findings:
        index = waivers.get((finding.path, finding.rule))
        entry = rules.get(finding.rule)
        if index is None or entry is None or not entry.waivable:
            yield finding
        else:
            context.shared.waived.add((finding.path, index))


def _finished(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the wanted findings with level and address, in order; none shows a secret."""
    settings = context.hub.settings
    levels = {id: level_of(entry, settings) for id, entry in context.shared.rules.items()}
    done = {
        replace(
            finding,
            level=levels.get(finding.rule, finding.level),
            message=mask(finding.message),
            hint=mask(finding.hint),
            url=_url(finding.rule, settings),
        )
        for finding in findings
        if context.wants(finding.path)
    }
    return sorted((one for one in done if one.level is not Level.OFF), key=_order)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.path, finding.line, finding.column, finding.rule, finding.message


def _url(rule: str, settings: Settings) -> str:
    """Return the address of a rule's place in the handbook of the internal site."""
    if not settings.internal_url or rule not in RULES:
        return ""
    return f"{settings.internal_url}/{HANDBOOK}/#{rule.replace('/', '-')}"


def _count(context: Context) -> int:
    """Return the number of text files that were looked at."""
    texts = {path for path in context.hub.files if path.endswith((".md", ".yml"))}
    texts |= {"masthead.yml", *(post.path for post in context.shared.posts)}
    return sum(context.wants(path) for path in texts)
