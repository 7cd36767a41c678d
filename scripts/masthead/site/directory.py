"""The channel directory: every account, and in the internal site how it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.channel import Cadence, Channel
from masthead.kinds import KINDS
from masthead.record import State
from masthead.reporting.blocks import cell_text
from masthead.reports.channel_fit import reasons
from masthead.reports.channel_kinds import medium_of
from masthead.reports.serving import FITTING
from masthead.site import fields
from masthead.site.addresses import link
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.kind_pages import overview
from masthead.site.pages import index_page
from masthead.site.view import View

PLACE = "channels/index.md"


@dataclass(frozen=True, slots=True)
class Line:
    """A channel in the directory; what the public site does not show is empty."""

    channel: Channel
    title: str
    href: str
    handle: str
    network: str
    cadence: str
    medium: str
    best: str
    ahead: int
    out: int


def directory_page(view: View) -> Iterator[Entry]:
    """Yield the channel directory, where the site has a channel to show."""
    channels = [one for one in view.hub.channels.values() if one.document.path in view.places]
    if not (channels or view.internal):
        return
    body = draw("channels", view=view, lines=[_line(view, channel) for channel in channels])
    front = {"hide": ["navigation", "toc"]}
    if view.internal:
        front = {"hide": ["navigation"]}  # the reports are long: their contents stand beside them
        body = f"{body}\n\n{overview(view, PLACE, KINDS['channel'])}"
    yield from index_page(view, PLACE, "Channels", body, front=front)


def _line(view: View, channel: Channel) -> Line:
    shown = fields.shown(view, "channel", channel.document.data)
    states = [
        item.state for its in view.deliveries.values() for item in its if item.channel == channel.id
    ]
    return Line(
        channel=channel,
        title=view.channel_title(channel.id),
        href=link(PLACE, view.places[channel.document.path]),
        handle=channel.handle if "handle" in shown else "",
        network=channel.network,
        cadence=_cadence(channel.cadence) if view.internal else "",
        medium=_medium(view, channel.id),
        best=_best(view, channel.id),
        ahead=sum(state in (State.SCHEDULED, State.DUE) for state in states),
        out=states.count(State.PUBLISHED),
    )


def _medium(view: View, id: str) -> str:
    """Return a channel's kind of medium, for the internal site."""
    page = view.hub.page("channel", id) if view.internal else None
    return medium_of(page, view.survey) if page else ""


def _best(view: View, id: str) -> str:
    """Return which audiences a channel fits best, for the internal site."""
    page = view.hub.page("channel", id) if view.internal else None
    known = reasons(page, view.survey) if page else []
    fitting = [row for row in known if row[0] == "Audiences" and row[2] >= FITTING]
    most = max((row[2] for row in fitting), default=0)
    best = [cell_text(row[1], view.survey) for row in fitting if row[2] == most]
    return f"best for {', '.join(best)} ({most} of 5)" if best else ""


def _cadence(cadence: Cadence) -> str:
    """Return how often a channel posts, in words."""
    least, most = cadence.min_per_week, cadence.max_per_week
    words = []
    if least is not None and most is not None:
        words.append(f"{least} to {most} a week")
    elif least is not None:
        words.append(f"at least {least} a week")
    elif most is not None:
        words.append(f"at most {most} a week")
    if cadence.max_per_day is not None:
        words.append(f"at most {cadence.max_per_day} a day")
    if cadence.min_gap is not None:
        minutes = int(cadence.min_gap.total_seconds() // 60)
        gap = f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
        words.append(f"{gap} apart")
    return ", ".join(words)
