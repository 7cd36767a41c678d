"""Matrix (K1): each event has a transaction of ours, and a mark that a later run looks for."""

from __future__ import annotations

from masthead.channels.matrix.adapter import make

__all__ = ["make"]
