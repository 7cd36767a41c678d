"""`masthead preview`: the exact messages of a post, before anyone sees them."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection
from html import escape
from pathlib import Path

import click

from masthead.commands.options import format_option, hub_option
from masthead.errors import UsageError
from masthead.hub import Hub
from masthead.kinds import locate
from masthead.message import Message, Part
from masthead.post import Media, Post
from masthead.suggestions import did_you_mean, nearest

LARGEST_PICTURE = 5_000_000
"""Pictures above this many bytes stay out of the HTML page; their name and alt text show."""


@click.command()
@click.argument("post")
@click.option("--channel", metavar="ID", help="Only this channel.")
@format_option("text", "json", "html")
@hub_option
def command(post: str, channel: str | None, format: str, hub: Path) -> int:
    """Show the exact messages of a POST: its id, or its file.

    Example: masthead preview repair-week --channel mastodon
    """
    from masthead.compose import messages
    from masthead.workspace import load_hub

    whole = load_hub(hub)
    found = find_post(whole, hub, post)
    composed = messages(found, whole)
    if channel is not None:
        composed = (_chosen(composed, channel, found),)
    for line in found.channels:
        if line.channel not in whole.channels:
            click.echo(f"the hub has no channel {line.channel!r}: run masthead check", err=True)
    if format == "json":
        from masthead.compose.services import is_by_hand

        # The shape is a contract: the key is there only where it says something.
        person = {"by_hand": True}
        shown = [
            message.shown() | (person if is_by_hand(message.service, message.format) else {})
            for message in composed
        ]
        click.echo(json.dumps({"messages": shown}, ensure_ascii=False, indent=2))
    elif format == "html":
        click.echo(as_page(found, composed, whole, hub))
    else:
        click.echo(as_text(found, composed, whole))
    return 0


def find_post(hub: Hub, root: Path, name: str) -> Post:
    """Return a post by id, or by its file as seen from here or from the hub's root."""
    if name in hub.posts:
        return hub.posts[name]
    path = _hub_path(root, name)
    for post in hub.sources:
        if post.path == path:
            return post
    unread = path if path in hub.files else _file_of(name, hub)
    if unread:
        raise UsageError(f"{unread} cannot be read as a post", f"run masthead check {unread}")
    hint = did_you_mean(name, hub.posts) or "`masthead status` lists them all"
    raise UsageError(f"there is no post {name!r}", hint)


def _file_of(name: str, hub: Hub) -> str:
    """Return the post's file whose name is an id, or empty: what cannot be read is there too."""
    return next(
        (
            path
            for path in sorted(hub.files)
            if path.endswith(".md") and locate(path) == ("post", name)
        ),
        "",
    )


def _hub_path(root: Path, name: str) -> str:
    """Return a file's name relative to the hub; as it was given where it lies elsewhere."""
    here = Path(name).absolute()
    if here.exists() and here.resolve().is_relative_to(root.resolve()):
        return here.resolve().relative_to(root.resolve()).as_posix()
    return Path(name).as_posix()


def _chosen(composed: Collection[Message], channel: str, post: Post) -> Message:
    """Return the message for one channel."""
    for message in composed:
        if message.channel == channel:
            return message
    places = [message.channel for message in composed]
    near = nearest(channel, places)
    goes = f"it goes to {', '.join(places)}" if places else "it goes nowhere"
    raise UsageError(
        f"the post {post.id!r} does not go to {channel!r}",
        f"did you mean {near}?" if near else goes,
    )


