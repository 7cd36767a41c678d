"""Posts, channels and hubs made by hand, for tests that need no files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from masthead.channel import Channel
from masthead.document import Document
from masthead.hub import Hub
from masthead.page import Person
from masthead.post import Placement, Post
from masthead.sections import split_sections
from masthead.settings import Settings

SETTINGS = Settings(
    name="Lentera",
    public_url="https://lentera.example",
    internal_url="https://hub.lentera.example",
    utm={"source": "{network}", "medium": "social", "campaign": "{campaign}"},
)

CAFE = Person("repair-cafe", "Repair Café", {"mastodon": "cafe@chaos.example", "x": "@cafe"})


def channel_of(network: str = "mastodon", service: str = "", **fields: Any) -> Channel:
    """Return an active channel of a network, its id being the network's."""
    id = fields.pop("id", network)
    document = Document(f"strategy/channels/{id}.md", {})
    return Channel(id, service or network, network, document, **fields)


def post_of(body: str = "Bring your lamp.", *, line: int = 10, **fields: Any) -> Post:
    """Return a post whose body starts at `line`, for the channels named in `channels`."""
    channels = tuple(Placement(name) for name in fields.pop("channels", ("mastodon",)))
    return Post(
        id=fields.pop("id", "repair-week"),
        title=fields.pop("title", "Repair week"),
        document=Document("content/posts/2026/repair-week.md", {}, body, line),
        channels=fields.pop("placements", channels),
        sections=split_sections(body, line),
        **fields,
    )


def hub_of(
    *posts: Post,
    channels: tuple[Channel, ...] = (),
    people: tuple[Person, ...] = (CAFE,),
    settings: Settings = SETTINGS,
    **fields: Any,
) -> Hub:
    """Return a hub with posts, channels and people."""
    by_id: Mapping[str, Channel] = {channel.id: channel for channel in channels}
    return Hub(
        settings=settings,
        posts={post.id: post for post in posts},
        channels=by_id,
        people={person.id: person for person in people},
        sources=posts,
        **fields,
    )
