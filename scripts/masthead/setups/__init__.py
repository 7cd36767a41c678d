"""What each service needs before Masthead can publish to it: data, one module per service.

`masthead channel add` asks for it, `masthead check` and `masthead doctor` see that it is there.
"""

from __future__ import annotations

import importlib

from masthead.setups.setup import Gate, Need, Pin, Setup

__all__ = ["SET_UP", "Gate", "Need", "Pin", "Setup", "setup_of"]

SET_UP = frozenset(
    {
        "bluesky",
        "discord",
        "discord-webhook",
        "email",
        "facebook",
        "instagram",
        "linkedin",
        "linkedin-person",
        "mastodon",
        "matrix",
        "ok",
        "pinterest",
        "podcast",
        "site",
        "slack",
        "slack-webhook",
        "telegram",
        "threads",
        "tiktok",
        "vk",
        "webhook",
        "x",
        "youtube",
    }
)
"""The services with a module here."""


def setup_of(service: str) -> Setup | None:
    """Return what a service needs, or None where nothing is known of it."""
    if service not in SET_UP:
        return None
    found: Setup = importlib.import_module(f"masthead.setups.{service.replace('-', '_')}").SETUP
    return found
