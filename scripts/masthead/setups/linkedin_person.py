"""LinkedIn: a person's own profile."""

from __future__ import annotations

from masthead.setups.linkedin import CLIENT, PIN
from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://www.linkedin.com/developers/apps",
    steps=(
        "Make an app, and add the products Share on LinkedIn and Sign In with OpenID Connect.",
        "Make a token with the rights below with the Token Generator, as the person.",
        "The person's id is `sub` in the answer of https://api.linkedin.com/v2/userinfo.",
    ),
    needs=(
        Need("token", "the access token; it lives 60 days", "LINKEDIN_PERSON_TOKEN", secret=True),
        Need("account", "the person's id", "yrZCpj2Z12"),
        *CLIENT,
    ),
    scopes=("w_member_social", "openid", "profile"),
    lives=60,
    pin=PIN,
    base="https://api.linkedin.com",
    source="learn.microsoft.com: LinkedIn, Posts API; Share on LinkedIn",
    as_of="2026-11-22",
)
