"""Bluesky (K1): we choose each record's key, so that a repeated request writes the same record."""

from __future__ import annotations

from masthead.channels.bluesky.adapter import make

__all__ = ["make"]
