"""Preview cards: how a message will look on its network, as HTML.

The cards are plain fragments without scripts or addresses of other hosts; every text is escaped.
`CARD_CSS` is all the style they need, also in the dark and on paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from html import escape
from importlib.resources import files

from masthead.channel import Channel
from masthead.compose.measures import fitting, measures
from masthead.compose.services import SERVICES, is_by_hand
from masthead.message import Message
from masthead.post import Media
from masthead.service import Limits

MediaUrl = Callable[[Media], str]
"""Answers the address of a media file's picture; empty where there is none to show."""

MediaSize = Callable[[Media], tuple[int, int]]
"""Answers a picture's width and height in pixels; 0 where they are not known."""

LINK_CARDS = frozenset(
    {
        "bluesky",
        "discord",
        "discord-webhook",
        "facebook",
        "linkedin",
        "linkedin-person",
        "mastodon",
        "slack",
        "slack-webhook",
        "telegram",
        "threads",
        "vk",
        "x",
    }
)
"""Networks that draw a card of a link where a post has no media (seen November 2026). What the card
says is up to the linked page, so a preview shows the address alone."""

TALLEST, WIDEST = 4 / 5, 1.91
"""Shapes (width by height) that Instagram's publishing takes without a crop: media guidelines of
publishing tools, read November 2026. A picture beyond them is shown cut to the nearest."""

CARD_CSS = files("masthead").joinpath("cards.css").read_text(encoding="utf-8")
"""The style of the cards."""

_MARK = re.compile(r"@|#|http")
"""Where a look can begin: the engine of expressions finds these much quicker than a whole one."""

_LOOK = re.compile(
    r"(?P<link>https?://[^\s<>\"]+[^\s<>\".,;:!?')\]])"
    r"|(?P<account>(?<!\w)@\w[\w.-]*(?:@[\w.-]*\w)?(?<![.-]))"
    r"|(?P<hashtag>(?<!\w)#\w+)"
)
_NOT_IN_A_CLASS = re.compile(r"[^a-z0-9-]+")


def card(
    message: Message,
    channel: Channel,
    limits: Limits,
    *,
    media_url: MediaUrl | None = None,
    media_size: MediaSize = lambda _media: (0, 0),
) -> str:
    """Return the preview card of a message, an `<article>`.

    Args:
        message: the composed message.
        channel: the channel that it goes to.
        limits: what the channel accepts (`masthead.compose.limits_of`).
        media_url: where a media file's picture is; without it, its name and alt text show.
        media_size: how large a picture is, where the network cuts what does not fit.
    """
    network = _NOT_IN_A_CLASS.sub("-", message.network.lower())
    service = SERVICES.get(message.network)
    name = channel.title or channel.id
    handle = f'<span class="mh-handle">@{escape(channel.handle)}</span>' if channel.handle else ""
    where = escape(service.title if service else message.network)
    medium = partial(_medium, media_url=media_url, media_size=media_size, network=message.network)
    parts = "".join(_part(index, message, limits, medium) for index in range(len(message.parts)))
    return (
        f'<article class="mh-card mh-network-{network}" aria-label="{escape(name)}, {where}">'
        f'<header class="mh-head"><span class="mh-avatar" aria-hidden="true">'
        f'{escape(name[:1].upper())}</span><span class="mh-name">{escape(name)}</span>{handle}'
        f'<span class="mh-service">{where}</span></header>'
        f"{_title(message, limits)}{parts}{_notes(message)}</article>"
    )


def _title(message: Message, limits: Limits) -> str:
    """Return the title, where the network shows one or the message is a page of its own."""
    if limits.title is None and message.network not in {"site", "email"}:
        return ""
    return f'<p class="mh-title" lang="{escape(message.lang)}">{escape(message.title)}</p>'


