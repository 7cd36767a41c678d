"""VKontakte: the key of a community, and the key of an app to read its wall."""

from __future__ import annotations

from masthead.setups.setup import Need, Pin, Setup

VERSION = "5.199"

SETUP = Setup(
    page="https://vk.com/groups?tab=admin",
    steps=(
        "In the community: Manage, API usage, Access tokens, Create token.",
        "Give it the rights to manage the community and to its wall.",
        "At https://dev.vk.com/admin/apps-list make an app, and copy its service key.",
        "Both are needed: the community's key posts to the wall, the service key reads it.",
        "Copy the community's number from Manage, API usage, or from its address.",
    ),
    needs=(
        Need("token", "the community's key", "VK_TOKEN", secret=True),
        Need("service", "the service key of an app, to read the wall", "VK_SERVICE", secret=True),
        Need("account", "the community's number, without a minus", "123456789"),
    ),
    scopes=("wall", "manage"),
    pin=Pin("v", VERSION, None, "dev.vk.com: API versions"),
    base="https://api.vk.com",
    source="dev.vk.com: wall.post, wall.get; VKCOM/vk-api-schema 5.199",
    as_of="2026-11-22",
)
