"""The kind `ugc`: a permission to show what somebody outside has made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.post import Post
from masthead.schema.fields import DAY, ONE_LINE, URL, id_of, ids_of, page_record
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Choice
from masthead.survey import Survey

PERMISSION = Record(
    (
        Field(
            "how",
            Choice(("message", "e-mail", "form", "contract", "licence", "in person")),
            "How it was given.",
            "message",
            required=True,
        ),
        Field("on", DAY, "The day on which it was given.", "2026-11-20", required=True),
        Field(
            "recorded_by",
            id_of("person"),
            "Who of us has seen it: an id in strategy/people.yml.",
            "sari",
            required=True,
        ),
        Field("kept", ONE_LINE, "Where the proof is kept, outside the hub.", "Care desk, no. 381"),
    ),
    "a mapping with `how`, `on` and `recorded_by`",
    advice={
        "by": "write `recorded_by`, one of us: who made it stands as `credit`",
        "email": "no contact data in the hub: say under `kept` where the proof is kept",
    },
)

RECORD = page_record(
    Field("source", URL, "Where it was shown first.", "https://photos.example/lamp"),
    Field("credit", ONE_LINE, "How its maker wants to be named.", "Photo: Ayu"),
    Field(
        "permission",
        PERMISSION,
        "How, when and before whom its maker agreed.",
        {"how": "form", "on": "2026-11-20", "recorded_by": "sari"},
    ),
    Field("channels", ids_of("channel"), "Channels that it is for; else all.", ["site"]),
    Field("expires", DAY, "Last day on which it may go out.", "2027-12-31"),
)

BODY = """\
What was made, and what its maker agreed to in their own words. Who they are and how to reach them
stands where the proof is kept, never here.
"""

COLUMNS = ("credit", "owner", "review_by", "status")

_FILE = "strategy/ugc/first-lamp.md"
_UGC = """\
---
title: A first lamp
credit: "Photo: Ayu"
permission: {how: form, on: 2026-11-20, recorded_by: sari}
channels: [outbox]
expires: 2027-06-30
---
A picture of the first lamp that its owner mended.
"""
_POST = {
    "content/posts/2026/first-lamp.md": """\
---
title: A first lamp
publish_at: 2026-12-14 09:00
channels: [outbox]
ugc: first-lamp
---
One evening, one screwdriver, one lamp that burns again.
"""
}


@rule(
    "ugc/permission",
    Level.ERROR,
    about=About.POST,
    passing={_FILE: _UGC, **_POST},
    failing={_FILE: _UGC.replace("permission", "#permission"), **_POST},
)
def permitted(post: Post, survey: Survey) -> Iterator[Remark]:
    """What somebody else has made goes out with their permission, and where they permit it.

    Ask, and write down under `permission` how, when and before whom they agreed. Where `channels`
    stands, they agreed to these alone.
    """
    values = _of(post, survey)
    if values is None:
        return
    if "permission" not in values:
        message = f"{post.document.data['ugc']} has no permission"
        yield Remark(post.document, message, ("ugc",), "ask its maker, or show something else")
    allowed = values.get("channels")
    for line in post.channels:
        if allowed and line.channel not in allowed:
            message = f"its maker has not agreed to {line.channel}"
            yield Remark(post.document, message, ("ugc",), f"agreed: {', '.join(allowed)}")


@rule(
    "ugc/expired",
    Level.ERROR,
    about=About.POST,
    passing={_FILE: _UGC, **_POST},
    failing={_FILE: _UGC.replace("2027-06-30", "2026-12-10"), **_POST},
)
def in_time(post: Post, survey: Survey) -> Iterator[Remark]:
    """A permission still holds on the day on which the post goes out.

    Send the post earlier, ask for longer, or show something else.
    """
    expires = (_of(post, survey) or {}).get("expires")
    last = _last_day(post)
    if expires and last and expires < last:
        message = f"the permission ends on {expires}, and the post goes out on {last}"
        yield Remark(post.document, message, ("ugc",), "send it earlier, or ask for longer")


def _of(post: Post, survey: Survey) -> Mapping[str, Any] | None:
    """Return the values of the permission that a post names; None where there is none."""
    id = post.document.data.get("ugc")
    page = survey.hub.page("ugc", id) if isinstance(id, str) else None
    return survey.values(page) if page else None


def _last_day(post: Post) -> date | None:
    times = [due for line in post.channels if (due := post.due_at(line.channel))]
    last = max(times, default=post.publish_at)
    return last.date() if last else None


RULES = (permitted, in_time)
REPORTS = {"register": "permissions.register"}
