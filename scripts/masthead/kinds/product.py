"""The kind `product`: a product or service that posts speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.post import Post
from masthead.schema.fields import DAY, ONE_LINE, URL, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

RECORD = page_record(
    Field("summary", ONE_LINE, "What it is, in one sentence.", "A desk lamp of twelve parts."),
    Field("is", Choice(("product", "service")), "A product or a service.", "product"),
    Field("link", URL, "Its page on our site.", "https://lentera.example/satu"),
    Field("since", DAY, "Day from which it is sold.", "2024-03-01"),
    Field(
        "status",
        Choice(("draft", "active", "retired")),
        "Not yet, now, or no longer offered.",
        "active",
        default="active",
    ),
)

BODY = """\
What people use it for and what they ask most often. What may be said of it, and what may not, with
the place where each number stands.
"""

COLUMNS = ("is", "summary", "since", "owner")

_FILE = "strategy/products/brass-lamp.md"
_PAGE = "---\ntitle: Brass lamp\nis: product\n{}---\nTwelve parts.\n"
_LAMP = "content/posts/2026/lamp.md"
_POST = """\
---
title: Lamp
publish_at: 2026-12-14 09:00
channels: [outbox]
product: brass-lamp
---
Bring your lamp.
"""
_SAID = {_FILE: _PAGE.format(""), _LAMP: _POST}


@rule(
    "product/silent",
    Level.NOTICE,
    passing=_SAID,
    failing={**_SAID, _LAMP: _POST.replace("product: brass-lamp\n", "")},
)
def spoken_of(page: Page, survey: Survey) -> Iterator[Remark]:
    """What is offered is spoken of.

    No post names the product or service, so that nobody can tell what publishing does for it: write
    `product:` in the posts about it, or `status: retired`.
    """
    if page not in survey.current("product") or not survey.posted:
        return
    if not survey.is_named("product", page.id, {"post"}):
        hint = f"write `product: {page.id}` in the posts about it"
        yield Remark(page.document, "no post speaks of it", ("title",), hint)


@rule(
    "product/retired",
    Level.WARNING,
    about=About.POST,
    passing=_SAID,
    failing={**_SAID, _FILE: _PAGE.format("status: retired\n")},
)
def still_offered(post: Post, survey: Survey) -> Iterator[Remark]:
    """A post that is still to come speaks of what is offered.

    Its product or service is set aside: change the post, take the key out, or offer it again.
    """
    id = post.document.data.get("product")
    if not isinstance(id, str) or post.draft or not _ahead(post, survey):
        return
    page = survey.hub.page("product", id)
    if page is not None and page.status == "retired":
        yield Remark(post.document, f"{page.title} is no longer offered", ("product",))


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Show what the posts about a product came to."""
    from masthead.reports.products import card

    yield from card(page, survey)


def _ahead(post: Post, survey: Survey) -> bool:
    times = [post.due_at(line.channel) for line in post.channels]
    return any(time is not None and time > survey.now for time in times)


RULES = (spoken_of, still_offered)
