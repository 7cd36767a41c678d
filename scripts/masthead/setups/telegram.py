"""Telegram: a bot that is an administrator of your channel."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://t.me/BotFather",
    steps=(
        "Write /newbot to BotFather, and keep the token that it answers with.",
        "Make the bot an administrator of your channel, with the rights to post, edit, delete.",
    ),
    needs=(
        Need("token", "the bot's token (digits:letters)", "TELEGRAM_BOT_TOKEN", secret=True),
        Need("account", "the channel: @name, or its id (-100…) where it is private", "@lentera"),
        Need(
            "previews",
            "whether Telegram shows a preview of the first link; it does where left out",
            "hide",
            optional=True,
            values=("show", "hide"),
        ),
        Need(
            "sound",
            "whether phones ring for a post; they do where left out",
            "silent",
            optional=True,
            values=("ring", "silent"),
        ),
    ),
    scopes=("can_post_messages", "can_edit_messages", "can_delete_messages"),
    base="https://api.telegram.org",
    source="core.telegram.org: Bot API",
    as_of="2026-11-22",
)
