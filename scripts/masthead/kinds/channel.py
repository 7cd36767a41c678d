"""The kind `channel`: one account on one service; the page configures the publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from masthead.finding import Level
from masthead.kinds.rule import Remark, rule
from masthead.page import Page
from masthead.schema.channel_shapes import FIELDS, cadence_faults
from masthead.schema.fields import page_record
from masthead.survey import Survey

if TYPE_CHECKING:
    from masthead.report import Block

RECORD = page_record(*FIELDS)

COLUMNS = ("service", "network", "handle", "functions", "owner", "status")
DRAWN = frozenset({"fit"})
PUBLIC = frozenset({"service", "network", "handle", "profile", "lang"})

BODY = """\
What this channel is for, whom we meet here, and how we speak here. One paragraph each:

- what works here and what we leave out,
- who answers replies, and how fast,
- why the scores under `fit` are what they are.
"""


faults = cadence_faults

_FILE = "strategy/channels/mastodon.md"
_WINDOW = "strategy/channels/window.md"
_PAGE = """\
---
title: Mastodon
service: folder
network: mastodon
owner: sari
{}
---
Where we talk with those who mend.
"""
_WEBHOOK = """\
---
title: Shop window
service: webhook
url: https://window.example/hook
owner: sari
{}---
The screen in our shop window.
"""
_SHARED = """\
---
title: Our server
service: mastodon
url: https://{0}.example
owner: sari
secrets: {{access_token: {1}}}
---
Where we talk with those who mend.
"""
_AVATAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'


def _page(lines: str) -> dict[str, str]:
    """Return a hub's channel with more lines of front matter."""
    return {_FILE: _PAGE.format(lines)}


def _fit_to(score: int, service: str) -> dict[str, str]:
    """Return a channel with a score for an audience that uses a service."""
    audience = (
        f"---\ntitle: Tinkerers\nservices: [{service}, bluesky]\nsummary: They mend\n"
        'active_hours: ["19:00-22:00"]\nmarket: b2c\npurpose: to learn\ninterests: tools\n'
        "devices: phone\nage: 25-54\n---\nThey read closely.\n"
    )
    axes = f"audiences: {{tinkerers: {score}}}, content: {{text: 4}}, goals: {{trust-2026: 4}}"
    return {**_page(f"fit: {{{axes}}}"), "strategy/audiences/tinkerers.md": audience}


def _dressed(avatar: str) -> dict[str, str]:
    """Return a channel with a profile whose picture is a file."""
    link = "https://lentera.example"
    page = _page(f"handle: lentera\nprofile: {{bio: Lamps, link: '{link}', avatar: {avatar}}}")
    return {_FILE: page[_FILE].replace("network: mastodon", "network: telegram")}


def _active(page: Page, survey: Survey) -> bool:
    return page.id in survey.active_channels


def _most_have(key: str, survey: Survey) -> bool:
    """Tell whether half of the active channels or more have a key: then it is asked of all."""
    active = [page for page in survey.pages("channel") if _active(page, survey)]
    return 2 * sum(key in survey.values(page) for page in active) >= len(active) > 0


@rule(
    "channel/owner",
    Level.WARNING,
    passing=_page("functions: [answer questions]"),
    failing={_FILE: _page("functions: [answer questions]")[_FILE].replace("owner: sari\n", "")},
)
def owned(page: Page, survey: Survey) -> Iterator[Remark]:
    """Somebody answers for each active channel.

    A channel without an owner is one that nobody looks after: replies stay there unread. Asked are
    channels that say what they are for, and all of them where there is a strategy.
    """
    values = survey.values(page)
    asked = survey.planned or {"fit", "functions"} & values.keys()
    if _active(page, survey) and "owner" not in values and asked:
        yield Remark(page.document, "nobody owns the channel", ("title",), "write `owner`")


@rule(
    "channel/fit",
    Level.WARNING,
    passing=_page("fit: {goals: {trust-2026: 4}, content: {text: 4}}"),
    failing=_page("fit: {goals: {trust-2026: 4}}"),
)
def fitted(page: Page, survey: Survey) -> Iterator[Remark]:
    """A channel is chosen by fit: to the goals, to the audiences, and to what we make.

    Once most channels have `fit`, every active one has it, on all three axes; goals and audiences
    are asked for as soon as the hub has any. A channel that is kept from habit shows here.
    """
    from masthead.reports.channel_fit import AXES

    given = survey.values(page).get("fit", {})
    if not (_active(page, survey) and (given or _most_have("fit", survey))):
        return
    for axis, kind in AXES.items():
        if not given.get(axis) and (not kind or survey.current(kind)):
            message = f"`fit` scores no {axis}"
            yield Remark(page.document, message, ("fit",), f"write `fit: {{{axis}: ...}}`")


@rule(
    "channel/reason",
    Level.NOTICE,
    passing=_page("fit: {goals: {trust-2026: {score: 5, why: They ask us}}, content: {text: 4}}"),
    failing=_page("fit: {goals: {trust-2026: 5}, content: {text: 4}}"),
)
def reasoned(page: Page, survey: Survey) -> Iterator[Remark]:
    """The highest and the lowest scores say why.

    A 5, a 1 or a 0 decides where a post goes. Its reason stands beside it, as
    `{score: 5, why: ...}`, or in the page's text, which then names the goal, the audience or the
    format.
    """
    from masthead.reports.channel_fit import unreasoned

    if _active(page, survey):
        yield from unreasoned(page, survey)


