"""X: an app of your own, and keys of the account that posts."""

from __future__ import annotations

from masthead.setups.setup import Gate, Need, Setup

SETUP = Setup(
    page="https://console.x.com",
    steps=(
        "Make an app while you are signed in as the account that posts.",
        "Under User authentication settings give it Read and write.",
        "Then make the API key with its secret, and the access token with its secret.",
        "Buy credits, and set a spending limit there as well.",
    ),
    needs=(
        Need("key", "the app's API key (consumer key)", "X_KEY", secret=True),
        Need("key_secret", "the secret of the API key", "X_KEY_SECRET", secret=True),
        Need("token", "the account's access token", "X_TOKEN", secret=True),
        Need("token_secret", "the secret of the access token", "X_TOKEN_SECRET", secret=True),
        Need("account", "the account's number: what the access token begins with", "2244994945"),
        Need("handle", "the account's name, without @", "lentera", optional=True),
        Need(
            "budget",
            "the most that a calendar month may cost, in US dollars",
            "5.00",
            optional=True,
        ),
    ),
    scopes=("Read and write",),
    gate=Gate.PAID,
    base="https://api.x.com",
    source="docs.x.com: Create Post, Get Posts, Media, Pricing; xdk 0.10.6",
    as_of="2026-11-22",
)
