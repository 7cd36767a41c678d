"""Slack by an incoming webhook: an address that posts text to one channel."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://api.slack.com/apps",
    steps=(
        "Make an app in your own workspace.",
        "Turn on Incoming Webhooks, and add one for the channel.",
        "Copy its address: whoever has it can post, so it is a secret.",
    ),
    needs=(
        Need(
            "address",
            "the webhook's whole address (https://hooks.slack.com/services/…)",
            "SLACK_WEBHOOK",
            secret=True,
        ),
    ),
    base="https://hooks.slack.com",
    source="docs.slack.dev: Sending messages using incoming webhooks",
    as_of="2026-11-22",
)