def _part(index: int, message: Message, limits: Limits, medium: Callable[[Media], str]) -> str:
    """Return one part: text, media, link, and its length."""
    part = message.parts[index]
    fits = fitting(part, limits)
    text = _styled(part.text[:fits])
    if fits < len(part.text):
        text += f'<mark class="mh-over">{_styled(part.text[fits:])}</mark>'
    number = f"{index + 1} of {len(message.parts)}: " if len(message.parts) > 1 else ""
    lengths = ", ".join(
        f'<strong class="mh-excess">{escape(str(measure))}, over by {measure.over}</strong>'
        if measure.over
        else escape(str(measure))
        for measure in measures(part, limits)
    )
    link = ""
    if part.link and message.network in LINK_CARDS and not part.media:
        link = _link_card(part.link)
    elif part.link and part.link not in part.text:
        link = f'<p class="mh-link-field">Link: {_address(part.link)}</p>'
    return (
        f'<div class="mh-part">'
        f'<p class="mh-text" lang="{escape(message.lang)}" dir="auto">{text}</p>'
        f"{_media(part.media, medium)}{link}"
        f'<p class="mh-count">{number}{lengths}</p></div>'
    )


@lru_cache(maxsize=8)
def _styled(text: str) -> str:
    """Return a text with its addresses, accounts and hashtags marked as the network shows them.

    A post's channels share a text, so the last few are kept.
    """
    return "".join(_stretches(text))


def _stretches(text: str) -> Iterator[str]:
    done = 0
    for mark in _MARK.finditer(text):
        match = _LOOK.match(text, mark.start()) if mark.start() >= done else None
        if match is None:
            continue
        yield escape(text[done : match.start()])
        if match.lastgroup == "link":
            yield _address(match[0])
        else:
            yield f'<span class="mh-{match.lastgroup}">{escape(match[0])}</span>'
        done = match.end()
    yield escape(text[done:])


def _address(url: str) -> str:
    """Return an address that can be followed, if it is one of the web."""
    if not url.startswith(("https://", "http://")):
        return escape(url)
    return f'<a class="mh-link" href="{escape(url)}" rel="nofollow noopener">{escape(url)}</a>'


def _link_card(url: str) -> str:
    """Return the place of the card that a network draws of a link."""
    host, _, path = url.partition("://")[2].partition("/")
    return (
        f'<p class="mh-link-card"><span class="mh-host">{escape(host)}</span>'
        f"<span>/{escape(path.partition('?')[0])}</span></p>"
    )


def _media(media: Sequence[Media], medium: Callable[[Media], str]) -> str:
    """Return media files; several of them side by side, each cut to its cell."""
    shown = "".join(medium(item) for item in media)
    return f'<div class="mh-gallery">{shown}</div>' if len(media) > 1 else shown


def _cut(size: tuple[int, int], network: str) -> str:
    """Return the class that cuts a picture as a network does."""
    width, height = size
    if network != "instagram" or not width or not height:
        return ""
    shape = width / height
    return "mh-tallest" if shape < TALLEST else "mh-widest" if shape > WIDEST else ""


def _medium(item: Media, *, media_url: MediaUrl | None, media_size: MediaSize, network: str) -> str:
    """Return a media file: its picture or its name, and what is written for those who hear it."""
    url = media_url(item) if media_url else ""
    if url:
        cut = _cut(media_size(item), network)
        shape = f' class="{cut}"' if cut else ""
        shown = f'<img{shape} src="{escape(url)}" alt="{escape(item.alt or "")}" loading="lazy">'
    else:
        shown = f'<span class="mh-file">{escape(item.file)}</span>'
    alt = (
        '<em class="mh-missing">no alt text</em>'
        if item.alt is None
        else f"Alt: {escape(item.alt)}"
    )
    return f'<figure class="mh-media">{shown}<figcaption>{alt}</figcaption></figure>'


def _notes(message: Message) -> str:
    """Return what goes with the message or is left out of it."""
    notes = []
    if is_by_hand(message.service, message.format):
        notes.append(f"By hand: a person posts this {escape(message.format)} from a bundle")
    if message.first_comment:
        notes.append(f"First comment: {escape(message.first_comment)}")
    notes += [f"Not sent ({note.kind}): {escape(note.text)}" for note in message.dropped]
    notes += [f"No account here: {escape(person)}" for person in message.unresolved]
    lines = "".join(f"<li>{note}</li>" for note in notes)
    return f'<ul class="mh-notes">{lines}</ul>' if notes else ""
