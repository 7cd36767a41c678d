"""Slack: an app of your own workspace, with a bot."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://api.slack.com/apps",
    steps=(
        "Make an app from scratch, in your own workspace.",
        "Give its bot the rights below on the page OAuth & Permissions.",
        "Add channels:history and channels:read; for a private channel the same of groups:…",
        "Install the app in the workspace.",
        "Invite the bot to the channel: /invite @its-name",
        "Copy the channel's id from the foot of the channel's details.",
    ),
    needs=(
        Need("token", "the bot's token (xoxb-…)", "SLACK_BOT_TOKEN", secret=True),
        Need("account", "the id of the channel that it posts to", "C0123456789"),
        Need(
            "workspace",
            "the workspace's name in its address, for links to posts",
            "lentera",
            optional=True,
        ),
        Need(
            "previews",
            "whether Slack shows previews of links; by itself where left out",
            "show",
            optional=True,
            values=("show", "hide"),
        ),
    ),
    scopes=("chat:write", "files:read", "files:write"),
    base="https://slack.com/api",
    source="docs.slack.dev: chat.postMessage, files.completeUploadExternal, conversations.history",
    as_of="2026-11-22",
)
