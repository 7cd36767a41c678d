"""Mastodon (K2): for an hour a key keeps a repeat from posting twice; later, posts are listed."""

from __future__ import annotations

from masthead.channels.mastodon.adapter import make

__all__ = ["make"]
