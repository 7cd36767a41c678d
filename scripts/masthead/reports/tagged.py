"""Hashtags: those of the hub's list, how often posts use them, and what these posts came to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masthead import plots
from masthead.kinds.hashtags import AVOID, Known, known_tags
from masthead.post import Post
from masthead.report import Block, Mark, Table, Tone
from masthead.reports.mixed import first_due
from masthead.reports.worth import NOTE, engagements, worth
from masthead.survey import Survey

MOST_DRAWN = 15


def use(survey: Survey) -> Iterator[Block]:
    """Tell how often each hashtag was used and is planned, what it came to, and what is unused."""
    listed = known_tags(survey)
    posts: dict[str, list[Post]] = {key: [] for key in listed}
    written: dict[str, str] = {}
    for post in survey.posts:
        for tag in dict.fromkeys(post.hashtags):
            posts.setdefault(tag.casefold(), []).append(post)
            written.setdefault(tag.casefold(), tag)
    rows = [
        _row(listed.get(key), written.get(key, ""), some, survey) for key, some in posts.items()
    ]
    rows.sort(key=lambda row: (-int(row[3] + row[4]), str(row[0])))
    note = f"Posts until {survey.today}, and planned ones."
    used = [(row[0], row[3], row[4]) for row in rows if row[3] + row[4]]
    yield plots.bars(
        Table(
            "Hashtags most in use",
            ("Hashtag", "Used", "Planned"),
            tuple(used[:MOST_DRAWN]),
            note=f"The first {MOST_DRAWN} of {len(used)}. {note}"
            if len(used) > MOST_DRAWN
            else note,
            empty="No post has a hashtag yet.",
        ),
        "Hashtag",
        "Used",
        "Planned",
        stacked=True,
    )
    yield Table(
        "All hashtags",
        ("Hashtag", "Group", "Stands", "Used", "Planned", "Last", "Read", "Engagements a post"),
        tuple(rows),
        note=f"{note} {NOTE}",
        empty="No hashtag yet: masthead new hashtags Hashtags",
    )


def _row(one: Known | None, written: str, posts: list[Post], survey: Survey) -> tuple[Any, ...]:
    days = [day for post in posts if (day := first_due(post))]
    past = [day for day in days if day <= survey.today]
    return (
        f"#{one.tag if one else written}",
        one.group if one else None,
        _stands(one, posts),
        len(past),
        len(days) - len(past),
        max(past, default=None),
        *worth((post.id for post in posts), survey.once(engagements)),
    )


def _stands(one: Known | None, posts: list[Post]) -> Mark:
    if one is None:
        return Mark("not in the list", Tone.WARN)
    if one.values.get("status") == AVOID:
        return Mark("avoid", Tone.BAD if posts else Tone.PLAIN)
    return Mark("in use", Tone.GOOD) if posts else Mark("not used")
