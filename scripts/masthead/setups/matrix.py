"""Matrix: an account on a server, in a room, signed in on one device for good."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://spec.matrix.org/latest/client-server-api/#login",
    steps=(
        "Make an account for the brand, and let it join the room; it must be allowed to write.",
        "Sign in once by the API with a `device_id` of your choice, and keep the access token.",
        "Never sign this device out: the token ends with it.",
    ),
    needs=(
        Need("url", "the server's address", "https://matrix.example"),
        Need("account", "the room's id, from its settings", "!AbCdEf:matrix.example"),
        Need("access_token", "the access token", "MATRIX_ACCESS_TOKEN", secret=True),
        Need("device", "the device that the token is of", "MASTHEAD", optional=True),
        Need(
            "names",
            "`plain`: accounts that a text names are not told",
            "plain",
            optional=True,
            values=("linked", "plain"),
        ),
    ),
    source="spec.matrix.org: client-server API, version 1.18",
    as_of="2026-11-22",
)
