"""Pinterest: an app with standard access, and a token of the account that pins."""

from __future__ import annotations

from masthead.setups.setup import Gate, Need, Pin, Setup

VERSION = "v5"

SETUP = Setup(
    page="https://developers.pinterest.com/apps/",
    steps=(
        "Turn the account into a business account, and make an app: it gets trial access.",
        "Ask for standard access with a film of how you use it: until then pins are not public.",
        "Make a token with the rights below; it lives for 30 days, so refresh it before.",
        "Copy the board's number: GET https://api.pinterest.com/v5/boards lists them.",
    ),
    needs=(
        Need("token", "the account's access token", "PINTEREST_TOKEN", secret=True),
        Need("account", "the number of the board that is pinned to", "549755885175"),
    ),
    scopes=("boards:read", "boards:write", "pins:read", "pins:write"),
    lives=30,
    gate=Gate.REVIEW,
    pin=Pin("path", VERSION, None, "developers.pinterest.com: API reference"),
    base="https://api.pinterest.com",
    source="developers.pinterest.com: Create boards and Pins, Access tiers; its client 0.1.12",
    as_of="2026-11-22",
)
