"""The hub's own site: nothing but an address, which the whole hub shares."""

from __future__ import annotations

from masthead.setups.setup import Setup

SETUP = Setup(
    page="",
    steps=("Build the public site after each run, and serve it at `public_url`.",),
    needs=(),
    hosted=True,
    source="Masthead itself",
    as_of="2026-11-22",
)
