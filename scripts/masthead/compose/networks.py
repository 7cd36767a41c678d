"""The social networks and what each accepts, as read on `AS_OF`.

A limit that sources disagree on, or that no page names, is left out: None means "not known".
Change a row only together with its date and source.
"""

from __future__ import annotations

from masthead.service import Limits, RetryClass, Service

AS_OF = "2026-11-22"
"""Day on which the facts below were read."""

NO_COMMENTS = frozenset({"email", "google-plus", "podcast", "whatsapp"})
"""Networks where nobody can write under a post; elsewhere a comment or a reply can."""

NO_ADAPTER = "this version has no adapter yet"


def _network(
    id: str,
    title: str,
    retry_class: RetryClass,
    formats: str,
    limits: Limits,
    *,
    source: str,
    reason: str = NO_ADAPTER,
    publishes: str = "manual",
    compose_url: str = "",
) -> Service:
    """Return one row; `formats` is a list with spaces between."""
    return Service(
        id=id,
        title=title,
        retry_class=retry_class,
        publishes=publishes,
        formats=tuple(formats.split()),
        limits=limits,
        as_of=AS_OF,
        source=source,
        reason=reason,
        compose_url=compose_url,
        comments=id not in NO_COMMENTS,
    )


NETWORKS = (
    _network(
        "mastodon",
        "Mastodon",
        RetryClass.IDEMPOTENCY_KEY,
        "text photo video link poll",
        # An instance may allow other numbers; these are the defaults of the software.
        Limits(text=500, counter="mastodon", media=4, alt=1500),
        source="docs.joinmastodon.org: Posting to your profile",
    ),
    _network(
        "bluesky",
        "Bluesky",
        RetryClass.OWN_ID,
        "text photo video link",
        Limits(text=300, counter="graphemes", bytes=3000, media=4, image_bytes=2_000_000),
        source="lexicon app.bsky.feed.post and its server, version 0.5.35",
        compose_url="https://bsky.app/intent/compose",
    ),
    _network(
        "x",
        "X",
        RetryClass.LISTING,
        "text photo video link poll",
        Limits(text=280, counter="x", media=4, alt=1000),
        source="docs.x.com: Counting characters; Create media metadata",
        reason=f"{NO_ADAPTER}; every post by API costs money, more with a link",
        compose_url="https://x.com/intent/post",
    ),
    _network(
        "threads",
        "Threads",
        RetryClass.TWO_STEPS,
        "text photo video carousel link poll",
        Limits(text=500, counter="threads", media=20, alt=1000),
        source="developers.facebook.com: Threads Posts",
        compose_url="https://www.threads.com/intent/post",
    ),
    _network(
        "tiktok",
        "TikTok",
        RetryClass.TWO_STEPS,
        "photo video carousel",
        Limits(
            text=2200,
            counter="utf16",
            media=35,
            media_required=True,
            parts=1,
            links=False,
            title=90,
        ),
        source="developers.tiktok.com: Direct Post; Photo",
        reason=f"{NO_ADAPTER}; apps that are not audited may post only for their owner's eyes",
        compose_url="https://www.tiktok.com/upload",
    ),
    _network(
        "linkedin",
        "LinkedIn",
        RetryClass.LISTING,
        "text photo video carousel link poll",
        Limits(text=3000, counter="graphemes", media=20, alt=4086, parts=1),
        source="learn.microsoft.com: Posts API; MultiImage API",
        reason=f"{NO_ADAPTER}; pages need a review by LinkedIn, persons cannot list their posts",
        compose_url="https://www.linkedin.com/feed/",
    ),
    _network(
        "facebook",
        "Facebook page",
        RetryClass.TWO_STEPS,
        "text photo video carousel story link",
        Limits(text=63_206, media=10, image_bytes=4_000_000, parts=1),
        source="developers.facebook.com: Pages API, Posts",
        reason=f"{NO_ADAPTER}; the app needs a review, and profiles of persons have no API",
        compose_url="https://www.facebook.com/",
    ),
    _network(
        "instagram",
        "Instagram",
        RetryClass.TWO_STEPS,
        "photo video carousel story",
        Limits(
            text=2200,
            media=10,
            media_required=True,
            media_types=("image/jpeg", "video/mp4"),
            hashtags=30,
            parts=1,
            links=False,
        ),
        source="developers.facebook.com: Instagram, Content Publishing",
        reason=f"{NO_ADAPTER}; it takes professional accounts and media on a public address only",
        compose_url="https://www.instagram.com/",
    ),
    _network(
        "telegram",
        "Telegram channel",
        RetryClass.BLIND,
        "text photo video link poll",
        Limits(text=4096, caption=1024, media=10),
        source="core.telegram.org: Bot API 10.1",
        compose_url="https://web.telegram.org/",
    ),
    _network(
        "discord",
        "Discord",
        RetryClass.IDEMPOTENCY_KEY,
        "text photo video link poll",
        Limits(text=2000, media=10, image_bytes=10_485_760, alt=1024),
        source="Discord API description, version 10",
        compose_url="https://discord.com/channels/@me",
    ),
    _network(
        "slack",
        "Slack",
        RetryClass.LISTING,
        "text photo video link",
        Limits(text=40_000),
        source="docs.slack.dev: Truncating really long messages",
        compose_url="https://app.slack.com/client",
    ),
    _network(
        "matrix",
        "Matrix room",
        RetryClass.OWN_ID,
        "text photo video link",
        # The limit is that of the whole event; a text near to it may be refused.
        Limits(bytes=65_536),
        source="Matrix specification, events; measured against Synapse 1.163",
    ),
    _network(
        "email",
        "E-mail newsletter",
        RetryClass.BLIND,
        "text photo link",
        Limits(parts=1),
        source="RFC 5321 and 5322 name no limit for a text",
    ),
    _network(
        "youtube",
        "YouTube",
        RetryClass.TWO_STEPS,
        "video",
        Limits(
            text=5000,
            counter="bytes",
            media=1,
            media_required=True,
            media_types=("video/mp4", "video/quicktime", "video/webm"),
            parts=1,
            title=100,
        ),
        source="developers.google.com: YouTube Data API, Videos",
        reason=f"{NO_ADAPTER}; uploads by projects that are not audited stay private",
        compose_url="https://studio.youtube.com/",
    ),
    _network(
        "vk",
        "VKontakte",
        RetryClass.LISTING,
        "text photo video link poll",
        Limits(media=10, parts=1),
        source="dev.vk.com: wall.post",
        reason=f"{NO_ADAPTER}; a community's key can post text but no photos",
        compose_url="https://vk.com/feed",
    ),
    _network(
        "ok",
        "Odnoklassniki",
        RetryClass.BLIND,
        "text photo link poll",
        Limits(parts=1),
        source="apiok.ru: mediatopic.post",
        reason=f"{NO_ADAPTER}; the right to post to a group is granted by its support alone",
        compose_url="https://ok.ru/",
    ),
    _network(
        "pinterest",
        "Pinterest",
        RetryClass.LISTING,
        "photo video carousel",
        Limits(text=800, media=5, media_required=True, alt=500, parts=1, links=False, title=100),
        source="developers.pinterest.com: Pins, version 5",
        reason=f"{NO_ADAPTER}; pins of an app on trial are seen by their owner only",
        compose_url="https://www.pinterest.com/pin-builder/",
    ),
    _network(
        "reddit",
        "Reddit",
        RetryClass.LISTING,
        "text photo video carousel link poll",
        Limits(text=40_000, parts=1, title=300),
        source="Reddit: Responsible Builder Policy; API, submit",
        reason="Reddit approves each app that posts, since November 2025",
        compose_url="https://www.reddit.com/submit",
    ),
    _network(
        "whatsapp",
        "WhatsApp channel",
        RetryClass.BLIND,
        "text photo video link poll",
        Limits(),
        source="developers.facebook.com: WhatsApp Cloud API",
        reason="there is no official API to post to Channels",
        compose_url="https://web.whatsapp.com/",
    ),
    _network(
        "podcast",
        "Podcast feed",
        RetryClass.OWN_ID,
        "podcast",
        Limits(media=1, media_required=True, media_types=("audio/mpeg", "audio/mp4"), parts=1),
        source="RSS 2.0, enclosure; directories read the feed by themselves",
    ),
    _network(
        "google-plus",
        "Google Plus",
        RetryClass.BLIND,
        "",
        Limits(parts=1),
        source="closed for persons on 2 April 2019",
        publishes="archived",
        reason="Google closed it in 2019; the channel keeps old posts in the calendar",
    ),
)
"""One row per network, the most open ones first."""
