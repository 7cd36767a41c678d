"""`masthead voice lint`: the guides alone, on posts of the hub or on any text."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from masthead.checking import Report, check
from masthead.commands.baselines import baseline_options, held_against
from masthead.commands.narrowing import Loaded, Wanted, hub_path, load
from masthead.commands.options import format_option, hub_option, now_option
from masthead.commands.voice_faults import known_language, unread
from masthead.errors import UsageError
from masthead.hub import Hub
from masthead.kinds import KINDS, locate
from masthead.linting import Text
from masthead.page import Page

AREA = "voice/"


@click.command()
@click.argument("file", required=False)
@click.option("--lang", metavar="LANG", help="Language of a text that says none, e.g. en.")
@click.option("--channel", metavar="ID", help="Look at what one channel gets.")
@click.option("--since", metavar="REF", help="Report only lines that were added since a commit.")
@click.option("--rules-from", metavar="REF", help="Judge by the guides of a commit.")
@click.option("--fix", is_flag=True, help="Write the replacements that are certain.")
@baseline_options
@format_option("text", "json", "github", "sarif")
@now_option
@hub_option
def lint(
    *,
    file: str | None,
    lang: str | None,
    channel: str | None,
    since: str | None,
    rules_from: str | None,
    baseline: Path | None,
    format: str,
    now: datetime,
    hub: Path,
    fix: bool,
    write_baseline: bool,
) -> int:
    """Hold texts against the guides: all posts, the posts in FILE, or any text.

    FILE may be a post or a folder of the hub, a text elsewhere, or - for standard input. A text
    with front matter is read as a post. With --fix, a text from standard input comes out mended on
    standard output, and its findings on standard error. Ends 1 when a finding is an error.

    Example: masthead voice lint draft.txt --lang en --channel mastodon
    """
    from masthead.commands.check import show

    started = time.monotonic()
    wanted = Wanted((), since, rules_from)
    if file is not None and (file == "-" or not _in_hub(hub, file)):
        if since:
            raise UsageError("--since needs a file of the hub", "leave it out")
        loaded = load(hub, wanted, ledger=False)
        if channel is not None:
            known_channel(loaded.hub, channel)
        known_language(loaded, lang)
        name = "stdin" if file == "-" else Path(file).as_posix()
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = Text(name, raw, lang or "", channel or "")
        report = _text(file, loaded, text, now=now, fix=fix)
    else:
        names = (hub_path(hub, file),) if file is not None else ()
        report = _posts(hub, wanted._replace(names=names), lang, channel, now=now, fix=fix)
    report = held_against(report, baseline, write=write_baseline)
    show(report, format, time.monotonic() - started, err=fix and file == "-")
    return 1 if report.failed else 0


def _in_hub(hub: Path, file: str) -> bool:
    """Tell whether a name stands for a post or a folder of the hub."""
    path = Path(file)
    if not path.exists():
        return True  # hub_path says that it is not there
    try:
        inside = path.resolve().relative_to(hub.resolve()).as_posix()
    except ValueError:
        return False
    kind = locate(inside)[0]
    return path.is_dir() or kind in ("post", "guide") or KINDS[kind].spoken


def _posts(
    root: Path,
    wanted: Wanted,
    lang: str | None,
    channel: str | None,
    *,
    now: datetime,
    fix: bool,
) -> Report:
    """Look at posts of the hub, published or not."""
    if fix:
        from masthead.commands.mending import mend

        loaded = mend(root, wanted, now, ledger=False)
    else:
        loaded = load(root, wanted, ledger=False)
    if lang is not None and lang not in loaded.hub.settings.languages:
        known_language(loaded, lang)
    hub = _narrowed(loaded.hub, lang, channel)
    report = check(hub, now=now, paths=loaded.paths, gating=loaded.gating, area=AREA)
    found = (*unread(loaded, now), *report.findings)
    ordered = sorted(found, key=lambda one: (one.path, one.line, one.column))
    return replace(report, findings=tuple(filter(loaded.shows, ordered)))


def _narrowed(hub: Hub, lang: str | None, channel: str | None) -> Hub:
    """Return the hub with the posts of one language, and what one channel gets of them."""
    if channel is not None:
        known_channel(hub, channel)
    posts = [
        post
        if channel is None
        else replace(post, channels=tuple(one for one in post.channels if one.channel == channel))
        for post in hub.sources
        if (lang is None or post.lang == lang) and (channel is None or post.placement(channel))
    ]
    pages = {
        kind: {id: page for id, page in some.items() if _is_wanted(page, lang, channel, hub)}
        if KINDS[kind].spoken
        else some
        for kind, some in hub.pages.items()
    }
    known = {post.id: post for post in reversed(posts)}
    return replace(hub, sources=tuple(posts), posts=known, pages=pages)


def _is_wanted(page: Page, lang: str | None, channel: str | None, hub: Hub) -> bool:
    """Tell whether a page that is said to people has a language and is for a channel."""
    data = page.document.data
    named = data.get("channels") or (channel,)
    spoken = data.get("lang") or hub.settings.languages[0]
    return (lang is None or lang == spoken) and (channel is None or channel in named)


def known_channel(hub: Hub, channel: str) -> None:
    """Refuse a channel that the hub does not have."""
    if channel not in hub.channels:
        from masthead.schema.shapes import did_you_mean

        raise UsageError(f"there is no channel {channel!r}", did_you_mean(channel, hub.channels))


def _text(file: str, loaded: Loaded, text: Text, *, now: datetime, fix: bool) -> Report:
    """Look at a text that is not in the hub."""
    from masthead.linting import lint_text

    report, after, fixes = lint_text(loaded.hub, text, now, gating=loaded.gating, fix=fix)
    for done in fixes:
        click.echo(f"fixed {done.path}:{done.line}: {done.words}", err=True)
    if fix and file == "-":
        sys.stdout.buffer.write(after)
        sys.stdout.buffer.flush()
    elif after != text.raw:
        Path(file).write_bytes(after)
    return report
