"""Threads: an account of your own, by an app of Meta's with the Threads use case."""

from __future__ import annotations

from masthead.setups.setup import Gate, Need, Pin, Setup

VERSION = "v1.0"
"""The version of the interface, in every path."""

SETUP = Setup(
    page="https://developers.facebook.com/apps",
    steps=(
        "Make an app with the use case Access the Threads API.",
        "Give the app the rights listed below.",
        "Add the brand's Threads account as a tester of the app, and accept in the account.",
        "Make a token for that account in the app's settings; it lives for 60 days.",
        "Refresh the token before it ends, and set the secret anew.",
    ),
    needs=(
        Need("token", "a long-lived token of the account", "THREADS_TOKEN", secret=True),
        Need("handle", "the account's name, without @", "lentera", optional=True),
    ),
    scopes=("threads_basic", "threads_content_publish", "threads_manage_replies"),
    lives=60,
    gate=Gate.REVIEW,
    pin=Pin("path", VERSION, None, "developers.facebook.com: Threads API, Publishing"),
    base="https://graph.threads.net",
    source="developers.facebook.com: Threads API, Publishing (20 April 2026), Overview",
    as_of="2026-11-22",
)
