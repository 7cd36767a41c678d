"""Where channels send the values of their secrets, and where they did before a change.

A channel's page that is merged gets the secrets that it names at the next run, whatever server it
names: whoever approves it must see that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from masthead.channel import Channel
from masthead.feedback.facts import Access
from masthead.hub import Hub


def accesses(hub: Hub, changed: Collection[str], before: Mapping[str, Channel]) -> Iterator[Access]:
    """Yield the changed channels whose secrets go elsewhere than before.

    Args:
        hub: the hub after the change.
        changed: files that were added, changed or taken away.
        before: the channels as they were, by their file.
    """
    for channel in hub.channels.values():
        path = channel.document.path
        if path not in changed or not channel.secrets:
            continue
        place, secrets = _place(channel), _secrets(channel)
        old = before.get(path)
        was = (*_place(old), *_secrets(old)) if old is not None else ()
        if was != (*place, *secrets):
            yield Access(path, place, secrets, was)


def _place(channel: Channel) -> tuple[str, ...]:
    url, host = str(channel.options.get("url", "")), channel.settings.get("host", "")
    return tuple(filter(None, (channel.service, url, host, channel.account)))


def _secrets(channel: Channel) -> tuple[str, ...]:
    return tuple(sorted(set(channel.secrets.values())))
