"""Compose a post for a channel: exactly what will be sent.

The order in a message, by these choices:

- The channel's own section, or else the text for all channels; `---` starts the next part.
- The first part ends with the link, then with the hashtags, each as a paragraph of its own:
  the first part is what people find, the rest are replies to it. A link stands in the text
  only where the network follows links there and its habit is not a field of its own; the field
  `Part.link` has it in any case. Neither is added where the text has it already.
- All media go with the first part, except a file that another part shows as a Markdown image
  (`![](bench.jpg)`): it goes with that part.
- `{@id}` becomes `@account`; where the person has no account on this network, the name.

Text from front matter (link, hashtags) and names of people have no source place in
`Part.origin`. Nothing is cut: what is too long is for a rule to report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from masthead.channel import Channel
from masthead.compose import links
from masthead.compose.counters import COUNTERS
from masthead.compose.networks import SAME_PLACE
from masthead.compose.plain import Plain, fill_names, to_plain
from masthead.compose.services import limits_of, takes_comment
from masthead.hub import Hub
from masthead.message import Dropped, Message, Part
from masthead.post import Media, Post, Section
from masthead.sections import split_parts
from masthead.service import Limits

LINK_IS_FIELD = frozenset({"email", "folder", "manual", "pinterest", "podcast", "site", "webhook"})
"""Networks that take a link beside the text."""

NO_HASHTAGS = frozenset(
    {
        "discord",
        "discord-webhook",
        "email",
        "matrix",
        "podcast",
        "reddit",
        "site",
        "slack",
        "slack-webhook",
        "whatsapp",
    }
)
"""Networks where a hashtag in the text leads nowhere; `Message.hashtags` keeps them."""

NO_ACCOUNTS = frozenset({"email", "folder", "manual", "podcast", "site", "webhook"})
"""Networks without accounts to name: there a person's name is what is meant."""

_HASHTAG = re.compile(r"[#＃](\w+)")


def messages(post: Post, hub: Hub) -> tuple[Message, ...]:
    """Compose a post for each of its channels that the hub knows, in the post's order."""
    return tuple(
        compose(post, hub.channels[line.channel], hub)
        for line in post.channels
        if line.channel in hub.channels
    )


