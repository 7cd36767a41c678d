"""The kind `partner`: who makes or tells something with us, and what readers must be told of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.post import Post
from masthead.schema.fields import DAY, ONE_LINE, URL, id_of, ids_of, list_of, page_record
from masthead.schema.money import MONEY
from masthead.schema.records import Field, Record
from masthead.schema.shapes import Choice
from masthead.schema.spans import wrong_order
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

COMMERCIAL = ("none", "paid", "gift", "affiliate", "employee")
DELIVERABLE = Record(
    (
        Field("what", ONE_LINE, "What is made.", "a post on the bench", required=True),
        Field("due", DAY, "By which day.", "2026-12-20"),
        Field("post", id_of("post"), "The post that it became.", "repair-week"),
    ),
    "a mapping with `what`",
)

RECORD = page_record(
    Field(
        "kind",
        Choice(("creator", "organisation", "public-figure", "facilitator", "opinion-leader")),
        "What they are to us.",
        "organisation",
    ),
    Field("person", id_of("person"), "Their entry in strategy/people.yml.", "repair-cafe"),
    Field("url", URL, "Their own site.", "https://cafe.example"),
    Field("since", DAY, "First day of the acquaintance.", "2025-03-01"),
    Field("starts", DAY, "First day of the agreement.", "2026-12-01"),
    Field("ends", DAY, "Last day of the agreement.", "2026-12-31"),
    Field("terms", ONE_LINE, "What was agreed, in a sentence.", "They lend, we bring parts."),
    Field(
        "commercial",
        Choice(COMMERCIAL),
        "What stands behind it; every post with them must say the same.",
        "gift",
    ),
    Field("disclosure", ONE_LINE, "The words that say so to the reader.", "Gifted"),
    Field("fee", MONEY, "What they get, all in all.", {"amount": 1500000, "currency": "IDR"}),
    Field(
        "deliverables",
        list_of(DELIVERABLE, "deliverables, each with `what`"),
        "What they make, or we make with them.",
        [{"what": "a post on the bench", "due": "2026-12-20"}],
    ),
    Field("channels", ids_of("channel"), "Where it is told.", ["mastodon"]),
    Field("audiences", ids_of("audience"), "Whom they reach for us.", ["tinkerers"]),
)
COLUMNS = ("kind", "commercial", "starts", "ends", "status")
DRAWN = frozenset({"deliverables"})

BODY = """\
Who they are, why they fit, and how we got to know each other.

**What was agreed** and where the paper lies. **What readers are told**, in which words. **What
would end it.** Followers and engagement are never part of an agreement: we buy neither.
"""


faults = wrong_order

_FILE = "strategy/partners/kilau.md"
_PARTNER = """\
---
title: Kilau Glass
kind: organisation
starts: 2026-12-01
ends: 2026-12-31
terms: They send six glasses, we say what we found.
commercial: gift
disclosure: Gifted
deliverables: [{what: a post on the glasses, due: 2026-12-20}]
---
They blow glass.
"""
_POST_FILE = "content/posts/2026/glasses.md"
_POST = """\
---
title: Six glasses from Kilau
publish_at: 2026-12-14 09:00
channels: [outbox]
commercial: gift
partner: kilau
---
Gifted: Kilau sent us six glasses. Four fit, and two do not.
"""
_PASSING = {_FILE: _PARTNER, _POST_FILE: _POST}


def stands_behind(page: Page, survey: Survey) -> str:
    """Return what stands behind a partner's posts: `none` where it is neither money nor goods."""
    values = survey.values(page)
    commercial: str = values.get("commercial", "none")
    fee = values.get("fee")
    return "paid" if commercial == "none" and fee and fee["amount"] > 0 else commercial


def partner_of(post: Post, survey: Survey) -> Page | None:
    """Return the page of the partner whom a post names, or None."""
    id = post.document.data.get("partner")
    return survey.hub.page("partner", id) if isinstance(id, str) else None


@rule(
    "partner/disclosure",
    Level.ERROR,
    about=About.POST,
    passing=_PASSING,
    failing={**_PASSING, _POST_FILE: _POST.replace("commercial: gift\n", "")},
)
def disclosed(post: Post, survey: Survey) -> Iterator[Remark]:
    """A post with a partner behind whom money or goods stand says so.

    Set `commercial` as the partner's page has it. Then `voice/disclosures` and `post/disclosure`
    see to it that the words stand at the start of the text, before the praise.
    """
    page = partner_of(post, survey)
    behind = "none" if page is None else stands_behind(page, survey)
    if behind != "none" and post.commercial in ("", "none"):
        message = f"{post.document.data['partner']} is a partner with `commercial: {behind}`"
        yield Remark(post.document, message, ("partner",), f"write `commercial: {behind}`")


@rule(
    "partner/dates",
    Level.WARNING,
    about=About.POST,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _PARTNER.replace("ends: 2026-12-31", "ends: 2026-12-10")},
)
def dated(post: Post, survey: Survey) -> Iterator[Remark]:
    """A post with a partner goes out while their agreement holds.

    Outside its days neither side is bound, and a picture may not be shown any more. Move the post,
    or agree anew and write the new `ends` into the partner's page.
    """
    page = partner_of(post, survey)
    if page is None:
        return
    values = survey.values(page)
    first, last = values.get("starts", date.min), values.get("ends", date.max)
    for line in post.channels:
        at = post.due_at(line.channel)
        if at and not first <= at.astimezone(survey.zone).date() <= last:
            message = f"it goes to {line.channel} outside the agreement with {page.id}"
            yield Remark(post.document, message, ("partner",), f"it runs from {first} to {last}")
            return


@rule(
    "partner/terms",
    Level.WARNING,
    passing=_PASSING,
    failing={**_PASSING, _FILE: _PARTNER.replace("disclosure: Gifted\n", "")},
)
def agreed(page: Page, survey: Survey) -> Iterator[Remark]:
    """Where money or goods stand behind a partner, the page says what was agreed.

    That is `terms`, `starts`, `ends`, `deliverables` and the `disclosure` that readers get. What is
    not written down is remembered differently by each side.
    """
    if page not in survey.current("partner") or stands_behind(page, survey) == "none":
        return
    values = survey.values(page)
    needed = ("terms", "starts", "ends", "deliverables", "disclosure")
    missing = [f"`{name}`" for name in needed if not values.get(name)]
    if missing:
        yield Remark(page.document, f"{', '.join(missing)} missing", ("title",))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield what the partner was to make, and the posts that name them."""
    from masthead.reports.partners import about

    return about(page, survey)


RULES = (disclosed, dated, agreed)
REPORTS = {"results": "partners.blocks"}
