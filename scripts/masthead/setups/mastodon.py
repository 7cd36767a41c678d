"""Mastodon, and servers that answer as it does: an account on a server, and a token."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://docs.joinmastodon.org/client/token/",
    steps=(
        "On your server, open Preferences, then Development, and make an application.",
        "Give it the rights read, write:statuses and write:media.",
        "Copy its access token: it belongs to your account.",
    ),
    needs=(
        Need("url", "the server's address", "https://social.example"),
        Need("access_token", "the access token", "MASTODON_ACCESS_TOKEN", secret=True),
        Need(
            "visibility",
            "who sees the posts; the account's own choice where it is left out",
            "public",
            optional=True,
            values=("public", "unlisted", "private"),
        ),
    ),
    scopes=("read", "write:statuses", "write:media"),
    source="docs.joinmastodon.org: statuses, media, instance; Rate limits",
    as_of="2026-11-22",
)
