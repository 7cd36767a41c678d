"""Which adapter publishes to a service: an explicit table, then other packages' entry points."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import entry_points
from typing import Any

from masthead.channel import Channel
from masthead.channels.base import Adapter, Make, Tools
from masthead.compose.services import SERVICES, limits_of
from masthead.errors import ConfigError

ADAPTERS: Mapping[str, str] = {
    "bluesky": "masthead.channels.bluesky",
    "discord": "masthead.channels.discord",
    "discord-webhook": "masthead.channels.discord_webhook",
    "facebook": "masthead.channels.facebook",
    "email": "masthead.channels.email",
    "folder": "masthead.channels.folder",
    "instagram": "masthead.channels.instagram",
    "linkedin": "masthead.channels.linkedin",
    "linkedin-person": "masthead.channels.linkedin",
    "manual": "masthead.channels.manual",
    "mastodon": "masthead.channels.mastodon",
    "matrix": "masthead.channels.matrix",
    "ok": "masthead.channels.ok",
    "pinterest": "masthead.channels.pinterest",
    "podcast": "masthead.channels.podcast",
    "site": "masthead.channels.site",
    "slack": "masthead.channels.slack",
    "slack-webhook": "masthead.channels.slack_webhook",
    "telegram": "masthead.channels.telegram",
    "threads": "masthead.channels.threads",
    "tiktok": "masthead.channels.tiktok",
    "vk": "masthead.channels.vk",
    "webhook": "masthead.channels.webhook",
    "x": "masthead.channels.x",
    "youtube": "masthead.channels.youtube",
}
"""The module of each service that Masthead publishes to itself."""

GROUP = "masthead.channels"
"""Entry points of other packages: the name is the service, the object its `make`."""


def other_services() -> dict[str, str]:
    """Return the services that other packages serve, each with the package's name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {
        point.name: point.dist.name if point.dist else point.value
        for point in points
        if point.name not in ADAPTERS
    }


def adapter(channel: Channel, tools: Tools) -> Adapter:
    """Return a channel's adapter; a service that nobody serves is handed to a person.

    Raises:
        ConfigError: another package's adapter cannot be used.
    """
    return _find(channel.service)(channel, replace(tools, limits=limits_of(channel)))


def serving(channel: Channel, tools: Tools) -> Adapter:
    """Return what publishes to a channel: its adapter, and a person for what only people can post.

    Raises:
        ConfigError: another package's adapter cannot be used.
    """
    made = adapter(channel, tools)
    known = SERVICES.get(channel.service)
    if known is None or not known.by_hand:
        return made
    from masthead.channels.handing import Router
    from masthead.channels.manual import make

    person = make(channel, replace(tools, limits=limits_of(channel)))
    return Router(channel.service, made, person)


def _find(service: str) -> Make:
    module = ADAPTERS.get(service)
    if module is None:
        for point in entry_points(group=GROUP, name=service):
            return _load(service, point.value, point.load)
        module = ADAPTERS["manual"]
    make: Make = importlib.import_module(module).make
    return make


def _load(service: str, place: str, load: Callable[[], Any]) -> Make:
    try:
        make: Make = load()
    except Exception as error:
        raise ConfigError(
            f"the adapter {place} for {service} of another package cannot be used: {error!r}",
            "update the package, or take it out",
        ) from error
    return make