def compose(post: Post, channel: Channel, hub: Hub) -> Message:
    """Compose a post for one channel; the rules stand in this module's docstring."""
    limits = limits_of(channel)
    names = _Names(hub, channel.network)
    section = _section(post, channel.id)
    texts = [
        to_plain(text, line, links=limits.links, mention=names.shown)
        for text, line in split_parts(section.text, section.line)
    ]
    listed = tuple(_described(one, hub) for one in post.media_for(channel.id))
    media, dropped = _placed(listed, texts)
    link = _link(post, channel, hub)
    hashtags = _distinct(post.hashtags)
    additions = (
        *_shown_link(post, channel, limits, link, texts),
        *_shown_hashtags(channel, hashtags, texts),
    )
    parts = [_part(texts[0], media[0], limits, link, additions)]
    parts += [_part(text, media[index], limits) for index, text in enumerate(texts[1:], 1)]
    return Message(
        post=post.id,
        channel=channel.id,
        service=channel.service,
        network=channel.network,
        title=post.title,
        lang=post.lang or channel.lang or hub.settings.languages[0],
        parts=tuple(parts),
        hashtags=hashtags,
        first_comment=_first_comment(post, channel, names),
        unresolved=tuple(dict.fromkeys(names.unresolved)),
        dropped=dropped,
        format=post.format,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """Looks people up for one network, and remembers whom it does not know there."""

    hub: Hub
    network: str
    unresolved: list[str] = field(default_factory=list)

    def shown(self, id: str) -> str | None:
        """Return `@account` or the person's name; None where nobody has this id."""
        person = self.hub.people.get(id)
        network = SAME_PLACE.get(self.network, self.network)
        account = person.handles.get(network, "").lstrip("@") if person else ""
        if account:
            return f"@{account}"
        if person is None or self.network not in NO_ACCOUNTS:
            self.unresolved.append(id)
        return person.name if person else None


def _first_comment(post: Post, channel: Channel, names: _Names) -> str:
    """Return the first comment, or nothing where the channel takes none (rule `post/dropped`)."""
    return fill_names(post.first_comment, names.shown) if takes_comment(channel) else ""


def _section(post: Post, channel: str) -> Section:
    """Return a channel's own section, or else the one for all, or an empty one."""
    shared = None
    for section in post.sections:
        if section.channel == channel:
            return section
        if not section.channel:
            shared = section
    return shared or Section("", "", post.document.body_line)


def _described(media: Media, hub: Hub) -> Media:
    """Return a file with the description of its sidecar, where the post has none of its own."""
    asset = hub.assets.get(media.path) if media.alt is None else None
    return replace(media, alt=asset.alt) if asset is not None and asset.alt else media


def _placed(
    media: tuple[Media, ...], texts: list[Plain]
) -> tuple[list[tuple[Media, ...]], tuple[Dropped, ...]]:
    """Share the media out to the parts; also return what stays dropped."""
    dropped = [note for text in texts for note in text.dropped]
    if not dropped:
        return [media, *[()] * (len(texts) - 1)], ()
    place = {
        note.text: index
        for index, text in reversed(list(enumerate(texts)))
        for note in text.dropped
        if note.kind == "image"
    }
    shares: list[list[Media]] = [[] for _ in texts]
    for item in media:
        shares[place.get(item.file, 0)].append(item)
    sent = {item.file for item in media}
    left = [note for note in dropped if note.kind != "image" or note.text not in sent]
    return [tuple(share) for share in shares], tuple(left)


def _link(post: Post, channel: Channel, hub: Hub) -> str:
    """Return the post's link for a channel, with campaign parameters where they belong.

    The site's own posts get none: a site that tags links to itself spoils its own counting.
    """
    link = post.link_for(channel.id)
    if channel.network == "site":
        return link
    words = {
        "channel": channel.id,
        "network": channel.network,
        "campaign": post.campaign,
        "post": post.id,
    }
    return links.tagged(link, hub.settings, words)


def _distinct(hashtags: tuple[str, ...]) -> tuple[str, ...]:
    """Return hashtags without `#`, each once, whatever its case."""
    tags = {tag.lstrip("#＃").casefold(): tag.lstrip("#＃") for tag in reversed(hashtags)}
    return tuple(reversed([tag for tag in tags.values() if tag]))


def _shown_link(
    post: Post, channel: Channel, limits: Limits, link: str, texts: list[Plain]
) -> tuple[str, ...]:
    """Return the link as a paragraph, where the network wants it in the text."""
    if not link or not limits.links or channel.network in LINK_IS_FIELD:
        return ()
    written = post.link_for(channel.id)
    for text in texts:
        if links.holds(text.text, written) or links.holds(text.text, link):
            return ()
    return (link,)


def _shown_hashtags(
    channel: Channel, hashtags: tuple[str, ...], texts: list[Plain]
) -> tuple[str, ...]:
    """Return a paragraph of the hashtags that the text does not have yet."""
    if not hashtags or channel.network in NO_HASHTAGS:
        return ()
    there = {tag.casefold() for text in texts for tag in _HASHTAG.findall(text.text)}
    missing = [f"#{tag}" for tag in hashtags if tag.casefold() not in there]
    return (" ".join(missing),) if missing else ()


def _part(
    plain: Plain,
    media: tuple[Media, ...],
    limits: Limits,
    link: str = "",
    additions: tuple[str, ...] = (),
) -> Part:
    """Make a part and count it as its network does."""
    text = plain.text
    if additions:
        text = "\n\n".join((text, *additions) if text else additions)
    counter = COUNTERS[limits.counter]
    limit = limits.text
    if media and limits.caption is not None:
        limit = min(limits.caption, limits.text or limits.caption)
    return Part(
        text=text,
        count=counter.count(text),
        limit=limit,
        unit=counter.unit,
        media=media,
        link=link,
        origin=plain.origin,
        code=plain.code,
    )
