"""LinkedIn: a page of a company, by an app that LinkedIn has reviewed."""

from __future__ import annotations

from datetime import date

from masthead.setups.setup import Gate, Need, Pin, Setup

PIN = Pin(
    name="LinkedIn-Version",
    version="202609",
    # A version lives one year at least, says the page; the notice of the end of 202502 stood on it
    # while 202601 was the newest, which is 11 months. We go by the shorter.
    expires=date(2027, 8, 1),
    source="learn.microsoft.com: LinkedIn Marketing API Versioning",
)
"""The version that we ask for; after its end every request is answered with 426."""

CLIENT = (
    Need(
        "client_id",
        "the app's Client ID, with which LinkedIn tells the token's last day",
        "LINKEDIN_CLIENT_ID",
        secret=True,
        optional=True,
    ),
    Need(
        "client_secret",
        "the app's Client Secret, for the same",
        "LINKEDIN_CLIENT_SECRET",
        secret=True,
        optional=True,
    ),
)

SETUP = Setup(
    page="https://www.linkedin.com/developers/apps",
    steps=(
        "Make an app, tie it to the page, and ask for the product Community Management API.",
        "Wait for LinkedIn's review.",
        "Make a token with the rights below with the Token Generator, as an administrator.",
        "Copy the page's number from its address (/company/NUMBER/admin).",
    ),
    needs=(
        Need("token", "the access token; it lives 60 days", "LINKEDIN_TOKEN", secret=True),
        Need("account", "the page's number", "2414183"),
        *CLIENT,
    ),
    scopes=("w_organization_social", "r_organization_social"),
    lives=60,
    gate=Gate.REVIEW,
    pin=PIN,
    base="https://api.linkedin.com",
    source="learn.microsoft.com: LinkedIn, Posts API; Authorization Code Flow",
    as_of="2026-11-22",
)
