"""Check a hub: run the rules, apply levels and waivers, sort what is left."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from masthead.compose.services import SERVICES
from masthead.errors import ConfigError
from masthead.finding import Finding, Level
from masthead.hub import Hub
from masthead.post import Post
from masthead.rules import HUB_RULES, LAST_RULES, POST_RULES, RULES, entry_of
from masthead.rules.context import Context
from masthead.rules.extensions import Extensions, load
from masthead.rules.judged import Judged
from masthead.rules.rule import Entry, Rule
from masthead.rules.secrets import mask
from masthead.rules.settings_rules import options_of
from masthead.rules.shared import Gating, Shared
from masthead.rules.spoken import spoken
from masthead.rules.weights import GUIDES, level_of, stamped, waiver_of, waivers_of

if TYPE_CHECKING:
    from masthead.rules.voices import Edit
    from masthead.voice.speakers import Speakers

SETTINGS = "masthead.yml"
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

    def keeping(self, wanted: Callable[[Finding], bool]) -> Report:
        """Return the report with the wanted findings alone."""
        return replace(self, findings=tuple(filter(wanted, self.findings)))


def check(
    hub: Hub,
    *,
    now: datetime,
    paths: Collection[str] | None = None,
    each: Each = iter,
    gating: Gating | None = None,
    area: str = "",
) -> Report:
    """Check a hub.

    Args:
        hub: the hub with its ledger's records, as far as there is a ledger.
        now: the time of the check, with zone.
        paths: files (relative to the hub) whose findings are wanted; None for all. The rules
            on posts run on these alone, the rules on the hub look at all.
        each: goes through the posts, and may show the progress.
        gating: the settings and guides that count, where they are not the hub's own.
        area: what the ids of the wanted rules begin with; empty for all rules.
    """
    others = load(RULES)
    context = context_of(hub, others, now=now, paths=paths, gating=gating)
    found = [one for one in hub.findings if one.rule.startswith(area)]
    post_rules = list(_prepared((*POST_RULES, *others.post_rules), context, area))
    kinds = Judged(context, area)
    for post in each(tuple(context.posts())):
        for run, view in post_rules:
            found += run(post, view)
        found += kinds.of_post(post)
    voice = [rule for rule in POST_RULES if rule.ID.startswith(GUIDES)]
    for run, view in tuple(_prepared(voice, context, area)):
        for text in spoken(context):
            found += run(text, view)
    for run, view in _prepared((*HUB_RULES, *others.hub_rules), context, area):
        found += run(view)
    found += kinds.of_pages()
    kept = list(_without_waived(found, context))
    for run, view in _prepared(LAST_RULES, context, area):
        for post in context.posts():
            kept += run(post, view)
    return Report(tuple(_finished(kept, context)), _count(context))


def context_of(
    hub: Hub,
    others: Extensions,
    *,
    now: datetime,
    paths: Collection[str] | None = None,
    gating: Gating | None = None,
) -> Context:
    """Return what the rules of a check may know; `others` are the rules of other packages."""
    rules = ChainMap(_entries((*others.post_rules, *others.hub_rules)), RULES)  # type: ignore[arg-type]
    hub = _with_other_services(hub)
    shared = Shared(hub, now, rules, gating=gating, forms=_forms)
    return Context(shared, None if paths is None else frozenset(paths))


def speakers_of(hub: Hub) -> Speakers:
    """Return the guides of a hub with their engines."""
    from masthead.voice.speakers import Speakers

    return Speakers(hub.guides, _forms, hub.packs)


def edits_of(
    hub: Hub,
    *,
    now: datetime,
    paths: Collection[str] | None = None,
    gating: Gating | None = None,
    shows: Callable[[Finding], bool] = lambda _finding: True,
) -> Mapping[str, tuple[Edit, ...]]:
    """Return the replacements that the guides are certain of, by file; arguments as of `check`.

    What is waived, off, or not among the wanted (`shows`) stays as it is.
    """
    context = context_of(hub, load(RULES), now=now, paths=paths, gating=gating)
    waivers = waivers_of(context)
    edits: dict[str, tuple[Edit, ...]] = {}
    for post in context.posts():
        if found := tuple(
            one.edit
            for one in context.all_heard(post)
            if one.edit is not None
            and shows(one.finding)
            and waiver_of(one.finding, waivers) is None
            and stamped(one.finding, context) is not Level.OFF
        ):
            edits[post.path] = found
    return edits


def _forms(words: frozenset[str], lang: str) -> Mapping[str, frozenset[str]]:
    """Return the forms of words; what remembers them is imported when a guide needs it."""
    from masthead.lexicon import forms

    return forms(words, lang)


def _with_other_services(hub: Hub) -> Hub:
    """Return the hub with the services of other packages, where a channel names one not of ours.

    Looking for packages takes longer than a small check, and few hubs need it.
    """
    if all(channel.service in SERVICES for channel in hub.channels.values()):
        return hub
    from masthead.channels.registry import other_services

    return replace(hub, services=frozenset(other_services()))


def _prepared(rules: Iterable[Any], context: Context, area: str) -> Iterator[tuple[Run, Context]]:
    """Yield the check of each rule that is not off, with the context that has its options."""
    settings = context.shared.gating
    for rule in rules:
        if not rule.ID.startswith(area):
            continue
        entry = context.shared.rules[rule.ID]
        if level_of(entry, settings) is not Level.OFF:
            run = rule.check if entry.ours else partial(_guarded, rule)
            yield run, context.with_options(options_of(entry, settings.rules.get(rule.ID)))


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
    waivers = waivers_of(context)
    for finding in findings:
        index = waiver_of(finding, waivers) if waivers else None
        entry = None if index is None else context.shared.entry(finding.rule)
        if index is None or entry is None or not entry.waivable:
            yield finding
        else:
            context.shared.waived.add((finding.path, index))


def _finished(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the wanted findings with level and address, in order; none shows a secret."""
    done = {
        replace(
            finding,
            level=stamped(finding, context),
            message=mask(finding.message),
            hint=mask(finding.hint),
            url=finding.url or _url(finding.rule, context.hub),
        )
        for finding in findings
        if context.wants(finding.path)
    }
    return sorted((one for one in done if one.level is not Level.OFF), key=_order)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.path, finding.line, finding.column, finding.rule, finding.message


def _url(rule: str, hub: Hub) -> str:
    """Return the address of a rule in the handbook, where the internal site has it."""
    base = hub.settings.internal_url
    if not base or rule not in RULES or f"content/{HANDBOOK}.md" not in hub.files:
        return ""
    return f"{base}/{HANDBOOK}/#{rule.replace('/', '-')}"


def _count(context: Context) -> int:
    """Return the number of text files that were looked at."""
    wanted = filter(context.wants, context.hub.files)
    texts = {path for path in wanted if path.endswith((".md", ".yml", ".csv"))}
    texts |= {*filter(context.wants, (SETTINGS,)), *(post.path for post in context.posts())}
    return len(texts)
