"""Discord by a webhook: an address that posts to one channel."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://support.discord.com/hc/articles/228383668",
    steps=(
        "Open the channel's settings, Integrations, Webhooks, and make one.",
        "Copy its address: whoever has it can post, so it is a secret.",
    ),
    needs=(
        Need(
            "address",
            "the webhook's whole address (https://discord.com/api/webhooks/…)",
            "DISCORD_WEBHOOK",
            secret=True,
        ),
        Need(
            "server",
            "the id of the server, for links to posts",
            "998877665544332211",
            optional=True,
        ),
    ),
    base="https://discord.com",
    source="docs.discord.com: Webhook resource; API description, version 10",
    as_of="2026-11-22",
)
