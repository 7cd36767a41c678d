"""Deliver what is due, and decide on what is not.

A delivery goes out exactly once where the service lets us know what became of it; elsewhere a lost
answer makes it `unknown`, and a person decides. Nothing is sent twice by itself.
"""

from __future__ import annotations

from masthead.publishing.publish import publish
from masthead.publishing.run import Result, Run

__all__ = ["Result", "Run", "publish"]
