"""Discord: a bot in a server of your own."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://discord.com/developers/applications",
    steps=(
        "Make an application, and a bot in it.",
        "Invite the bot to your server: it must view the channel, read its history, send, attach.",
        "Turn on Developer Mode in your own settings, then copy the ids from the menus.",
    ),
    needs=(
        Need("token", "the bot's token, from the page Bot", "DISCORD_BOT_TOKEN", secret=True),
        Need("account", "the id of the channel that it posts to", "112233445566778899"),
        Need(
            "server",
            "the id of the server, for links to posts",
            "998877665544332211",
            optional=True,
        ),
    ),
    scopes=("bot",),
    base="https://discord.com/api/v10",
    source="docs.discord.com: Message resource; API description, version 10",
    as_of="2026-11-22",
)
