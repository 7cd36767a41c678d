"""A strategy page names only people, channels and other pages that exist.

Looked at are the fields that hold ids: `owner`, `goals`, `audiences`, `pillars`, `campaigns`
and `channels`, alone or as lists, and the goals and audiences in a channel's `fit`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masthead.document import KeyPath
from masthead.finding import Finding, Level
from masthead.page import Page
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options
from masthead.suggestions import did_you_mean

ID = "page/reference"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = Example({"strategy/goals/trust-2026.md": "---\ntitle: Trust\nowner: sari\n---\nWhy.\n"})
FAIL = Example({"strategy/goals/trust-2026.md": "---\ntitle: Trust\nowner: sarri\n---\nWhy.\n"})

KINDS = frozenset({"goal", "audience", "pillar", "campaign", "channel"})
PLURALS = {
    "goals": "goal",
    "audiences": "audience",
    "pillars": "pillar",
    "campaigns": "campaign",
    "channels": "channel",
}
FIELDS = {"owner": "person", **PLURALS, **{kind: kind for kind in PLURALS.values()}}


def check(context: Context) -> Iterator[Finding]:
    """Yield every id on a strategy page that nothing in the hub has."""
    for kind in KINDS:
        for page in context.hub.pages.get(kind, {}).values():
            if context.wants(page.path):
                yield from _check_page(page, context)


def _check_page(page: Page, context: Context) -> Iterator[Finding]:
    for key, kind, id in _references(page):
        known = _known(context, kind)
        if id in known or context.shared.is_broken(kind, id):
            continue
        message = f"there is no {kind} {id!r}"
        yield page.document.finding(ID, message, *key, hint=did_you_mean(id, known))


def _references(page: Page) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield where a page names an id, what kind of thing it names, and the id."""
    for name, kind in FIELDS.items():
        value = page.document.data.get(name)
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, str) and item:
                yield (name, index) if isinstance(value, list) else (name,), kind, item
    fit = page.document.data.get("fit")
    if isinstance(fit, Mapping):
        for name in ("goals", "audiences"):
            scores = fit.get(name)
            for id in scores if isinstance(scores, Mapping) else ():
                yield ("fit", name, id), PLURALS[name], id


def _known(context: Context, kind: str) -> Mapping[str, object]:
    if kind == "person":
        return context.hub.people
    return context.hub.channels if kind == "channel" else context.hub.pages.get(kind, {})
