"""The kind `tactic`: a way of doing things that works for a while, and then no longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.post import Post
from masthead.schema.fields import DAY, FORMAT, ONE_LINE, id_of, ids_of, list_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.survey import SET_ASIDE, Survey

RINGS = ("trial", "use", "hold", "drop")

RECORD = page_record(
    Field(
        "ring",
        Choice(RINGS),
        "`trial`: we try it; `use`: it works; `hold`: nothing new with it; `drop`: no more.",
        "trial",
        required=True,
    ),
    Field("reviewed", DAY, "Day on which somebody last looked whether it works.", "2026-11-16"),
    Field("evidence", ONE_LINE, "What shows that it works, or no longer.", "reach fell by a third"),
    Field("channels", ids_of("channel"), "Where it is used; nothing for everywhere.", ["mastodon"]),
    Field("formats", list_of(FORMAT, "formats"), "In which kinds of posts.", ["photo"]),
    Field("replaced_by", id_of("tactic"), "What we do instead.", "words-in-the-first-line"),
)

BODY = """\
What we do, and why it should work. How we look whether it does: what we count, over which weeks,
against what. Say what would make us stop.
"""

COLUMNS = ("ring", "channels", "formats")

_FILE = "strategy/tactics/tag-clouds.md"
_TACTIC = """\
---
title: Clouds of hashtags
ring: {}
reviewed: {}
evidence: no reach from them since spring (sample data)
---
Ten tags below each picture.
"""
_POST = """\
---
title: Lamp
publish_at: 2026-12-14 09:00
channels: [outbox]
tactics: [tag-clouds]
---
Bring your lamp.
"""


@rule(
    "tactic/dropped",
    Level.ERROR,
    about=About.POST,
    passing={
        _FILE: _TACTIC.format("use", "2026-11-16"),
        "content/posts/2026/lamp.md": _POST,
    },
    failing={
        _FILE: _TACTIC.format("drop", "2026-11-16"),
        "content/posts/2026/lamp.md": _POST,
    },
)
def dropped(post: Post, survey: Survey) -> Iterator[Remark]:
    """A post that is still to come uses no tactic that was dropped.

    Do what the tactic's page names instead, and take its id out of `tactics`.
    """
    names = post.document.data.get("tactics")
    if not isinstance(names, list) or (post.publish_at and post.publish_at < survey.now):
        return
    for index, name in enumerate(names):
        page = survey.hub.page("tactic", name) if isinstance(name, str) else None
        if page is not None and survey.values(page).get("ring") == "drop":
            instead = survey.values(page).get("replaced_by")
            hint = f"instead: {survey.title('tactic', instead)}" if instead else "do without it"
            yield Remark(post.document, f"`{name}` was dropped", ("tactics", index), hint)


@rule(
    "tactic/stale",
    Level.WARNING,
    passing={_FILE: _TACTIC.format("use", "2026-11-16")},
    failing={_FILE: _TACTIC.format("use", "2026-03-16")},
    most_days=180,
)
def stale(page: Page, survey: Survey, *, most_days: int) -> Iterator[Remark]:
    """Somebody has looked at a tactic within half a year.

    What works on a network changes with the network. Look whether the tactic still works, say what
    shows it, move it to the ring where it belongs, and set `reviewed`.
    """
    values = survey.values(page)
    if values.get("ring") == "drop" or page.status in SET_ASIDE:
        return
    day = values.get("reviewed")
    hint = "look whether it still works, then set `reviewed`"
    if day is None:
        yield Remark(page.document, "nobody has reviewed it yet", ("ring",), hint)
    elif day > survey.today:
        yield Remark(page.document, f"{day} has not come yet", ("reviewed",), hint)
    elif survey.today - day > timedelta(days=most_days):
        age = (survey.today - day).days
        yield Remark(page.document, f"it was reviewed {age} days ago", ("reviewed",), hint)


@rule(
    "tactic/evidence",
    Level.WARNING,
    passing={_FILE: _TACTIC.format("hold", "2026-11-16")},
    failing={
        _FILE: _TACTIC.format("use", "2026-11-16").replace(
            "evidence: no reach from them since spring (sample data)\n", ""
        )
    },
)
def shown(page: Page, survey: Survey) -> Iterator[Remark]:
    """Whatever is past its trial says what shows that it works, or that it does not.

    Name the numbers and where they stand under `evidence`, or put the tactic back to `trial`.
    """
    values = survey.values(page)
    ring = values.get("ring")
    if ring not in (None, "trial") and "evidence" not in values and page.status not in SET_ASIDE:
        yield Remark(page.document, f"nothing shows why it is in `{ring}`", ("ring",))


RULES = (dropped, stale, shown)
REPORTS = {"review": "tactics.review"}
