"""One preview card for each channel of a post, drawn by `masthead.cards`."""

from __future__ import annotations

from masthead.cards import card
from masthead.compose import limits_of, messages
from masthead.post import Media, Post
from masthead.site.addresses import link, media_place
from masthead.site.api_posts import note_messages
from masthead.site.drawing import draw
from masthead.site.view import View


def previews(view: View, post: Post, place: str) -> str:
    """Return the cards of a post for the page at `place`, or why there are none."""

    def media_url(item: Media) -> str:
        asset = view.hub.assets.get(item.path)
        if item.path not in view.links.media or not (asset and asset.mime.startswith("image/")):
            return ""
        return link(place, media_place(item.path))

    def media_size(item: Media) -> tuple[int, int]:
        asset = view.hub.assets.get(item.path)
        return (asset.width, asset.height) if asset else (0, 0)

    cards = []
    composed = messages(post, view.hub)
    note_messages(view, post, composed)
    for message in composed:
        channel = view.hub.channels[message.channel]
        drawn = card(
            message, channel, limits_of(channel), media_url=media_url, media_size=media_size
        )
        # Markdown would take a blank line of the text for the end of the block.
        cards.append(drawn.replace("\n", "&#10;"))
    unknown = [line.channel for line in post.channels if line.channel not in view.hub.channels]
    return draw("previews", cards=cards, unknown=unknown)
