"""Compose posts into messages, one way for check, preview, publish and site."""

from __future__ import annotations

from masthead.compose.message import compose, messages
from masthead.compose.services import limits_of

__all__ = ["compose", "limits_of", "messages"]
