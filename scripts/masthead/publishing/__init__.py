"""Deliver what is due, exactly once, and decide on what is not."""

from __future__ import annotations

from masthead.publishing.publish import publish
from masthead.publishing.run import Result, Run

__all__ = ["Result", "Run", "publish"]
