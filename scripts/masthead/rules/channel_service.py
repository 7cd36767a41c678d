"""A channel's page names a service that Masthead knows.

`service` carries the message; `network` says whose limits and looks it follows, where the
service only carries (folder, manual, webhook, what another package serves). `masthead channel
services` lists them. A channel on a service that has closed is retired.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.channel import ChannelStatus
from masthead.compose.services import SERVICES
from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options
from masthead.suggestions import did_you_mean

ID = "channel/service"
LEVEL = Level.ERROR
OPTIONS: Options = {}

PASS = Example({"strategy/channels/news.md": "---\ntitle: News\nservice: folder\n---\nNews.\n"})
FAIL = Example({"strategy/channels/news.md": "---\ntitle: News\nservice: folded\n---\nNews.\n"})


def check(context: Context) -> Iterator[Finding]:
    """Yield each channel whose service or network does not fit."""
    for channel in context.hub.channels.values():
        page = channel.document
        if not context.wants(page.path):
            continue
        service, others = SERVICES.get(channel.service), context.hub.services
        if service is None and channel.service not in others:
            hint = did_you_mean(channel.service, [*SERVICES, *others])
            yield page.finding(ID, f"there is no service {channel.service!r}", "service", hint=hint)
        elif channel.network not in SERVICES and channel.network != channel.service:
            hint = did_you_mean(channel.network, SERVICES)
            yield page.finding(ID, f"there is no network {channel.network!r}", "network", hint=hint)
        elif service is None:
            continue  # what it takes, the other package knows
        elif channel.network != channel.service and not service.carrier:
            message = f"{service.title} carries its own messages only, not those of a network"
            yield page.finding(ID, message, "network", hint="take `network` out")
        elif service.publishes == "archived" and channel.status is not ChannelStatus.RETIRED:
            hint = "write `status: retired`"
            yield page.finding(ID, f"{service.title}: {service.reason}", "service", hint=hint)
