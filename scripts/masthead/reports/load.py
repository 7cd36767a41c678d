"""Who has how many posts ahead: planned posts by owner, role and week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from masthead import plots
from masthead.plots.heat import MONTHS
from masthead.post import Post
from masthead.report import Block, Cell, Mark, Plot, Ref, Table, Tone
from masthead.reports.mixed import first_due
from masthead.survey import Survey

TITLE = "Workload"
WEEKS = 4

EMPTY = 'No post is planned in these weeks: masthead new post "Title"'


def blocks(survey: Survey) -> Iterator[Block]:
    """Yield the planned posts of the next weeks by owner and by role, and those without owner."""
    monday = survey.today - timedelta(days=survey.today.weekday())
    ahead = {
        post.id: (post, (day - monday).days // 7)
        for post in survey.posts
        if (day := first_due(post)) and survey.today <= day < monday + timedelta(weeks=WEEKS)
    }
    weeks = [monday + timedelta(weeks=at) for at in range(WEEKS)]
    yield _owners(survey, list(ahead.values()), weeks)
    yield _roles(survey, list(ahead.values()))


def _owners(survey: Survey, ahead: list[tuple[Post, int]], weeks: list[date]) -> Plot:
    counts: dict[str, Counter[int]] = {}
    drafts = Counter(post.owner for post in survey.hub.posts.values() if post.draft)
    for post, week in ahead:
        counts.setdefault(post.owner, Counter())[week] += 1
    rows = tuple(
        (
            Ref("person", id, survey.title("person", id)) if id else "Nobody",
            *(counts.get(id, Counter())[at] for at in range(WEEKS)),
            sum(counts.get(id, Counter()).values()),
            drafts[id],
            _state(survey, id),
        )
        for id in sorted(counts.keys() | drafts.keys(), key=lambda one: (not one, one))
    )
    names = tuple(f"From {week.day} {MONTHS[week.month - 1]}" for week in weeks)
    table = Table(
        "By owner",
        ("Owner", *names, "All", "Drafts", "Stands"),
        rows,
        note=f"Posts that first go out from {survey.today} on, by owner and by week from Monday.",
        empty=EMPTY,
    )
    return plots.bars(table, "Owner", *names, stacked=True)


def _state(survey: Survey, id: str) -> Mark:
    person = survey.hub.people.get(id)
    if person is None:
        return Mark("no owner" if not id else "unknown", Tone.WARN)
    gone = person.left is not None and person.left <= survey.today
    return Mark("has left", Tone.BAD) if gone else Mark("here", Tone.GOOD)


def _roles(survey: Survey, ahead: list[tuple[Post, int]]) -> Table:
    """Return the planned posts by the role in which their owners work on them."""
    titles = {
        id: str(values["title"])
        for page in survey.pages("roles")
        for id, values in survey.values(page).get("roles", {}).items()
    }
    found: dict[str, list[Post]] = {}
    for post, _ in ahead:
        role = post.document.data.get("role")
        found.setdefault(role if isinstance(role, str) else "", []).append(post)
    rows: list[tuple[Cell, ...]] = [
        (
            titles.get(role, role) or "Not said",
            len(posts),
            tuple(Ref("post", post.id) for post in posts[:8]),
        )
        for role, posts in sorted(found.items(), key=lambda one: (not one[0], one[0]))
    ]
    note = "Roles stand in strategy/roles.yml; a post names one under role."
    return Table("By role", ("Role", "Posts", "Which"), tuple(rows), note=note, empty=EMPTY)
