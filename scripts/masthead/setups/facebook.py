"""A Facebook Page, by an app of Meta's and the Page's own token."""

from __future__ import annotations

from datetime import date

from masthead.setups.setup import Gate, Need, Pin, Setup

VERSION = "v25.0"
"""The version of the interface, in every path."""

SETUP = Setup(
    page="https://developers.facebook.com/apps",
    steps=(
        "Make an app of the type Business, and put it in the business that owns the Page.",
        "Make a token of a system user, or a long-lived token of a person who runs the Page.",
        "Ask `me/accounts` with it: the answer holds the Page's id and the Page's own token.",
        "Switch the app to live: what an app in development posts is seen by its team only.",
    ),
    needs=(
        Need("token", "the Page's own token", "FACEBOOK_PAGE_TOKEN", secret=True),
        Need("account", "the id of the Page", "102030405060708"),
    ),
    scopes=("pages_manage_posts", "pages_read_engagement", "pages_manage_engagement"),
    gate=Gate.REVIEW,
    pin=Pin(
        "path", VERSION, date(2028, 7, 29), "developers.facebook.com: Graph API changelog, Versions"
    ),
    base="https://graph.facebook.com",
    source="developers.facebook.com: Pages API, Posts; Page Photos; facebook-business 26.0.3",
    as_of="2026-11-22",
)
