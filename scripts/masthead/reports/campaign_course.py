"""How one campaign runs: its posts along its days, what they want, what it costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from masthead.page import Page
from masthead.plots import share, timeline
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.ads import rows_of
from masthead.reports.spending import items
from masthead.schema.money import amount_of, sums
from masthead.survey import Survey

TONES = {
    State.PUBLISHED: Tone.GOOD,
    State.HELD: Tone.WARN,
    State.LATE: Tone.WARN,
    State.FAILED: Tone.BAD,
    State.UNKNOWN: Tone.BAD,
}


def course(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield the posts of a campaign by day, their mix, and its money."""
    yield timeline(_posts(page, survey), "Day", "Channel", "Post", tone="State")
    mix = _mix(page, survey)
    if mix.rows:
        yield share(mix, "Quadrant", "Posts")
    yield _money(page, survey)


def _posts(page: Page, survey: Survey) -> Table:
    titles = {post.id: post.title for post in survey.posts_naming("campaign", page.id)}
    rows: list[tuple[Cell, ...]] = []
    for one in survey.deliveries:
        if one.post in titles:
            day = one.due_at.astimezone(survey.zone).date() if one.due_at else None
            state = Mark(str(one.state), TONES.get(one.state, Tone.PLAIN))
            channel = Ref("channel", one.channel, survey.title("channel", one.channel))
            rows.append((day, channel, Ref("post", one.post, titles[one.post]), state))
    return Table(
        "Posts along the days",
        ("Day", "Channel", "Post", "State"),
        tuple(rows),
        note="State: where each delivery stands at the moment of this page.",
        empty=f"No post belongs to it: write `campaign: {page.id}` in one.",
    )


def _mix(page: Page, survey: Survey) -> Table:
    posts = survey.posts_naming("campaign", page.id)
    counts = Counter(post.quadrant or "not said" for post in posts)
    rows = tuple((name, count) for name, count in sorted(counts.items()))
    note = f"Of {len(posts)} posts; a translation counts as a post of its own."
    return Table("Mix of its posts", ("Quadrant", "Posts"), rows, note=note)


def _money(page: Page, survey: Survey) -> Table:
    budget = survey.values(page).get("budget", {})
    currency = budget.get("currency")
    rows: list[tuple[Cell, ...]] = [
        (f"Planned for {kind}", budget[kind], currency, budget.get("note"))
        for kind in ("making", "promoting")
        if kind in budget
    ]
    for item in items(survey):
        if item.campaign == page.id:
            for name, amount in (("Plan", item.plan), ("Actual", item.actual)):
                if amount is not None:
                    what = f"{name} of {item.month}: {item.kind}"
                    rows.append((what, amount, item.currency, "budget"))
    for ad in survey.pages("ad"):
        if survey.values(ad).get("campaign") == page.id:
            money = amount_of(survey.values(ad).get("budget"))
            if money:
                rows.append(("Planned for an ad", *money, Ref("ad", ad.id)))
            for spent_in, spent in sorted(spent_on(ad.id, survey).items()):
                rows.append(("Spent on the ad", spent, spent_in or None, Ref("ad", ad.id)))
    return Table(
        "What it costs",
        ("What", "Amount", "Currency", "From"),
        tuple(rows),
        note="Amounts of an ad are part of what is planned for promoting; nothing is added up.",
        empty="No budget yet: write `budget` in the page.",
    )


def spent_on(ad: str, survey: Survey) -> dict[str, Decimal]:
    """Return what was spent on an advertisement so far, by currency; empty where none is named."""
    rows = rows_of(ad, survey)
    return sums((row["spend"], row.get("currency", "")) for row in rows if "spend" in row)
