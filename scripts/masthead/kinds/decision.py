"""The kind `decision`: a channel to open or to close, or anything else that is decided once."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import ChannelStatus
from masthead.finding import Level
from masthead.kinds import proposal
from masthead.kinds.rule import About, Remark, rule
from masthead.page import Page
from masthead.schema.fields import ids_of, page_record
from masthead.schema.records import Field
from masthead.schema.shapes import Choice
from masthead.survey import Survey

KINDS_OF = ("open-channel", "pause-channel", "close-channel", "budget", "tool", "partner", "other")

STATES = {
    "open-channel": frozenset({ChannelStatus.ACTIVE, ChannelStatus.PAUSED}),
    "pause-channel": frozenset({ChannelStatus.PAUSED, ChannelStatus.RETIRED}),
    "close-channel": frozenset({ChannelStatus.RETIRED}),
}
"""Where a channel may stand after a decision on it was adopted."""

RECORD = page_record(
    Field("kind", Choice(KINDS_OF), "What it is about.", "close-channel"),
    Field("channels", ids_of("channel"), "The channels that it is about.", ["mastodon"]),
    Field("replaces", ids_of("decision"), "Decisions that hold no longer.", ["open-mastodon"]),
    *proposal.FIELDS,
)

BODY = """\
What would be different, and for whom. What we tried before, and what we would lose. How we notice
that it was wrong, and how we would take it back.
"""

COLUMNS = ("kind", "channels", "expires", "decision", "decided_on")

_FILE = "strategy/decisions/close-linkedin.md"
_CLOSED = """\
---
title: Close LinkedIn
kind: close-channel
channels: [linkedin]
evidence: no booking in a year (sample data)
cost: nothing
risk: traders look for us there
expires: 2026-12-18
proposed_by: dimas
proposed_on: 2026-11-20
decision: adopt
reason: the time goes to the newsletter
decided_by: sari
decided_on: 2026-12-01
---
We say goodbye in one post.
"""
_CHANNEL = "---\ntitle: {0}\nservice: folder\nnetwork: {0}\nstatus: {1}\n{2}---\nOnce.\n"
_GONE = "retired_on: 2026-12-01\nretired_why: nobody answered there\n"
_PAGE = "strategy/channels/linkedin.md"
_RETIRED = {
    _FILE: _CLOSED,
    **proposal.PEOPLE,
    _PAGE: _CHANNEL.format("linkedin", "retired", _GONE),
}


@rule(
    "decision/carried-out",
    Level.WARNING,
    passing=_RETIRED,
    failing={**_RETIRED, _PAGE: _CHANNEL.format("linkedin", "active", "")},
)
def carried_out(page: Page, survey: Survey) -> Iterator[Remark]:
    """What was decided on a channel is what its page says.

    A channel that is to be closed has `status: retired`, one that is to rest `paused`. Change the
    channel's page, or name this decision under `replaces` of a later one.
    """
    values = survey.values(page)
    fitting = STATES.get(values.get("kind", ""))
    if fitting is None or values.get("decision") != "adopt" or _replaced(page, survey):
        return
    for index, id in enumerate(values.get("channels", ())):
        channel = survey.hub.channels.get(id)
        if channel is not None and channel.status not in fitting:
            message = f"{id} still is {channel.status}"
            hint = f"write `status: {min(fitting)}` in {channel.document.path}"
            yield Remark(page.document, message, ("channels", index), hint)


@rule(
    "decision/missing",
    Level.NOTICE,
    about=About.EVERY,
    passing=_RETIRED,
    failing={
        **_RETIRED,
        "strategy/channels/bluesky.md": _CHANNEL.format("bluesky", "retired", _GONE),
    },
)
def undecided(pages: tuple[Page, ...], survey: Survey) -> Iterator[Remark]:
    """A channel is closed by a decision that says why.

    In a year nobody remembers, and somebody opens it again. Write the decision down:
    `masthead decision new "Close ..."`.
    """
    decided = {
        id
        for page in pages
        if survey.values(page).get("kind") == "close-channel"
        for id in survey.values(page).get("channels", ())
    }
    for channel in survey.hub.channels.values():
        if channel.status is ChannelStatus.RETIRED and channel.id not in decided:
            message = f"{channel.id} is retired, and no decision says why"
            yield Remark(channel.document, message, ("status",))


def _replaced(page: Page, survey: Survey) -> bool:
    return any(one.key == "replaces" for one in survey.naming("decision", page.id))


detail = proposal.detail
RULES = (*proposal.rules("decision", _FILE), carried_out, undecided)
