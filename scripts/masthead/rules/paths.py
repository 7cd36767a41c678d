"""Follow the links between the hub's own files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from masthead.document import Document
from masthead.hub import Hub
from masthead.kinds import locate_data
from masthead.rules.context import Context
from masthead.rules.texts import Text

CONTENT = "content"
ENDINGS = ("", ".md", "/index.md")
"""What a link leaves out of the name of the file that it leads to."""


class FileLink(NamedTuple):
    """A link from a page or post to a file of the hub.

    Args:
        text: the body that holds the link.
        offset: where in the body.
        wanted: the path that the link names, relative to the hub.
        found: the file it leads to, or None where there is none.
        public: whether the page it stands on is public.
        target_public: whether the file it leads to is public.
    """

    text: Text
    offset: int
    wanted: str
    found: str | None
    public: bool
    target_public: bool


def links_to_files(context: Context) -> Iterator[FileLink]:
    """Yield the links to files of the hub in the posts and pages whose findings are wanted."""
    for document in context.documents():
        for target in context.targets(document):
            wanted = resolve(document.path, target.url)
            if wanted is None:
                continue
            found = find_file(context.hub, wanted)
            yield FileLink(
                text=Text(document, document.body),
                offset=target.offset,
                wanted=wanted,
                found=found,
                public=context.shared.is_public(document.path),
                target_public=found is None or _is_public(found, document.path, context),
            )


def resolve(path: str, url: str) -> str | None:
    """Return the path that a relative link names, or None where it leads elsewhere.

    Args:
        path: the file that holds the link, relative to the hub.
        url: the link as written.
    """
    name = unquote(_unescaped(url).partition("#")[0].partition("?")[0])
    if not name or ":" in name.partition("/")[0] or name.startswith("//") or "{" in name:
        return None
    base = CONTENT if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(base, name.lstrip("/")))


def _unescaped(url: str) -> str:
    if "&" not in url:
        return url
    import html

    return html.unescape(url)


def find_file(hub: Hub, wanted: str) -> str | None:
    """Return the file that a path names: itself, or the page that becomes that address."""
    paths = (f"{wanted}{ending}" for ending in ENDINGS)
    return next((path for path in paths if path in hub.files), None)


def _is_public(found: str, path: str, context: Context) -> bool:
    """Tell whether a public page may show a file: media in `strategy/` stay in there."""
    if found.endswith(".md") or locate_data(found):
        return context.shared.is_public(found)
    return not found.startswith("strategy/") or path.startswith("strategy/")


def document_paths(document: Document) -> Iterator[str]:
    """Yield the paths that a document's front matter may name, as links from the file."""
    from masthead.rules.texts import texts

    for text in texts(document):
        if text.key and "." in text.value and "\n" not in text.value and len(text.value) < 512:
            wanted = resolve(document.path, text.value)
            if wanted:
                yield wanted
