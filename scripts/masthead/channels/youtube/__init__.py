"""YouTube (K3): a session takes the film's bytes; once it has all of them, the video is there."""

from __future__ import annotations

from masthead.channel import Channel
from masthead.channels.base import Adapter, Tools
from masthead.channels.wire import Wire
from masthead.channels.youtube.adapter import YouTube
from masthead.channels.youtube.answers import refused
from masthead.channels.youtube.tokens import SIGN_IN, Tokens
from masthead.channels.youtube.uploads import Uploads
from masthead.setups.youtube import SETUP


def make(channel: Channel, tools: Tools) -> Adapter:
    """Return the adapter of a channel."""
    base = tools.address("youtube", SETUP.base)
    names = ("client_id", "client_secret", "refresh_token")
    secrets = {name: tools.secret(channel, name) for name in names}
    tokens = Tokens(tools.client, tools.address("youtube", SIGN_IN), secrets, tools.clock)
    uploads = Uploads(tools.client, base, tools.clock)
    wire = Wire(tools.client, base, refusal=refused)
    return YouTube(channel, tools, wire, tokens, uploads)
