"""Kinds of medium: what people do there, which kind each network is, and its other names.

A kind says what a channel can be for; it is a word of the field, not a network's own claim.
"""

from __future__ import annotations

from collections.abc import Mapping

MEDIUMS: Mapping[str, str] = {
    "social network": "People keep up with people and groups they know, and comment below posts.",
    "microblog": "People read a stream of short posts, answer in public and pass on.",
    "photo sharing": "People look at pictures first and read what stands below some of them.",
    "video": "People watch, search for how-to, and come back for a series.",
    "messenger": "People read between other things, mostly on the phone, and answer in private.",
    "forum": "People ask, answer and vote within a topic, and distrust advertising.",
    "newsletter": "People read in their own time, one text after the other, and reply by mail.",
    "podcast": "People listen while they do something else, and subscribe.",
    "blog": "People arrive by search or a link, read one long text and look for the next.",
    "website": "People arrive with a question and leave when it is answered.",
}
"""Each kind of medium with what people do there."""

OF_NETWORK: Mapping[str, str] = {
    "mastodon": "microblog",
    "bluesky": "microblog",
    "x": "microblog",
    "threads": "microblog",
    "tiktok": "video",
    "youtube": "video",
    "linkedin": "social network",
    "linkedin-person": "social network",
    "facebook": "social network",
    "vk": "social network",
    "ok": "social network",
    "google-plus": "social network",
    "instagram": "photo sharing",
    "pinterest": "photo sharing",
    "telegram": "messenger",
    "whatsapp": "messenger",
    "discord": "messenger",
    "discord-webhook": "messenger",
    "slack": "messenger",
    "slack-webhook": "messenger",
    "matrix": "messenger",
    "reddit": "forum",
    "email": "newsletter",
    "podcast": "podcast",
    "site": "website",
}
"""The kind of medium of each network that Masthead knows."""

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "x": ("Twitter",),
    "vk": ("VKontakte",),
    "ok": ("Odnoklassniki",),
    "email": ("Newsletter", "Mail"),
    "site": ("Website",),
    "google-plus": ("Google+",),
}
"""Names under which people still look for a network."""
