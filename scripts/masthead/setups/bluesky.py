"""Bluesky: an account, and a password for this program alone."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://bsky.app/settings/app-passwords",
    steps=(
        "Make an app password. It needs no access to direct messages.",
        "Keep it as a secret; the account's own password belongs nowhere.",
    ),
    needs=(
        Need("handle", "the account's handle", "lentera.example"),
        Need("app_password", "the app password", "BLUESKY_APP_PASSWORD", secret=True),
        Need("url", "the account's server, where it has one of its own", optional=True),
        Need(
            "card",
            "`always`: a post with a link shows the link's card, and its first picture in it",
            "always",
            optional=True,
            values=("without-media", "always"),
        ),
        Need(
            "names",
            "`plain`: accounts that a text names are neither linked nor told",
            "plain",
            optional=True,
            values=("linked", "plain"),
        ),
    ),
    base="https://bsky.social",
    source="docs.bsky.app: Rate Limits; Links, mentions, and rich text; lexicon app.bsky.feed.post",
    as_of="2026-11-22",
)
