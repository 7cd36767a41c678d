"""Hold a text from anywhere against the guides of a hub, as if it were a post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from masthead.channel import Channel
from masthead.checking import Report, check, edits_of
from masthead.document import Document
from masthead.finding import Finding
from masthead.hub import Hub
from masthead.post import Placement, Post
from masthead.reader import read_markdown
from masthead.rules.edits import mended
from masthead.rules.fixes import Fix
from masthead.rules.shared import Gating
from masthead.schema.build import build_post
from masthead.sections import split_sections

AREA = "voice/"
PLAIN = "text"
"""Id of the channel that shows a text as it is."""
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Text:
    """A text to look at.

    Args:
        name: where it comes from, for people.
        raw: its bytes; with front matter it is read as a post.
        lang: its language, where it says none; empty for the hub's first.
        channel: a channel of the hub; empty for those of the text, or for none.
    """

    name: str
    raw: bytes
    lang: str = ""
    channel: str = ""


def lint_text(
    hub: Hub, text: Text, now: datetime, *, gating: Gating | None = None, fix: bool = False
) -> tuple[Report, bytes, tuple[Fix, ...]]:
    """Return what the guides find in a text, the text (mended with `fix`), and what was mended.

    Args:
        hub: the hub with the guides.
        text: the text.
        now: the time of the check.
        gating: the guides that count, where they are not the hub's own.
        fix: whether to make the replacements that are certain.
    """
    raw, fixes = text.raw, list[Fix]()
    around, faults = _hub_around(hub, text)
    for _ in range(MOST_ROUNDS if fix else 0):
        edits = edits_of(around, now=now, paths={text.name}, gating=gating)
        if text.name not in edits:
            break
        raw, done = mended(around.sources[0].document, raw, edits[text.name])
        if not done:
            break
        fixes += done
        around, faults = _hub_around(hub, replace(text, raw=raw))
    report = check(around, now=now, paths={text.name}, gating=gating, area=AREA)
    findings = (*faults, *(one for one in report.findings if one.path == text.name))
    return Report(findings, 1), raw, tuple(fixes)


def _hub_around(hub: Hub, text: Text) -> tuple[Hub, tuple[Finding, ...]]:
    """Return the hub with the text as its only post, and why it cannot be read, if so."""
    document, faults = read_markdown(text.name, text.raw)
    if document is None:
        return replace(hub, sources=(), posts={}, records={}, findings=()), faults
    post, found = _post(hub, document, text)
    channels = hub.channels
    if not post.channels:
        channels = {PLAIN: Channel(PLAIN, "folder", "folder", Document("", {}))}
        post = replace(post, channels=(Placement(PLAIN),))
    around = replace(
        hub, sources=(post,), posts={post.id: post}, channels=channels, records={}, findings=()
    )
    return around, found


def _post(hub: Hub, document: Document, text: Text) -> tuple[Post, tuple[Finding, ...]]:
    """Return a text as a post, and what of its front matter cannot be read."""
    lang = text.lang or hub.settings.languages[0]
    sections = split_sections(document.body, document.body_line)
    post = Post(PLAIN, "", document, sections=sections, lang=lang)
    found: tuple[Finding, ...] = ()
    if document.data:
        built, found = build_post(document, hub.settings)
        if built is not None:
            own = text.lang or built.lang
            post = replace(built, lang=own, title=str(document.data.get("title", "")))
        found = tuple(one for one in found if one.rule != "schema/missing")
    if text.channel:
        known = post.placement(text.channel) or Placement(text.channel)
        post = replace(post, channels=(known,))
    return post, found
