"""Where the secrets of channels go."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from masthead.channel import Channel
from masthead.kinds.rule import Remark
from masthead.page import Page
from masthead.survey import Survey


def shared_secrets(page: Page, survey: Survey) -> Iterator[Remark]:
    """Yield each variable of a channel that another channel sends to another place."""
    channels = survey.hub.channels
    channel = channels.get(page.id)
    if channel is None:
        return
    for purpose, variable in channel.secrets.items():
        for other in channels.values():
            if variable in other.secrets.values() and _apart(channel, other):
                message = f"{variable} is a secret of {other.id} too, which is on another server"
                hint = "give each a variable of its own, and look who runs the servers"
                yield Remark(page.document, message, ("secrets", purpose), hint)
                break


def _apart(one: Channel, other: Channel) -> bool:
    """Return whether two channels send to different places, one of which its page names."""
    places = _server(one), _server(other)
    return any(places) and places[0] != places[1]


def _server(channel: Channel) -> str:
    """Return the server that a channel's page names, or empty: its service's own."""
    url = str(channel.options.get("url", ""))
    try:
        return urlsplit(url).netloc.lower() or channel.settings.get("host", "").lower()
    except ValueError:
        return url
