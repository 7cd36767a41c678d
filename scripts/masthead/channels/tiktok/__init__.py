"""TikTok (K3): an upload is named first, and asked how it is; a person finishes it in the app."""

from __future__ import annotations

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.tiktok.adapter import TikTok
from masthead.channels.tiktok.answers import refused, wrong
from masthead.channels.tiktok.transfers import Transfers
from masthead.channels.wire import Wire
from masthead.setups.tiktok import SETUP


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("tiktok", SETUP.base)
    headers = {"Authorization": f"Bearer {tools.secret(channel, 'token')}"}
    wire = Wire(tools.client, base, headers, judge=wrong, refusal=refused)
    return TikTok(channel, tools, wire, Transfers(tools.client, base))
