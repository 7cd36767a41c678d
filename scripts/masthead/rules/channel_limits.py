"""A channel's page narrows the limits of its network and never widens them.

The network decides how long a text may be. A page can ask for less, for example shorter
texts or fewer hashtags.
"""

from __future__ import annotations

from collections.abc import Iterator

from masthead.compose.services import SERVICES
from masthead.finding import Finding, Level
from masthead.rules.context import Context
from masthead.rules.rule import Example, Options

ID = "channel/limits"
LEVEL = Level.ERROR
OPTIONS: Options = {}

_CHANNEL = "---\ntitle: Mastodon\nservice: folder\nnetwork: mastodon\nlimits: {}\n---\nOur toots.\n"
PASS = Example({"strategy/channels/news.md": _CHANNEL.format("{text: 400}")})
FAIL = Example({"strategy/channels/news.md": _CHANNEL.format("{text: 40000}")})


def check(context: Context) -> Iterator[Finding]:
    """Yield each limit that a channel's page makes wider than the network's."""
    for channel in context.hub.channels.values():
        network = SERVICES.get(channel.network)
        if network is None or not context.wants(channel.document.path):
            continue
        for name, value in channel.limits.items():
            known = getattr(network.limits, name)
            if known is not None and value > known:
                message = f"{network.title} takes {known} for {name!r}, not {value}"
                hint = "a page can only narrow a limit"
                yield channel.document.finding(ID, message, "limits", name, hint=hint)
