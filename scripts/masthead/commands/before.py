"""Read what a change has changed as it was: what it no longer says may be missing elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from masthead.hub import Hub
from masthead.kinds import KINDS, locate
from masthead.page import Page
from masthead.post import Post
from masthead.reader import read_markdown
from masthead.repo import read_files
from masthead.schema.build import build_page, build_post
from masthead.settings import Settings
from masthead.walking import FOLDERS

MOST_NAMED = 200
"""Files that git is told by name: a command line has room for more, but not without end."""


def as_they_were(
    root: Path, hub: Hub, since: str, changed: Collection[str]
) -> tuple[Post | Page, ...]:
    """Return the posts and pages among changed files as a commit has them.

    Args:
        root: the hub's folder.
        hub: the hub, for its settings.
        since: the commit.
        changed: paths, relative to the hub.

    Raises:
        RepositoryError: there is no repository, no such commit, or it is not whole.
    """
    texts = [path for path in changed if path.endswith(".md") and path.startswith(FOLDERS)]
    if not texts:
        return ()
    files = read_files(root, since, *(texts if len(texts) <= MOST_NAMED else FOLDERS))
    read = (_read(path, files[path], hub.settings) for path in texts if path in files)
    return tuple(one for one in read if one is not None)


def _read(path: str, raw: bytes, settings: Settings) -> Post | Page | None:
    kind = KINDS[locate(path)[0]]
    document, _ = read_markdown(
        path, raw, front_limit=kind.front_limit, required=kind.front_required
    )
    if document is None:
        return None
    built = build_post if kind.name == "post" else build_page
    return built(document, settings)[0]