def as_text(post: Post, composed: Collection[Message], hub: Hub) -> str:
    """Return messages for a terminal."""
    from masthead.compose.services import is_by_hand

    blocks = [f"{post.id}: {post.title}"]
    for message in composed:
        by = "" if message.network == message.service else f" through {message.service}"
        lines = [f"== {message.channel} ({message.network}{by})"]
        if is_by_hand(message.service, message.format):
            lines.append(f"   by hand: a person posts this {message.format} from a bundle")
        for index, part in enumerate(message.parts, 1):
            number = f"part {index} of {len(message.parts)}: " if len(message.parts) > 1 else ""
            lines += _part_lines(part, number, message, hub)
        if message.first_comment:
            lines.append(f"   first comment: {message.first_comment}")
        lines += [
            f"   not sent, {note.kind}: {note.text} ({post.path}:{note.line}:{note.column})"
            for note in message.dropped
        ]
        lines += [f"   no account on {message.network}: {name}" for name in message.unresolved]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _part_lines(part: Part, number: str, message: Message, hub: Hub) -> list[str]:
    """Return the lines of one part: its length, its text, what goes with it."""
    from masthead.compose import limits_of
    from masthead.compose.measures import measures

    lengths = [
        f"{measure}" + (f" TOO LONG by {measure.over}" if measure.over else "")
        for measure in measures(part, limits_of(hub.channels[message.channel]))
    ]
    lines = [f"   {number}{', '.join(lengths)}"]
    lines += [f"   | {line}".rstrip() for line in part.text.split("\n")]
    for item in part.media:
        alt = "no alt text" if item.alt is None else f"alt: {item.alt}"
        lines.append(f"   media: {item.path or item.file} ({alt})")
    if part.link:
        lines.append(f"   link: {part.link}")
    return lines


def as_page(post: Post, composed: Collection[Message], hub: Hub, root: Path) -> str:
    """Return one HTML page of preview cards that needs no other file."""
    from masthead.cards import CARD_CSS, card
    from masthead.compose import limits_of

    def picture(item: Media) -> str:
        return _picture(item, hub, root)

    cards = "\n".join(
        card(message, channel, limits_of(channel), media_url=picture)
        for message in composed
        for channel in (hub.channels[message.channel],)
    )
    title = escape(f"{post.title}: preview")
    widths = _widths("phone" if reads_on_phone(post, hub) else "laptop")
    return (
        f'<!doctype html>\n<html lang="{escape(post.lang or hub.settings.languages[0])}">\n'
        f'<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\nbody{{margin:1rem;font-family:system-ui,sans-serif}}\n{WIDTHS_CSS}{CARD_CSS}</style>\n"
        f"</head>\n<body>\n{widths}\n<main>\n<h1>{escape(post.title)}</h1>\n{cards}\n</main>\n"
        "</body>\n</html>"
    )


WIDTHS = {"phone": 360, "laptop": 640}
"""Pixels of the column in which a network shows a post, roughly, by what people read on."""
WIDTHS_CSS = "".join(
    f"body:has(#{name}:checked) main{{max-width:{pixels}px}}\n" for name, pixels in WIDTHS.items()
)


def reads_on_phone(post: Post, hub: Hub) -> bool:
    """Tell whether an audience of a post reads on a phone, or nobody says on what."""
    pages = (hub.page("audience", id) for id in post.audiences)
    said = [page.document.data.get("devices", ()) for page in pages if page is not None]
    known = [devices for devices in said if isinstance(devices, str | list) and devices]
    return not known or any("phone" in devices for devices in known)


def _widths(chosen: str) -> str:
    """Return the choice between the widths; it works without scripts."""
    choices = "\n".join(
        f'<label><input type="radio" name="width" id="{name}"'
        f"{' checked' if name == chosen else ''}> As on a {name} ({pixels} px)</label>"
        for name, pixels in WIDTHS.items()
    )
    return f"<fieldset>\n<legend>Width</legend>\n{choices}\n</fieldset>"


def _picture(item: Media, hub: Hub, root: Path) -> str:
    """Return a picture as a `data:` address; empty for other media and large files."""
    asset = hub.assets.get(item.path)
    if asset is None or asset.problem or asset.bytes > LARGEST_PICTURE:
        return ""
    if asset.mime not in {"image/jpeg", "image/png", "image/webp", "image/gif"}:
        return ""
    content = base64.b64encode((root / asset.path).read_bytes()).decode("ascii")
    return f"data:{asset.mime};base64,{content}"
