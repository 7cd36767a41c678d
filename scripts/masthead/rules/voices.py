"""What the guides of a hub say of its posts: worked out once a post, for all rules on voice.

A text goes through the engine of the guide that holds for its language, its channel, its
audiences and its situation. Channels that share a text and a guide share the answer; what several
channels share is one finding, at one place in the post's file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from masthead.channel import Channel
from masthead.document import KeyPath, Place
from masthead.finding import Finding
from masthead.guide import Guide
from masthead.message import Message, Part
from masthead.post import Post
from masthead.voice.anchors import url_of
from masthead.voice.levels import family_of
from masthead.voice.speakers import Speaker, Speakers

if TYPE_CHECKING:
    from masthead.voice.hit import Hit

Messages = Sequence[tuple[Channel, Message]]


class Edit(NamedTuple):
    """A replacement in a file: at a place stands `old`, and `new` is right.

    `in_front` tells whether the place is in the front matter.
    """

    line: int
    column: int
    old: str
    new: str
    in_front: bool = False


class Heard(NamedTuple):
    """A finding of a guide in a post, and what would mend it, where that is certain."""

    finding: Finding
    edit: Edit | None = None


class Voices:
    """The guides of a hub, listening to its posts.

    Args:
        speakers: the guides that count, with their engines.
        site: address of the site that shows the guides, or empty.
    """

    def __init__(self, speakers: Speakers, site: str = "") -> None:
        self.speakers = speakers
        self.site = site
        self._heard: dict[str, Mapping[str, tuple[Heard, ...]]] = {}

    def heard(self, post: Post, messages: Messages) -> Mapping[str, tuple[Heard, ...]]:
        """Return what the guides say of a post, by family of rules.

        Args:
            post: the post.
            messages: what it sends, channel by channel.
        """
        if post.path not in self._heard:
            found: dict[str, list[Heard]] = {}
            for one in self._all(post, messages):
                found.setdefault(family_of(one.finding.rule), []).append(one)
            self._heard[post.path] = {name: tuple(some) for name, some in found.items()}
        return self._heard[post.path]

    def discloses(self, post: Post, channel: Channel) -> bool:
        """Tell whether a guide says what a commercial post must say on a channel."""
        from masthead.voice.disclosures import required

        speaker = self.speakers.speaker(post.lang, channel.id, post.situation, post.audiences)
        if speaker is None:
            return False
        return bool(required(speaker.guide.disclosures, post.commercial, market_of(channel)))

    def _all(self, post: Post, messages: Messages) -> Iterator[Heard]:
        said = (post.situation, post.audiences)
        plain = self.speakers.speaker(post.lang, "", *said)
        if plain is None:
            return
        yield from self._fields(post, plain)
        spots: list[tuple[Heard, str]] = []
        done: dict[tuple[object, ...], list[Heard]] = {}
        for channel, message in messages:
            speaker = self.speakers.speaker(post.lang, channel.id, *said) or plain
            texts = tuple(part.text for part in message.parts)
            same = (id(speaker), market_of(channel), texts)
            if same not in done:
                done[same] = list(self._message(post, message, market_of(channel), speaker))
            spots += ((heard, channel.id) for heard in done[same])
        yield from _joined(spots, messages)

    def _message(
        self, post: Post, message: Message, market: str, speaker: Speaker
    ) -> Iterator[Heard]:
        """Yield what a guide finds in a message."""
        from masthead.voice.places import place_of

        found = speaker.engine.message_hits(
            message,
            commercial=post.commercial,
            market=market,
            evidence=proven(post, speaker.guide),
        )
        for part, hits in zip(message.parts, found, strict=True):
            for hit in hits:
                place = place_of(part, hit.start, post)
                finding = self._finding(hit, post, place, part.text, speaker)
                yield Heard(finding, _edit(hit, part) if _certain(hit, speaker) else None)

    def _fields(self, post: Post, speaker: Speaker) -> Iterator[Heard]:
        """Yield what a guide finds in a post's title and in its alternative texts."""
        from masthead.voice.scalars import written

        evidence = proven(post, speaker.guide)
        for kind, key, text in _front_texts(post):
            hits = speaker.engine.hits(text, kind=kind, evidence=evidence)
            if not hits:
                continue
            where = written(post.document, key, text)
            for hit in hits:
                place = where.place(hit.start)
                edit = None
                if _certain(hit, speaker) and where.stands(hit.start, hit.end, text):
                    old = text[hit.start : hit.end]
                    edit = Edit(place.line, place.column, old, hit.fix or "", in_front=True)
                yield Heard(self._finding(hit, post, place, text, speaker), edit)

    def _finding(self, hit: Hit, post: Post, place: Place, text: str, speaker: Speaker) -> Finding:
        """Return a hit as a finding at a place."""
        begin = text.rfind("\n", 0, hit.start) + 1
        return Finding(
            hit.rule,
            post.path,
            hit.message,
            place.line,
            place.column,
            level=speaker.level_of(hit.rule),
            hint=hit.hint,
            url=url_of(self.site, speaker.guide_of(hit.rule), hit.rule),
            text=text[begin:].partition("\n")[0],
        )


