"""The kind `hashtags`: `content/brand/hashtags.yml`, the hashtags in groups, with their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from masthead.finding import Level
from masthead.kinds.rule import About, Remark, rule
from masthead.post import Post
from masthead.schema.fields import DAY, ID, ONE_LINE, OWNER, ids_of, list_of
from masthead.schema.records import Field, MappingOf, Record
from masthead.schema.shapes import Choice, Fault
from masthead.suggestions import question
from masthead.survey import Survey

USE, AVOID = "use", "avoid"

TAG = Record(
    (
        Field("tag", ONE_LINE, "The hashtag without `#`.", "RepairTip", required=True),
        Field("meaning", ONE_LINE, "What people find under it.", "How to mend things at home"),
        Field("status", Choice((USE, AVOID)), "Whether we use it.", USE, default=USE),
        Field("why", ONE_LINE, "Why we avoid it.", "Others sell new lamps under it."),
        Field("channels", ids_of("channel"), "Channels where it belongs; else all.", ["mastodon"]),
    ),
    "a mapping with `tag` and `meaning`",
)
GROUP = Record(
    (
        Field("about", ONE_LINE, "What the group is for.", "Tags of the trade"),
        Field(
            "tags",
            list_of(TAG, "hashtags, each with `tag` and `meaning`"),
            "The hashtags.",
            [{"tag": "RepairTip", "meaning": "A trick for the bench"}],
            required=True,
        ),
    ),
    "a mapping with `tags`",
)
RECORD = Record(
    (
        Field(
            "groups",
            MappingOf(ID, GROUP, "groups of hashtags by id"),
            "The groups by id.",
            {"repair": {"tags": [{"tag": "RepairTip", "meaning": "A trick for the bench"}]}},
            required=True,
        ),
        OWNER,
        Field("review_by", DAY, "Day by which someone must look again.", "2027-03-31"),
    )
)

BODY = ""


def faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield hashtags that stand in the list twice, whatever their capitals."""
    seen: dict[str, str] = {}
    for group, some in values.get("groups", {}).items():
        for index, one in enumerate(some["tags"]):
            tag = one["tag"].casefold()
            if tag in seen:
                key = ("groups", group, "tags", index)
                message = f"the hashtag {one['tag']!r} stands in {seen[tag]} already"
                yield Fault("schema/value", key, message, "delete one")
            seen.setdefault(tag, group)


_FILE = "content/brand/hashtags.yml"
_TAGS = """\
groups:
  repair:
    tags:
      - {tag: RepairTip, meaning: A trick for the bench, channels: [outbox]}
      - {tag: LampLove, meaning: New lamps, status: avoid, why: Nothing in it is mended.}
"""
_POST = """\
---
title: Three checks before you order a part
publish_at: 2026-12-14 09:00
channels: [{0}]
hashtags: [{1}]
---
Half of the parts that come back were never broken.
"""


def _files(tag: str, channel: str = "outbox") -> dict[str, str]:
    return {_FILE: _TAGS, "content/posts/2026/three-checks.md": _POST.format(channel, tag)}


@rule(
    "hashtags/known",
    Level.WARNING,
    about=About.POST,
    passing=_files("RepairTip"),
    failing=_files("RepairTipp"),
)
def known(post: Post, survey: Survey) -> Iterator[Remark]:
    """A hashtag stands in the hub's list.

    Tags that are made up as one writes are found by nobody. Choose one of the list, or add it
    there with its meaning.
    """
    tags = known_tags(survey) if post.hashtags else {}
    for index, tag in enumerate(post.hashtags):
        if tag.casefold() not in tags:
            hint = question(tag, [one.tag for one in tags.values()]) or f"add it to {_FILE}"
            message = f"the hashtag {tag!r} is not in the list"
            yield Remark(post.document, message, ("hashtags", index), hint)


@rule(
    "hashtags/avoided",
    Level.WARNING,
    about=About.POST,
    passing=_files("RepairTip"),
    failing=_files("LampLove"),
)
def avoided(post: Post, survey: Survey) -> Iterator[Remark]:
    """No post uses a hashtag that the list says to avoid.

    The list says why. Take the hashtag out.
    """
    tags = known_tags(survey) if post.hashtags else {}
    for index, tag in enumerate(post.hashtags):
        one = tags.get(tag.casefold())
        if one is not None and one.values.get("status") == AVOID:
            why = one.values.get("why", "")
            message = f"the hashtag {tag!r} is one to avoid"
            yield Remark(post.document, message, ("hashtags", index), why or "take it out")


@rule(
    "hashtags/channel",
    Level.NOTICE,
    about=About.POST,
    passing=_files("RepairTip"),
    failing=_files("RepairTip", "bluesky"),
)
def placed(post: Post, survey: Survey) -> Iterator[Remark]:
    """A hashtag goes where people look for it.

    Where the list names channels for a hashtag, the post should go to one of them.
    """
    tags = known_tags(survey) if post.hashtags else {}
    for index, tag in enumerate(post.hashtags):
        one = tags.get(tag.casefold())
        channels = one.values.get("channels") if one else None
        if channels and not any(line.channel in channels for line in post.channels):
            message = f"the post goes to no channel of the hashtag {tag!r}"
            hint = f"it belongs on {', '.join(channels)}"
            yield Remark(post.document, message, ("hashtags", index), hint)


class Known(NamedTuple):
    """A hashtag of the list: how it is written, its group, and what is said of it."""

    tag: str
    group: str
    values: Mapping[str, Any]


def known_tags(survey: Survey) -> Mapping[str, Known]:
    """Return the hashtags of the list by their small letters."""
    return survey.once(_known_tags)


def _known_tags(survey: Survey) -> Mapping[str, Known]:
    return {
        one["tag"].casefold(): Known(one["tag"], group, one)
        for page in survey.pages("hashtags")
        for group, some in survey.values(page).get("groups", {}).items()
        for one in some["tags"]
    }


RULES = (known, avoided, placed)
REPORTS = {"use": "tagged.use"}
