"""`masthead voice noise`: what the guides say of everything that was posted."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from masthead.commands.options import format_option, hub_option, now_option
from masthead.errors import UsageError

if TYPE_CHECKING:
    from masthead.channel import Channel
    from masthead.hub import Hub
    from masthead.message import Message
    from masthead.post import Post
    from masthead.voice.noise import GuideNoise, Listened

LONG_RUN = 300
"""Posts from which on a run on a terminal shows its progress."""


@click.command()
@click.option("--lang", metavar="LANG", help="Only posts in this language, e.g. en.")
@click.option("--all", "everything", is_flag=True, help="Posts that are still to come as well.")
@click.option("--plot", metavar="FILE", help="Also draw it, as an SVG file.")
@format_option("text", "json")
@now_option
@hub_option
def noise(
    hub: Path, lang: str | None, plot: str | None, format: str, now: datetime, *, everything: bool
) -> int:
    """Run the guides over all past posts: which share of them each rule flags.

    Waivers do not count. A rule that flags most posts is noise, or the posts need work.

    Example: masthead voice noise --lang en --plot noise.svg
    """
    from masthead.voice.noise import measure_noise

    loaded = _load(hub)
    posts = [
        post
        for post in loaded.posts.values()
        if (lang is None or post.lang == lang) and (everything or _past(post, now))
    ]
    if lang is not None and lang not in loaded.settings.languages:
        known = ", ".join(loaded.settings.languages)
        raise UsageError(f"the hub has no posts in {lang!r}", f"its languages are: {known}")
    guides = measure_noise(_listen(loaded, posts))
    if plot is not None:
        _draw(guides, Path(plot))
    if format == "json":
        data = {"guides": [_plain(guide) for guide in guides]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in _lines(guides):
            click.echo(line)
    return 0


def _draw(guides: Sequence[GuideNoise], file: Path) -> None:
    """Write the drawing of what the guides said, and say so."""
    from masthead import vega
    from masthead.voice import noise_plot

    drawn = vega.svg(noise_plot.plot(guides), alone=True)
    if not drawn:
        click.echo(f"not written: {file}: no post has been checked", err=True)
        return
    file.write_text(f"{drawn}\n", encoding="utf-8", newline="\n")
    click.echo(f"written: {file}", err=True)


def _load(root: Path) -> Hub:
    """Read the hub without opening its media."""
    from masthead.workspace import load_hub

    return load_hub(root, probe=lambda _: False)


def _past(post: Post, now: datetime) -> bool:
    """Tell whether a post has been due on any channel."""
    dues = [post.due_at(placement.channel) for placement in post.channels]
    return not post.draft and any(due is not None and due <= now for due in dues)


def _listen(hub: Hub, posts: Sequence[Post]) -> Iterator[Listened]:
    """Yield what the guides say of each post; posts without a guide are left out."""
    from masthead import lexicon
    from masthead.rules.voices import Voices
    from masthead.voice.noise import Listened, Said
    from masthead.voice.speakers import Speakers

    speakers = Speakers(hub.guides, lexicon.forms, hub.packs)
    voices = Voices(speakers)
    for post in _progress(posts):
        speaker = speakers.speaker(post.lang)
        if speaker is None:
            continue
        heard = voices.heard(post, _messages(post, hub))
        said = tuple(
            Said(one.finding.rule, one.finding.level) for some in heard.values() for one in some
        )
        yield Listened(speaker.guide.id, post.id, said)


def _messages(post: Post, hub: Hub) -> list[tuple[Channel, Message]]:
    """Return what a post sends, or has sent, channel by channel."""
    from masthead.compose import compose

    channels = [hub.channels.get(placement.channel) for placement in post.channels]
    return [(channel, compose(post, channel, hub)) for channel in channels if channel is not None]


def _progress(posts: Sequence[Post]) -> Iterator[Post]:
    """Go through the posts; on a terminal, a long run shows how far it is."""
    if len(posts) < LONG_RUN or not sys.stderr.isatty():
        yield from posts
        return
    with click.progressbar(posts, label="Listening to posts", file=sys.stderr) as bar:
        yield from bar


def _plain(guide: GuideNoise) -> dict[str, Any]:
    """Return a guide's noise as JSON values; shares are rounded to four places."""
    return {
        "guide": guide.guide,
        "posts": guide.posts,
        "share": round(guide.share, 4),
        "error_share": round(guide.error_share, 4),
        "flagged": {str(level): count for level, count in guide.flagged.items()},
        "rules": [
            {
                "rule": one.rule,
                "level": str(one.level),
                "posts": one.posts,
                "hits": one.hits,
                "share": round(one.share, 4),
            }
            for one in guide.rules
        ],
    }


def _posts(number: int) -> str:
    return "1 post" if number == 1 else f"{number:,} posts"


def _lines(guides: Sequence[GuideNoise]) -> Iterator[str]:
    """Yield the table, guide by guide."""
    if not guides:
        yield "no post that has been due has a guide"
    for guide in guides:
        yield (
            f"{guide.guide}: {_posts(guide.posts)}, {guide.share:.0%} flagged, "
            f"{guide.error_share:.0%} with an error"
        )
        width = max((len(one.rule) for one in guide.rules), default=0)
        if guide.rules:
            yield f"  {'rule':{width}}  level    posts  hits  share"
        for one in guide.rules:
            row = f"{one.posts:5}  {one.hits:4}  {one.share:5.1%}"
            yield f"  {one.rule:{width}}  {one.level:7}  {row}"