def market_of(channel: Channel) -> str:
    """Return the market that a channel's page says, or nothing."""
    return str(channel.options.get("market", ""))


def proven(post: Post, guide: Guide) -> frozenset[str]:
    """Return the claims that a post may make: it has what each of them needs."""
    if not post.evidence:
        return frozenset()
    legal = {claim.id for claim in guide.claims if claim.needs == "legal"}
    return frozenset(
        one.claim for one in post.evidence if one.approved_by or one.claim not in legal
    )


def _certain(hit: Hit, speaker: Speaker) -> bool:
    """Tell whether a hit can be mended for good: what is put there is no hit itself."""
    return hit.fix is not None and not speaker.engine.hits(hit.fix)


def _edit(hit: Hit, part: Part) -> Edit | None:
    """Return the change in the file that a hit asks for, where the text stands there as sent."""
    for span in part.origin:
        if span.start <= hit.start and hit.end <= span.end:
            column = span.column + hit.start - span.start
            return Edit(span.line, column, part.text[hit.start : hit.end], hit.fix or "")
    return None


def _front_texts(post: Post) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield the texts of the front matter that are shown: kind, place, text."""
    yield "title", ("title",), post.title
    for index, media in enumerate(post.media):
        if media.alt:
            yield "alt", ("media", index, "alt"), media.alt
    for line in post.channels:
        for index, media in enumerate(line.media or ()):
            if media.alt:
                yield "alt", ("channels", line.channel, "media", index, "alt"), media.alt


def _joined(spots: Sequence[tuple[Heard, str]], messages: Messages) -> Iterator[Heard]:
    """Yield one finding for each place, with the channels where it is not for all of them."""
    groups: dict[tuple[object, ...], list[tuple[Heard, str]]] = {}
    for spot in spots:
        one = spot[0].finding
        groups.setdefault((one.rule, one.line, one.column, one.message, one.level), []).append(spot)
    for group in groups.values():
        heard = group[0][0]
        here = dict.fromkeys(channel for _, channel in group)
        others = [message for channel, message in messages if channel.id not in here]
        if others:
            message = f"{heard.finding.message} (on {', '.join(here)})"
            edit = heard.edit
            if edit is not None and any(_shows(other, edit) for other in others):
                edit = None
            heard = Heard(replace(heard.finding, message=message), edit)
        yield heard


def _shows(message: Message, edit: Edit) -> bool:
    """Tell whether a message shows the place of an edit."""
    return any(
        span.line == edit.line and span.column <= edit.column < span.column + span.end - span.start
        for part in message.parts
        for span in part.origin
    )
