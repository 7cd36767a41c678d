"""How posts are mixed: by purpose, theme, kind, format, channel and owner, against the limits.

The purposes are the corners of the content marketing matrix (Dave Chaffey and Dan Bosomworth, Smart
Insights, 2012): from awareness to purchase, and from the rational to the emotional.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from masthead import plots
from masthead.report import Ask, Block, Cell, Plot, Ref, Table
from masthead.reports.mixed import ASPECTS, Mixed, limits_of, mixed, posts_of, window_of
from masthead.survey import Survey

TITLE = "Content mix"
ASKS = (Ask("by", "Count by one of these alone.", ASPECTS),)

NAMES: Mapping[str, str] = {
    "quadrant": "Purpose",
    "pillar": "Theme",
    "kind": "Kind of post",
    "format": "Format",
    "channel": "Channel",
    "owner": "Owner",
}
REFERS: Mapping[str, str] = {"pillar": "pillar", "channel": "channel", "owner": "person"}
"""Aspects whose values are ids, and of what."""

CORNERS: Mapping[str, tuple[int, int]] = {
    "entertain": (-1, 1),
    "inspire": (1, 1),
    "educate": (-1, -1),
    "convince": (1, -1),
}
"""Where each purpose stands: to the right what leads to a purchase, upward what moves feelings."""

ACROSS = "Awareness to purchase"
UPWARD = "Rational to emotional"
EMPTY = 'No post in these weeks: masthead new post "Title"'
SOURCE = (
    "Both axes go from -1 to +1: the content marketing matrix of Chaffey and Bosomworth, Smart"
    " Insights, 2012."
)


def blocks(survey: Survey, by: str = "") -> Iterator[Block]:
    """Yield the shares by each aspect, or by one, and where the themes stand in the matrix."""
    if not by:
        yield matrix(survey)
    for aspect in (by,) if by else ASPECTS:
        yield shares(survey, aspect)


def shares(survey: Survey, aspect: str) -> Plot:
    """Return the shares of posts by an aspect, with their limits."""
    found = mixed(survey, aspect)
    limits = limits_of(survey, aspect)
    rows = []
    for name in dict.fromkeys([*found.counts, *limits]):
        least, most = limits.get(name, (None, None))
        what: Cell = name
        if aspect in REFERS:
            what = Ref(REFERS[aspect], name, survey.title(REFERS[aspect], name))
        rows.append((what, found.counts.get(name, 0), round(found.share(name), 1), least, most))
    columns = (NAMES[aspect], "Posts", "Percent", "Least percent", "Most percent")
    table = Table(
        f"By {NAMES[aspect].lower()}",
        columns,
        tuple(rows) if found.whole else (),
        note=_note(found, aspect),
        empty=EMPTY if not found.posts else f"No post of these weeks says its {aspect}.",
    )
    limited = ("Least percent", "Most percent") if limits else None
    return plots.share(table, NAMES[aspect], "Posts", limits=limited)


def matrix(survey: Survey) -> Plot:
    """Return where the posts of each theme stand on average between the four purposes."""
    window = window_of(survey)
    places: dict[str, list[tuple[int, int]]] = {}
    for post in posts_of(survey, window):
        if post.quadrant in CORNERS:
            places.setdefault(post.pillar, []).append(CORNERS[post.quadrant])
    rows = tuple(
        (
            Ref("pillar", id, survey.title("pillar", id)) if id else "No theme",
            round(sum(across for across, _ in some) / len(some), 2),
            round(sum(upward for _, upward in some) / len(some), 2),
            len(some),
        )
        for id, some in sorted(places.items())
    )
    count = sum(map(len, places.values()))
    note = f"Means of {count} posts from {window.first} to {window.last}. {SOURCE}"
    table = Table("Matrix", ("Theme", ACROSS, UPWARD, "Posts"), rows, note=note, empty=EMPTY)
    return plots.scatter(
        table,
        "Theme",
        ACROSS,
        UPWARD,
        size="Posts",
        centre=True,
        corners=("Entertain", "Inspire", "Educate", "Convince"),
    )


def _note(found: Mixed, aspect: str) -> str:
    of = "deliveries" if aspect == "channel" else "posts"
    silent = f"; {found.silent} more do not say it" if found.silent else ""
    return (
        f"Shares of {found.whole} {of} from {found.window.first} to {found.window.last},"
        f" published and planned, translations included{silent}."
    )
