"""A webhook: signed JSON to an address of your own."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="",
    steps=(
        "Have an address that takes JSON over HTTPS; the handbook's page on channels shows it.",
        "Make a long random key that both sides know: the receiver checks each signature with it.",
        "Write `idempotent: true` into the page if the receiver knows repeated keys for 24 hours.",
    ),
    needs=(
        Need("url", "the address that takes the JSON", "https://hooks.brand.example/in"),
        Need("signing_key", "the key that signs it", "WEBHOOK_SIGNING_KEY", secret=True),
    ),
    source="Masthead itself",
    as_of="2026-11-22",
)
