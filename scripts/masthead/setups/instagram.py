"""Instagram: a professional account of your own, by Instagram's own login."""

from __future__ import annotations

from datetime import date

from masthead.setups.setup import Gate, Need, Pin, Setup

VERSION = "v25.0"
"""The version of the interface, in every path."""

SETUP = Setup(
    page="https://developers.facebook.com/apps",
    steps=(
        "Turn the account into a professional one (business or creator).",
        "Make an app with Instagram, and choose API setup with Instagram login.",
        "Add the account to the app, and make a token for it there; it lives for 60 days.",
        "Copy the account's id from the same page.",
        "Set `public_url` in masthead.yml: Instagram fetches every picture from there.",
        "Refresh the token before it ends, and set the secret anew.",
    ),
    needs=(
        Need("token", "a long-lived token of the account", "INSTAGRAM_TOKEN", secret=True),
        Need("account", "the id of the account", "17841400000000000"),
        Need("handle", "the account's name, without @", "lentera", optional=True),
        Need(
            "token_made",
            "the day the token was made or last refreshed: Instagram tells no last day",
            "2026-11-22",
            optional=True,
        ),
    ),
    scopes=(
        "instagram_business_basic",
        "instagram_business_content_publish",
        "instagram_business_manage_comments",
    ),
    lives=60,
    gate=Gate.REVIEW,
    pin=Pin(
        "path", VERSION, date(2028, 7, 29), "developers.facebook.com: Graph API changelog, Versions"
    ),
    base="https://graph.instagram.com",
    hosted=True,
    source="developers.facebook.com: Instagram Platform, Content Publishing; IG Container",
    as_of="2026-11-22",
)
