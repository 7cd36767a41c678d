"""What each channel gets, folded up: the text as sent, its length, media with alt text, link."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.feedback.facts import Changed, Feedback, Preview
from masthead.inert import code, fence, prose, tag
from masthead.message import Message, Part
from masthead.rules.shared import DONE

OPEN = 3
"""Up to so many messages stand unfolded."""


def previews(feedback: Feedback) -> Iterator[tuple[str, str]]:
    """Yield each message of a change: its name, and its Markdown."""
    count = sum(len(changed.previews) for changed in feedback.posts)
    for changed in feedback.posts:
        for at, preview in enumerate(changed.previews):
            key = code(preview.message.key)
            title = f"#### {prose(changed.post.title)}\n\n{_from(changed)}\n\n" if at == 0 else ""
            note = _over(changed, preview.message.channel)
            yield f"preview of {key}", title + _message(preview, note, unfolded=count <= OPEN)


def _from(changed: Changed) -> str:
    owner = f", owner {code(changed.post.owner)}" if changed.post.owner else ""
    return f"From {code(changed.post.path)}{owner}"


def _over(changed: Changed, channel: str) -> str:
    """Return what there is to say of a message that nobody sends any more."""
    states = {slot.state for slot in changed.slots if slot.channel == channel}
    return ", out already: a change is not sent" if states & DONE else ""


def _message(preview: Preview, note: str, *, unfolded: bool) -> str:
    """Return one message, under a line that says where it goes and how long it is."""
    message = preview.message
    by = "" if message.network == message.service else f" through {tag(message.service)}"
    parts = f", {len(message.parts)} parts" if len(message.parts) > 1 else ""
    lengths = "" if parts else f": {', '.join(preview.lengths)}"
    over = " 🛑 too long" if any(preview.over) else note
    summary = f"<b>{tag(message.channel)}</b> ({tag(message.network)}{by}){parts}{lengths}{over}"
    blocks = [f"<details{' open' if unfolded else ''}><summary>{summary}</summary>"]
    blocks += [block for at in range(len(message.parts)) for block in _part(preview, at)]
    notes = "\n".join(_notes(message))
    return "\n\n".join([*blocks, *([notes] if notes else []), "</details>"])


def _part(preview: Preview, at: int) -> Iterator[str]:
    message, part = preview.message, preview.message.parts[at]
    if len(message.parts) > 1:
        yield f"Part {at + 1} of {len(message.parts)}: {preview.lengths[at]}"
    if preview.over[at]:
        yield f"🛑 Too long by {preview.over[at]}"
    yield fence(part.text) if part.text else "(no text)"
    beside = "\n".join(_beside(part, card=preview.card))
    if beside:
        yield beside


def _beside(part: Part, *, card: bool) -> Iterator[str]:
    """Yield what goes with a part's text."""
    for item in part.media:
        alt = "🛑 no alt text" if item.alt is None else f"alt: {prose(item.alt) or '(empty)'}"
        yield f"- Media: {code(item.path or item.file)}, {alt}"
    if part.link:
        drawn = ", drawn as a card" if card and not part.media else ""
        yield f"- Link: {code(part.link)}{drawn}"


def _notes(message: Message) -> Iterator[str]:
    """Yield what goes with the message, or is left out of it."""
    if message.first_comment:
        yield f"- First comment: {prose(message.first_comment)}"
    for note in message.dropped:
        yield f"- Not sent, {note.kind} in line {note.line}: {code(note.text)}"
    for name in message.unresolved:
        yield f"- No account on {code(message.network)}: {code(name)}"
