"""GitHub over its REST interface: one client, and small functions that return values.

Whatever cannot be read for certain is a `GitHubError`: a page that is missing, a list that is cut,
an answer in HTML. Nothing here guesses, so that what rests on it can fail closed.
"""

from __future__ import annotations

from masthead.github.client import GitHub, connect

__all__ = ["GitHub", "connect"]
