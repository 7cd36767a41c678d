"""The servers that adapters are held against, by service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from servers import (
    discord,
    facebook,
    instagram,
    linkedin,
    newsletter,
    ok,
    pinterest,
    real,
    slack,
    telegram,
    threads,
    tiktok,
    vk,
    x,
    youtube,
)
from servers.peer import Peer

PEERS: Mapping[str, Callable[[], AbstractContextManager[Peer]]] = {
    "bluesky": real.bluesky,
    "mastodon": real.mastodon,
    "matrix": real.matrix,
    "discord": discord.peer,
    "discord-webhook": discord.hook,
    "email": newsletter.peer,
    "facebook": facebook.peer,
    "instagram": instagram.peer,
    "linkedin": linkedin.page,
    "linkedin-person": linkedin.person,
    "ok": ok.peer,
    "pinterest": pinterest.peer,
    "slack": slack.peer,
    "slack-webhook": slack.hook,
    "telegram": telegram.peer,
    "threads": threads.peer,
    "tiktok": tiktok.peer,
    "vk": vk.peer,
    "x": x.peer,
    "youtube": youtube.peer,
}
"""What starts each server; one entry a service."""
