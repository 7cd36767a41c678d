"""What the goals tell: the map of objectives, the goals by kind, targets, and one goal's card."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.kinds.metric import metrics_of
from masthead.metric import GOAL_KINDS
from masthead.page import Page
from masthead.report import Block, Cell, Facts, Ref, Table
from masthead.reports.standing import NOTE, Standing, line, refs, sent, standing, standings
from masthead.survey import Survey

NO_OBJECTIVE = "No objective named"
NO_GOAL = 'No goal yet: masthead new goal "Title"'
PERCENT = "Way made, %"


def tree(survey: Survey) -> Iterator[Block]:
    """Show the company's objectives with the goals that serve them, and the campaigns."""
    from masthead.plots import tree as draw

    goals = survey.current("goal")
    named = {page.id: _objective(survey, page) for page in goals}
    plan = survey.hub.page("strategy", "strategy")
    listed = survey.values(plan).get("objectives", ()) if plan else ()
    rows: list[tuple[Cell, ...]] = [
        (objective, None, None, None) for objective in dict.fromkeys((*listed, *named.values()))
    ]
    for page in goals:
        posts = len(survey.posts_naming("goal", page.id))
        campaigns = {one.id for one in survey.naming("goal", page.id) if one.kind == "campaign"}
        name = Ref("goal", page.id, page.title)
        rows.append((name, named[page.id], refs("campaign", campaigns), posts))
    columns = ("Name", "Serves", "Campaigns", "Posts")
    words = f"{len(goals)} goals below {len(set(named.values()))} objectives."
    table = Table("Goal tree", columns, tuple(rows), empty=NO_GOAL)
    yield draw(table, "Name", "Serves", words=words)


def kinds(survey: Survey) -> Iterator[Block]:
    """Show the goals by kind, and what each kind of goal can be measured by."""
    from masthead.plots import bars

    found: dict[str, list[Page]] = {}
    for page in survey.current("goal"):
        found.setdefault(survey.values(page).get("kind", "not said"), []).append(page)
    rows = []
    for kind in (*GOAL_KINDS, "not said"):
        if pages := found.get(kind):
            posts = {post.id for page in pages for post in survey.posts_naming("goal", page.id)}
            out = len(posts & sent(survey))
            goals = refs("goal", {page.id for page in pages})
            rows.append((kind, out, len(posts) - out, goals))
    note = "Posts that name a goal of the kind; drafts are left out."
    columns = ("Kind", "Sent", "Not sent", "Goals")
    table = Table("Goals by kind", columns, tuple(rows), note, NO_GOAL)
    yield bars(table, "Kind", "Sent", "Not sent", stacked=True)
    known = metrics_of(survey).values()
    meant = (
        (kind, words, ", ".join(one.id for one in known if one.serves(kind)))
        for kind, words in GOAL_KINDS.items()
    )
    yield Table("What a kind of goal can count", ("Kind", "Wants", "Metrics"), tuple(meant))


def targets(survey: Survey) -> Iterator[Block]:
    """Show how far each goal is on its way from baseline to target."""
    from masthead.plots import bars

    columns = (*("Goal", "Baseline", "Latest", "Target", "Unit"), "Month", "Due", PERCENT, "State")
    rows = tuple(_row(one) for one in standings(survey))
    note = f"Of the way from baseline to target. {NOTE}"
    table = Table("Target against actual", columns, rows, note, NO_GOAL)
    yield bars(table, "Goal", PERCENT, tone="State", unit="%")


def card(page: Page, survey: Survey) -> Iterator[Block]:
    """Show a goal's target against its actual values, and who and what works for it."""
    stand = standing(page, survey)
    month, value = stand.latest or (None, None)
    yield Facts(
        "How it stands",
        (
            ("State", stand.mark),
            ("Counts", stand.metric.title if stand.metric else None),
            ("Latest", value),
            ("Month", month),
            ("Baseline", stand.baseline),
            ("Target", stand.target),
            (PERCENT, stand.reached),
            ("Days left", _days_left(stand, survey)),
        ),
    )
    yield from line(stand, "Target against actual, by month")
    yield Facts("Who works for it", tuple(_work(page, survey, stand)))


def _work(page: Page, survey: Survey, stand: Standing) -> Iterator[tuple[str, Cell]]:
    """Yield the campaigns, posts, audiences, channels and measures of a goal."""
    posts = survey.posts_naming("goal", page.id)
    out = sum(post.id in sent(survey) for post in posts)
    campaigns = {one.id for one in survey.naming("goal", page.id) if one.kind == "campaign"}
    people = {one.id for one in survey.naming("goal", page.id) if one.kind == "audience"}
    people |= {audience for post in posts for audience in post.audiences}
    places = {line.channel for post in posts for line in post.channels}
    for one in survey.current("campaign"):
        if one.id in campaigns:
            people |= set(survey.values(one).get("audiences", ()))
            places |= set(survey.values(one).get("channels", ()))
    yield "Campaigns", refs("campaign", campaigns)
    yield "Posts", f"{out} sent, {len(posts) - out} not yet"
    yield "Audiences", refs("audience", people)
    yield "Channels", refs("channel", places)
    if stand.metric and stand.metric.page:
        yield "Measure", Ref("metric", stand.metric.page)
    elif stand.metric:
        yield "Measure", f"{stand.metric.title}: {stand.metric.formula}"


def _row(stand: Standing) -> tuple[Cell, ...]:
    month, value = stand.latest or (None, None)
    goal = Ref("goal", stand.goal.id, stand.goal.title)
    numbers = (stand.baseline, value, stand.target, stand.unit or None)
    return (goal, *numbers, month, stand.due, stand.reached, stand.mark)


def _days_left(stand: Standing, survey: Survey) -> Cell:
    if stand.due is None:
        return None
    days = (stand.due - survey.today).days
    return days if days >= 0 else "over"


def _objective(survey: Survey, page: Page) -> str:
    return str(survey.values(page).get("objective", NO_OBJECTIVE))
