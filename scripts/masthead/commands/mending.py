"""Mend posts: what has one right answer is written into their files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from masthead.checking import edits_of
from masthead.commands.narrowing import Loaded, Wanted, load
from masthead.post import Post
from masthead.rules.edits import mended
from masthead.rules.fixes import fix
from masthead.rules.voices import Edit

MOST_ROUNDS = 8
"""Times that the posts are read again: what was mended may be mended further."""


def mend(root: Path, wanted: Wanted, now: datetime, *, ledger: bool = True) -> Loaded:
    """Mend the wanted posts, say what was changed, and return the hub as it is then."""
    loaded = load(root, wanted, ledger=ledger)
    for _ in range(MOST_ROUNDS):
        edits = edits_of(
            loaded.hub, now=now, paths=loaded.paths, gating=loaded.gating, shows=loaded.shows
        )
        hub, paths = loaded.hub, loaded.paths
        posts = hub.all_posts() if paths is None else hub.posts_at(paths)
        changed = [_mend(root, post, edits.get(post.path, ())) for post in posts]
        if not any(changed):
            break
        loaded = load(root, wanted, ledger=ledger)
    return loaded


def _mend(root: Path, post: Post, edits: tuple[Edit, ...]) -> bool:
    """Mend one post; tell whether anything was changed."""
    if not edits and not post.hashtags:
        return False
    file = root / post.path
    raw = file.read_bytes()
    # The hashtags may stand in one line with the title: first the words, then, in the next
    # round and from their places anew, the hashtags.
    after, fixes = mended(post.document, raw, edits)
    if not fixes:
        after, fixes = fix(post, raw)
    if fixes:
        file.write_bytes(after)
    for done in fixes:
        click.echo(f"fixed {done.path}:{done.line}: {done.words}", err=True)
    return bool(fixes)
