"""How the brand works: campaigns of its own (proactive) beside listening (passive)."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.kinds.campaign import PROACTIVE
from masthead.page import Page
from masthead.plots import share
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.schema.money import in_words, sums
from masthead.survey import Survey

TITLE = "Proactive and passive"
EMPTY = 'No campaign yet: masthead campaign new "Title"'


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the split of the campaigns that hold now, and what each mode has and costs."""
    pages = survey.current("campaign")
    by_mode = {mode: [page for page in pages if _mode(page, survey) == mode] for mode in MODES}
    notes = len(survey.pages("listening"))
    rows = tuple(
        (
            mode.capitalize(),
            len(some),
            _posts(some, survey),
            _channels(some, survey),
            _money(some, survey),
        )
        for mode, some in by_mode.items()
        if some or mode != "not said"
    )
    table = Table(
        "Split of campaigns",
        ("Mode", "Campaigns", "Posts", "Channels", "Planned"),
        rows if pages or notes else (),
        note=f"Of {len(pages)} campaigns that hold now. Posts that name one of them and are no"
        f" drafts; channels counted once. Besides, {notes} weeks of listening are noted. Currencies"
        " are never added.",
        empty=EMPTY,
    )
    yield share(table, "Mode", "Campaigns") if pages else table
    yield Table(
        "Campaigns by mode",
        ("Campaign", "Mode", "Channels", "Resources", "Planned", "Posts", "Equipped"),
        tuple(_row(page, survey) for page in pages),
        empty=EMPTY,
    )


MODES = (PROACTIVE, "passive", "not said")


def _mode(page: Page, survey: Survey) -> str:
    mode: str = survey.values(page).get("mode", "not said")
    return mode


def _posts(pages: list[Page], survey: Survey) -> int:
    return sum(len(survey.posts_naming("campaign", page.id)) for page in pages)


def _channels(pages: list[Page], survey: Survey) -> int:
    return len({id for page in pages for id in survey.values(page).get("channels", ())})


def _money(pages: list[Page], survey: Survey) -> str | None:
    budgets = [survey.values(page).get("budget", {}) for page in pages]
    return in_words(
        sums(
            (budget[kind], budget["currency"])
            for budget in budgets
            for kind in ("making", "promoting")
            if kind in budget and "currency" in budget
        )
    )


def _row(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    mode, channels, resources = (
        _mode(page, survey),
        values.get("channels", ()),
        values.get("resources"),
    )
    money = _money([page], survey)
    whole = bool(resources and money and len(channels) > 1)
    mark: Cell = None
    if mode == PROACTIVE:
        mark = Mark("yes", Tone.GOOD) if whole else Mark("not yet", Tone.WARN)
    return (
        Ref("campaign", page.id),
        mode,
        tuple(Ref("channel", id) for id in channels) or None,
        _resources(resources),
        money,
        len(survey.posts_naming("campaign", page.id)),
        mark,
    )


def _resources(resources: object) -> str | None:
    if isinstance(resources, str):
        return resources
    if not isinstance(resources, list):
        return None
    return "; ".join(str(one["what"]) if isinstance(one, dict) else str(one) for one in resources)