@rule(
    "channel/audience",
    Level.WARNING,
    passing=_fit_to(4, "mastodon"),
    failing=_fit_to(4, "youtube"),
    least=4,
)
def used(page: Page, survey: Survey, least: int) -> Iterator[Remark]:
    """An audience that a channel scores high uses the channel's network.

    From `least` on, the network is one of the audience's `services` (under any of the channel's
    `aliases`). Correct the one or the other: a guess is no reason. Our own website is not asked.
    """
    from masthead.reports.channel_fit import unused

    if _active(page, survey):
        yield from unused(page, survey, least)


@rule(
    "channel/medium",
    Level.WARNING,
    passing=_page("medium: microblog"),
    failing=_page("medium: podcast"),
)
def known_medium(page: Page, survey: Survey) -> Iterator[Remark]:
    """The kind of medium is that of the network.

    Of a network that Masthead knows the kind is known, and `medium` may be left out. A channel that
    says its `functions` says its kind too, where nobody can tell it from the network.
    """
    from masthead.reports.channel_kinds import medium_faults

    yield from medium_faults(page, survey)


@rule(
    "channel/alias",
    Level.WARNING,
    passing=_page("aliases: [Fediverse]"),
    failing=_page("aliases: [Bluesky]"),
)
def other_names(page: Page, survey: Survey) -> Iterator[Remark]:
    """Another name of a channel leads to this channel alone.

    An alias is what people still call it, as Twitter for X. Delete the one that another channel
    has.
    """
    from masthead.reports.channel_kinds import alias_faults

    yield from alias_faults(page, survey)


@rule(
    "channel/retired",
    Level.NOTICE,
    passing=_page("status: retired\nretired_on: 2026-06-30\nretired_why: The network closed"),
    failing=_page("status: retired\nretired_on: 2026-06-30"),
)
def given_up(page: Page, survey: Survey) -> Iterator[Remark]:
    """A channel that was given up says since when, and why.

    A decision that is written down need not be taken twice. `masthead channel retire` writes
    `status`, `retired_on` and `retired_why` together.
    """
    from masthead.reports.channel_kinds import retired_faults

    yield from retired_faults(page, survey)


@rule(
    "channel/profile",
    Level.WARNING,
    passing={**_dressed("/brand/avatar.svg"), "content/brand/avatar.svg": _AVATAR},
    failing=_dressed("/brand/missing.svg"),
)
def dressed(page: Page, survey: Survey) -> Iterator[Remark]:
    """The account is dressed: handle, text, link and pictures, large enough for its network.

    Looked at are active channels with a `profile`, and all others once most have it. Sizes are
    data with a source and a day; where no source says a size, any picture is right.
    """
    from masthead.reports.channel_profile import dress_of, profile_faults

    if not _active(page, survey):
        return
    if "profile" not in survey.values(page):
        if dress_of(page, survey) is not None and _most_have("profile", survey):
            yield Remark(page.document, "the account has no `profile`", ("title",), "write it")
        return
    yield from profile_faults(page, survey)


@rule(
    "channel/setup",
    Level.ERROR,
    passing={_WINDOW: _WEBHOOK.format("secrets: {signing_key: WINDOW_KEY}\n")},
    failing={_WINDOW: _WEBHOOK.format("")},
)
def set_up(page: Page, survey: Survey) -> Iterator[Remark]:
    """A channel has what its service needs.

    Without it nothing can be sent: a webhook wants its address and the name of the variable with
    its signing key, the website `public_url` in `masthead.yml`, a network an account and secrets.
    `masthead channel add` asks for all of it, and names the page of the service where it is found;
    secrets stand there as names of environment variables only.

    What a network's page does not say yet, and a setting that nobody reads, is a warning: an
    account may come later, and nobody else need wait for it. The rest is an error. A channel that
    is paused is not asked.
    """
    from masthead.reports.channel_health import set_up_faults

    if _active(page, survey):
        yield from set_up_faults(page, survey)


@rule(
    "channel/secret",
    Level.ERROR,
    passing={_FILE: _SHARED.format("fedi", "FEDI_TOKEN"), _WINDOW: _SHARED.format("den", "DEN")},
    failing={_FILE: _SHARED.format("fedi", "TOKEN"), _WINDOW: _SHARED.format("den", "TOKEN")},
)
def own_secret(page: Page, survey: Survey) -> Iterator[Remark]:
    """A secret goes to one place: a page names no variable that another page sends elsewhere.

    A page that names its own server, with `url` or `settings.host`, sends it the value of the
    variables under `secrets`. If another channel's secret stands there, that server gets it,
    whoever runs it. Channels on the same server may share one.
    """
    from masthead.reports.channel_secrets import shared_secrets

    yield from shared_secrets(page, survey)


def detail(page: Page, survey: Survey) -> Iterator[Block]:
    """Yield why this channel, how it kept its pace, what comes next, and how it is dressed."""
    from masthead.reports.cadence import cadence_of
    from masthead.reports.channel_fit import fit_table
    from masthead.reports.channel_playbook import next_posts
    from masthead.reports.channel_profile import profile_table

    if page.id in survey.hub.channels:
        yield fit_table(page, survey)
        yield cadence_of(page.id, survey)
        yield next_posts(page, survey)
        yield from profile_table(page, survey)


RULES = (
    owned,
    fitted,
    reasoned,
    used,
    known_medium,
    other_names,
    given_up,
    dressed,
    set_up,
    own_secret,
)
REPORTS = {
    "fit": "channel_fit.fit",
    "kinds": "channel_kinds.kinds",
    "registry": "channel_kinds.registry",
    "playbook": "channel_playbook.playbook",
    "profile": "channel_profile.profile",
    "health": "channel_health.health",
}
