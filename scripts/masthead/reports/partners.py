"""What came of partners: posts, deliverables, and how often readers were told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from masthead.kinds.partner import stands_behind
from masthead.page import Page
from masthead.plots import bars
from masthead.post import Post
from masthead.record import State
from masthead.report import Block, Cell, Mark, Ref, Table, Tone
from masthead.reports.readings import readings
from masthead.schema.money import amount_of
from masthead.survey import Survey


def blocks(survey: Survey) -> Iterator[Block]:
    """Show what came of each partner: posts, what was promised and made, and the fee."""
    rows = tuple(_row(page, survey) for page in survey.pages("partner"))
    table = Table(
        "Results by partner",
        (
            "Partner", "Behind it", "Posts", "Published", "Engagements", "Clicks", "Promised",
            "Made", "Late", "Fee", "Currency",
        ),
        rows,
        note="Posts that name the partner and are no drafts; published: sent to a channel."
        " Engagements and clicks as strategy/metrics/ has them of these posts; bought ones are"
        " refused. Made: deliverables whose post is published.",
        empty='No partner yet: masthead partner new "Name"',
    )  # fmt: skip
    yield table
    if any(row[4] is not None or row[5] is not None for row in rows):
        drawn = tuple((row[0], row[4], row[5]) for row in rows)
        names = ("Partner", "Engagements", "Clicks")
        yield bars(Table("What posts with partners brought", names, drawn), *names)


def _row(page: Page, survey: Survey) -> tuple[Cell, ...]:
    values = survey.values(page)
    sent = survey.once(published)
    posts = {post.id for post in survey.posts_naming("partner", page.id)}
    promised = values.get("deliverables", ())
    amount, currency = amount_of(values.get("fee")) or (None, None)
    return (
        Ref("partner", page.id, page.title),
        stands_behind(page, survey),
        len(posts),
        len(posts & sent),
        _measured("engagements", posts, survey),
        _measured("clicks", posts, survey),
        len(promised),
        sum(one.get("post") in sent for one in promised),
        sum(_is_late(one.get("due"), one.get("post"), survey) for one in promised),
        amount,
        currency,
    )


def _measured(metric: str, posts: Collection[str], survey: Survey) -> float | None:
    """Return what was counted of posts on all channels, or None where nobody has counted."""
    known = [one.value for one in readings(survey).get(metric, ()) if one.post in posts]
    return sum(known) if known else None


def published(survey: Survey) -> frozenset[str]:
    """Return the ids of the posts that were sent to at least one channel."""
    return frozenset(one.post for one in survey.deliveries if one.state is State.PUBLISHED)


def _is_late(due: date | None, post: str | None, survey: Survey) -> bool:
    return due is not None and due < survey.today and post not in survey.once(published)


def about(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield a partner's deliverables, and how the posts with them are marked."""
    promised = survey.values(page).get("deliverables", ())
    rows = tuple(
        (
            one["what"],
            one.get("due"),
            Ref("post", one["post"]) if one.get("post") else None,
            _state(one.get("due"), one.get("post"), survey),
        )
        for one in promised
    )
    empty = "Nothing was agreed: write `deliverables`."
    yield Table("Deliverables", ("What", "Due", "Post", "State"), rows, empty=empty)
    posts = tuple(_post_row(post, page, survey) for post in survey.posts_naming("partner", page.id))
    yield Table(
        "Posts with them",
        ("Post", "Day", "Marked", "Behind it"),
        posts,
        empty=f"No post names them: write `partner: {page.id}` in one.",
    )


def _state(due: date | None, post: str | None, survey: Survey) -> Mark:
    if post in survey.once(published):
        return Mark("made", Tone.GOOD)
    late = _is_late(due, post, survey)
    return Mark("late", Tone.BAD) if late else Mark("planned" if post else "open", Tone.PLAIN)


def _post_row(post: Post, page: Page, survey: Survey) -> tuple[Cell, ...]:
    behind = stands_behind(page, survey)
    good = behind in {post.commercial, "none"}
    marked = Mark(post.commercial or "none", Tone.GOOD if good else Tone.BAD)
    day = post.publish_at.astimezone(survey.zone).date() if post.publish_at else None
    return Ref("post", post.id), day, marked, behind
